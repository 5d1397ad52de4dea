import type { IDataObject, IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { chosenIn } from '../../shared/trigger/given';
import { stockLevelIn } from '../fields/stockLevel';
import { isObjectWanted } from './parameters';

/** In which form events come. */
export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	description: 'In which form events come',
	type: 'options',
	options: [
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
	default: 'event',
	displayOptions: { show: { fetchObject: [true] } },
};

/** Whether the trigger gives stock levels. */
export const isLevelWanted = (context: IHookFunctions | IWebhookFunctions) =>
	isObjectWanted(context) && chosenIn(context, [output], output.name) === 'stockLevel';

/**
 * An event with the stock level of its article. Where the article could not be read nobody knows it;
 * one that was deleted has none.
 */
export function withStockLevel(event: IDataObject): IDataObject {
	if (event.type !== 'article' || event.action === 'deleted') return event;
	const article = (event.article ?? { articleId: event.articleId }) as IDataObject;
	return besideStockLevel(event, stockLevelIn(article));
}
