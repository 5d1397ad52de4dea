import { localTime } from '../time';
import { refused } from './errors';
import type { Order } from './types';
import { nowText } from './world';

const week = 7 * 24 * 3_600_000;

const nobody = {
	deliveryname: '-',
	deliverycontactname: null,
	deliveryaddress: null,
	deliveryaddress2: null,
	deliveryzipcode: null,
	deliverycity: null,
	deliveryregion: null,
	invoicename: '-',
	invoicecontactname: null,
	invoiceaddress: null,
	invoiceaddress2: null,
	invoicezipcode: null,
	invoicecity: null,
	invoiceregion: null,
	telephone: null,
	emailaddress: null,
	customer_remarks: null,
	pickup_point_data: null,
};

/** Removes the personal data of an order that is at least seven days old. */
export function anonymizeOrder(order: Order): void {
	if (order.created > localTime(Date.now() - week))
		throw refused(30, 'Only orders that are at least 7 days old can be anonymized');
	Object.assign(order, nobody, { updated: nowText() });
}
