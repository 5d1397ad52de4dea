import type { IDataObject } from 'n8n-workflow';
import { ownAnswer } from '../../../shared/service/body';
import { momentOf } from '../../../shared/lib/time';
import { changedSince, unlessGone } from '../../../shared/operation/changedSince';
import type { Call, Flow, Input } from '../../../shared/operation/operation';
import { allRows, readPages, withQuery } from '../../../shared/service/paging';
import { askedFor, dayBefore, pages, ZONE } from '../../service/request';

/** Inputs of the orders that changed since a moment. */
export const changedOrdersInputs: Input[] = [
	changedSince(
		'GoedGepickt can be asked for what was created only: orders, and shipments of older ones. Other changes of an older order do not show; the GoedGepickt Polling Trigger finds changes of status.',
	),
];

/**
 * Reads the orders that were created since a moment, and those of which a shipment was, each once
 * (docs/services/goedgepickt.md, 2.5 and 2.6).
 */
export const changedOrders: Flow = async (call) => {
	const since = call.inputs.changedSince as number;
	const orders = await createdSince(call, '/orders', since);
	const known = new Set(orders.map(({ uuid }) => uuid));
	for (const shipment of await createdSince(call, '/shipments', since)) {
		const uuid = orderUuidOf(shipment);
		if (!uuid || known.has(uuid)) continue;
		known.add(uuid);
		orders.push(...(await unlessGone(call, '/orders', askedFor('order', uuid))));
	}
	return ownAnswer(orders);
};

const orderUuidOf = ({ linkedOrder, orderUuid }: IDataObject) =>
	(linkedOrder as IDataObject | null | undefined)?.uuid ?? orderUuid;

/** What was created since a moment; what does not tell its date counts. */
async function createdSince({ request, send }: Call, url: string, since: number) {
	const createdAfter = dayBefore(since);
	const rows = await allRows(
		readPages(send, pages, withQuery({ ...request, url }, { createdAfter })),
	);
	return rows.filter(({ createDate }) => (momentOf(createDate, ZONE)?.getTime() ?? since) >= since);
}
