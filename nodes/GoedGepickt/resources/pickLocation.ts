import { filters } from '../../shared/describe/collections';
import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { extraParameters, perPage, spreadExtra } from '../lists';
import { goedGepickt, pages } from '../request';

const { list } = verbs(goedGepickt, pages, {
	name: 'Pick Location',
	one: 'a pick location',
	many: 'pick locations',
});

/** Places in the warehouse where products lie: reference goedgepickt.md, 2.4. */
export const pickLocationResource: Resource = {
	name: 'Pick Location',
	value: 'pickLocation',
	description: 'A place in the warehouse where products lie',
	operations: [
		list('/picklocations', {
			request: perPage(100),
			parameters: [filters([extraParameters])],
			before: [spreadExtra],
		}),
	],
};
