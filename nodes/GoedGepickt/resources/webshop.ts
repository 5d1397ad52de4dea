import { filters } from '../../shared/operation/collections';
import { verbs } from '../../shared/operation/verbs';
import type { Resource } from '../../shared/operation/operation';
import { extraParameters, perPage, spreadExtra } from '../fields/listFilters';
import { pages } from '../service/request';

const { list } = verbs(pages, {
	name: 'Webshop',
	one: 'a webshop',
	many: 'webshops',
});

/** Webshops of the account: docs/services/goedgepickt.md, 2.1. */
export const webshopResource: Resource = {
	name: 'Webshop',
	value: 'webshop',
	operations: [
		list('/webshops', {
			request: perPage(50),
			inputs: [filters([extraParameters])],
			before: [spreadExtra],
		}),
	],
};
