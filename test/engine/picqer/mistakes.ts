import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { three, type Mistake } from '../mistakes';
import { byId, call, type Exchange } from '../operations';
import { image } from './product.cases';

const NOT_AN_ID = 'An ID has digits only. If this is the number, choose "By Number" instead.';
const NOT_REPEATED =
	'The request was not repeated, because Picqer may have carried it out all the same.';
const NO_WHOLE_NUMBER = 'Use digits only.';
const WRONG_STATUS =
	'The present status does not allow this, or something else still uses it. Look at it with Get.';

const idorder = byId('={{ $json.id }}');

/** An error as Picqer's body has it: docs/services/picqer.md, 1.5. */
export const failure = (error_code: number, error_message: string) => ({
	error: true,
	error_code,
	error_message,
});

type Answers = Array<Partial<Exchange>>;

/** Gets three orders. */
const getOrders = (id: string | number, ...answers: Answers) =>
	three(
		'order.get',
		{ idorder, simplify: false },
		[{ id: 5001 }, { id }, { id: 5003 }],
		(order) => call(`GET /orders/${order.id}`, { idorder: order.id }),
		...answers,
	);

const address = {
	deliveryname: 'Vries',
	deliverycountry: 'NL',
	invoicename: 'Vries',
	invoicecountry: 'NL',
};

const usual = { reference: 'WEB-1', amount: 1, code: 'LAMP-01', name: 'Vries' };
const last = { ...usual, reference: 'WEB-3' };

/** An order that is created, with its reference as the ID. */
const created = ({ reference, amount, code, name }: typeof usual): Exchange =>
	call(
		'POST /orders',
		{ idorder: reference },
		{
			body: {
				...address,
				deliveryname: name,
				reference,
				products: [{ productcode: code, amount }],
			},
		},
	);

const lineOfItem = {
	productsLines: { line: [{ productcode: '={{ $json.code }}', amount: '={{ $json.amount }}' }] },
};

/** Creates three orders. */
const createOrders = (wrong: IDataObject, ...answers: Answers) =>
	three(
		'order.create',
		{
			...lineOfItem,
			additionalFields: {
				...address,
				deliveryname: '={{ $json.name }}',
				reference: '={{ $json.reference }}',
			},
		},
		[usual, { ...usual, reference: 'WEB-2', ...wrong }, last],
		created,
		...answers,
	);

/** The searches of Create or Update for an order that is not there. */
const notFound = (reference: string): Exchange[] =>
	['reference', 'search'].map((filter) => call(`GET /orders?${filter}=${reference}`, []));

/** Creates or updates three orders; the first and the last one are new. */
const upsertOrders = (reference: string, ...answers: Answers) =>
	three(
		'order.upsert',
		{
			...lineOfItem,
			reference: '={{ $json.reference }}',
			additionalFields: { ...address, deliveryname: '={{ $json.name }}' },
		},
		[usual, { ...usual, reference }, last],
		(order) => [...notFound(order.reference), created(order)],
		...answers,
	);

/** Sends three free requests. */
const requestPath = (path: string): Mistake => [
	three(
		'apiRequest.send',
		{ path: '={{ $json.path }}' },
		[{ path: '/users/1' }, { path }, { path: '/users/3' }],
		(item) => call(`GET ${item.path}`, { iduser: item.path }),
	),
	`Path: "${path}" is not a path`,
	'It begins with one slash and has no server name, spaces or "..".',
];

/** Does something with three orders or picklists, of which Picqer refuses the second one. */
const refused = (
	does: string,
	request: string,
	parameters: INodeParameters,
	[code, message]: [number, string],
	advises: string,
	sent: Partial<Exchange> = {},
): Mistake => [
	three(
		does,
		parameters,
		[{ id: 1 }, { id: 2 }, { id: 3 }],
		({ id }) => call(request.replace('{id}', String(id)), { id }, sent),
		{ status: 400, answer: failure(code, message) },
	),
	`Picqer: ${message} (error ${code})`,
	advises,
	'400',
];

/** Adds an image to three products. */
const addImages = (binary: Mistake[0]['binaries']) => ({
	...three(
		'productImage.create',
		{ idproduct: idorder, inputBinaryField: 'photo' },
		[{ id: 720 }, { id: 721 }, { id: 722 }],
		({ id }) =>
			call(
				`POST /products/${id}/images`,
				{ idproduct_image: id },
				{ body: { image: image.photo.data } },
			),
	),
	binaries: [image, ...(binary ?? []), image],
});

/** Lists orders three times, with a filter that comes from the items. */
const listOrders = (
	filter: string,
	values: [IDataObject[string], IDataObject[string], IDataObject[string]],
	sent: (value: unknown) => string = String,
	...answers: Answers
) =>
	three(
		'order.getAll',
		{ simplify: false, filters: { [filter]: '={{ $json.value }}' } },
		values.map((value): IDataObject => ({ value })) as [IDataObject, IDataObject, IDataObject],
		({ value }) => call(`GET /orders?${filter}=${sent(value)}`, [{ idorder: value }]),
		...answers,
	);

const unauthorized = {
	status: 401,
	answer: { error: true, error_message: 'The key the-api-key is not valid' },
};

/** What users do wrong, and what Picqer answers. */
export const mistakes: Record<string, Mistake> = {
	'a wrong API key': [
		getOrders(5002, unauthorized),
		'Picqer: The key *** is not valid',
		'Check the API key and the subdomain in the credential; a key belongs to one account.',
		'401',
	],
	'an unknown order': [
		getOrders(5002, { status: 404, answer: failure(20, 'Item not found') }),
		'Picqer: Item not found (error 20)',
		'Check the ID: Picqer does not know it, or it has been removed. If this is the number and not the ID, choose "By Number", or "By Product Code" for a product.',
		'404',
	],
	'a key of a fulfilment customer': [
		getOrders(5002, { status: 403, answer: failure(1, 'Forbidden') }),
		'Picqer: Forbidden (error 1)',
		'The API key has no right for this. A key of a fulfilment customer can only work with its own customers, products, orders, picklists and backorders, and see its own stock history and purchase orders.',
		'403',
	],
	'an empty ID': [getOrders(''), 'Order: is empty', 'Choose one from the list, or give its ID.'],
	...Object.fromEntries(
		['1/../../users', '..', 'O2026-1001'].map((id): [string, Mistake] => [
			`the ID ${id}`,
			[getOrders(id), `Order: "${id}" is not an ID`, NOT_AN_ID],
		]),
	),
	...Object.fromEntries(
		[
			'https://elsewhere.example/users',
			'//elsewhere.example/users',
			'/\\elsewhere.example/users',
			'users',
			'/../../users',
			'/%2e%2e/%2E./users',
			'',
		].map((path) => [`the path ${path}`, requestPath(path)]),
	),
	'a product code that Picqer does not know': [
		createOrders(
			{ code: 'NONE-01' },
			{ status: 400, answer: failure(24, 'Product NONE-01 not found') },
		),
		'Picqer: Product NONE-01 not found (error 24)',
		'Check the product code or product ID: Picqer does not know it, or the product is inactive.',
		'400',
	],
	'a supplier that exists, without Create or Update': refused(
		'supplier.create',
		'POST /suppliers',
		{ name: 'Lamps' },
		[7, 'Supplier exists'],
		'Something with this number or code exists already.',
		{ body: { name: 'Lamps' } },
	),
	'a customer that exists': refused(
		'customer.create',
		'POST /customers',
		{ name: 'Lamps' },
		[7, 'Customer exists'],
		'Something with this number or code exists already. Use Create or Update.',
		{ body: { name: 'Lamps' } },
	),
	'amount 0': [createOrders({ amount: 0 }), 'Product 1, Amount: 0 is too low; the least is 1'],
	'an amount that is text': [
		createOrders({ amount: 'two' }),
		'Product 1, Amount: "two" is not a whole number',
		NO_WHOLE_NUMBER,
	],
	'a line without product': [
		createOrders({ code: '' }),
		'Product 1: needs a product code or a product ID',
	],
	'no delivery name and no customer': [
		createOrders({ name: '' }),
		'Delivery Name: missing',
		'An order without a customer needs these. Add them, or choose a Customer.',
	],
	'a malformed date': [
		// The dates are midnight in New York, which is n8n's own time zone.
		listOrders('sincedate', ['2026-01-05', '05-01-2026', '2026-01-07'], (day) => `${day} 06:00:00`),
		'Created After: "05-01-2026" is not a date',
		'Use a date like 2026-01-05, or 2026-01-05T09:30:00, or {{ $now }}.',
	],
	'an update without fields': [
		three(
			'order.update',
			{ idorder, updateFields: { idcustomer: byId('={{ $json.customer }}') } },
			[
				{ id: 5001, customer: '310' },
				{ id: 5002, customer: '' },
				{ id: 5003, customer: '310' },
			],
			({ id }) => call(`PUT /orders/${id}`, { idorder: id }, { body: { idcustomer: 310 } }),
		),
		'Update Fields: nothing to update',
		'Add at least one field that is to change.',
	],
	'an image that is none': [
		addImages([
			{
				photo: {
					data: Buffer.from('<svg/>').toString('base64'),
					mimeType: 'image/png',
					fileName: 'lamp.svg',
				},
			},
		]),
		'Input Data Field Name: "lamp.svg" is no JPEG or PNG image',
		'Picqer takes only these two. Convert the image first.',
	],
	'an upsert with an empty reference': [
		upsertOrders(' '),
		'Reference: is empty',
		'This field is required.',
	],
	'two orders with one reference': [
		upsertOrders(
			'WEB-2',
			call('GET /orders?reference=WEB-2', [
				{ idorder: 21, reference: 'WEB-2', orderid: 'O2026-21', status: 'processing' },
				{ idorder: 22, reference: 'WEB-2', orderid: 'O2026-22', status: 'concept' },
				// The list moved on while it was read.
				{ idorder: 21, reference: 'WEB-2', orderid: 'O2026-21', status: 'paused' },
			]),
		),
		'2 orders in Picqer have the reference WEB-2',
		'Their IDs are 21 (O2026-21, paused), 22 (O2026-22, concept). Use Update with the ID of the right one.',
	],
	'an HTML error page after a creation': [
		createOrders(
			{},
			{
				status: 502,
				answer: '<html><head><style>b{}</style></head><body><h1>502 Bad Gateway</h1></body></html>',
				answerHeaders: { 'content-type': 'text/html' },
			},
		),
		'Picqer: 502 Bad Gateway',
		`${NOT_REPEATED} Look for the order with reference WEB-2 in Picqer.`,
		'502',
	],
	'an HTML error page after an upsert': [
		upsertOrders(
			'WEB-2',
			...notFound('WEB-2'),
			{ status: 502, answer: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
			// Whether the order is there all the same is looked up once more.
			...notFound('WEB-2'),
		),
		'Picqer: 502 Bad Gateway',
		`${NOT_REPEATED} Look for reference WEB-2 in Picqer.`,
		'502',
	],
	'an order that is being processed': refused(
		'order.process',
		'POST /orders/{id}/process',
		{ idorder },
		[30, 'Order is being processed'],
		'The present status of the order does not allow this. Look at it with Get; Reopen makes an order that is being processed editable.',
	),
	'a cancellation that needs force': refused(
		'order.cancel',
		'DELETE /orders/{id}',
		{ idorder },
		[30, 'Order is being processed'],
		'Without Force, only concept and expected orders can be cancelled. To cancel this one all the same, add the option Force; its picklists are then dropped, even when they are picked.',
	),
	'a cancellation that force does not help': refused(
		'order.cancel',
		'DELETE /orders/{id}?force=true',
		{ idorder, options: { force: true } },
		[21, 'Order is cancelled'],
		WRONG_STATUS,
		{ body: { force: true } },
	),
	'a custom field that is not chosen': [
		three(
			'customer.create',
			{
				name: 'Vries',
				additionalFields: {
					customerfields: { row: [{ idcustomerfield: byId('={{ $json.field }}'), value: 'gold' }] },
				},
			},
			[{ field: 1 }, { field: '' }, { field: 3 }],
			({ field }) => {
				const customerfields = [{ idcustomerfield: field, value: 'gold' }];
				return call('POST /customers', { id: field }, { body: { name: 'Vries', customerfields } });
			},
		),
		'Customer Fields, Custom Field 1, Field: is empty',
		'This field is required.',
	],
	'a filter that is empty': [
		listOrders('reference', ['A', null, 'C']),
		'Reference: is empty',
		'Remove it, or give it a value; without it the whole list would come.',
	],
};
