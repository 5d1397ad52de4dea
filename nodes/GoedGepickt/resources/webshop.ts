import { filters } from '../../shared/describe/collections';
import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { extraParameters, perPage, spreadExtra } from '../lists';
import { goedGepickt, pages } from '../request';

const { list } = verbs(goedGepickt, pages, {
	name: 'Webshop',
	one: 'a webshop',
	many: 'webshops',
});

/** Webshops of the account: reference goedgepickt.md, 2.1. */
export const webshopResource: Resource = {
	name: 'Webshop',
	value: 'webshop',
	operations: [
		list('/webshops', {
			request: perPage(50),
			parameters: [filters([extraParameters])],
			before: [spreadExtra],
		}),
	],
};
