import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { eventOutput, formIn } from '../../shared/trigger/eventOutput';
import { stockLevelIn, warehousesFrom } from '../fields/stockLevel';
import { productNow } from './productNow';
import { shipmentReportFor } from './shipmentReport';

/** In which form events come. */
export const output = eventOutput([
	{
		name: 'Object Only',
		value: 'data',
		description: 'The order, picklist, product and so on that the event is about',
	},
	{
		name: 'Object With Shipment Report',
		value: 'shipmentReport',
		description:
			'For events of picklists and their shipments: also what was really picked, and all its parcels, in the field shipmentReport, as bol > Shipment > Report takes it. When reading takes longer than 3 seconds, or fails, the reason is in fetchProblem.',
	},
	{
		name: 'Stock Level',
		value: 'stockLevel',
		description:
			'The product of the event, and in stockLevel what can be sold of it; events about something else have none. The product is read where the event came late, or not in order; where that fails, the reason is in fetchProblem.',
	},
	{
		name: 'Whole Event',
		value: 'event',
		description: 'Also which event it was, when it happened, and which webhook sent it',
	},
]);

const chosenOutput = (context: IHookFunctions | IWebhookFunctions) => formIn(context, output);

/**
 * The warehouses whose stock counts; none stands for all.
 *
 * @throws NodeOperationError for what are no IDs
 */
export function warehousesIn(context: IHookFunctions | IWebhookFunctions): number[] {
	const options = context.getNodeParameter('options', {}) as { warehouses?: unknown };
	const isUsed = chosenOutput(context) === 'stockLevel' && 'warehouses' in options;
	return isUsed ? warehousesFrom(context, 'Warehouse IDs', options.warehouses) : [];
}

/**
 * What the trigger makes of an event: all of it, what it is about, or that with its stock level or its
 * shipment report.
 */
export async function outputOf(
	context: IWebhookFunctions,
	event: IDataObject,
): Promise<IDataObject> {
	const form = chosenOutput(context);
	if (form === 'event') return event;
	const object = objectOf(event.data);
	if (form === 'shipmentReport') {
		return { ...object, ...(await shipmentReportFor(context, object)) };
	}
	const isAboutProduct = String(event.event).startsWith('products.');
	if (form === 'data' || !isAboutProduct) return object;
	// Events of the physical stock have the product beside the change (docs/services/picqer.md, 3.4).
	const told = 'product' in object ? objectOf(object.product) : object;
	const product = await productNow(context, told, event.event_triggered_at);
	return besideStockLevel(product, stockLevelIn(product, warehousesIn(context)));
}

/** What an event is about, as one item: what is no object stands in `data`, as it does in the event. */
function objectOf(data: unknown): IDataObject {
	if (data === undefined || data === null) return {};
	return isObject(data) ? data : ({ data } as IDataObject);
}
