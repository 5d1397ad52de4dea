import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { OperationCase } from '../operationCase';

const normalised = (row: IDataObject) => ({ ...row, tags: Object.values(row.tags ?? {}) });

/**
 * Cases in which the same answer is given without and with "Tags as List":
 * docs/services/picqer.md, 1.3.
 */
export function tagsAsList(
	path: string,
	parameters: INodeParameters,
	answer: IDataObject | IDataObject[],
): OperationCase[] {
	const exchanges = [{ request: `GET ${path}`, answer }];
	const rows = [answer].flat();
	const raw = { ...parameters, simplify: false };
	return [
		{ parameters: raw, exchanges, gives: rows },
		{ parameters: { ...raw, options: { tagsAsList: false } }, exchanges, gives: rows },
		{
			parameters: { ...raw, options: { tagsAsList: true } },
			exchanges,
			gives: rows.map(normalised) as IDataObject[],
		},
	];
}
