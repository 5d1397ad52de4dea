import type { Resource } from '../../shared/describe/resource';
import { path } from '../fields';
import { verbsFor } from '../verbs';

const { get, list } = verbsFor({ name: 'Feature', one: 'a feature', many: 'features' });

/** Add-ons of Lagerkoll: reference lagerkoll.md, 2.14. */
export const featureResource: Resource = {
	name: 'Feature',
	value: 'feature',
	description: 'Add-ons of Lagerkoll',
	operations: [
		list('/feature', 'features'),
		get('/feature/{featureId}', {
			description: 'Get an add-on with the list of its files',
			parameters: [path.feature],
		}),
	],
};
