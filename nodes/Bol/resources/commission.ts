import type { IDataObject } from 'n8n-workflow';
import { inObject } from '../fields/fields';
import { queryOptions } from '../../shared/operation/collections';
import { lines } from '../../shared/operation/lines';
import { toList } from '../../shared/operation/convert';
import { choice, field, place, required, text } from '../../shared/operation/fields';
import type { Resource, Shape } from '../../shared/operation/operation';
import { listUpTo } from '../../shared/operation/limits';
import { verbs } from '../../shared/operation/verbs';
import { CONDITIONS, price, readsOnly } from '../fields/catalogueFields';
import { ean, toEan } from '../fields/ean';
import { withExample } from '../fields/examples';
import { pagesOf, writes } from '../service/request';

const { action, get } = verbs(pagesOf('commissions', 'ean'), {
	name: 'Commission',
	one: 'the commission on a product',
	many: 'commissions on products',
});

/** Products in one request (2.11). */
const MOST_PRODUCTS = 100;

const condition = choice('Condition', 'condition', CONDITIONS, {
	description: 'New or used',
	default: 'NEW',
});

const queries = lines({
	line: 'Product',
	lines: 'Products',
	property: 'commissionQueries',
	isRequired: true,
	most: MOST_PRODUCTS,
	example: '[{ "ean": "8712626055143", "unitPrice": 24.5 }]',
	always: [
		text('EAN', 'ean', {
			description: 'EAN of the product',
			placeholder: 'e.g. 8712626055143',
			convert: toEan(),
		}),
		price('Unit Price', 'unitPrice', { least: 0 }),
	],
	optional: [condition],
	check: ({ ean: given, unitPrice }) =>
		given && unitPrice !== undefined ? undefined : 'needs an EAN and a unit price',
});

/** One item for each product that was asked about, in that order; failed ones have violations. */
const resultPerProduct: Shape = (items) => {
	const results = items.flatMap(({ json: { successfulQueries, failedQueries } }) =>
		[successfulQueries ?? [], failedQueries ?? []].flatMap((list) => list as IDataObject[]),
	);
	return results.sort((a, b) => Number(a.index) - Number(b.index)).map((json) => ({ json }));
};

/** What bol keeps of a sale, in version 10: docs/services/bol.md, 2.11. */
export const commissionResource: Resource = {
	name: 'Commission',
	value: 'commission',
	description: 'What bol keeps of a sale',
	operations: [
		get('/retailer/commission/{ean}', {
			description: 'Get the commission on one product at a price, with its reductions',
			inputs: [
				withExample(ean, '8712626055143'),
				...place([required(price('Unit Price', 'unit-price', { least: 0 }))], 'query'),
				queryOptions([condition]),
			],
		}),
		action(
			'Get Many',
			'getAll',
			'Get many commissions on products',
			['POST', '/retailer/commission'],
			{
				description: 'Get the commissions on up to 100 products at their prices in one request',
				request: writes,
				inputs: queries,
				before: [readsOnly],
				answer: { list: 'commissions' },
			},
		),
		action(
			'Get Rates (BETA)',
			'getRates',
			'Get the commission rates for products',
			['POST', '/retailer/commissions'],
			{
				answer: 'object',
				description:
					'Get the rates by date, condition and price, excluding VAT, for up to 100 products. An EAN that bol cannot answer gives an item with violations. In BETA at bol.',
				request: writes,
				inputs: place(
					[
						required(
							field('EANs', 'products', 'string', {
								description: 'EANs of the products, separated by commas',
								name: 'eans',
								default: '',
								placeholder: 'e.g. 8712626055143, 8718526069334',
								convert: listUpTo(MOST_PRODUCTS, toList(inObject('ean', toEan()))),
							}),
						),
					],
					'body',
				),
				before: [readsOnly],
				output: [resultPerProduct],
			},
		),
	],
};
