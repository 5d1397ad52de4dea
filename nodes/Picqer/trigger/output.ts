import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { stockLevelIn, warehousesFrom } from '../fields/stockLevel';
import { shipmentReportFor } from './shipmentReport';

/**
 * The warehouses whose stock counts; none stands for all.
 *
 * @throws NodeOperationError for what are no IDs
 */
export function warehousesIn(context: IHookFunctions | IWebhookFunctions): number[] {
	const options = context.getNodeParameter('options', {}) as { warehouses?: unknown };
	const isUsed = context.getNodeParameter('output') === 'stockLevel' && 'warehouses' in options;
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
	const output = context.getNodeParameter('output');
	if (output === 'event') return event;
	const object = objectIn(event.data);
	if (output === 'shipmentReport') {
		return { ...object, ...(await shipmentReportFor(context, object)) };
	}
	const isAboutProduct = String(event.event).startsWith('products.');
	if (output === 'data' || !isAboutProduct) return object;
	// Events of the physical stock have the product beside the change (docs/services/picqer.md, 3.4).
	const product = 'product' in object ? objectIn(object.product) : object;
	return besideStockLevel(product, stockLevelIn(product, warehousesIn(context)));
}

/** What an event is about, as one item: what is no object stands in `data`, as it does in the event. */
function objectIn(data: unknown): IDataObject {
	if (data === undefined || data === null) return {};
	const isObject = typeof data === 'object' && !Array.isArray(data);
	return isObject ? (data as IDataObject) : ({ data } as IDataObject);
}
