import { additionalFields, filters, updateFields } from '../../shared/describe/collections';
import { whenItExists } from '../../shared/describe/common';
import { toList, toText } from '../../shared/describe/convert';
import { dateTime, field, place, required, text, toggle } from '../../shared/describe/fields';
import type { Resource } from '../../shared/describe/resource';
import { step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { flowOf } from '../../shared/request/flow';
import type { ShapeItems } from '../../shared/request/output';
import { createOrUpdateOffer } from '../offerUpsert';
import { offer } from '../chosen';
import { toEan } from '../ean';
import {
	bundlePrices,
	changeableFields,
	completeFulfilment,
	completeStock,
	condition,
	fulfilmentMethod,
	intoPricing,
	managedByRetailer,
	offeredEan,
	offerFields,
	oneAsPricing,
	onePrice,
	priceNeeded,
	stockAmount,
	traceByEan,
} from '../offerBody';
import { offerPages } from '../pages';
import { bol, readsAs, V11, writesAs } from '../request';

const { action, create, get, list, remove, update } = verbs(bol, offerPages, {
	name: 'Offer',
	one: 'an offer',
	many: 'offers',
});

/** What "Simplify" keeps. */
const SIMPLE = [
	'offerId',
	'ean',
	'reference',
	'lastModifiedDateTime',
	'onHoldByRetailer',
	'stock',
	'countryAvailabilities',
	'condition',
	'pricing',
	'fulfilment',
];

const reads = readsAs(V11);
const writes = writesAs(V11);

/** As large as bol allows, so that there are few requests. */
const LARGEST_PAGES = { 'page-size': '100' };

const additional = additionalFields(offerFields);

const newOffer = [...offeredEan, ...condition, ...bundlePrices, ...fulfilmentMethod];

const complete = [priceNeeded, intoPricing, completeFulfilment, completeStock, traceByEan];

/** An offer without reasons has the status 204 and no body; it becomes an empty list. */
const noReasons: ShapeItems = async function (items, { statusCode }) {
	if (statusCode !== 204) return items;
	const offerId = String(this.getNodeParameter('offerId', '', { extractValue: true }));
	return [{ json: { offerId, countries: [] } }];
};

const traceById = step(async function (request) {
	const offerId = String(this.getNodeParameter('offerId', '', { extractValue: true }));
	return { ...request, traceableBy: `the changes in offer ${offerId}` };
});

/** Offers of version 11: reference bol.md, 2.18. */
export const offerResource: Resource = {
	name: 'Offer',
	value: 'offer',
	description: 'What you sell: article, condition, price, stock and delivery',
	operations: [
		list('/retailer/offers', {
			request: { ...reads, qs: LARGEST_PAGES },
			simple: SIMPLE,
			parameters: [
				filters([
					field('EANs', 'eans', 'string', {
						default: '',
						placeholder: 'e.g. 8718526069334, 5035223124276',
						convert: toList(toEan()),
					}),
					toggle('For Sale', 'for-sale', 'Whether to get offers that are for sale, or those not'),
					dateTime('Modified After', 'last-modified-date-time'),
					field('Offer IDs', 'offer-ids', 'string', {
						default: '',
						placeholder: 'e.g. 13722de8-8182-d161-5422-4a0a1caab5c8',
						description: 'One or more, separated by commas',
						convert: toList(toText),
					}),
					text('Reference', 'reference', { placeholder: 'e.g. AX1234' }),
				]),
			],
		}),
		get('/retailer/offers/{offerId}', { request: reads, parameters: [offer], simple: SIMPLE }),
		create('/retailer/offers', {
			request: writes,
			parameters: [...newOffer, additional],
			before: complete,
		}),
		action(
			'Create or Update',
			'upsert',
			'Create or update an offer',
			['POST', '/retailer/offers'],
			{
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				request: writes,
				parameters: [...newOffer, additional, whenItExists],
				before: complete,
				flow: flowOf(bol, createOrUpdateOffer),
			},
		),
		update('/retailer/offers/{offerId}', {
			method: 'PATCH',
			description: 'Change parts of an offer; EAN and condition cannot change',
			request: writes,
			parameters: [offer, ...bundlePrices, updateFields(changeableFields)],
			before: [intoPricing, completeFulfilment, traceById],
		}),
		action(
			'Update Stock',
			'updateStock',
			'Update the stock of an offer',
			['PATCH', '/retailer/offers/{offerId}'],
			{
				request: writes,
				parameters: [
					offer,
					...place([required(stockAmount)], 'body'),
					additionalFields([managedByRetailer]),
				],
				before: [traceById],
			},
		),
		action(
			'Update Price',
			'updatePrice',
			'Update the price of an offer',
			['PATCH', '/retailer/offers/{offerId}'],
			{
				description: 'Set one price for any quantity; for bundle prices use Update',
				request: writes,
				parameters: [offer, ...onePrice],
				before: [oneAsPricing, traceById],
			},
		),
		remove('/retailer/offers/{offerId}', { request: reads, parameters: [offer] }),
		action(
			'Get Not-for-Sale Reasons',
			'getNotForSaleReasons',
			'Get the reasons why an offer is not for sale',
			['GET', '/retailer/offers/{offerId}/not-for-sale-reasons'],
			{
				description: 'Get the reasons by country; the list is empty when the offer is for sale',
				request: reads,
				parameters: [offer],
				output: [noReasons],
			},
		),
	],
};
