import type { INodeParameters } from 'n8n-workflow';
import { describeRefusals, trials, type Refusal } from '../mistakes';
import { byId } from '../operations';
import { bolSubject, keys } from './subject';

const run = trials(bolSubject, ['the-token', keys.clientSecret]);

const OFFER = '13722de8-8182-d161-5422-4a0a1caab5c8';

/** A refusal of a new offer that is right but for these fields. */
const newOffer = (told: RegExp, fields: INodeParameters): Refusal => [
	'offer.create',
	{
		ean: '0000007740404',
		conditionCategory: 'NEW',
		bundlePricesLines: { line: [{ quantity: 1, unitPrice: 9.99 }] },
		fulfilmentMethod: 'FBR',
		...fields,
	},
	told,
];

const prices = (...line: INodeParameters[]) => ({ bundlePricesLines: { line } });

const changed = (does: string, told: RegExp, fields: INodeParameters): Refusal => [
	does,
	{ offerId: byId(OFFER), ...fields },
	told,
];

const content = (told: RegExp, fields: INodeParameters): Refusal => [
	'productContent.create',
	{ ean: '8712836327641', language: 'nl', ...fields },
	told,
];

const insight = (told: RegExp, fields: INodeParameters): Refusal => [
	'insight.getOfferInsights',
	{ offerId: byId(OFFER), name: 'PRODUCT_VISITS', ...fields },
	told,
];

const withTnt = (told: RegExp, fields: INodeParameters): Refusal => [
	'shipment.create',
	{ transporterCode: 'TNT', ...fields },
	told,
];

const items = (told: RegExp, ...line: INodeParameters[]) =>
	withTnt(told, { orderItemsLines: { line } });

const itemsAsJson = (told: RegExp, orderItemsJson: string) =>
	withTnt(told, { orderItemsInput: 'json', orderItemsJson });

const pickup = {
	streetName: 'Dorpstraat',
	houseNumber: '1',
	zipCode: '1111ZZ',
	city: 'Utrecht',
	countryCode: 'NL',
	attentionOf: 'Billie Bol',
	fromDateTime: '2026-01-12T09:00:00+01:00',
	untilDateTime: '2026-01-12T10:00:00+01:00',
};

const replenishment = {
	reference: 'REFERENCE1',
	linesLines: { line: [{ ean: '0846127026185', quantity: 5 }] },
};

/** What bol would refuse (docs/services/bol.md, 2), by operation. */
// prettier-ignore
const notSent: Refusal[] = [
	['order.get', { orderId: byId('={{ "" }}') }, /Order: is empty/],
	['order.get', { orderId: byId('..') }, /Order: "\.\." is not an ID/],
	['order.cancelItems', { orderItemId: '={{ "" }}', reasonCode: 'OUT_OF_STOCK' }, /Order Item ID: is empty/],
	withTnt(/Order Items: at least one is needed/, {}),
	itemsAsJson(/Order Items: at least one is needed/, '[]'),
	itemsAsJson(/must be a list in square brackets/, '"6107434013"'),
	itemsAsJson(/is not valid JSON/, '[{'),
	items(/Order Item 1: needs an order item ID/, { orderItemId: '' }),
	itemsAsJson(/Order Item 1: has qty in place of quantity/, '[{"orderItemId":"1","qty":1}]'),
	itemsAsJson(/Order Item 2: needs an order item ID/, '[{"orderItemId":"1"},{"orderItemId":""}]'),
	itemsAsJson(/Order Item 1/, '["6107434013"]'),
	itemsAsJson(/Order Item 1/, '[null]'),
	items(/Order Item 1, Quantity: 0 is too low/, { orderItemId: '1', more: { quantity: 0 } }),
	items(/Order Item 1, Quantity: "1\.5" is not a whole number/, { orderItemId: '1', more: { quantity: 1.5 } }),
	itemsAsJson(/Quantity: 0 is too low/, '[{"orderItemId":"1","quantity":0}]'),
	['shipment.create', { orderItemsLines: { line: [{ orderItemId: '1' }] }, transporterCode: '' }, /Transporter Code: is empty/],
	['shipment.create', { orderItemsLines: { line: [{ orderItemId: '1' }] }, shipWith: 'shippingLabel' }, /Shipping Label ID: is empty/],
	['processStatus.getByIds', { ids: '={{ [] }}' }, /Process Status IDs: is empty/],
	['processStatus.getByIds', { ids: ' , ,' }, /Process Status IDs: is empty/],
	newOffer(/its last digit does not fit/, { ean: '0000007740405' }),
	newOffer(/EAN: is empty/, { ean: '={{ "" }}' }),
	newOffer(/has 7 digits/, { ean: '={{ 7740404 }}' }),
	newOffer(/Bundle Prices: at least one is needed/, prices()),
	newOffer(/Bundle Price 1, Unit Price: 0\.99 is too low; the least is 1/, prices({ quantity: 1, unitPrice: 0.99 })),
	newOffer(/9999\.01 is too high; the most is 9999/, prices({ quantity: 1, unitPrice: 9999.01 })),
	newOffer(/the first one must be from quantity 1/, prices({ quantity: 2, unitPrice: 9 })),
	newOffer(/quantities must rise and unit prices must fall/, prices({ quantity: 1, unitPrice: 9 }, { quantity: 2, unitPrice: 9 })),
	newOffer(/quantities must rise and unit prices must fall/, prices({ quantity: 1, unitPrice: 9 }, { quantity: 1, unitPrice: 8 })),
	newOffer(/Bundle Price 1: needs a quantity and a unit price/, {
		bundlePricesLines: undefined,
		bundlePricesInput: 'json',
		bundlePricesJson: '[{"quantity":1}]',
	}),
	newOffer(/a new offer needs both or none/, { additionalFields: { stockAmount: 1 } }),
	newOffer(/Minimum and Maximum Days to Customer: both are needed/, { additionalFields: { minimumDaysToCustomer: 1 } }),
	newOffer(/is more than the maximum/, { additionalFields: { minimumDaysToCustomer: 3, maximumDaysToCustomer: 2 } }),
	newOffer(/only possible with the fulfilment method FBR/, { fulfilmentMethod: 'FBB', additionalFields: { minimumDaysToCustomer: 1, maximumDaysToCustomer: 2 } }),
	changed('offer.update', /nothing to update/, {}),
	changed('offer.update', /nothing to update/, { updateFields: { economicOperatorId: byId('') } }),
	changed('offer.update', /Fulfilment Method: is needed/, { updateFields: { fulfilmentSchedule: 'SHIPPING_VIA_BOL' } }),
	changed('offer.updatePriceAndStock', /Stock: -1 is too low/, { updateFields: { stockAmount: -1 } }),
	changed('offer.updatePriceAndStock', /Price: 0 is too low; the least is 1/, { updateFields: { price: 0 } }),
	changed('offer.updatePriceAndStock', /Price: 10000 is too high/, { updateFields: { price: 10_000 } }),
	changed('offer.updatePriceAndStock', /nothing to update/, { updateFields: {} }),
	['product.getAssets', { ean: '123' }, /has 3 digits/],
	['product.getRatings', { ean: '={{ "" }}' }, /EAN: is empty/],
	['product.getAll', {}, /Search Term or Category ID: one of them/],
	[
		'product.getAll',
		{
			filters: { searchTerm: 'LEGO' },
			filterRangesInput: 'json',
			filterRangesJson: '[{"rangeId":"PRICE","min":1}]',
		},
		/Filter Range 1: needs a range ID, a minimum and a maximum/,
	],
	['product.getListFilters', {}, /Search Term or Category ID: one of them/],
	content(/Attributes: at least one is needed/, {}),
	content(/The EAN stands above/, { attributesLines: { line: [{ id: 'EAN', value: '8712836327641' }] } }),
	content(/Attribute 1: needs an ID and a value/, { attributesLines: { line: [{ id: 'Name', value: '' }] } }),
	content(/Asset 1: needs a URL and a label/, {
		attributesLines: { line: [{ id: 'Name', value: 'X' }] },
		assetsLines: { line: [{ url: 'https://example.com/a.jpg', labels: '' }] },
	}),
	[
		'productContent.getChunkRecommendations',
		{ attributesLines: { line: ['a', 'b'].map((value) => ({ id: 'Name', value })) } },
		/Name must have exactly one value/,
	],
	insight(/Offer: is empty/, { offerId: byId('={{ "" }}'), period: 'DAY', numberOfPeriods: 1 }),
	insight(/105 is too high; the most is 104 of the period WEEK/, { period: 'WEEK', numberOfPeriods: 105 }),
	['invoice.getAll', { filters: { periodStartDate: '2026-01-01' } }, /Period Start and Period End: both are needed/],
	['invoice.getAll', { filters: { periodStartDate: '2026-01-01', periodEndDate: '2026-02-02' } }, /is 32 days after the start; the most is 31/],
	['invoice.getAll', { filters: { periodStartDate: '2026-01-02', periodEndDate: '2026-01-01' } }, /is before the start/],
	['promotion.getAll', { promotionType: '={{ [] }}' }, /Types: is empty/],
	['retailer.getKpiScores', { kpi: 'ON_TIME', week: '5' }, /"5" is not a week/],
	['retailer.getKpiScores', { kpi: 'ON_TIME', week: '={{ "" }}' }, /Week: is empty/],
	['retailer.getKpiScores', { kpi: '={{ "" }}', week: '2026-05' }, /KPI: is empty/],
	[
		'replenishment.create',
		{ ...replenishment, transportBy: 'pickupAppointment', ...pickup, numberOfLoadCarriers: 21 },
		'Number of Load Carriers: 21 are too many for a pickup; the most is 20',
	],
	[
		'replenishment.create',
		{
			...replenishment,
			transporterCode: 'DHL',
			numberOfLoadCarriers: 1,
			expectedDeliveryDate: '={{ "" }}',
		},
		'Expected Delivery Date: is empty',
	],
	['replenishment.update', { replenishmentId: byId('1') }, 'Update Fields: nothing to update'],
	['inventory.getAll', { filters: { quantity: '5' } }, 'Quantity: "5" is not a range'],
	['subscription.create', { resources: '={{ [] }}', subscriptionType: 'WEBHOOK', url: 'https://www.bol.com/webhook' }, 'Resources: is empty'],
	[
		'subscription.create',
		{
			resources: ['ORDER'],
			url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/bol',
			subscriptionType: 'AWS_SQS',
			identity: '={{ "" }}',
		},
		'Identity: is empty',
	],
	['return.handle', { rmaId: byId('={{ "A1" }}'), quantityReturned: 1, handlingResult: 'RETURN_RECEIVED' }, 'Return Item: "A1" is not an ID'],
];

describe('what is not sent at all', () => {
	describeRefusals(run, notSent);

	test('an invoice that is no PDF', async () => {
		const data = Buffer.from('PK zip').toString('base64');
		const invoice = { data, mimeType: 'application/pdf', fileName: 'invoice.docx' };
		const { error } = await run({
			does: 'shipment.uploadInvoice',
			parameters: { shipmentId: byId('914587795') },
			binaries: [{ data: invoice }],
		});
		expect(error?.message).toBe('Input Data Field Name: "invoice.docx" is no PDF');
	});
});
