import nock from 'nock';
import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import { adviceIn } from '../advice';
import { runNode } from '../harness';
import { eachTime, expectExchange, type Exchange } from '../operations';
import { image } from './product.cases';
import { picqerSubject } from './subject';

/** Three items, of which only the second one fails. */
interface Mistake {
	/** Resource and operation: `order.get`. */
	does: string;
	/** Read their values from the items. */
	parameters: INodeParameters;
	items: [IDataObject, IDataObject, IDataObject];
	binaries?: IBinaryKeyData[];
	/** All that is sent, for the three items together; each once. */
	sends: Exchange[];
	/** A request that gets no answer, and the code of the network error. */
	breaks?: { path: string; code: string };
	says: string;
	/** The way out; none when left out. */
	advises?: string;
	/** Status of the answer; none when left out. */
	httpCode?: string;
	/** What comes out for the items that are right. */
	gives: [IDataObject, IDataObject];
}

const SECRETS = ['the-api-key', Buffer.from('the-api-key:X').toString('base64')];

const unauthorized: Exchange = {
	request: 'GET /orders/5002',
	status: 401,
	answer: { error: true, error_message: 'The key the-api-key is not valid' },
};

const NOT_AN_ID = 'An ID has digits only. If this is the number, choose "By Number" instead.';

const UNKNOWN_ID =
	'Check the ID: Picqer does not know it, or it has been removed. If this is the number and not the ID, choose "By Number", or "By Product Code" for a product.';

const NOT_REPEATED =
	'The request was not repeated, because Picqer may have carried it out all the same.';

const idorder = { __rl: true, mode: 'id', value: '={{ $json.id }}' };

const failure = (code: number, message: string) => ({
	error: true,
	error_code: code,
	error_message: message,
});

/** Gets three orders; the answers for the first and the last one are right. */
const getOrders = (id: string | number, ...answers: Exchange[]) => ({
	does: 'order.get',
	parameters: { idorder, simplify: false },
	items: [{ id: 5001 }, { id }, { id: 5003 }] as Mistake['items'],
	sends: [
		{ request: 'GET /orders/5001', answer: { idorder: 5001 } },
		...answers,
		{ request: 'GET /orders/5003', answer: { idorder: 5003 } },
	],
	gives: [{ idorder: 5001 }, { idorder: 5003 }] as Mistake['gives'],
});

const address = {
	deliveryname: 'Vries',
	deliverycountry: 'NL',
	invoicename: 'Vries',
	invoicecountry: 'NL',
};

const usual = { reference: 'WEB-1', amount: 1, code: 'LAMP-01', name: 'Vries' };

/** What is sent for an item with these values. */
const orderSent = ({ reference, amount, code, name }: typeof usual) => ({
	...address,
	deliveryname: name,
	reference,
	products: [{ productcode: code, amount }],
});

/** Creates three orders; the first and the last one are right. */
const createOrders = (wrong: IDataObject, ...answers: Exchange[]) => {
	const last = { ...usual, reference: 'WEB-3' };
	return {
		does: 'order.create',
		parameters: {
			productsLines: {
				line: [{ productcode: '={{ $json.code }}', amount: '={{ $json.amount }}' }],
			},
			additionalFields: {
				...address,
				deliveryname: '={{ $json.name }}',
				reference: '={{ $json.reference }}',
			},
		},
		items: [usual, { ...usual, reference: 'WEB-2', ...wrong }, last] as Mistake['items'],
		sends: [
			{ request: 'POST /orders', body: orderSent(usual), status: 201, answer: { idorder: 1 } },
			...answers,
			{ request: 'POST /orders', body: orderSent(last), status: 201, answer: { idorder: 3 } },
		],
		gives: [{ idorder: 1 }, { idorder: 3 }] as Mistake['gives'],
	};
};

/** Creates three orders whose lines are given as JSON; the first and the last one are right. */
const createOrdersFromJson = (lines: string) => {
	const products = [{ productcode: 'LAMP-01', amount: 1 }];
	const sent = { ...address, products };
	const right = { lines: JSON.stringify(products) };
	return {
		does: 'order.create',
		parameters: {
			productsInput: 'json',
			productsJson: '={{ $json.lines }}',
			additionalFields: address,
		},
		items: [right, { lines }, right] as Mistake['items'],
		sends: [
			{ request: 'POST /orders', body: sent, status: 201, answer: { idorder: 1 } },
			{ request: 'POST /orders', body: sent, status: 201, answer: { idorder: 3 } },
		],
		gives: [{ idorder: 1 }, { idorder: 3 }] as Mistake['gives'],
	};
};

/** The searches of Create or Update for an order that is not there. */
const notFound = (reference: string): Exchange[] =>
	['reference', 'search'].map((filter) => ({
		request: 'GET /orders',
		query: { [filter]: reference },
		answer: [],
	}));

/** Creates or updates three orders; the first and the last one are new. */
const upsertOrders = (reference: string, ...answers: Exchange[]) => {
	const { parameters, sends, ...rest } = createOrders({ reference }, ...answers);
	const { additionalFields, ...others } = parameters;
	return {
		...rest,
		does: 'order.upsert',
		parameters: {
			...others,
			reference: additionalFields.reference,
			additionalFields: { ...address, deliveryname: additionalFields.deliveryname },
		},
		sends: [...['WEB-1', 'WEB-3'].flatMap(notFound), ...sends],
	};
};

/** Sends three free requests; the first and the last one are right. */
const requestPath = (path: string) => ({
	does: 'apiRequest.send',
	parameters: { path: '={{ $json.path }}' },
	items: [{ path: '/users/1' }, { path }, { path: '/users/3' }] as Mistake['items'],
	sends: [
		{ request: 'GET /users/1', answer: { iduser: 1 } },
		{ request: 'GET /users/3', answer: { iduser: 3 } },
	],
	gives: [{ iduser: 1 }, { iduser: 3 }] as Mistake['gives'],
	says: `Path: "${path}" is not a path`,
	advises: 'It begins with one slash and has no server name, spaces or "..".',
});

/** Does something with three orders or picklists, of which Picqer refuses the second one. */
const refusedByStatus = (
	does: string,
	{ method, path, query, body }: StatusRequest,
	refusal: IDataObject,
	parameters: INodeParameters,
) => ({
	does,
	parameters,
	items: [{ id: 1 }, { id: 2 }, { id: 3 }] as Mistake['items'],
	sends: [1, 2, 3].map((id): Exchange => {
		const request = `${method} ${path.replace('{id}', String(id))}`;
		const outcome = id === 2 ? { status: 400, answer: refusal } : { answer: { id } };
		return { request, query, body, ...outcome };
	}),
	says: `Picqer: ${String(refusal.error_message)} (error ${String(refusal.error_code)})`,
	httpCode: '400',
	gives: [{ id: 1 }, { id: 3 }] as Mistake['gives'],
});

/** What is sent to something that may be in the wrong status. */
interface StatusRequest {
	method: string;
	path: string;
	query?: Record<string, string>;
	body?: IDataObject;
}

const idpicklist = idorder;

/** What a wrong address often answers: a page for people, with a status that says success. */
const webPage = {
	answer: '<html><body><h1>Log in</h1></body></html>',
	answerHeaders: { 'content-type': 'text/html' },
};

const webPageError = {
	says: 'Picqer answered with a web page: Log in',
	advises: 'Check the address in the credential.',
	httpCode: '200',
};

const mistakes: Record<string, Mistake> = {
	'a wrong API key': {
		// n8n itself asks a second time after a 401.
		...getOrders(5002, unauthorized, unauthorized),
		says: 'Picqer: The key *** is not valid',
		advises: 'Check the API key and the subdomain in the credential; a key belongs to one account.',
		httpCode: '401',
	},
	'an unknown subdomain': {
		...getOrders(5002),
		breaks: { path: '/orders/5002', code: 'ENOTFOUND' },
		says: 'There is no server called demo.picqer.com',
		advises:
			'Check the address in the credential: the field Subdomain; it is the part before .picqer.com in the address of your Picqer account.',
		httpCode: 'none',
	},
	'an unknown order': {
		...getOrders(5002, {
			request: 'GET /orders/5002',
			status: 404,
			answer: failure(20, 'Item not found'),
		}),
		says: 'Picqer: Item not found (error 20)',
		advises: UNKNOWN_ID,
		httpCode: '404',
	},
	'a key of a fulfilment customer': {
		...getOrders(5002, {
			request: 'GET /orders/5002',
			status: 403,
			answer: failure(1, 'Forbidden'),
		}),
		says: 'Picqer: Forbidden (error 1)',
		advises:
			'The API key has no right for this. A key of a fulfilment customer can only work with its own customers, products, orders, picklists and backorders, and see its own stock history and purchase orders.',
		httpCode: '403',
	},
	'an error body with status 200': {
		...getOrders(5002, {
			request: 'GET /orders/5002',
			answer: failure(21, 'Item not found or in wrong status'),
		}),
		says: 'Picqer: Item not found or in wrong status (error 21)',
		advises:
			'The present status does not allow this, or something else still uses it. Look at it with Get.',
		httpCode: '200',
	},
	'an empty ID': {
		...getOrders(''),
		says: 'Order: is empty',
		advises: 'Choose one from the list, or give its ID.',
	},
	'an ID with slashes': {
		...getOrders('1/../../users'),
		says: 'Order: "1/../../users" is not an ID',
		advises: NOT_AN_ID,
	},
	'an ID of two dots': {
		...getOrders('..'),
		says: 'Order: ".." is not an ID',
		advises: NOT_AN_ID,
	},
	'an order number instead of an ID': {
		...getOrders('O2026-1001'),
		says: 'Order: "O2026-1001" is not an ID',
		advises: NOT_AN_ID,
	},
	'an absolute URL as path': requestPath('https://elsewhere.example/users'),
	'a server name as path': requestPath('//elsewhere.example/users'),
	'a server name after a backslash': requestPath('/\\elsewhere.example/users'),
	'a path without slash': requestPath('users'),
	'a path with two dots': requestPath('/../../users'),
	'a path with encoded dots': requestPath('/%2e%2e/%2E./users'),
	'an empty path': requestPath(''),
	'a product code that Picqer does not know': {
		...createOrders(
			{ code: 'NONE-01' },
			{
				request: 'POST /orders',
				body: orderSent({ ...usual, reference: 'WEB-2', code: 'NONE-01' }),
				status: 400,
				answer: failure(24, 'Product NONE-01 not found'),
			},
		),
		says: 'Picqer: Product NONE-01 not found (error 24)',
		advises:
			'Check the product code or product ID: Picqer does not know it, or the product is inactive.',
		httpCode: '400',
	},
	'amount 0': {
		...createOrders({ amount: 0 }),
		says: 'Product 1, Amount: 0 is too low; the least is 1',
	},
	'an amount that is text': {
		...createOrders({ amount: 'two' }),
		says: 'Product 1, Amount: "two" is not a whole number',
		advises: 'Use digits only.',
	},
	'amount 1.5': {
		...createOrders({ amount: 1.5 }),
		says: 'Product 1, Amount: "1.5" is not a whole number',
		advises: 'Use digits only.',
	},
	'a line without product': {
		...createOrders({ code: '' }),
		says: 'Product 1: needs a product code or a product ID',
	},
	'no delivery name and no customer': {
		...createOrders({ name: '' }),
		says: 'Delivery Name: missing',
		advises: 'An order without a customer needs these. Add them, or choose a Customer.',
	},
	'JSON that is none': {
		...createOrdersFromJson('[{ "amount": }]'),
		says: 'Products (JSON): is not valid JSON: ',
		advises:
			'Check quotes, commas and brackets, or give an object with an expression such as {{ $json.data }}.',
	},
	'JSON that is no list': {
		...createOrdersFromJson('"LAMP-01"'),
		says: 'Products (JSON): must be a list in square brackets',
	},
	'no products': {
		...createOrdersFromJson('[]'),
		says: 'Products: at least one is needed',
	},
	'amount 0 in JSON': {
		...createOrdersFromJson('[{ "productcode": "LAMP-01", "amount": 0 }]'),
		says: 'Product 1: the amount must be a whole number above zero, not "0"',
	},
	'a line in JSON that is no object': {
		...createOrdersFromJson('[null]'),
		says: 'Product 1: must be an object in curly brackets',
	},
	'a malformed date': {
		does: 'order.getAll',
		parameters: { simplify: false, filters: { sincedate: '={{ $json.since }}' } },
		items: [{ since: '2026-01-05' }, { since: '05-01-2026' }, { since: '2026-01-07' }],
		sends: ['5', '7'].map((day) => ({
			request: 'GET /orders',
			// The dates are midnight in New York, which is n8n's own time zone.
			query: { sincedate: `2026-01-0${day} 06:00:00` },
			answer: [{ idorder: Number(day) }],
		})),
		gives: [{ idorder: 5 }, { idorder: 7 }],
		says: 'Created After: "05-01-2026" is not a date',
		advises: 'Use a date like 2026-01-05, or 2026-01-05T09:30:00, or {{ $now }}.',
	},
	'an update without fields': {
		does: 'order.update',
		parameters: {
			idorder,
			updateFields: { idcustomer: { __rl: true, mode: 'id', value: '={{ $json.customer }}' } },
		},
		items: [
			{ id: 5001, customer: 310 },
			{ id: 5002, customer: '' },
			{ id: 5003, customer: 310 },
		],
		sends: [5001, 5003].map((id) => ({
			request: `PUT /orders/${id}`,
			body: { idcustomer: 310 },
			answer: { idorder: id },
		})),
		gives: [{ idorder: 5001 }, { idorder: 5003 }],
		says: 'Update Fields: nothing to update',
		advises: 'Add at least one field that is to change.',
	},
	'an image that is none': {
		does: 'productImage.create',
		parameters: { idproduct: idorder, inputBinaryField: 'photo' },
		items: [{ id: 720 }, { id: 721 }, { id: 722 }],
		binaries: [
			image,
			{
				photo: {
					data: Buffer.from('<svg/>').toString('base64'),
					mimeType: 'image/png',
					fileName: 'lamp.svg',
				},
			},
			image,
		],
		sends: [720, 722].map((id) => ({
			request: `POST /products/${id}/images`,
			body: { image: image.photo.data },
			answer: { idproduct_image: id },
		})),
		gives: [{ idproduct_image: 720 }, { idproduct_image: 722 }],
		says: 'Input Data Field Name: "lamp.svg" is no JPEG or PNG image',
		advises: 'Picqer takes only these two. Convert the image first.',
	},
	'an item without image': {
		does: 'productImage.create',
		parameters: { idproduct: idorder, inputBinaryField: 'photo' },
		items: [{ id: 720 }, { id: 721 }, { id: 722 }],
		binaries: [image, {}, image],
		sends: [720, 722].map((id) => ({
			request: `POST /products/${id}/images`,
			body: { image: image.photo.data },
			answer: { idproduct_image: id },
		})),
		gives: [{ idproduct_image: 720 }, { idproduct_image: 722 }],
		says: "The item has no binary field 'photo'",
		advises:
			'Check that the parameter where you specified the input binary field name is correct, and that it matches a field in the binary input',
	},
	'an upsert with an empty reference': {
		...upsertOrders(' '),
		says: 'Reference: is empty',
		advises: 'This field is required.',
	},
	'two orders with one reference': {
		...upsertOrders('WEB-2', {
			request: 'GET /orders',
			query: { reference: 'WEB-2' },
			answer: [
				{ idorder: 21, reference: 'WEB-2' },
				{ idorder: 22, reference: 'WEB-2' },
			],
		}),
		says: '2 orders in Picqer have the reference WEB-2',
		advises: 'Their IDs are 21, 22. Use Update with the ID of the right one.',
	},
	'an HTML error page after a creation': {
		...createOrders(
			{},
			{
				request: 'POST /orders',
				body: orderSent({ ...usual, reference: 'WEB-2' }),
				status: 502,
				answer: '<html><head><style>b{}</style></head><body><h1>502 Bad Gateway</h1></body></html>',
				answerHeaders: { 'content-type': 'text/html' },
			},
		),
		says: 'Picqer: 502 Bad Gateway',
		advises: `${NOT_REPEATED} Look for the order with reference WEB-2 in Picqer.`,
		httpCode: '502',
	},
	'an HTML error page after an upsert': {
		...upsertOrders(
			'WEB-2',
			...notFound('WEB-2'),
			{
				request: 'POST /orders',
				body: orderSent({ ...usual, reference: 'WEB-2' }),
				status: 502,
				answer: '<html><body><h1>502 Bad Gateway</h1></body></html>',
			},
			// Whether the order is there all the same is looked up once more.
			...notFound('WEB-2'),
		),
		says: 'Picqer: 502 Bad Gateway',
		advises: `${NOT_REPEATED} Look for reference WEB-2 in Picqer.`,
		httpCode: '502',
	},
	'a closed picklist': {
		...refusedByStatus(
			'picklist.pickAll',
			{ method: 'POST', path: '/picklists/{id}/pickall' },
			failure(21, 'Item not found or in wrong status'),
			{ idpicklist },
		),
		advises:
			'The present status does not allow this, or something else still uses it. Look at it with Get.',
	},
	'a pick of amount 0': {
		does: 'picklist.pick',
		parameters: {
			idpicklist: { __rl: true, mode: 'id', value: 6100 },
			amount: '={{ $json.amount }}',
			pickBy: { product: 'LAMP-01' },
		},
		items: [{ amount: 1 }, { amount: 0 }, { amount: 3 }],
		sends: [1, 3].map((amount) => ({
			request: 'POST /picklists/6100/pick',
			body: { amount, product: 'LAMP-01' },
			answer: { amount },
		})),
		gives: [{ amount: 1 }, { amount: 3 }],
		says: 'Amount: 0 is too low; the least is 1',
	},
	'an order that is being processed': {
		...refusedByStatus(
			'order.process',
			{ method: 'POST', path: '/orders/{id}/process' },
			failure(30, 'Order is being processed'),
			{ idorder },
		),
		advises:
			'The present status of the order does not allow this. Look at it with Get; Reopen makes an order that is being processed editable.',
	},
	'a product for an order that is processed': {
		...refusedByStatus(
			'orderProduct.create',
			{
				method: 'POST',
				path: '/orders/{id}/products',
				body: { idproduct: 720, amount: 1 },
			},
			failure(33, 'Order is processed'),
			{ idorder, idproduct: { __rl: true, mode: 'id', value: 720 }, amount: 1 },
		),
		advises: 'The order is processed, so its products cannot be changed. Use Reopen first.',
	},
	'a cancellation that needs force': {
		...refusedByStatus(
			'order.cancel',
			{ method: 'DELETE', path: '/orders/{id}' },
			failure(30, 'Order is being processed'),
			{ idorder },
		),
		advises:
			'Without Force, only concept and expected orders can be cancelled. To cancel this one all the same, add the option Force; its picklists are then dropped, even when they are picked.',
	},
	'a cancellation that force does not help': {
		...refusedByStatus(
			'order.cancel',
			{ method: 'DELETE', path: '/orders/{id}', query: { force: 'true' }, body: { force: true } },
			failure(21, 'Order is cancelled'),
			{ idorder, options: { force: true } },
		),
		advises:
			'The present status does not allow this, or something else still uses it. Look at it with Get.',
	},
	'a number that no order has': {
		does: 'order.get',
		parameters: {
			idorder: { __rl: true, mode: 'number', value: '={{ $json.number }}' },
			simplify: false,
		},
		items: [{ number: 'O-1' }, { number: 'O-2' }, { number: 'O-3' }],
		sends: [
			...[1, 3].flatMap((id): Exchange[] => [
				{
					request: 'GET /orders',
					query: { orderid: `O-${id}` },
					answer: [{ idorder: id, orderid: `O-${id}` }],
				},
				{ request: `GET /orders/${id}`, answer: { idorder: id } },
			]),
			{ request: 'GET /orders', query: { orderid: 'O-2' }, answer: [] },
		],
		gives: [{ idorder: 1 }, { idorder: 3 }],
		says: 'Picqer has no order with the number O-2',
		advises:
			'Check the number: it must be exactly as Picqer writes it, also in upper and lower case.',
	},
	'a custom field that is not chosen': {
		does: 'customer.create',
		parameters: {
			name: 'Vries',
			additionalFields: {
				customerfields: {
					row: [
						{
							idcustomerfield: { __rl: true, mode: 'id', value: '={{ $json.field }}' },
							value: 'gold',
						},
					],
				},
			},
		},
		items: [{ field: 1 }, { field: '' }, { field: 3 }],
		sends: [1, 3].map((id) => ({
			request: 'POST /customers',
			body: { name: 'Vries', customerfields: [{ idcustomerfield: id, value: 'gold' }] },
			answer: { id },
		})),
		gives: [{ id: 1 }, { id: 3 }],
		says: 'Customer Fields, Custom Field 1, Field: is empty',
		advises: 'This field is required.',
	},
	'a web page instead of an order': {
		...getOrders(5002, ...eachTime({ request: 'GET /orders/5002', ...webPage })),
		...webPageError,
	},
	'a filter that is empty': {
		does: 'order.getAll',
		parameters: { simplify: false, filters: { reference: '={{ $json.reference }}' } },
		items: [{ reference: 'A' }, {}, { reference: 'C' }],
		sends: [
			{ request: 'GET /orders', query: { reference: 'A' }, answer: [{ idorder: 1 }] },
			{ request: 'GET /orders', query: { reference: 'C' }, answer: [{ idorder: 3 }] },
		],
		gives: [{ idorder: 1 }, { idorder: 3 }],
		says: 'Reference: is empty',
		advises: 'Remove it, or give it a value; without it the whole list would come.',
	},
	'a web page instead of a list': {
		does: 'order.getAll',
		parameters: { simplify: false, filters: { tag: '={{ $json.tag }}' } },
		items: [{ tag: 'A' }, { tag: 'B' }, { tag: 'C' }],
		sends: [
			{ request: 'GET /orders', query: { tag: 'A' }, answer: [{ idorder: 1 }] },
			...eachTime({ request: 'GET /orders', query: { tag: 'B' }, ...webPage }),
			{ request: 'GET /orders', query: { tag: 'C' }, answer: [{ idorder: 3 }] },
		],
		gives: [{ idorder: 1 }, { idorder: 3 }],
		...webPageError,
	},
	'a web page instead of what an upsert looks for': {
		...upsertOrders(
			'WEB-2',
			...eachTime({ request: 'GET /orders', query: { reference: 'WEB-2' }, ...webPage }),
		),
		...webPageError,
	},
	'an error page that shows the Authorization header': {
		...getOrders(5002, {
			request: 'GET /orders/5002',
			status: 500,
			answer: `Received Authorization: Basic ${SECRETS[1]}`,
		}),
		says: 'Picqer: Received Authorization: Basic ***',
		httpCode: '500',
	},
};

/** Requests for which nothing was expected. */
const unexpected: string[] = [];
const remember = (request: { method?: string; path?: string }) => {
	unexpected.push(`${request.method} ${request.path}`);
};

beforeAll(() => void nock.emitter.on('no match', remember));
afterAll(() => void nock.emitter.off('no match', remember));

afterEach(() => {
	nock.cleanAll();
	unexpected.length = 0;
});

async function run(mistake: Mistake, continueOnFail: boolean) {
	const { does, parameters, items, binaries, sends, breaks } = mistake;
	const [resource, operation] = does.split('.');
	for (const exchange of sends) expectExchange(picqerSubject, exchange);
	if (breaks) {
		const error = Object.assign(new Error(`getaddrinfo ${breaks.code}`), { code: breaks.code });
		nock(picqerSubject.baseUrl).get(breaks.path).replyWithError(error);
	}
	const result = await runNode({
		node: picqerSubject.node,
		credentialTypes: picqerSubject.credentialTypes,
		credentials: picqerSubject.credentials,
		parameters: { resource, operation, ...parameters },
		items: items.map((json, index) => ({ json, binary: binaries?.[index] })),
		continueOnFail,
	});
	expect(unexpected).toEqual([]);
	expect(nock.pendingMocks()).toEqual([]);
	for (const secret of SECRETS) expect(JSON.stringify(result)).not.toContain(secret);
	return result;
}

describe('Picqer, one item of three is wrong', () => {
	const listed = Object.entries(mistakes);

	test.each(listed)('%s stops the workflow', async (_title, mistake) => {
		const { error } = await run(mistake, false);
		expect(error?.message).toEqual(expect.stringContaining(mistake.says));
		expect(adviceIn(error)).toBe(mistake.advises);
		expect(error?.context.itemIndex).toBe(1);
		// What the user got wrong was never sent.
		expect(error).toMatchObject(
			mistake.httpCode
				? { name: 'NodeApiError', httpCode: mistake.httpCode }
				: { name: 'NodeOperationError' },
		);
	});

	test.each(listed)('%s leaves the other items alone', async (_title, mistake) => {
		const { error, items } = await run(mistake, true);
		const [first, failed, last] = items[0];
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(3);
		expect([first.json, last.json]).toEqual(mistake.gives);
		expect(failed.json.error).toEqual(expect.stringContaining(mistake.says));
		expect(failed.json.error).toEqual(expect.stringContaining(mistake.advises ?? ''));
		expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});

describe('Picqer, trouble that passes', () => {
	const passing: Record<string, Exchange[]> = {
		'503 twice': [
			{ request: 'GET /orders/5002', status: 503, answer: 'Maintenance' },
			{ request: 'GET /orders/5002', status: 503, answer: 'Maintenance' },
			{ request: 'GET /orders/5002', answer: { idorder: 5002 } },
		],
		'429 once': [
			{
				request: 'GET /orders/5002',
				status: 429,
				answer: failure(28, 'Rate limit exceeded'),
				answerHeaders: { 'retry-after': '0' },
			},
			{ request: 'GET /orders/5002', answer: { idorder: 5002 } },
		],
	};

	test.each(Object.entries(passing))('%s is not seen by the user', async (_title, answers) => {
		const mistake = { ...getOrders(5002, ...answers), says: '' };
		const { error, items } = await run(mistake, false);
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json)).toEqual([
			{ idorder: 5001 },
			{ idorder: 5002 },
			{ idorder: 5003 },
		]);
	});

	test('429 on a creation: Picqer did not execute it, so it is sent again', async () => {
		const body = orderSent({ ...usual, reference: 'WEB-2' });
		const mistake = createOrders(
			{},
			{
				request: 'POST /orders',
				body,
				status: 429,
				answer: failure(28, 'Rate limit exceeded'),
				answerHeaders: { 'retry-after': '0' },
			},
			{ request: 'POST /orders', body, status: 201, answer: { idorder: 2 } },
		);
		const { error, items } = await run({ ...mistake, says: '' }, false);
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json)).toEqual([
			{ idorder: 1 },
			{ idorder: 2 },
			{ idorder: 3 },
		]);
	});
});
