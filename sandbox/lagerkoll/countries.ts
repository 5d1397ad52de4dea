import type { FastifyInstance } from 'fastify';

import { notFound } from './errors';
import { matching } from './lists';
import type { Currency } from './types';
import { parameter, type LagerkollWorld } from './world';

const countries = [
	{ code: 'SE', name: 'Sverige' },
	{ code: 'NO', name: 'Norge' },
	{ code: 'NL', name: 'Nederländerna' },
];

const languages = [{ code: 'sv' }, { code: 'en' }];

const unknownCurrency = 900401;

function ratedBy(base: Currency) {
	return ({ sek, ...currency }: Currency) => ({
		...currency,
		rate: Math.round((sek / base.sek) * 10_000) / 10_000,
	});
}

/** Countries, languages and currencies: docs/services/lagerkoll.md, 2.5, 2.6 and 2.19. */
export function registerCountries(scope: FastifyInstance, world: LagerkollWorld): void {
	const find = (code: string, field: string) => {
		const found = world.state.currencies.find(({ currency }) => currency === code);
		if (!found) throw notFound(unknownCurrency, field);
		return found;
	};
	const allWithBase = (base: Currency) => ({
		baseCurrency: base.currency,
		currencies: world.state.currencies.map(ratedBy(base)),
	});

	scope.get('/countries', (request) => ({
		countries: matching(request, countries, 'code', 'name'),
	}));
	scope.get('/languages', () => ({ languages }));
	scope.get('/currencies', () => allWithBase(find(world.state.stores[0].currency, 'store')));
	scope.get('/currencies/base/:currency_code', (request) =>
		allWithBase(find(parameter(request, 'currency_code'), 'currency_code')),
	);
	scope.get('/currencies/base/:base_currency_code/currency/:currency_code', (request) => {
		const base = find(parameter(request, 'base_currency_code'), 'base_currency_code');
		return ratedBy(base)(find(parameter(request, 'currency_code'), 'currency_code'));
	});
}
