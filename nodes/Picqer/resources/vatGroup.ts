import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'VAT Group',
	one: 'a VAT group',
	many: 'VAT groups',
});

/** VAT groups of products: docs/services/picqer.md, 2.22. */
export const vatGroupResource: Resource = {
	name: 'VAT Group',
	value: 'vatGroup',
	operations: [list('/vatgroups'), get('/vatgroups/{id}', { inputs: [path.record] })],
};
