import type { IDataObject } from 'n8n-workflow';
import type { ServiceRequest } from '../../shared/service/service';
import { keyOfThing, type Sight, type Source } from '../../shared/trigger/polling/source';
import { pagesOf, reads } from '../service/request';
import { rowsInField } from '../service/rows';
import { firstRowsOf, latestOf, shrinkingRowsOf, type Choice } from './lists';

const invoiceRequestPages = pagesOf('invoiceRequests', 'shipmentId');

const invoiceRequests = ({ state }: Choice): ServiceRequest => ({
	method: 'GET',
	url: '/retailer/shipments/invoices/requests',
	qs: { state },
	...reads,
});

/** An invoice request is new when it comes into the chosen state: a refused file is news again. */
function invoiceRequestSight(json: IDataObject): Sight {
	const moments = rowsInField(json, 'statusTransitions').map(
		({ statusDateTime }) => statusDateTime,
	);
	const latest = latestOf(moments);
	return {
		json,
		marks: [{ key: `${keyOfThing(json, json.shipmentId)} ${latest ?? ''}`, at: latest, state: '' }],
	};
}

/** New invoice requests of business customers. */
export const newInvoiceRequests: Source<Choice> = {
	things: 'invoice requests',
	nothing: 'bol lists no invoice requests now',
	daysBack: () => 365,
	isReadByDate: false,
	isNewsAtFirstSight: true,
	isOldestFirst: false,
	most: { pieces: 1, news: Infinity },
	async *read(context, choice) {
		// Nothing is known of its order (2.2), and what is uploaded leaves it: only all of it is enough.
		const { rows, serviceTime } = await shrinkingRowsOf(
			context,
			invoiceRequests(choice),
			invoiceRequestPages,
		);
		yield { sights: rows.map(invoiceRequestSight), serviceTime };
	},
	async sample(context, choice) {
		const rows = await firstRowsOf(context, invoiceRequests(choice), invoiceRequestPages);
		return rows.map(invoiceRequestSight);
	},
	toItem: ({ json }) => json,
	scopesOf: ({ state }) => [state],
};
