import { additionalFields } from '../../shared/operation/collections';
import { json, place, required, text } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { verbsFor } from '../fields/verbs';

const { create, get, list } = verbsFor({ name: 'Role', one: 'a role', many: 'roles' });

/** Roles of users: docs/services/lagerkoll.md, 2.24. */
export const roleResource: Resource = {
	name: 'Role',
	value: 'role',
	operations: [
		list('/roles', 'roles'),
		get('/roles/{roleId}', {
			inputs: [path.role],
			output: [rowOfList({ thing: 'role', property: 'roles', parameter: 'roleId' })],
		}),
		create('/roles', {
			answer: 'nothing',
			description:
				'Create a role. The fields are those that Get gives; which of them are needed is not documented (unconfirmed).',
			inputs: [
				...place([required(text('Name', 'name', { placeholder: 'e.g. Picker' }))], 'body'),
				additionalFields([
					json('Fields', 'fields', {
						kind: 'object',
						description:
							'What the role may see, an object as Get gives it, e.g. { "name": "value" }',
					}),
					json('Paths', 'paths', {
						kind: 'list',
						description:
							'A list of objects with path and action (texts), as Get gives it, e.g. [{ "path": "/articles", "action": "GET" }]',
					}),
					text('Portal', 'portal', { description: 'Which part of Lagerkoll the role is for' }),
				]),
			],
		}),
	],
};
