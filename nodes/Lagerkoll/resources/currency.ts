import type { Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { wrapped } from '../service/pages';
import { verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({ name: 'Currency', one: 'a currency', many: 'currencies' });

/** A rate says nothing without the currency that it is relative to. */
const paging = wrapped('currencies', ['baseCurrency']);

/** Currencies with their rates: docs/services/lagerkoll.md, 2.6. */
export const currencyResource: Resource = {
	name: 'Currency',
	value: 'currency',
	operations: [
		list('/currencies', 'currencies', { paging }),
		list('/currencies/base/{baseCurrencyCode}', 'currencies', {
			name: 'Get Many with Base',
			value: 'getAllWithBase',
			action: 'Get many currencies with a base currency',
			description: 'Get the rates of all currencies relative to the given one',
			first: [path.baseCurrency],
			paging,
		}),
		get('/currencies/base/{baseCurrencyCode}/currency/{currencyCode}', {
			description: 'Get the rate of one currency relative to another one',
			inputs: [path.baseCurrency, path.currency],
		}),
	],
};
