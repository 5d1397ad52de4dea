import { GET_STOCK_LEVELS, withStockLevels } from '../../shared/commerce/stockLevels';
import type { Resource } from '../../shared/operation/operation';
import { path, query } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { stockLevelIn } from '../fields/stockLevel';
import { guessed, undocumented, verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({ name: 'Article', one: 'an article', many: 'articles' });

/** The default is not documented; suppliers, the list most like it, have this one. */
const PAGE_SIZE = 100;

/**
 * Articles and their stock, as a plugin of the vendor's customers reads them; no operation is visible
 * in the documentation: docs/services/lagerkoll.md, 1.7 and 2.2.
 */
export const articleResource: Resource = {
	name: 'Article',
	value: 'article',
	description: 'Articles with price and stock',
	operations: [
		list('/articles', 'articles', {
			description: undocumented('Get many articles'),
			filtered: [query],
			pageSize: PAGE_SIZE,
			hasMarker: true,
			isGuessed: true,
		}),
		list('/articles', 'articles', {
			...GET_STOCK_LEVELS,
			action: 'Get many stock levels of articles',
			description: undocumented(
				'Get articles with their stock as other nodes take it: SKU and free quantity in the field stockLevel',
			),
			filtered: [query],
			pageSize: PAGE_SIZE,
			isGuessed: true,
			output: [withStockLevels(stockLevelIn)],
		}),
		get('/articles/{articleId}', {
			description: undocumented('Get an article'),
			inputs: [path.article],
			flow: guessed(),
			output: [rowOfList({ thing: 'article', property: 'articles', parameter: 'articleId' })],
		}),
	],
};
