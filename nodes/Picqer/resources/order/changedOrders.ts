import type { IDataObject } from 'n8n-workflow';
import { ownAnswer } from '../../../shared/service/body';
import { wallClock } from '../../../shared/lib/time';
import { changedSince, unlessGone } from '../../../shared/operation/changedSince';
import type { Call, Flow, Input } from '../../../shared/operation/operation';
import { allRows, readPages } from '../../../shared/service/paging';
import { pages, ZONE } from '../../service/request';

/** Inputs of the orders that changed since a moment. */
export const changedOrdersInputs: Input[] = [
	changedSince(
		'Picqer can be asked for what was created and for picklists that were closed; other changes of an older order do not show',
	),
];

/**
 * Reads the orders that were created since a moment, and those of which a picklist was created or
 * closed since, each once (docs/services/picqer.md, 2.1 and 2.2, List filters).
 */
export const changedOrders: Flow = async (call) => {
	const since = wallClock(new Date(call.inputs.changedSince as number), ZONE);
	const orders = await list(call, '/orders', { sincedate: since });
	const known = new Set(orders.map(({ idorder }) => idorder));
	const picklists = [
		...(await list(call, '/picklists', { sincedate: since })),
		...(await list(call, '/picklists', { closed_after: since })),
	];
	for (const { idorder } of picklists) {
		if (idorder === undefined || idorder === null || known.has(idorder)) continue;
		known.add(idorder);
		const asked = { thing: 'order', id: idorder, idFields: ['idorder'] };
		orders.push(...(await unlessGone(call, '/orders', asked)));
	}
	return ownAnswer(orders);
};

const list = async ({ send }: Call, url: string, qs: IDataObject) =>
	await allRows(readPages(send, pages, { method: 'GET', url, qs }));
