import type { Resource } from '../../shared/operation/operation';
import { wrapped } from '../service/pages';
import { verbsFor } from '../fields/verbs';

const { action, list } = verbsFor({ name: 'Store', one: 'a store', many: 'stores' });

/** Stores of the company: docs/services/lagerkoll.md, 2.27. */
export const storeResource: Resource = {
	name: 'Store',
	value: 'store',
	operations: [
		list('/stores', 'stores', {
			description: 'Get the stores that the credential can reach',
			paging: wrapped('stores', ['orgName', 'orgNumber']),
		}),
		action(
			'Get Retention Info',
			'getRetention',
			'Get the retention info',
			['GET', '/stores/retention'],
			{ answer: 'json', description: 'Get the status of the company account' },
		),
	],
};
