import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { asks, passesOn, type OperationCase } from '../operationCase';

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

/**
 * The operations for comments on something, which are the same wherever there are comments:
 * docs/services/picqer.md, 2.23.
 *
 * @param path of the thing, with the parameter that names it
 */
export const commentsOn = (resource: string, path: string): Record<string, OperationCase> => ({
	[`${resource}.getComments`]: asks(`GET ${path}/comments`, [{ idcomment: 912 }]),
	[`${resource}.addComment`]: passesOn(
		`POST ${path}/comments`,
		{
			body: 'Call @Mila Bos',
			additionalFields: { show_at_related: true, is_visible_fulfilment: false },
		},
		{ answer: { idcomment: 913 } },
	),
});
