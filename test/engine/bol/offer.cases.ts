import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, inTurn, type Cases, type Exchange, type OperationCase } from '../operationCase';
import { reads, V11, writes } from './mediaTypes';

const ID = '13722de8-8182-d161-5422-4a0a1caab5c8';
const OTHER_ID = '6ff736b5-cdd0-4150-8c67-78269ee986f5';

/** An offer as bol writes it. */
const offerIn = (condition: IDataObject, offerId = ID): IDataObject => ({
	offerId,
	ean: '0000007740404',
	lastModifiedDateTime: '2026-01-05T15:52:55Z',
	onHoldByRetailer: false,
	condition,
	pricing: { bundlePrices: [{ quantity: 1, unitPrice: 9.99 }] },
	fulfilment: { method: 'FBR' },
	product: { bolProductId: '9200000045327288' },
});

const used = { category: 'SECONDHAND', state: 'GOOD' };

const isNew = { category: 'NEW' };

/** What is left of it by "Simplify". */
const simple = (offer: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(offer).filter(([name]) => name !== 'product'));

const sentTo = (request: string, more: Partial<Exchange> = {}): Exchange => ({
	request,
	headers: more.body === undefined ? reads(V11) : writes(V11),
	...more,
});

/** The request that changes an offer; bol answers with nothing. */
const changes = (body: IDataObject): Exchange =>
	sentTo(`PATCH /retailer/offers/${ID}`, { body, status: 204, answer: '' });

const oneBundle = { line: [{ quantity: 1, unitPrice: 9.99 }] };

const pricing = { bundlePrices: [{ quantity: 1, unitPrice: 9.99 }] };

/** Everything that is needed for a new offer. */
const newOffer = {
	ean: '0000007740404',
	conditionCategory: 'NEW',
	bundlePricesLines: oneBundle,
	fulfilmentMethod: 'FBR',
};

/** The search for offers with the article. */
const finds = (offers: IDataObject[], eans = '0000007740404'): Exchange =>
	sentTo('GET /retailer/offers', {
		query: { eans, 'page-size': '100' },
		answer: { offers, page: { pageSize: 100, nextCursor: null as unknown as string } },
	});

const creation = sentTo('POST /retailer/offers', {
	body: { ean: '0000007740404', condition: isNew, pricing, fulfilment: { method: 'FBR' } },
	status: 201,
	answer: { offerId: ID },
});

const updated = changes({ pricing, fulfilment: { method: 'FBR' } });

/** An update, and what of the offer it sends. */
const updates = (parameters: INodeParameters, sent: IDataObject): OperationCase =>
	inTurn(
		{ parameters: { offerId: byId(ID), ...parameters }, gives: [{ success: true, offerId: ID }] },
		changes(sent),
	);

const DETAIL = `This offer already exists with OfferUid ${ID}`;

/** bol refuses a creation, as there is such an offer by now. */
const refused = (detail: string, type = 'https://api.bol.com/problems/offer-exists'): Exchange => ({
	...creation,
	status: 409,
	answer: { type, status: 409, title: 'Conflict', detail },
});

/** Somebody makes the offer between the search and the creation. */
const madeMeanwhile = (...exchanges: Exchange[]): OperationCase =>
	inTurn({ parameters: newOffer, gives: [{ offerId: ID }] }, finds([]), ...exchanges);

/** Offers of version 11: docs/services/bol.md, 2.18. */
export const offerCases: Cases = {
	'offer.getAll': [
		{
			parameters: {
				limit: 1,
				filters: {
					eans: '8718526069334, 0000007740404',
					forSale: false,
					lastModifiedDateTime: '2026-01-05T09:30:00+01:00',
					offerIds: `${ID},${OTHER_ID}`,
					reference: 'AX1234',
				},
			},
			exchanges: [
				sentTo('GET /retailer/offers', {
					query: {
						'page-size': '100',
						eans: ['8718526069334', '0000007740404'],
						'for-sale': 'false',
						'last-modified-date-time': '2026-01-05T08:30:00.000Z',
						'offer-ids': [ID, OTHER_ID],
						reference: 'AX1234',
					},
					answer: { offers: [offerIn(isNew), offerIn(used, OTHER_ID)], page: {} },
				}),
			],
			gives: [simple(offerIn(isNew))],
		},
		// The cursor leads on until there is none; an offer that moved to the next page comes once.
		{
			parameters: { returnAll: true, simplify: false },
			exchanges: [
				sentTo('GET /retailer/offers', {
					query: { 'page-size': '100' },
					answer: {
						offers: [offerIn(isNew)],
						page: { pageSize: 100, nextCursor: 'eyJpZCI6MTA1fQ==' },
					},
				}),
				sentTo('GET /retailer/offers', {
					query: { 'page-size': '100', cursor: 'eyJpZCI6MTA1fQ==' },
					answer: { offers: [offerIn(isNew), offerIn(used, OTHER_ID)], page: { pageSize: 100 } },
				}),
			],
			gives: [offerIn(isNew), offerIn(used, OTHER_ID)],
		},
		inTurn(
			{ parameters: { returnAll: true }, gives: [] },
			sentTo('GET /retailer/offers', {
				query: { 'page-size': '100' },
				answer: { offers: [], page: {} },
			}),
		),
	],
	'offer.get': [
		inTurn(
			{ parameters: { offerId: byId(ID), simplify: false }, gives: [offerIn(used)] },
			sentTo(`GET /retailer/offers/${ID}`, { answer: offerIn(used) }),
		),
		inTurn(
			{ parameters: { offerId: byId(ID) }, gives: [simple(offerIn(used))] },
			sentTo(`GET /retailer/offers/${ID}`, { answer: offerIn(used) }),
		),
	],
	'offer.create': [
		{
			parameters: {
				ean: '0000007740404',
				conditionCategory: 'SECONDHAND',
				conditionState: 'GOOD',
				conditionComment: 'slightly used',
				bundlePricesLines: {
					line: [
						{ quantity: 1, unitPrice: 9.99 },
						{ quantity: 6, unitPrice: 8.5 },
					],
				},
				fulfilmentMethod: 'FBR',
				additionalFields: {
					fulfilmentSchedule: 'BOL_DELIVERY_PROMISE',
					minimumDaysToCustomer: 0,
					maximumDaysToCustomer: 1,
					ultimateOrderTime: '14:00',
					stockAmount: 12,
					managedByRetailer: true,
					countryAvailabilities: ['NL', 'BE'],
					economicOperatorId: byId('0c6573a2-a80c-48b7-a03e-d5939f1173fa'),
					reference: 'AX1234',
					unknownProductTitle: 'A product that bol does not know',
					onHoldByRetailer: true,
				},
			},
			exchanges: [
				sentTo('POST /retailer/offers', {
					body: {
						ean: '0000007740404',
						condition: { category: 'SECONDHAND', state: 'GOOD', comment: 'slightly used' },
						pricing: {
							bundlePrices: [
								{ quantity: 1, unitPrice: 9.99 },
								{ quantity: 6, unitPrice: 8.5 },
							],
						},
						fulfilment: {
							method: 'FBR',
							schedule: 'BOL_DELIVERY_PROMISE',
							deliveryPromise: {
								minimumDaysToCustomer: 0,
								maximumDaysToCustomer: 1,
								ultimateOrderTime: '14:00',
							},
						},
						stock: { amount: 12, managedByRetailer: true },
						countryAvailabilities: [{ countryCode: 'NL' }, { countryCode: 'BE' }],
						economicOperatorId: '0c6573a2-a80c-48b7-a03e-d5939f1173fa',
						reference: 'AX1234',
						unknownProductTitle: 'A product that bol does not know',
						onHoldByRetailer: true,
					},
					status: 201,
					answer: { offerId: ID },
				}),
			],
			gives: [{ offerId: ID }],
		},
		// A refurbished article with a delivery promise profile.
		{
			parameters: {
				...newOffer,
				conditionCategory: 'REFURBISHED',
				conditionGrade: 'B',
				conditionMargin: true,
				additionalFields: {
					fulfilmentSchedule: 'MY_DELIVERY_PROMISE',
					fulfilmentProfileId: byId('a1b2c3'),
				},
			},
			exchanges: [
				sentTo('POST /retailer/offers', {
					body: {
						ean: '0000007740404',
						condition: { category: 'REFURBISHED', grade: 'B', margin: true },
						pricing,
						fulfilment: { method: 'FBR', schedule: 'MY_DELIVERY_PROMISE', profileId: 'a1b2c3' },
					},
					status: 201,
					answer: { offerId: ID },
				}),
			],
		},
		// Prices as JSON, a price of a calculation, an ISBN, and fields that were emptied again.
		{
			parameters: {
				ean: '90-274-3964-8',
				conditionCategory: 'NEW',
				bundlePricesInput: 'json',
				bundlePricesJson: '={{ [{ quantity: 1, unitPrice: 8.2 * 3 }] }}',
				fulfilmentMethod: 'FBB',
				additionalFields: {
					economicOperatorId: byId(''),
					unknownProductTitle: '',
					countryAvailabilities: [],
					fulfilmentProfileId: byId(''),
				},
			},
			exchanges: [
				sentTo('POST /retailer/offers', {
					body: {
						ean: '9027439648',
						condition: { category: 'NEW' },
						pricing: { bundlePrices: [{ quantity: 1, unitPrice: 24.6 }] },
						fulfilment: { method: 'FBB' },
					},
					status: 201,
					answer: { offerId: ID },
				}),
			],
		},
	],
	'offer.upsert': [
		inTurn(
			{
				parameters: { ...newOffer, additionalFields: { reference: 'AX1234' } },
				gives: [{ offerId: OTHER_ID }],
			}, // Not the same condition.
			finds([offerIn(used)]),
			sentTo('POST /retailer/offers', {
				body: {
					ean: '0000007740404',
					condition: { category: 'NEW' },
					pricing,
					fulfilment: { method: 'FBR' },
					reference: 'AX1234',
				},
				status: 201,
				answer: { offerId: OTHER_ID },
			}),
		),
		{
			parameters: {
				...newOffer,
				conditionCategory: 'SECONDHAND',
				conditionState: 'GOOD',
				additionalFields: { stockAmount: 3, managedByRetailer: false },
			},
			exchanges: [
				finds([
					offerIn(isNew, OTHER_ID),
					offerIn({ category: 'SECONDHAND', state: 'AS_NEW' }, OTHER_ID),
					offerIn({ ...used, comment: 'slightly used' }),
				]),
				changes({
					pricing,
					fulfilment: { method: 'FBR' },
					stock: { amount: 3, managedByRetailer: false },
				}),
			],
			gives: [{ offerId: ID }],
		},
		{
			parameters: {
				...newOffer,
				conditionCategory: 'REFURBISHED',
				conditionGrade: 'A',
				whenItExists: 'keep',
			},
			exchanges: [
				sentTo('GET /retailer/offers', {
					query: { eans: '0000007740404', 'page-size': '100' },
					answer: {
						offers: [offerIn({ category: 'REFURBISHED', grade: 'B', margin: false }, OTHER_ID)],
						page: { nextCursor: 'abc' },
					},
				}),
				sentTo('GET /retailer/offers', {
					query: { eans: '0000007740404', 'page-size': '100', cursor: 'abc' },
					answer: {
						offers: [offerIn({ category: 'REFURBISHED', grade: 'A', margin: true })],
						page: {},
					},
				}),
				sentTo(`GET /retailer/offers/${ID}`, {
					answer: offerIn({ category: 'REFURBISHED', grade: 'A', margin: true }),
				}),
			],
			gives: [offerIn({ category: 'REFURBISHED', grade: 'A', margin: true })],
		},
		// bol keeps a book under its EAN.
		inTurn(
			{ parameters: { ...newOffer, ean: '9027439648' }, gives: [{ offerId: ID }] },
			finds([{ ...offerIn(isNew), ean: '9789027439642' }], '9789027439642'),
			changes({ pricing, fulfilment: { method: 'FBR' } }),
		),
		// More zeros in front, and characters that nobody sees, make no other article of it.
		inTurn(
			{ parameters: { ...newOffer, ean: '\u00a00000007740404\u200b' }, gives: [{ offerId: ID }] },
			finds([{ ...offerIn(isNew), ean: '7740404' }]),
			updated,
		),
		madeMeanwhile(refused(DETAIL), updated),
		inTurn(
			{ parameters: { ...newOffer, whenItExists: 'keep' }, gives: [offerIn(isNew)] },
			finds([]),
			refused(DETAIL),
			sentTo(`GET /retailer/offers/${ID}`, { answer: offerIn(isNew) }),
		),
		// A refusal that does not name the offer: it is searched once more.
		madeMeanwhile(refused('The offer exists.'), finds([offerIn(isNew)]), updated),
		madeMeanwhile(
			refused('The offer exists with OfferUid ../orders'),
			finds([offerIn(isNew)]),
			updated,
		),
		madeMeanwhile(refused(DETAIL, '/problems/other'), finds([offerIn(isNew)]), updated),
		// The answer to the creation got lost.
		madeMeanwhile({ ...creation, status: 503 }, finds([offerIn(isNew)]), updated),
	],
	'offer.update': [
		updates(
			{
				bundlePricesLines: oneBundle,
				updateFields: {
					fulfilmentMethod: 'FBR',
					fulfilmentSchedule: 'SHIPPING_VIA_BOL',
					fulfilmentProfileId: byId('a1b2c3'),
					minimumDaysToCustomer: 1,
					maximumDaysToCustomer: 2,
					ultimateOrderTime: '23:00',
					stockAmount: 0,
					managedByRetailer: false,
					countryAvailabilities: ['BE'],
					economicOperatorId: byId('0c6573a2-a80c-48b7-a03e-d5939f1173fa'),
					// An empty reference takes it away.
					reference: '',
					unknownProductTitle: 'Title',
					onHoldByRetailer: false,
				},
			},
			{
				pricing,
				fulfilment: {
					method: 'FBR',
					schedule: 'SHIPPING_VIA_BOL',
					profileId: 'a1b2c3',
					deliveryPromise: {
						minimumDaysToCustomer: 1,
						maximumDaysToCustomer: 2,
						ultimateOrderTime: '23:00',
					},
				},
				stock: { amount: 0, managedByRetailer: false },
				countryAvailabilities: [{ countryCode: 'BE' }],
				economicOperatorId: '0c6573a2-a80c-48b7-a03e-d5939f1173fa',
				reference: '',
				unknownProductTitle: 'Title',
				onHoldByRetailer: false,
			},
		),
		// Any part alone.
		updates({ updateFields: { onHoldByRetailer: true } }, { onHoldByRetailer: true }),
		updates({ bundlePricesLines: oneBundle }, { pricing }),
	],
	'offer.updatePriceAndStock': [
		updates(
			{ updateFields: { price: 24.5, stockAmount: 7, managedByRetailer: true } },
			{
				pricing: { bundlePrices: [{ quantity: 1, unitPrice: 24.5 }] },
				stock: { amount: 7, managedByRetailer: true },
			},
		),
		// Either alone; expressions often give numbers as text.
		updates({ updateFields: { stockAmount: '={{ "0" }}' } }, { stock: { amount: 0 } }),
		updates(
			{ updateFields: { price: '={{ 8.333 * 3 }}' } },
			{ pricing: { bundlePrices: [{ quantity: 1, unitPrice: 25 }] } },
		),
	],
	'offer.delete': inTurn(
		{ parameters: { offerId: byId(ID) }, gives: [{ deleted: true }] },
		sentTo(`DELETE /retailer/offers/${ID}`, { status: 204, answer: '' }),
	),
	'offer.getNotForSaleReasons': [
		{
			parameters: { offerId: byId(ID) },
			exchanges: [
				sentTo(`GET /retailer/offers/${ID}/not-for-sale-reasons`, {
					answer: { offerId: ID, countries: [{ countryCode: 'NL', reasons: [] }] },
				}),
			],
			gives: [{ offerId: ID, countries: [{ countryCode: 'NL', reasons: [] }] }],
		},
		inTurn(
			{ parameters: { offerId: byId(ID) }, gives: [{ offerId: ID, countries: [] }] },
			sentTo(`GET /retailer/offers/${ID}/not-for-sale-reasons`, { status: 204, answer: '' }),
		),
	],
};
