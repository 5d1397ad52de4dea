import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { eachTime, type Exchange } from '../operations';

/** Three items, of which only the second one fails. */
export interface Mistake {
	/** Resource and operation: `customer.get`. */
	does: string;
	/** Read their values from the items. */
	parameters: INodeParameters;
	items: [IDataObject, IDataObject, IDataObject];
	/** All that is sent, for the three items together; each once. */
	sends: Exchange[];
	says: string;
	/** The way out; none when left out. */
	advises?: string;
	/** Status of the answer; none when left out. */
	httpCode?: string;
	/** What comes out for the items that are right. */
	gives: [IDataObject, IDataObject];
}

/** An error as Lagerkoll's body has it: docs/services/lagerkoll.md, 1.6. */
export const failure = (errorCode: number, errorMessage: string, errorField?: string) => ({
	errorCode,
	errorMessage,
	errorField: errorField ?? null,
	errorData: null,
});

const fromItem = { __rl: true, mode: 'id', value: '={{ $json.id }}' };

const NOT_AN_ID = 'An ID has digits only. Choose from the list, or look the ID up with Get Many.';

const CHECK_KEY =
	'Check store and key in the credential: both stand where the API was activated in Lagerkoll, and a key belongs to one company.';

const ACTIVATE =
	'Activate the API in Lagerkoll first: it is an add-on there, which also shows the store and the key.';

const CHECK_ID = 'Check the ID: Lagerkoll does not know it in this store.';

/** Gets three customers; the answers for the first and the last one are right. */
const customers = (id: string | number, ...answers: Array<Partial<Exchange>>) => ({
	does: 'customer.get',
	parameters: { customerId: fromItem },
	items: [{ id: 1 }, { id }, { id: 3 }] as Mistake['items'],
	sends: [
		{ request: 'GET /customers/1', answer: { customers: [{ zipCode: '1' }] } },
		...answers.map((answer) => ({ request: `GET /customers/${id}`, ...answer })),
		{ request: 'GET /customers/3', answer: { customers: [{ zipCode: '3' }] } },
	],
	gives: [{ zipCode: '1' }, { zipCode: '3' }] as Mistake['gives'],
});

/** Lists the webhooks of three features; the first and the last one are right. */
const hooksOf = (...answers: Array<Partial<Exchange>>) => ({
	does: 'webhook.getAll',
	parameters: { featureId: fromItem },
	items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] as Mistake['items'],
	sends: [
		{ request: 'GET /webhooks/a', answer: { webhooks: [{ id: 1 }] } },
		...answers.map((answer) => ({ request: 'GET /webhooks/b', ...answer })),
		{ request: 'GET /webhooks/c', answer: { webhooks: [{ id: 3 }] } },
	],
	gives: [{ id: 1 }, { id: 3 }] as Mistake['gives'],
});

/** An answer that nothing can be done with, as often as reading is tried. */
const asOften = (answer: Partial<Exchange>) => [answer, answer, answer, answer];

const WRONG_KIND =
	'Something between n8n and the service may have answered in its place. Check the address in the credential, and try again later.';

/** Reads three lists with a marker; the first and the last one are right. */
const since = (value: IDataObject[string]) => ({
	does: 'unit.getAll',
	parameters: { filters: { since: '={{ $json.since }}' } },
	items: [{ since: 1 }, { since: value }, { since: '3' }] as Mistake['items'],
	sends: [1, 3].map((number) =>
		call('GET /units', { units: [{ id: number }] }, { query: { since: String(number) } }),
	),
	gives: [{ id: 1 }, { id: 3 }] as Mistake['gives'],
});

/** Gets three barcodes; the first and the last one are images. */
const barcodes = (answer: Partial<Exchange>) => ({
	does: 'image.getBarcode',
	parameters: { articleId: fromItem },
	items: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] as Mistake['items'],
	sends: ['A', 'B', 'C'].map((id) => ({
		request: `GET /images/barcode/${id}`,
		answer: Buffer.from('\x89PNG', 'latin1'),
		answerHeaders: { 'content-type': 'image/png' },
		...(id === 'B' && answer),
	})),
	gives: [{}, {}] as Mistake['gives'],
});

/** Marks three rows as received; the first and the last one are right. */
const deliveries = (amount: IDataObject[string], ...answers: Array<Partial<Exchange>>) => {
	const sent = (id: number, deliveredAmount: string) =>
		call('POST /purchase_orders/4299/deliver', { id }, { body: { id, deliveredAmount } });
	return {
		does: 'purchaseOrder.deliverArticle',
		parameters: {
			purchaseOrderId: { __rl: true, mode: 'id', value: '4299' },
			rowId: '={{ $json.row }}',
			deliveredAmount: '={{ $json.amount }}',
		},
		items: [
			{ row: 1, amount: 5 },
			{ row: 2, amount },
			{ row: 3, amount: 5 },
		] as Mistake['items'],
		sends: [
			sent(1, '5'),
			...answers.map((answer) => ({ ...sent(2, String(amount)), ...answer })),
			sent(3, '5'),
		],
		gives: [{ id: 1 }, { id: 3 }] as Mistake['gives'],
	};
};

const json = { 'content-type': 'application/json' };

/** What users do wrong, and what Lagerkoll answers. */
export const mistakes: Record<string, Mistake> = {
	'a wrong store for the key, with status 401': [
		customers(
			2,
			{ status: 401, answer: failure(900001, 'The key the-api-key is not of store 1') },
			{ status: 401, answer: failure(900001, 'The key the-api-key is not of store 1') },
		),
		'Lagerkoll: The key *** is not of store 1',
		`Error 900001 of customers means: the credentials do not match. ${CHECK_KEY}`,
		'401',
	],
	'a wrong store for the key, with status 200': [
		customers(2, { answer: failure(900001, 'Wrong credentials') }),
		'Lagerkoll: Wrong credentials',
		`Error 900001 of customers means: the credentials do not match. ${CHECK_KEY}`,
		'200',
	],
	'an API that is not activated': [
		customers(2, { status: 403, answer: failure(902123, 'Not activated') }),
		'Lagerkoll: Not activated',
		`Error 902123 of customers means: the API feature is not activated. ${ACTIVATE}`,
		'403',
	],
	'a feature that is not installed': [
		hooksOf({ status: 400, answer: failure(902125, 'Not installed') }),
		'Lagerkoll: Not installed',
		'Error 902125 of webhooks means: the feature is not installed. Install this add-on in Lagerkoll first; Feature > Get Many lists what is installed.',
		'400',
	],
	'a code of webhooks that features have, too': [
		hooksOf({ status: 400, answer: failure(902101, '') }),
		'Lagerkoll: could not get a webhook',
		'Error 902101 of webhooks means: could not get a webhook.',
		'400',
	],
	'a code of customers that delivery terms have, too': [
		customers(2, { status: 400, answer: failure(900521, 'No', 'zipCode') }),
		'Lagerkoll: No',
		'Error 900521 of customers means: could not export customers. Field: zipCode.',
		'400',
	],
	'a code that is not documented, with status 200': [
		customers(2, { answer: failure(999999, 'Something failed') }),
		'Lagerkoll: Something failed',
		'Error 999999 of customers.',
		'200',
	],
	'an ID with slashes where digits are expected': [
		customers('1/../../roles'),
		'Customer: "1/../../roles" is not an ID',
		NOT_AN_ID,
	],
	'an ID that is text': [customers('WEB-1'), 'Customer: "WEB-1" is not an ID', NOT_AN_ID],
	'an empty ID': [customers(''), 'Customer: is empty', 'Choose one from the list, or give its ID.'],
	'an article ID of two dots': [
		{
			does: 'article.get',
			parameters: { articleId: fromItem },
			items: [{ id: 'a/b' }, { id: '..' }, { id: '192005-6' }],
			sends: [
				{ request: 'GET /articles/a%2Fb', answer: { articleId: 'a/b' } },
				{ request: 'GET /articles/192005-6', answer: { articleId: '192005-6' } },
			],
			gives: [{ articleId: 'a/b' }, { articleId: '192005-6' }],
		},
		'Article: ".." is not an ID',
	],
	'a GUID where the ID of a webhook is expected': [
		{
			does: 'webhook.delete',
			parameters: { webhookId: '={{ $json.id }}' },
			items: [{ id: 1 }, { id: '0b1f6c1e-0000' }, { id: '3' }],
			sends: [
				{ request: 'DELETE /webhooks/1', answer: '' },
				{ request: 'DELETE /webhooks/3', answer: '' },
			],
			gives: [{ deleted: true }, { deleted: true }],
		},
		'Webhook ID: "0b1f6c1e-0000" is not an ID',
		'An ID has digits only. Look it up with Get Many; the GUID is something else.',
	],
	'a since that is no number': [
		since('yesterday'),
		'Since: "yesterday" is not a whole number',
		'Use digits only.',
	],
	'a since below zero': [since(-1), 'Since: -1 is too low; the least is 0'],
	'an empty since': [
		since(''),
		'Since: is empty',
		'Remove it, or give it a value; without it the whole list would come.',
	],
	'something that is not there, as an empty list': [
		customers(2, { answer: { pages: 0, customersCount: 0, customers: [] } }),
		'Lagerkoll has no customer "2"',
		CHECK_ID,
	],
	'something that is not there, as a list that was left out': [
		customers(2, { answer: { pages: 0, customersCount: 0 } }),
		'Lagerkoll has no customer "2"',
		CHECK_ID,
	],
	'something that is not there, as 404': [
		customers(2, { status: 404, answer: failure(900501, 'Unknown customer') }),
		'Lagerkoll: Unknown customer',
		`Error 900501 of customers means: could not get a customer. ${CHECK_ID}`,
		'404',
	],
	'an undocumented path that does not exist': [
		{
			does: 'purchaseOrder.get',
			parameters: { purchaseOrderId: fromItem },
			items: [{ id: 1 }, { id: 2 }, { id: 3 }],
			sends: [
				{ request: 'GET /purchase_orders/1', answer: { supplierId: 1 } },
				{ request: 'GET /purchase_orders/2', status: 404, answer: '' },
				{ request: 'GET /purchase_orders/3', answer: { supplierId: 3 } },
			],
			gives: [{ supplierId: 1 }, { supplierId: 3 }],
		},
		'Lagerkoll: no reason given (HTTP 404)',
		`This call is not in the documentation of Lagerkoll, so its path may be another one; API Request can send any path. ${CHECK_ID}`,
		'404',
	],
	'an undocumented list that does not exist': [
		{
			does: 'article.getAll',
			parameters: { filters: { search: '={{ $json.text }}' } },
			items: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
			sends: ['a', 'b', 'c'].map((text) => ({
				request: 'GET /articles',
				query: { page: '0', limit: '100', query: text },
				...(text === 'b'
					? { status: 404, answer: failure(900101, 'No such path') }
					: { answer: { pages: 1, articles: [{ articleId: text }] } }),
			})),
			gives: [{ articleId: 'a' }, { articleId: 'c' }],
		},
		'Lagerkoll: No such path',
		'This call is not in the documentation of Lagerkoll, so its path may be another one; API Request can send any path. Error 900101 of articles means: general error. There is nothing at this path.',
		'404',
	],
	'an answer without a list': [
		hooksOf(...asOften({ answer: { hook: { id: 2 } } })),
		'Lagerkoll answered with an object instead of a list',
		WRONG_KIND,
		'200',
	],
	'an error of something else instead of a list': [
		hooksOf(...asOften({ answer: { message: 'Down', errors: [{ id: 1 }] } })),
		'Lagerkoll answered with a message instead of a list',
		WRONG_KIND,
		'200',
	],
	'an object in place of a list': [
		hooksOf(...asOften({ answer: { since: 1, webhooks: { id: 1 } } })),
		'Lagerkoll answered with an object instead of a list',
		WRONG_KIND,
		'200',
	],
	'nothing instead of a list': [
		hooksOf(...asOften({ answer: '' })),
		'Lagerkoll answered with nothing instead of a list',
		WRONG_KIND,
		'200',
	],
	'an empty object instead of a list': [
		hooksOf(...asOften({ answer: {} })),
		'Lagerkoll answered with an object instead of a list',
		WRONG_KIND,
		'200',
	],
	'an article without barcode': [
		barcodes({ status: 404, answer: '', answerHeaders: {} }),
		'Lagerkoll: no reason given (HTTP 404)',
		'The article has no such image, or Lagerkoll does not know the article in this store.',
		'404',
	],
	'an error instead of an image': [
		barcodes({ status: 500, answer: failure(901501, 'No image'), answerHeaders: json }),
		'Lagerkoll: No image',
		'Error 901501 of images means: could not get a barcode image.',
		'500',
	],
	'an error instead of an image, with status 200': [
		barcodes({ answer: failure(901501, 'No image'), answerHeaders: json }),
		'Lagerkoll: No image',
		'Error 901501 of images means: could not get a barcode image.',
		'200',
	],
	'an amount that is no number': [
		deliveries('five'),
		'Delivered Amount: "five" is not a number',
		'Use digits, and a dot for decimals, as in 12.50.',
	],
	'a delivery that may have been carried out': [
		deliveries(5, { status: 502, answer: 'Bad Gateway' }),
		'Lagerkoll: Bad Gateway',
		'The request was not repeated, because Lagerkoll may have carried it out all the same. Look for the delivered amount of row 2 in purchase order 4299 in Lagerkoll.',
		'502',
	],
	'a web page instead of an answer': [
		customers(
			2,
			...eachTime({
				answer: '<html><body><h1>Log in</h1></body></html>',
				answerHeaders: { 'content-type': 'text/html' },
			}),
		),
		'Lagerkoll answered with a web page: Log in',
		'Check the address in the credential.',
		'200',
	],
	'an empty page for a PDF': [
		{
			does: 'pdf.generate',
			parameters: { html: '={{ $json.html }}' },
			items: [{ html: '<p>1</p>' }, { html: ' ' }, { html: '<p>3</p>' }],
			sends: ['1', '3'].map((text) =>
				call('POST /pdf', Buffer.from('%PDF-1.4'), { body: new RegExp(`^<p>${text}</p>$`) }),
			),
			gives: [{}, {}],
		},
		'Web Page: is empty',
		'This field is required.',
	],
};
