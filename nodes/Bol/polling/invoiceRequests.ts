import type { IDataObject } from 'n8n-workflow';
import type { Row } from '../../shared/trigger/polling/cursor';
import type { ServiceRequest } from '../../shared/request/service';
import { listIn, msOf, rowsOf, shrinkingRowsOf, type Choice, type Source } from './lists';
import { pagesOf, reads } from '../request';

const invoiceRequestPages = pagesOf('invoiceRequests', 'shipmentId');

const invoiceRequests = ({ state }: Choice): ServiceRequest => ({
	method: 'GET',
	url: '/retailer/shipments/invoices/requests',
	qs: { state },
	...reads,
});

/** An invoice request is new when it comes into the chosen state: a refused file is news again. */
function invoiceRequestRow(json: IDataObject): Row {
	const moments = listIn(json, 'statusTransitions').map(({ statusDateTime }) => statusDateTime);
	const latest = moments.sort((one, other) => msOf(one) - msOf(other)).at(-1);
	return {
		json,
		marks: [{ key: `${String(json.shipmentId)} ${String(latest)}`, at: msOf(latest) }],
	};
}

/** New invoice requests of business customers. */
export const newInvoiceRequests: Source = {
	things: 'invoice requests',
	async search(context, choice, { now }) {
		// Nothing is known of its order (2.4), and what is uploaded leaves it: only all of it is enough.
		const found = await shrinkingRowsOf(context, invoiceRequests(choice), invoiceRequestPages);
		return { rows: found.map(invoiceRequestRow), upTo: now, isComplete: true };
	},
	async sample(context, choice) {
		const request = invoiceRequests(choice);
		return (await rowsOf(context, request, invoiceRequestPages, () => true)).map(invoiceRequestRow);
	},
};
