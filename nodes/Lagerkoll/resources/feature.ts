import type { Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({ name: 'Feature', one: 'a feature', many: 'features' });

/** Add-ons of Lagerkoll: docs/services/lagerkoll.md, 2.14. */
export const featureResource: Resource = {
	name: 'Feature',
	value: 'feature',
	description: 'Add-ons of Lagerkoll',
	operations: [
		list('/feature', 'features'),
		get('/feature/{featureId}', {
			answer: 'json',
			description: 'Get an add-on with the list of its files',
			inputs: [path.feature],
		}),
	],
};
