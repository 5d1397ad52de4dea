import type { Resource } from '../../shared/operation/operation';
import { query } from '../fields/fields';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'Country', one: 'a country', many: 'countries' });

/** Countries by their code: docs/services/lagerkoll.md, 2.5. */
export const countryResource: Resource = {
	name: 'Country',
	value: 'country',
	operations: [list('/countries', 'countries', { filtered: [query] })],
};
