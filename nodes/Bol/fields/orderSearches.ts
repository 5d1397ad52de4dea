import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { hasStatus } from '../../shared/service/failure';
import { objectIn } from '../../shared/service/body';
import { join, searchList, type Ask, type Search } from '../../shared/service/listSearch';
import type { Paging } from '../../shared/service/paging';
import { bol, pagesOf, reads } from '../service/request';

/** Orders of which name and city are read, each by a request of its own; bol lets 25 through a second. */
const NAMED_ORDERS = 15;

/** A whole order number, as in bol's examples: 1042831430, A2K8290LP8. Names have no digits. */
const ORDER_ID = /^(?=.*\d)[a-z\d]{8,16}$/i;

/** bol's answers for an ID that it does not know, or that cannot be one. */
const UNKNOWN = [400, 404];

/** How many items an order or shipment has, in words. */
export const counted = (items: unknown) => {
	const { length } = (items ?? []) as unknown[];
	return length === 1 ? '1 item' : `${length} items`;
};

/** The day in a moment as bol writes it, which labels show. */
export const shownDay = (moment: unknown) => String(moment ?? '').slice(0, 10);

/** The list of orders has neither name nor address (docs/services/bol.md, 2.1). */
async function withDetails(ask: Ask, rows: IDataObject[]): Promise<IDataObject[]> {
	const answers = await Promise.allSettled(
		rows.slice(0, NAMED_ORDERS).map(async ({ orderId }) => {
			const url = `/retailer/orders/${encodeURIComponent(String(orderId))}`;
			return objectIn(await ask({ method: 'GET', url, ...reads }));
		}),
	);
	return rows.map((row, index) => {
		const answer = answers[index];
		// An order can be found by its number, too.
		if (answer?.status !== 'fulfilled') return row;
		return { ...row, shipmentDetails: answer.value?.shipmentDetails };
	});
}

const orderLabel: Search['label'] = (row) => {
	const { orderId, orderPlacedDateTime, orderItems, shipmentDetails } = row;
	const { firstName, surname, city } = (shipmentDetails ?? {}) as IDataObject;
	const buyer = [firstName, surname].filter(Boolean).join(' ');
	return join(orderId, buyer, city, `${shownDay(orderPlacedDateTime)}, ${counted(orderItems)}`);
};

const listedOrders = searchList(bol, pagesOf('orders', 'orderId'), {
	request: () => ({
		method: 'GET',
		url: '/retailer/orders',
		qs: { 'fulfilment-method': 'ALL', status: 'ALL' },
		...reads,
	}),
	id: 'orderId',
	label: orderLabel,
	filterHere: true,
	details: withDetails,
});

/** The one order that an answer is. */
const oneOrder: Paging = {
	rowsIn: (body) => [(body ?? {}) as IDataObject].filter(({ orderId }) => orderId !== undefined),
	next: () => undefined,
};

const orderWithId = searchList(bol, oneOrder, {
	request: (id = '') => ({
		method: 'GET',
		url: `/retailer/orders/${encodeURIComponent(id.toUpperCase())}`,
		...reads,
	}),
	id: 'orderId',
	label: orderLabel,
});

const shipmentPages = pagesOf('shipments', 'shipmentId');

const shipmentLabel: Search['label'] = (row) => {
	const { shipmentId, shipmentReference, shipmentDateTime, shipmentItems } = row;
	const { orderId } = (row.order ?? {}) as IDataObject;
	return join(
		shipmentId,
		orderId !== undefined && `order ${String(orderId)}`,
		shipmentReference,
		`${shownDay(shipmentDateTime)}, ${counted(shipmentItems)}`,
	);
};

const listedShipments = searchList(bol, shipmentPages, {
	request: () => ({ method: 'GET', url: '/retailer/shipments', ...reads }),
	id: 'shipmentId',
	label: shipmentLabel,
	filterHere: true,
});

const shipmentsOfOrder = searchList(bol, shipmentPages, {
	request: (orderId = '') => ({
		method: 'GET',
		url: '/retailer/shipments',
		qs: { 'order-id': orderId.toUpperCase() },
		...reads,
	}),
	id: 'shipmentId',
	label: shipmentLabel,
});

type ListSearch = ReturnType<typeof searchList>;

/** Asks for a whole order number first, however old the order is, and looks into the list else. */
const byOrderIdOrListed = (byOrderId: ListSearch, listed: ListSearch) =>
	async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const typed = filter?.trim() ?? '';
		if (!paginationToken && ORDER_ID.test(typed)) {
			const { results } = await byOrderId.call(this, typed).catch(noneIfUnknown);
			if (results.length > 0) return { results };
		}
		return await listed.call(this, filter, paginationToken);
	};

/**
 * An empty list, where bol says that it does not know an ID or that it can be none.
 *
 * @throws any other error
 */
export function noneIfUnknown(error: unknown): INodeListSearchResult {
	if (hasStatus(error, UNKNOWN)) return { results: [] };
	throw error;
}

/** Orders and shipments in the editor: docs/services/bol.md, 2.1 and 2.2. */
export const orderSearches = {
	searchOrders: byOrderIdOrListed(orderWithId, listedOrders),
	searchShipments: byOrderIdOrListed(shipmentsOfOrder, listedShipments),
};
