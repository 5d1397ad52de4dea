import type { Resource } from '../../shared/operation/operation';
import { query } from '../fields/fields';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'Category', one: 'a category', many: 'categories' });

/** Categories of articles: docs/services/lagerkoll.md, 2.3. */
export const categoryResource: Resource = {
	name: 'Category',
	value: 'category',
	operations: [list('/categories', 'categories', { filtered: [query], hasMarker: true })],
};
