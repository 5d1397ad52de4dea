import type { Fact, Fields, Table } from './facts';
import { all, fields, listOf, needed, object, operation as op, within } from './written';

/*
 * What is known of GoedGepickt's requests and answers, taken by hand from
 * docs/services/goedgepickt.md, 1.4, 2 and 3.1. There is no document by GoedGepickt itself.
 */

const text: Fact = { type: 'string' };
const whole: Fact = { type: 'integer' };

const PAGES: Fields = all('page perPage', { type: 'integer', minimum: 1 });
const SEARCH: Fields = fields({ text: 'searchAttribute searchValue' });
// Others than this one are (unconfirmed).
SEARCH.searchDelimiter = { type: 'string', enum: ['='] };

/** Decimals are sent as text (2.5), and as numbers by one program. */
const decimal: Fact = {};

const PRODUCT: Fields = {
	'': { type: 'object' },
	...all('webshopUuid name sku productId url picture', text),
	stockManagement: { type: 'boolean' },
	price: decimal,
};

const NEW_PRODUCT: Fields = { ...PRODUCT, ...all('webshopUuid name sku', needed(text)) };

const NAMES = 'FirstName LastName Company Address HouseNumber HouseNumberAddition Address2';
const PLACES = 'Zipcode City Country';

/** The fields of an address of an order, each with a word before it. */
const address = (word: string) =>
	all(
		`${NAMES} ${PLACES}`
			.split(' ')
			.map((name) => word + name)
			.join(' '),
		text,
	);

const ORDER: Fields = {
	'': { type: 'object' },
	...all('webshopUuid orderId orderStatus', needed(text)),
	...all('orderDisplayId createDate finishDate currency', text),
	...all('discountTotal discountTax shippingTotal shippingTax paidTotal paidTax', decimal),
	...address('billing'),
	...all('billingEmail billingPhone', text),
	...address('shipping'),
	...all('shippingMethod paymentMethod invoiceNumber customerNote', text),
	ignoreUnknownProductWarnings: { type: 'boolean' },
	pickupLocationData: { type: 'object' },
	...all(
		'locationNumber carrier location street houseNumber zipcode city country'
			.split(' ')
			.map((name) => `pickupLocationData.${name}`)
			.join(' '),
		text,
	),
	orderItems: needed({ type: 'array', minItems: 1 }),
	'orderItems[]': { type: 'object' },
	'orderItems[].sku': needed(text),
	// Only one program insists on it.
	'orderItems[].productName': text,
	'orderItems[].productQuantity': needed(whole),
	'orderItems[].taxRate': { required: true },
	...all(
		'lineItemId productId ean productImage'
			.split(' ')
			.map((name) => `orderItems[].${name}`)
			.join(' '),
		text,
	),
	...all(
		'unitPriceIncl unitPriceExcl unitPriceTax totalPriceIncl totalPriceExcl totalPriceTax'
			.split(' ')
			.map((name) => `orderItems[].${name}`)
			.join(' '),
		decimal,
	),
};

/** Numbers, money and moments come in several forms, so of most fields only the name is held. */
const READ_PRODUCT: Fields = {
	...fields({
		text: 'uuid! sku! name! picture!',
		any: `
			ean barcode description price costPrice taxRate weight length width height
			internalComment allowBackorders`,
	}),
	...listOf('productAttributes', fields({ any: 'name value' })),
	supplier: { type: 'object', nullable: true },
	...within('supplier', fields({ any: 'supplierUUID supplierName supplierSku' })),
	stock: needed({ type: 'object' }),
	...within(
		'stock',
		fields({
			whole: 'freeStock! totalStock reservedStock',
			any: 'unlimitedStock minimalStock fillStockTo',
		}),
	),
};

/** Written with a capital N, read with a small one. */
const readAddress = (word: string) =>
	Object.fromEntries(
		Object.keys(address(word)).map((name) => [
			name.replace('shippingHouseNumberAddition', 'shippingHousenumberAddition'),
			{},
		]),
	);

const READ_ORDER: Fields = {
	...fields({
		text: 'uuid! externalDisplayId! status!',
		any: `
			createDate finishDate webshopName totalPaid attentionNeeded billingEmail billingPhone
			shippingMethod paymentMethod customerNote internComment`,
	}),
	...readAddress('billing'),
	...readAddress('shipping'),
	tags: { type: 'array' },
	...listOf('products', {
		...fields({
			text: 'productUuid sku!',
			whole: 'productQuantity! pickedQuantity',
			any: 'productName productPrice',
		}),
		type: { type: 'string', enum: ['normal', 'parent', 'child'] },
	}),
	...listOf('shipments', fields({ any: 'trackTraceCode trackTraceUrl createDate' })),
};

const READ_SHIPMENT: Fields = {
	...fields({
		text: 'uuid status!',
		any: `
			createDate deliveredDate trackTraceCode trackTraceUrl referenceText
			shippingMethod shippingFirstName shippingLastName shippingCity`,
	}),
	linkedOrder: needed({ type: 'object' }),
	'linkedOrder.uuid': needed(text),
};

const READ_WEBHOOK: Fields = fields({
	text: 'webhookUuid! webhookEvent! webhookSecret! targetUrl! webshopName webshopUuid!',
});

/** A list in its envelope (1.4). */
const enveloped = (row: Fields): Fields =>
	object({
		...listOf('items', row, { required: true }),
		pageInfo: needed({ type: 'object' }),
		...within(
			'pageInfo',
			fields({ whole: 'totalItems itemsPerPage currentPage lastPage', any: 'cursor' }),
		),
	});

/** What comes back of a change of stock is unknown. */
const ANYTHING: Fields = { '': {} };

const one = '/products/{productUuid}';

/** GoedGepickt's operations, by paths after the base URL. */
// prettier-ignore
export const goedGepicktFacts: Table = [
	op('GET /webshops', { query: PAGES, answer: enveloped(fields({ text: 'uuid! name! url platform' })) }),
	op('GET /products', { query: { ...PAGES, ...SEARCH }, answer: enveloped(READ_PRODUCT) }),
	op(`GET ${one}`, { answer: object(READ_PRODUCT) }),
	op('POST /products', { body: NEW_PRODUCT, answer: ANYTHING }),
	op(`PUT ${one}`, { body: PRODUCT, answer: ANYTHING }),
	op(`GET ${one}/stock`, {
		answer: object(
			listOf(
				'stockLocations',
				fields({
					text: 'picklocationUuid! picklocationName',
					whole: 'stockQuantity! stockPriority',
				}),
				{ required: true },
			),
		),
	}),
	op(`POST ${one}/stock/{pickLocationUuid}`, { body: object(fields({ whole: 'stockQuantity! priority' })), answer: ANYTHING }),
	op(`PUT ${one}/stock/{pickLocationUuid}`, { body: object(fields({ whole: 'stockQuantity!', text: 'reason' })), answer: ANYTHING }),
	op(`PUT ${one}/stock-mutation`, { body: object(fields({ whole: 'mutation!', text: 'mutationReason pickLocationUuid' })), answer: ANYTHING }),
	op('GET /picklocations', { query: PAGES, answer: enveloped(fields({ text: 'uuid! name!' })) }),
	op('GET /orders', {
		query: {
			...PAGES,
			...SEARCH,
			createdAfter: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
			...fields({ text: 'orderBy' }),
			orderByDirection: { type: 'string', enum: ['asc', 'desc'] },
		},
		answer: enveloped(READ_ORDER),
	}),
	op('GET /orders/{orderUuid}', { answer: object(READ_ORDER) }),
	op('POST /orders', { body: ORDER, answer: object(fields({ text: 'message orderUuid!' })) }),
	op('GET /shipments', { query: { ...PAGES, createdAfter: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } }, answer: enveloped(READ_SHIPMENT) }),
	op('GET /webhooks', { query: PAGES, answer: enveloped(READ_WEBHOOK) }),
	op('POST /webhooks', { body: object(fields({ text: 'webhookEvent! targetUrl! webshopUuid!' })), answer: object(READ_WEBHOOK) }),
];
