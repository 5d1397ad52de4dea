import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { eventOutput, formIn } from '../../shared/trigger/eventOutput';
import { stockLevelIn } from '../fields/stockLevel';

/** In which form events come. */
export const output = eventOutput([
	{ name: 'Event', value: 'event', description: 'What GoedGepickt sends' },
	{
		name: 'Stock Level',
		value: 'stockLevel',
		description:
			'The event with its product, and in stockLevel what can be sold of it. The product is read, since the event names no EAN and can come late; events about something else have no stock level.',
	},
]);

/** Whether the trigger gives stock levels. */
export const isLevelWanted = (context: IHookFunctions | IWebhookFunctions) =>
	formIn(context, output) === 'stockLevel';

/**
 * An event with the stock level of its product. Where the product could not be read nobody knows how
 * many are free: the number in the event may be another one (docs/services/goedgepickt.md, 3.2).
 */
export function withStockLevel(event: IDataObject): IDataObject {
	if (event.productUuid === undefined && event.productSku === undefined) return event;
	const product = (event.product ?? { sku: event.productSku }) as IDataObject;
	return besideStockLevel(event, stockLevelIn(product));
}
