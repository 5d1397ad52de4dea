import type { FastifyInstance } from 'fastify';

import { catalogue, type CatalogueProduct } from '../catalogue';
import { timeWithOffset, localDate } from '../time';
import { chosenIn, integerIn, listIn, numberIn, optionalText, refuse, textIn } from './bodyChecks';
import { asObject, oneOf, pageOf, single, truth, wholeNumber, type Query } from './checks';
import { checkLanguage, existingProduct } from './knownProducts';
import { conditionNameOf } from './offersV10';
import { reasonsOf } from './offerReasons';
import type { Violation } from './problems';
import type { BolWorld } from './world';

const languages = ['nl', 'nl-BE', 'nl-NL', 'fr-BE'];
const countries = ['NL', 'BE'] as const;
const hour = 60 * 60_000;

// prettier-ignore
const sorts = [
	'RELEVANCE', 'POPULARITY', 'PRICE_ASC', 'PRICE_DESC', 'RELEASE_DATE', 'RATING', 'WISHLIST',
] as const;

// prettier-ignore
const conditions = [
	'ALL', 'BAD', 'MODERATE', 'REASONABLE', 'GOOD', 'AS_NEW', 'NEW', 'REFURBISHED_A', 'REFURBISHED_B',
	'REFURBISHED_C',
] as const;

/** The categories of the shop; the first letters of a product's code say which is its own. */
const categories = [
	{ id: '10505', name: 'Fietsverlichting', codes: ['LAMP', 'SET', 'OUD'] },
	{ id: '10506', name: 'Fietssloten', codes: ['SLOT'] },
	{ id: '10507', name: 'Fietstassen en manden', codes: ['TAS', 'KRAT', 'MAND'] },
	{ id: '10508', name: 'Fietsonderhoud', codes: ['POMP', 'PLAK', 'OLIE', 'POETS'] },
	{ id: '10509', name: 'Overige fietsonderdelen', codes: [] },
];

function categoryOf({ code }: CatalogueProduct) {
	const letters = code.split('-')[0];
	return (
		categories.find(({ codes }) => (codes as string[]).includes(letters)) ??
		categories[categories.length - 1]
	);
}

function checkSearch(term: unknown, categoryId: unknown, violations: Violation[]): void {
	optionalText(term, 'searchTerm', 50, violations);
	optionalText(categoryId, 'categoryId', 11, violations);
	if (!term && !categoryId) {
		violations.push({ reason: 'A search term or a category id is required.' });
	}
}

function listProducts(value: unknown): Record<string, unknown> {
	const body = asObject(value);
	const violations: Violation[] = [];
	checkSearch(body.searchTerm, body.categoryId, violations);
	const page = integerIn(body.page ?? 1, 'page', [1, 200], violations);
	const sort = chosenIn(body.sort ?? 'RELEVANCE', 'sort', sorts, violations);
	chosenIn(body.countryCode ?? 'NL', 'countryCode', countries, violations);
	listIn(body.filterRanges ?? [], 'filterRanges', [0, 10], violations).forEach((range, index) => {
		const { rangeId, min, max } = asObject(range);
		textIn(rangeId, `filterRanges[${index}].rangeId`, violations, 11);
		numberIn(min, `filterRanges[${index}].min`, [0, Infinity], violations);
		numberIn(max, `filterRanges[${index}].max`, [0, Infinity], violations);
	});
	listIn(body.filterValues ?? [], 'filterValues', [0, 10], violations);
	refuse(violations);
	const words = String(body.searchTerm ?? '').toLowerCase();
	const matching = catalogue.filter(
		(product) =>
			product.name.toLowerCase().includes(words) &&
			(body.categoryId === undefined || categoryOf(product).id === body.categoryId),
	);
	if (sort === 'PRICE_ASC') matching.sort((one, other) => one.price - other.price);
	if (sort === 'PRICE_DESC') matching.sort((one, other) => other.price - one.price);
	return {
		sort,
		products: pageOf(matching, page).map(({ ean, name }) => ({ title: name, eans: [{ ean }] })),
	};
}

function listFilters(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	const categoryId = single(query, 'category-id');
	checkSearch(single(query, 'search-term'), categoryId, violations);
	oneOf(query, 'country-code', countries, violations);
	refuse(violations);
	const category = categories.find(({ id }) => id === categoryId);
	return {
		categoryData: {
			categoryName: category?.name ?? 'Fietsen en accessoires',
			categoryValues: categories.map(({ id, name }) => ({
				categoryValueId: id,
				categoryValueName: name,
			})),
		},
		filterRanges: [{ rangeId: 'PRICE', rangeName: 'Prijs', min: 5, max: 70, unit: 'EUR' }],
		filters: [
			{
				filterName: 'Kleur',
				filterValues: [
					{ filterValueId: '38386', filterValueName: 'Zwart' },
					{ filterValueId: '38387', filterValueName: 'Messing' },
				],
			},
		],
	};
}

function assetsOf(product: CatalogueProduct, query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	const usages = ['PRIMARY', 'ADDITIONAL', 'IMAGE'] as const;
	const wanted = oneOf(query, 'usage', usages, violations);
	refuse(violations);
	const variant = (size: string, width: number) => ({
		size,
		width,
		height: width,
		mimeType: 'image/jpeg',
		url: `https://media.example/${product.ean}/${size}.jpg`,
	});
	const assets = (['PRIMARY', 'ADDITIONAL'] as const).map((usage, index) => ({
		usage,
		order: index,
		variants: [variant('small', 124), variant('medium', 550)],
	}));
	return { assets: assets.filter(({ usage }) => wanted === undefined || usage === wanted) };
}

function competingOffers(
	world: BolWorld,
	{ ean, price }: CatalogueProduct,
	query: Query,
): Record<string, unknown> {
	const violations: Violation[] = [];
	const page = wholeNumber(query, 'page', [1, 200], violations) ?? 1;
	const country = oneOf(query, 'country-code', countries, violations);
	const bestOnly = truth(query, 'best-offer-only', violations) ?? false;
	const condition = oneOf(query, 'condition', conditions, violations) ?? 'NEW';
	truth(query, 'include-refurbished-conditions', violations);
	refuse(violations);
	const own = world.state.offers
		.filter((offer) => offer.ean === ean && reasonsOf(world, offer).length === 0)
		.map((offer) => ({
			offerId: offer.offerId,
			retailerId: '1234567',
			price: offer.bundlePrices[0].unitPrice,
			fulfilmentMethod: offer.fulfilment.method,
			condition: conditionNameOf(offer.condition),
		}));
	const competitor = {
		offerId: `7aa736b5-cdd0-4150-8c67-${ean.slice(-12)}`,
		retailerId: '7654321',
		price: Math.round(price * 105) / 100,
		fulfilmentMethod: 'FBR',
		condition: 'NEW',
	};
	const now = Date.now();
	const offers = countries
		.filter((countryCode) => country === undefined || countryCode === country)
		.flatMap((countryCode) =>
			[...own, competitor]
				.filter((offer) => condition === 'ALL' || offer.condition === condition)
				.sort((one, other) => one.price - other.price)
				.map((offer, index) => ({
					...offer,
					countryCode,
					bestOffer: index === 0,
					ultimateOrderTime: '22:00',
					minDeliveryDate: localDate(now + 24 * hour),
					maxDeliveryDate: localDate(now + 48 * hour),
				})),
		)
		.filter(({ bestOffer }) => bestOffer || !bestOnly);
	return { offers: pageOf(offers, page) };
}

/** Catalogue and market data by EAN. */
export function registerProducts(scope: FastifyInstance, world: BolWorld): void {
	interface ByEan {
		Params: { ean: string };
		Querystring: Query;
	}

	const byEan = (
		ending: string,
		answer: (product: CatalogueProduct, query: Query) => Record<string, unknown>,
		allowedLanguages?: string[],
	) =>
		scope.get<ByEan>(`/products/:ean/${ending}`, (request) => {
			if (allowedLanguages) checkLanguage(request, allowedLanguages);
			return answer(existingProduct(world, request.params.ean), request.query);
		});

	scope.get('/products/categories', (request) => {
		checkLanguage(request, languages);
		return {
			categories: [
				{
					categoryId: '10500',
					categoryName: 'Fietsen en accessoires',
					order: 1,
					subcategories: categories.map(({ id, name }, index) => ({
						categoryId: id,
						categoryName: name,
						order: index + 1,
						subcategories: [],
					})),
				},
			],
		};
	});

	scope.post('/products/list', (request) => {
		checkLanguage(request, languages);
		return listProducts(request.body);
	});

	scope.get<{ Querystring: Query }>('/products/list-filters', (request) => {
		checkLanguage(request, languages);
		return listFilters(request.query);
	});

	byEan('assets', assetsOf);
	byEan('offers', (product, query) => competingOffers(world, product, query));
	byEan(
		'placement',
		(product, query) => {
			const violations: Violation[] = [];
			oneOf(query, 'country-code', countries, violations);
			refuse(violations);
			const { id, name } = categoryOf(product);
			return {
				url: `https://www.bol.example/nl/nl/p/${product.ean}/`,
				categories: [
					{
						categoryId: '10500',
						categoryName: 'Fietsen en accessoires',
						subcategories: [{ id, name }],
					},
				],
			};
		},
		['nl', 'nl-BE', 'fr-BE'],
	);
	byEan('price-star-boundaries', ({ price }) => ({
		lastModifiedDateTime: timeWithOffset(Date.now() - 24 * hour),
		priceStarBoundaryLevels: [1.2, 1.1, 1, 0.95, 0.9].map((factor, index) => ({
			level: index + 1,
			boundaryPrice: Math.round(price * factor * 100) / 100,
		})),
	}));
	byEan('product-ids', ({ ean }) => ({
		bolProductId: `9300000${ean.slice(-9)}`,
		eans: [{ ean }],
	}));
	byEan('ratings', () => ({
		ratings: [5, 4, 3, 2, 1].map((rating, index) => ({ rating, count: [41, 18, 6, 2, 1][index] })),
	}));
}
