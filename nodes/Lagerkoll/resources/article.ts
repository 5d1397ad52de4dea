import type { Resource } from '../../shared/operation/operation';
import { path, query } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { guessed, UNDOCUMENTED, verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({ name: 'Article', one: 'an article', many: 'articles' });

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
			description: UNDOCUMENTED,
			filtered: [query],
			// The default is not documented; suppliers, the list most like it, have this one.
			pageSize: 100,
			hasMarker: true,
			isGuessed: true,
		}),
		get('/articles/{articleId}', {
			description: UNDOCUMENTED,
			inputs: [path.article],
			flow: guessed(),
			output: [rowOfList({ thing: 'article', property: 'articles', parameter: 'articleId' })],
		}),
	],
};
