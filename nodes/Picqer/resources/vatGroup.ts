import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { path } from '../fields';
import { pages, picqer } from '../request';

const { get, list } = verbs(picqer, pages, {
	name: 'VAT Group',
	one: 'a VAT group',
	many: 'VAT groups',
});

/** VAT groups of products: reference picqer.md, 2.22. */
export const vatGroupResource: Resource = {
	name: 'VAT Group',
	value: 'vatGroup',
	operations: [list('/vatgroups'), get('/vatgroups/{id}', { parameters: [path.record] })],
};
