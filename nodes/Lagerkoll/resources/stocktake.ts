import type { Input, Resource } from '../../shared/operation/operation';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'Stocktake', one: 'a stocktake', many: 'stocktakes' });

const state: Input = {
	parameter: {
		displayName: 'State',
		name: 'state',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. ongoing',
		description:
			'New, ongoing or finished; how Lagerkoll writes them is not documented (unconfirmed)',
	},
};

/** Stocktakes: docs/services/lagerkoll.md, 1.7 and 2.26. */
export const stocktakeResource: Resource = {
	name: 'Stocktake',
	value: 'stocktake',
	operations: [
		list('/stocktake/state/{state}', 'stocktakes', {
			description: 'Get the stocktakes in a state',
			first: [state],
			pageSize: 25,
		}),
	],
};
