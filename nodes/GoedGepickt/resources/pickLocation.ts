import { filters } from '../../shared/operation/collections';
import { verbs } from '../../shared/operation/verbs';
import type { Resource } from '../../shared/operation/operation';
import { extraParameters, perPage, spreadExtra } from '../fields/listFilters';
import { pages } from '../service/request';

const { list } = verbs(pages, {
	name: 'Pick Location',
	one: 'a pick location',
	many: 'pick locations',
});

/** Places in the warehouse where products lie: docs/services/goedgepickt.md, 2.4. */
export const pickLocationResource: Resource = {
	name: 'Pick Location',
	value: 'pickLocation',
	description: 'A place in the warehouse where products lie',
	operations: [
		list('/picklocations', {
			request: perPage(100),
			inputs: [filters([extraParameters])],
			before: [spreadExtra],
		}),
	],
};
