import { filters, queryOptions } from '../../shared/operation/collections';
import { toNumber } from '../../shared/operation/convert';
import {
	allRequired,
	choice,
	place,
	required,
	text,
	toggle,
	whole,
} from '../../shared/operation/fields';
import type { Resource, Step } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { verbs } from '../../shared/operation/verbs';
import { withLanguage } from '../fields/catalogueFields';
import { offerField } from '../fields/idFields';
import { ean, toEan } from '../fields/ean';
import { withExample } from '../fields/examples';
import { dayField } from '../fields/fields';
import { byKeys } from '../fields/offerLookUp';
import { rankPages } from '../service/pages';

const { get, list } = verbs(rankPages, {
	name: 'Insight',
	one: 'an insight',
	many: 'insights',
});

const RANK_LANGUAGES = ['nl', 'nl-BE', 'nl-NL', 'fr', 'fr-BE'];

/** Longest look back of offer insights (2.12, get-offer-insights). */
const MOST_PERIODS: Record<string, number> = { DAY: 730, WEEK: 104, MONTH: 24 };

const offerLike = (exampleId: string) =>
	place([required(offerField)], 'query').map((input) => withExample(byKeys(input), exampleId));

/** How far to look back; two operations share it. */
const periods = place(
	allRequired([
		choice('Period', 'period', ['DAY', 'WEEK', 'MONTH'], {
			description: 'Length of the periods that are counted',
			default: 'WEEK',
		}),
		whole('Number of Periods', 'number-of-periods', {
			least: 1,
			description: 'How many periods to look back; offer insights go back two years',
		}),
	]),
	'query',
);

const fewEnoughPeriods: Step = (draft, context) => {
	const { period, 'number-of-periods': count } = draft.query;
	const most = MOST_PERIODS[String(period)];
	if (most === undefined || Number(count) <= most) return draft;
	throw parameterError(
		context,
		'Number of Periods',
		`${String(count)} is too high; the most is ${most} of the period ${String(period)}`,
	);
};

const rankedEan = {
	description: ean.parameter.description,
	placeholder: 'e.g. 8710103972136',
};

/** The EAN stands in the query here. */
const rankedProduct = place(
	[required(text('EAN', 'ean', { ...rankedEan, convert: toEan() }))],
	'query',
);

/** Numbers about your offers and the shop, in version 10: docs/services/bol.md, 2.12. */
export const insightResource: Resource = {
	name: 'Insight',
	value: 'insight',
	description: 'Numbers about your offers, your performance and what customers look for',
	operations: [
		get('/retailer/insights/offer', {
			name: 'Get Offer Insights',
			value: 'getOfferInsights',
			action: 'Get the insights of an offer',
			description: 'Get how often an offer was visited or shown first, without today',
			inputs: [
				...offerLike('7aec42a4-8c2b-4c38-ac3c-5e5a3f54341e'),
				...place(
					[
						required(
							choice('Insight', 'name', ['PRODUCT_VISITS', 'BUY_BOX_PERCENTAGE'], {
								description: 'What to count',
								default: 'PRODUCT_VISITS',
							}),
						),
					],
					'query',
				),
				...periods,
			],
			before: [fewEnoughPeriods],
			answer: { list: 'offerInsights' },
		}),
		get('/retailer/insights/performance/indicator', {
			name: 'Get Performance Indicators',
			value: 'getPerformanceIndicators',
			action: 'Get a performance indicator',
			description: 'Get how your service compares with the norm of bol in a week',
			inputs: place(
				allRequired([
					choice(
						'Indicator',
						'name',
						[
							'CANCELLATIONS',
							'FULFILMENT',
							'PHONE_AVAILABILITY',
							'RESPONSE_TIME',
							'CASE_ITEM_RATIO',
							'TRACK_AND_TRACE',
							'RETURNS',
							'REVIEWS',
						],
						{ description: 'What is measured' },
					),
					text('Year', 'year', {
						placeholder: 'e.g. 2019',
						description: 'The ISO year that the week belongs to',
						convert: toNumber({ whole: true, least: 2000, most: 9999 }),
					}),
					text('Week', 'week', {
						placeholder: 'e.g. 10',
						description: 'ISO week number; the scores of the current week are provisional',
						convert: toNumber({ whole: true, least: 1, most: 53 }),
					}),
				]),
				'query',
			),
			answer: { list: 'performanceIndicators' },
		}),
		list('/retailer/insights/product-ranks', {
			name: 'Get Product Ranks',
			value: 'getProductRanks',
			action: 'Get the ranks of a product',
			description: 'Get at which place a product stood in searches and categories on a day',
			inputs: [
				...rankedProduct,
				...place(
					[
						required(
							dayField('Date', 'date', {
								description: 'Yesterday at the latest, at most 3 months back',
							}),
						),
					],
					'query',
				),
				withLanguage(
					filters([
						choice('Type', 'type', ['SEARCH', 'BROWSE'], {
							description: 'Ranks in searches, or while browsing; both when left out',
							default: 'SEARCH',
						}),
					]),
					RANK_LANGUAGES,
				),
			],
		}),
		get('/retailer/insights/sales-forecast', {
			name: 'Get Sales Forecast',
			value: 'getSalesForecast',
			action: 'Get the sales forecast for an offer',
			description: 'Get how many pieces bol expects to be sold in the coming weeks',
			inputs: [
				...offerLike('91c28f60-ed1d-4b85-e053-828b620a4ed5'),
				...place(
					[
						required(
							whole('Weeks Ahead', 'weeks-ahead', {
								description: 'For how many weeks to forecast',
								least: 1,
								most: 12,
							}),
						),
					],
					'query',
				),
			],
		}),
		get('/retailer/insights/search-terms', {
			name: 'Get Search Terms',
			value: 'getSearchTerms',
			action: 'Get how often a term is searched for',
			inputs: [
				...place(
					[
						required(
							text('Search Term', 'search-term', {
								description: 'Words that customers look for',
								placeholder: 'e.g. Potter',
							}),
						),
					],
					'query',
				),
				...periods,
				queryOptions([
					toggle(
						'Related Search Terms',
						'related-search-terms',
						'Whether to get related search terms, too',
					),
				]),
			],
		}),
	],
};
