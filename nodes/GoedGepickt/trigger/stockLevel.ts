import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { stockLevelIn } from '../fields/stockLevel';

/** Whether the trigger gives stock levels. */
export const isLevelWanted = (context: IHookFunctions | IWebhookFunctions) =>
	context.getNodeParameter('output', 'event') === 'stockLevel';

/**
 * An event with the stock level of its product. Where the product could not be read nobody knows how
 * many are free: the number in the event may be another one (docs/services/goedgepickt.md, 3.2).
 */
export function withStockLevel(event: IDataObject): IDataObject {
	if (event.productUuid === undefined && event.productSku === undefined) return event;
	const product = (event.product ?? { sku: event.productSku }) as IDataObject;
	return besideStockLevel(event, stockLevelIn(product));
}
