import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Movement',
	one: 'a movement',
	many: 'movements',
});

/** Movements of stock, which only Picqer's own client tells of: docs/services/picqer.md, 2.31. */
export const movementResource: Resource = {
	name: 'Movement',
	value: 'movement',
	description:
		'A movement of stock. Not in the documentation of Picqer (unconfirmed); to move stock, use Product Stock > Move.',
	operations: [
		list('/movements'),
		get('/movements/{id}', {
			description: 'Get a movement by its ID; there is no list to choose from',
			inputs: [path.record],
		}),
	],
};
