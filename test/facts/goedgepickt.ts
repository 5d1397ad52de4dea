import type { Fact, Fields, OperationFacts, Place, Table } from './facts';

/*
 * What is known of GoedGepickt's requests, taken by hand from docs/services/goedgepickt.md, 1.4 and
 * 2. There is no document by GoedGepickt itself; answers are left out.
 */

const text: Fact = { type: 'string' };
const whole: Fact = { type: 'integer' };
const needed = (fact: Fact): Fact => ({ required: true, ...fact });

/** Fields of one kind, by names that stand in one line. */
const all = (names: string, fact: Fact): Fields =>
	Object.fromEntries(names.split(' ').map((name) => [name, fact]));

const PAGES: Fields = all('page perPage', whole);
const SEARCH: Fields = all('searchAttribute searchDelimiter searchValue', text);

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

const reads = (path: string, query?: Fields): OperationFacts => ({
	method: 'GET',
	path,
	parameters: { ...inPath(path), ...(query && { query }) },
	answers: {},
});

const sends = (method: 'POST' | 'PUT', path: string, fields: Fields): OperationFacts => ({
	method,
	path,
	parameters: inPath(path),
	body: { required: true, mediaTypes: ['application/json'], fields },
	answers: {},
});

function inPath(path: string): Partial<Record<Place, Fields>> {
	const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	return names.length > 0 ? { path: all(names.join(' '), needed(text)) } : {};
}

/** GoedGepickt's operations, by paths after the base URL. */
export const goedGepicktFacts: Table = [
	reads('/webshops', PAGES),
	reads('/products', { ...PAGES, ...SEARCH }),
	reads('/products/{productUuid}'),
	sends('POST', '/products', NEW_PRODUCT),
	sends('PUT', '/products/{productUuid}', PRODUCT),
	reads('/products/{productUuid}/stock'),
	sends('POST', '/products/{productUuid}/stock/{pickLocationUuid}', {
		'': { type: 'object' },
		stockQuantity: needed(whole),
		priority: whole,
	}),
	sends('PUT', '/products/{productUuid}/stock/{pickLocationUuid}', {
		'': { type: 'object' },
		stockQuantity: needed(whole),
		reason: text,
	}),
	sends('PUT', '/products/{productUuid}/stock-mutation', {
		'': { type: 'object' },
		mutation: needed(whole),
		...all('mutationReason pickLocationUuid', text),
	}),
	reads('/picklocations', PAGES),
	reads('/orders', { ...PAGES, ...SEARCH, ...all('createdAfter orderBy orderByDirection', text) }),
	reads('/orders/{orderUuid}'),
	sends('POST', '/orders', ORDER),
	reads('/shipments', { ...PAGES, createdAfter: text }),
	reads('/webhooks', PAGES),
	sends('POST', '/webhooks', {
		'': { type: 'object' },
		...all('webhookEvent targetUrl webshopUuid', needed(text)),
	}),
];
