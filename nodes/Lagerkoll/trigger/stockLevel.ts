import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { eventOutput, formIn } from '../../shared/trigger/eventOutput';
import { stockLevelIn } from '../fields/stockLevel';
import { isObjectWanted } from './parameters';

/** In which form events come. */
export const output = eventOutput(
	[
		{
			name: 'Event and Object',
			value: 'event',
			description: 'What Lagerkoll sends, and beside it what it is about',
		},
		{
			name: 'Stock Level',
			value: 'stockLevel',
			description:
				'The same, and in stockLevel the stock of the article; events about something else have none',
		},
	],
	{
		displayOptions: { show: { fetchObject: [true] } },
	},
);

/** Whether the trigger gives stock levels. */
export const isLevelWanted = (context: IHookFunctions | IWebhookFunctions) =>
	isObjectWanted(context) && formIn(context, output) === 'stockLevel';

/**
 * An event with the stock level of its article. Where the article could not be read nobody knows it;
 * one that was deleted has none.
 */
export function withStockLevel(event: IDataObject): IDataObject {
	if (event.type !== 'article' || event.action === 'deleted') return event;
	const article = (event.article ?? { articleId: event.articleId }) as IDataObject;
	return besideStockLevel(event, stockLevelIn(article));
}
