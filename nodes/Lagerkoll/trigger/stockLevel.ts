import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { stockLevelIn } from '../fields/stockLevel';
import { isObjectWanted } from './parameters';

/** Whether the trigger gives stock levels. */
export const isLevelWanted = (context: IWebhookFunctions) =>
	isObjectWanted(context) && context.getNodeParameter('output', 'event') === 'stockLevel';

/**
 * An event with the stock level of its article. Where the article could not be read nobody knows it;
 * one that was deleted has none.
 */
export function withStockLevel(event: IDataObject): IDataObject {
	if (event.type !== 'article' || event.action === 'deleted') return event;
	const article = (event.article ?? { articleId: event.articleId }) as IDataObject;
	return besideStockLevel(event, stockLevelIn(article));
}
