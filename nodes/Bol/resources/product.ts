import type { IDataObject } from 'n8n-workflow';
import { inObject } from '../fields/fields';
import { collection, filters, queryOptions } from '../../shared/operation/collections';
import { lines } from '../../shared/operation/lines';
import { toList } from '../../shared/operation/convert';
import { choice, decimal, field, notice, toggle } from '../../shared/operation/fields';
import { listUpTo } from '../../shared/operation/limits';
import { parameterError } from '../../shared/operation/nodeError';
import type { Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { country, optionalText, readsOnly, withLanguage } from '../fields/catalogueFields';
import { ean } from '../fields/ean';
import { withExample } from '../fields/examples';
import { competingOfferPages, productPages } from '../service/pages';
import { V10 } from '../service/request';

const { get, list } = verbs(productPages, {
	name: 'Product',
	one: 'a product',
	many: 'products',
});

const competing = verbs(competingOfferPages, {
	name: 'Competing Offer',
	one: 'a competing offer',
	many: 'competing offers',
});

/** Languages of categories, lists and filters; placement has one less (2.9). */
const LANGUAGES = ['nl', 'nl-BE', 'nl-NL', 'fr-BE'];
const PLACEMENT_LANGUAGES = ['nl', 'nl-BE', 'fr-BE'];

const inLanguage = withLanguage(queryOptions([]), LANGUAGES);

/** Conditions of competing offers, which are not those of your own (2.9, get-competing-offers). */
const CONDITIONS = [
	'ALL',
	'BAD',
	'MODERATE',
	'REASONABLE',
	'GOOD',
	'AS_NEW',
	'NEW',
	'REFURBISHED_A',
	'REFURBISHED_B',
	'REFURBISHED_C',
];

const searchTerm = (property: string) =>
	optionalText('Search Term', property, { placeholder: 'e.g. LEGO', most: 50 });

const categoryId = (property: string) =>
	optionalText('Category ID', property, {
		placeholder: 'e.g. 10505',
		description: 'Get Categories and Get List Filters give the IDs',
		most: 11,
	});

const filterRanges = lines({
	line: 'Filter Range',
	lines: 'Filter Ranges',
	property: 'filterRanges',
	most: 10,
	example: '[{ "rangeId": "PRICE", "min": 10, "max": 25 }]',
	always: [
		optionalText('Range ID', 'rangeId', {
			description: 'Get List Filters gives the IDs',
			most: 11,
		}),
		decimal('Minimum', 'min', { description: 'Lowest value' }),
		decimal('Maximum', 'max', { description: 'Highest value' }),
	],
	check: ({ rangeId, min, max }) =>
		rangeId && min !== undefined && max !== undefined
			? undefined
			: 'needs a range ID, a minimum and a maximum',
});

/** Says before the run what the step below refuses. */
const termOrCategoryNeeded = notice(
	'termOrCategoryNeeded',
	'bol needs to know what to look for: add Search Term or Category ID under Filters.',
);

/** Without either bol does not know what to look for (2.9). */
const termOrCategory: Step = (draft, context) => {
	const given = { ...(draft.body as IDataObject), ...draft.query };
	const names = ['searchTerm', 'categoryId', 'search-term', 'category-id'];
	if (names.some((name) => given[name] !== undefined)) return draft;
	throw parameterError(context, 'Search Term or Category ID', 'one of them is needed');
};

/** The catalogue and its market data in version 10: docs/services/bol.md, 2.9. */
export const productResource: Resource = {
	name: 'Product',
	value: 'product',
	description: 'The catalogue of bol, and other sellers in it',
	operations: [
		list('/retailer/products/list', {
			method: 'POST',
			description: 'Get titles and EANs of products by search term or category',
			// The one body that is not in bol's own media type (1.2).
			request: {
				headers: { Accept: V10, 'Content-Type': 'application/json' },
				body: { page: 1 },
			},
			inputs: [
				termOrCategoryNeeded,
				...filterRanges,
				withLanguage(
					collection(
						'Filters',
						'filters',
						[
							searchTerm('searchTerm'),
							categoryId('categoryId'),
							country('countryCode'),
							field('Filter Value IDs', 'filterValues', 'string', {
								default: '',
								placeholder: 'e.g. 38386, 38387',
								description: 'At most 10; Get List Filters gives the IDs',
								convert: listUpTo(10, toList(inObject('filterValueId'))),
							}),
							choice(
								'Sort',
								'sort',
								[
									'RELEVANCE',
									'POPULARITY',
									{ name: 'Price Ascending', value: 'PRICE_ASC' },
									{ name: 'Price Descending', value: 'PRICE_DESC' },
									'RELEASE_DATE',
									'RATING',
									'WISHLIST',
								],
								{ description: 'Order of the results' },
							),
						],
						'body',
						{
							placeholder: 'Add Filter',
							description: 'What to look for; a category or a search term is needed',
						},
					),
					LANGUAGES,
				),
			],
			before: [termOrCategory, readsOnly],
		}),
		get('/retailer/products/list-filters', {
			name: 'Get List Filters',
			value: 'getListFilters',
			action: 'Get the filters for a list of products',
			description: 'Get subcategories, filters and ranges for a search term or category',
			inputs: [
				termOrCategoryNeeded,
				withLanguage(
					filters([searchTerm('search-term'), categoryId('category-id'), country('country-code')]),
					LANGUAGES,
				),
			],
			before: [termOrCategory],
		}),
		get('/retailer/products/categories', {
			name: 'Get Categories',
			value: 'getCategories',
			action: 'Get the product categories',
			description: 'Get the whole tree, an item per main category; bol allows it once a minute',
			inputs: [inLanguage],
			answer: { list: 'categories' },
		}),
		get('/retailer/products/{ean}/assets', {
			name: 'Get Assets',
			value: 'getAssets',
			action: 'Get the images of a product',
			description: 'Get where images and other media of a product are',
			inputs: [
				ean,
				filters([
					choice('Usage', 'usage', ['PRIMARY', 'ADDITIONAL', 'IMAGE'], {
						description: 'What the images are for',
						default: 'PRIMARY',
					}),
				]),
			],
			answer: { list: 'assets' },
		}),
		competing.list('/retailer/products/{ean}/offers', {
			name: 'Get Competing Offers',
			value: 'getCompetingOffers',
			action: 'Get the competing offers for a product',
			description: 'Get the offers of all sellers for a product, at most 10,000',
			inputs: [
				ean,
				filters([
					country('country-code'),
					toggle(
						'Best Offer Only',
						'best-offer-only',
						'Whether to get only the offer that bol shows first in a country',
					),
					choice('Condition', 'condition', CONDITIONS, {
						description: 'New or used',
						default: 'NEW',
					}),
					toggle(
						'Include Refurbished Conditions',
						'include-refurbished-conditions',
						'Whether answers may have the refurbished conditions',
					),
				]),
			],
		}),
		get('/retailer/products/{ean}/placement', {
			name: 'Get Placement',
			value: 'getPlacement',
			action: 'Get the place of a product in the shop',
			description: 'Get the address of a product in the shop and its categories',
			inputs: [
				withExample(ean, '4042448804839'),
				withLanguage(queryOptions([country('country-code')]), PLACEMENT_LANGUAGES),
			],
		}),
		get('/retailer/products/{ean}/price-star-boundaries', {
			name: 'Get Price Star Boundaries',
			value: 'getPriceStarBoundaries',
			action: 'Get the price star boundaries of a product',
			description: 'Get the highest price for each price star level',
			inputs: [ean],
		}),
		get('/retailer/products/{ean}/product-ids', {
			name: 'Get Product IDs',
			value: 'getProductIds',
			action: 'Get the bol ID of a product',
			description: 'Get the ID that bol has for a product, and all EANs of it',
			inputs: [withExample(ean, '8712836327641')],
		}),
		get('/retailer/products/{ean}/ratings', {
			name: 'Get Ratings',
			value: 'getRatings',
			action: 'Get the ratings of a product',
			description: 'Get how often customers gave each number of stars',
			inputs: [withExample(ean, '5030917181740')],
			answer: { list: 'ratings' },
		}),
	],
};
