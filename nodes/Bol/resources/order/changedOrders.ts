import type { IDataObject } from 'n8n-workflow';
import { ownAnswer } from '../../../shared/service/body';
import { ALL_METHODS, WHO_FULFILS } from '../../fields/fulfilmentMethod';
import { DAY_MS } from '../../../shared/lib/durations';
import { dayAfter } from '../../../shared/lib/time';
import { changedSince } from '../../../shared/operation/changedSince';
import { choice, place, required } from '../../../shared/operation/fields';
import type { Call, Flow, Input } from '../../../shared/operation/operation';
import { parameterError } from '../../../shared/operation/nodeError';
import { allRows, readPages, withQuery } from '../../../shared/service/paging';
import { laterNow } from '../../../shared/service/serviceClock';
import { dayOf, HISTORY_DAYS, merged } from '../../service/orderChanges';
import { bol, pagesOf } from '../../service/request';
import { rowsInField } from '../../service/rows';

const pages = pagesOf('orders', 'orderId');

/** Inputs of the orders that changed since a moment. */
export const changedOrdersInputs: Input[] = [
	changedSince('At most 3 months ago. bol lists changes by the day, so each day costs a request.'),
	...place(
		[
			required(
				choice('Fulfilment Method', 'fulfilment-method', ALL_METHODS, {
					default: 'ALL',
					description: WHO_FULFILS,
				}),
			),
		],
		'query',
	),
];

/**
 * Reads the orders of each day since a moment, open and handled, and gives each once with all of its
 * items that changed (docs/services/bol.md, 2.1).
 *
 * @throws NodeOperationError for a moment that bol knows no changes of any more
 */
export const changedOrders: Flow = async (call) => {
	const { context, inputs } = call;
	const since = inputs.changedSince as number;
	if (since < Date.now() - HISTORY_DAYS * DAY_MS) {
		throw parameterError(
			context,
			'Changed Since',
			`bol knows the changes of the last ${HISTORY_DAYS} days only`,
			'Choose a later moment; what is older can be read one by one with Get.',
		);
	}
	const rows: IDataObject[] = [];
	const latest = since + (HISTORY_DAYS + 1) * DAY_MS;
	// The first answer may tell that n8n's clock is behind; a clock that is far ahead must not cost
	// requests for days that are to come.
	const today = () => dayOf(Math.min(Math.max(laterNow(bol), since), latest));
	for (let day = dayOf(since); day <= today(); day = dayAfter(day)) {
		rows.push(...(await ordersOf(call, day)));
	}
	const body = merged(rows).filter((order) => hasChanged(order, since));
	return ownAnswer(body);
};

/**
 * The orders that changed last on a day. One that changes while they are read leaves the list, and the
 * rows behind it move up, one of them to a page that was read: so several pages are read twice.
 */
async function ordersOf({ request, send }: Call, day: string): Promise<IDataObject[]> {
	const onDay = withQuery(request, { 'latest-change-date': day });
	let read = 0;
	const ask = async (page: typeof request) => {
		read++;
		return await send(page);
	};
	const found = await allRows(readPages(ask, pages, onDay));
	return read > 1 ? [...found, ...(await allRows(readPages(send, pages, onDay)))] : found;
}

/** Whether an item of an order changed since; one that does not tell counts. */
function hasChanged(order: IDataObject, since: number): boolean {
	const items = rowsInField(order, 'orderItems');
	const moments = items.map((item) => Date.parse(String(item.latestChangedDateTime)));
	return moments.length === 0 || moments.some((at) => Number.isNaN(at) || at >= since);
}
