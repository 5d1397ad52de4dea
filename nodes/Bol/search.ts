import type { IDataObject } from 'n8n-workflow';
import { searchList } from '../shared/request/listSearch';
import { bol, pagesOf, reads } from './request';

/** How many items an order or shipment has, in words. */
const counted = (items: unknown) => {
	const { length } = (items ?? []) as unknown[];
	return length === 1 ? '1 item' : `${length} items`;
};

const dayOf = (moment: unknown) => String(moment ?? '').slice(0, 10);

/** What the lists in the editor show; bol's lists cannot be searched. */
export const listSearch = {
	searchOrders: searchList(bol, pagesOf('orders', 'orderId'), {
		request: () => ({
			method: 'GET',
			url: '/retailer/orders',
			qs: { 'fulfilment-method': 'ALL', status: 'ALL' },
			...reads,
		}),
		id: 'orderId',
		label: ({ orderId, orderPlacedDateTime, orderItems }: IDataObject) =>
			`${String(orderId)} – ${dayOf(orderPlacedDateTime)}, ${counted(orderItems)}`,
		filterHere: true,
	}),
	searchShipments: searchList(bol, pagesOf('shipments', 'shipmentId'), {
		request: () => ({ method: 'GET', url: '/retailer/shipments', ...reads }),
		id: 'shipmentId',
		label: ({ shipmentId, shipmentDateTime, shipmentItems }: IDataObject) =>
			`${String(shipmentId)} – ${dayOf(shipmentDateTime)}, ${counted(shipmentItems)}`,
		filterHere: true,
	}),
};
