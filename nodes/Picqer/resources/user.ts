import { filters } from '../../shared/operation/collections';
import { toggle } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { action, get, list } = verbs(pages, {
	name: 'User',
	one: 'a user',
	many: 'users',
});

/** What "Simplify" keeps. */
const SIMPLE = [
	'iduser',
	'idpacking_station',
	'username',
	'full_name',
	'emailaddress',
	'language',
	'admin',
	'active',
	'rights',
	'last_login_at',
];

/** People who work in Picqer: docs/services/picqer.md, 2.21. */
export const userResource: Resource = {
	name: 'User',
	value: 'user',
	operations: [
		list('/users', {
			simple: SIMPLE,
			inputs: [
				filters([
					toggle('Active', 'active', 'Whether to get only active users, or only inactive ones', {
						default: true,
					}),
				]),
			],
		}),
		get('/users/{id}', {
			description: 'Get a user with the rights of the user',
			inputs: [path.record],
			simple: SIMPLE,
		}),
		action('Get Current User', 'getMe', 'Get the user of the API key', ['GET', '/users/me'], {
			answer: 'object',
			simpleIfAsked: SIMPLE,
		}),
	],
};
