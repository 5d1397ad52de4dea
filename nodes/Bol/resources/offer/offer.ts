import { additionalFields, filters, updateFields } from '../../../shared/operation/collections';
import { whenItExists } from '../../../shared/operation/common';
import { toList } from '../../../shared/operation/convert';
import { dateTime, field, toggle } from '../../../shared/operation/fields';
import { key, toKey } from '../../../shared/operation/key';
import type { Flow, Resource, Shape, Step } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { explainedBy, reworded } from '../../../shared/service/failure';
import { createOrUpdateOffer } from './offerUpsert';
import { offer } from '../../fields/idFields';
import { toEan } from '../../fields/ean';
import {
	changeableFields,
	completeCondition,
	completeStock,
	condition,
	managedByRetailer,
	offeredEan,
	offerFields,
	knownStock,
	traceByEan,
} from './offerBody';
import { completeFulfilment, fulfilmentMethod } from './offerFulfilment';
import { bundlePrices, intoPricing, offerPrice, oneAsPricing, priceNeeded } from './offerPrices';
import { priceInputs, setPrice } from './setPrice';
import { setStock, stockInputs } from './setStock';
import { offerPages, LARGEST_PAGES } from '../../service/pages';
import { readsAs, V11, writesAs } from '../../service/request';

const { action, create, get, list, remove, update } = verbs(offerPages, {
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

const additional = additionalFields(offerFields);

const newOffer = [...offeredEan, ...condition, ...bundlePrices, ...fulfilmentMethod];

const complete = [
	completeCondition,
	priceNeeded,
	intoPricing,
	completeFulfilment,
	completeStock,
	traceByEan,
];

/** An offer without reasons has the status 204 and no body; it becomes an empty list. */
const noReasons: Shape = (items, { statusCode }, call) => {
	if (statusCode !== 204) return items;
	return [{ json: { offerId: String(call.path.offerId), countries: [] } }];
};

const traceById: Step = (draft) => ({
	...draft,
	traceableBy: `the changes in offer ${String(draft.path.offerId)}`,
});

/** Names the offer in what bol says about a change, since many are changed in one run. */
const changedOffer: Flow = async (call) =>
	await reworded(call.send(call.request), (error) =>
		explainedBy(error, `This is about offer ${String(call.path.offerId)}.`),
	);

/** bol answers a change with nothing. */
const withOfferId: Shape = (_items, _answer, { path }) => [
	{ json: { success: true, offerId: String(path.offerId) } },
];

/** Offers of version 11: docs/services/bol.md, 2.18. */
export const offerResource: Resource = {
	name: 'Offer',
	value: 'offer',
	description: 'What you sell: article, condition, price, stock and delivery',
	operations: [
		list('/retailer/offers', {
			request: { ...reads, query: LARGEST_PAGES },
			simple: SIMPLE,
			inputs: [
				filters([
					field('EANs', 'eans', 'string', {
						description: 'EANs of the products, separated by commas',
						default: '',
						placeholder: 'e.g. 8718526069334, 5035223124276',
						convert: toList(toEan()),
					}),
					toggle('For Sale', 'for-sale', 'Whether to get offers that are for sale, or those not'),
					dateTime('Modified After', 'last-modified-date-time', {
						description: 'Only what was changed after this moment',
					}),
					field('Offer IDs', 'offer-ids', 'string', {
						default: '',
						placeholder: 'e.g. 13722de8-8182-d161-5422-4a0a1caab5c8',
						description: 'One or more, separated by commas',
						convert: toList(toKey),
					}),
					key('Reference', 'reference', {
						description: 'Your own reference',
						placeholder: 'e.g. AX1234',
					}),
				]),
			],
		}),
		get('/retailer/offers/{offerId}', { request: reads, inputs: [offer], simple: SIMPLE }),
		create('/retailer/offers', {
			request: writes,
			inputs: [...newOffer, additional],
			before: complete,
		}),
		action(
			'Create or Update',
			'upsert',
			'Create or update an offer',
			['POST', '/retailer/offers'],
			{
				answer: 'object',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				request: writes,
				inputs: [...newOffer, additional, whenItExists],
				before: complete,
				flow: createOrUpdateOffer,
				simpleIfAsked: SIMPLE,
			},
		),
		update('/retailer/offers/{offerId}', {
			answer: 'nothing',
			method: 'PATCH',
			description: 'Change parts of an offer; EAN and condition cannot change',
			request: writes,
			inputs: [offer, ...bundlePrices, updateFields(changeableFields)],
			before: [intoPricing, completeFulfilment, traceById],
			flow: changedOffer,
			output: [withOfferId],
		}),
		update('/retailer/offers/{offerId}', {
			answer: 'nothing',
			name: 'Update Price and Stock',
			value: 'updatePriceAndStock',
			action: 'Update the price and stock of an offer',
			description:
				'Set price, stock or both of many offers: one offer for each input item, within the limits of bol. With On Error set to continue, each item reports its own outcome.',
			method: 'PATCH',
			request: writes,
			inputs: [offer, updateFields([offerPrice, knownStock, managedByRetailer])],
			before: [oneAsPricing, traceById],
			flow: changedOffer,
			output: [withOfferId],
		}),
		action('Set Stock', 'setStock', 'Set the stock of offers', ['GET', '/retailer/offers'], {
			answer: 'object',
			description:
				'Set the stock of your offers to what a warehouse has, by EAN or SKU. All items are worked on together: offers are read many at a time, and only what differs is sent.',
			request: reads,
			inputs: stockInputs,
			together: setStock,
		}),
		action('Set Price', 'setPrice', 'Set the price of offers', ['GET', '/retailer/offers'], {
			answer: 'object',
			description:
				'Set the price of your offers, by EAN or SKU. All items are worked on together: offers are read many at a time, and only what differs is sent.',
			request: reads,
			inputs: priceInputs,
			together: setPrice,
		}),
		remove('/retailer/offers/{offerId}', { request: reads, inputs: [offer] }),
		action(
			'Get Not-for-Sale Reasons',
			'getNotForSaleReasons',
			'Get the reasons why an offer is not for sale',
			['GET', '/retailer/offers/{offerId}/not-for-sale-reasons'],
			{
				answer: 'nothing',
				description: 'Get the reasons by country; the list is empty when the offer is for sale',
				request: reads,
				inputs: [offer],
				output: [noReasons],
			},
		),
	],
};
