import { asObject } from '../../shared/lib/isObject';
import { locator } from '../../shared/operation/locator';
import type { Resource, Shape } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { pages } from '../service/request';

const { get } = verbs(pages, { name: 'Stat', one: 'a stat', many: 'stats' });

const stat = locator('Stat', 'key', {
	search: 'searchStats',
	example: 'open-picklists',
	numeric: false,
	description: 'What to count. An ID is the key of a stat, e.g. open-orders or backorders.',
});

/** One item per stat: they stand in one object by their key. A list stays as it is (unconfirmed). */
const byKey: Shape = (items, { body }) => {
	if (Array.isArray(body)) return items;
	return items.flatMap(({ json }) =>
		Object.entries(json).map(([key, known]) => ({ json: { key, ...asObject(known) } })),
	);
};

/** Numbers about the account: docs/services/picqer.md, 2.25. */
export const statResource: Resource = {
	name: 'Stat',
	value: 'stat',
	description: 'A number about the account, e.g. how many picklists are open',
	operations: [
		get('/stats/{key}', { inputs: [stat] }),
		get('/stats', {
			answer: 'json',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many stats',
			description: 'Get the keys of many stats, with their descriptions',
			output: [byKey],
		}),
	],
};
