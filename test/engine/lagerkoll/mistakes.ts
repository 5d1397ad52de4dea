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
	sends: [1, 3].map((number) => ({
		request: 'GET /units',
		query: { since: String(number) },
		answer: { units: [{ id: number }] },
	})),
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
	const sent = (id: number, deliveredAmount: string) => ({
		request: 'POST /purchase_orders/4299/deliver',
		body: { id, deliveredAmount },
		answer: { id },
	});
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
	'a wrong store for the key, with status 401': {
		// n8n itself asks a second time after a 401.
		...customers(
			2,
			{ status: 401, answer: failure(900001, 'The key the-api-key is not of store 1') },
			{ status: 401, answer: failure(900001, 'The key the-api-key is not of store 1') },
		),
		says: 'Lagerkoll: The key *** is not of store 1',
		advises: `Error 900001 of customers means: the credentials do not match. ${CHECK_KEY}`,
		httpCode: '401',
	},
	'a wrong store for the key, with status 200': {
		...customers(2, { answer: failure(900001, 'Wrong credentials') }),
		says: 'Lagerkoll: Wrong credentials',
		advises: `Error 900001 of customers means: the credentials do not match. ${CHECK_KEY}`,
		httpCode: '200',
	},
	'an API that is not activated': {
		...customers(2, { status: 403, answer: failure(902123, 'Not activated') }),
		says: 'Lagerkoll: Not activated',
		advises: `Error 902123 of customers means: the API feature is not activated. ${ACTIVATE}`,
		httpCode: '403',
	},
	'a feature that is not installed': {
		...hooksOf({ status: 400, answer: failure(902125, 'Not installed') }),
		says: 'Lagerkoll: Not installed',
		advises:
			'Error 902125 of webhooks means: the feature is not installed. Install this add-on in Lagerkoll first; Feature > Get Many lists what is installed.',
		httpCode: '400',
	},
	'a code of webhooks that features have, too': {
		...hooksOf({ status: 400, answer: failure(902101, '') }),
		says: 'Lagerkoll: could not get a webhook',
		advises: 'Error 902101 of webhooks means: could not get a webhook.',
		httpCode: '400',
	},
	'a code of customers that delivery terms have, too': {
		...customers(2, { status: 400, answer: failure(900521, 'No', 'zipCode') }),
		says: 'Lagerkoll: No',
		advises: 'Error 900521 of customers means: could not export customers. Field: zipCode.',
		httpCode: '400',
	},
	'a code that is not documented, with status 200': {
		...customers(2, { answer: failure(999999, 'Something failed') }),
		says: 'Lagerkoll: Something failed',
		advises: 'Error 999999 of customers.',
		httpCode: '200',
	},
	'an ID with slashes where digits are expected': {
		...customers('1/../../roles'),
		says: 'Customer: "1/../../roles" is not an ID',
		advises: NOT_AN_ID,
	},
	'an ID that is text': {
		...customers('WEB-1'),
		says: 'Customer: "WEB-1" is not an ID',
		advises: NOT_AN_ID,
	},
	'an empty ID': {
		...customers(''),
		says: 'Customer: is empty',
		advises: 'Choose one from the list, or give its ID.',
	},
	'an article ID of two dots': {
		does: 'article.get',
		parameters: { articleId: fromItem },
		items: [{ id: 'a/b' }, { id: '..' }, { id: '192005-6' }],
		sends: [
			{ request: 'GET /articles/a%2Fb', answer: { articleId: 'a/b' } },
			{ request: 'GET /articles/192005-6', answer: { articleId: '192005-6' } },
		],
		says: 'Article: ".." is not an ID',
		gives: [{ articleId: 'a/b' }, { articleId: '192005-6' }],
	},
	'a GUID where the ID of a webhook is expected': {
		does: 'webhook.delete',
		parameters: { webhookId: '={{ $json.id }}' },
		items: [{ id: 1 }, { id: '0b1f6c1e-0000' }, { id: '3' }],
		sends: [
			{ request: 'DELETE /webhooks/1', answer: '' },
			{ request: 'DELETE /webhooks/3', answer: '' },
		],
		says: 'Webhook ID: "0b1f6c1e-0000" is not an ID',
		advises: 'An ID has digits only. Look it up with Get Many; the GUID is something else.',
		gives: [{ deleted: true }, { deleted: true }],
	},
	'a since that is no number': {
		...since('yesterday'),
		says: 'Since: "yesterday" is not a whole number',
		advises: 'Use digits only.',
	},
	'a since below zero': {
		...since(-1),
		says: 'Since: -1 is too low; the least is 0',
	},
	'an empty since': {
		...since(''),
		says: 'Since: is empty',
		advises: 'Remove it, or give it a value; without it the whole list would come.',
	},
	'something that is not there, as an empty list': {
		...customers(2, { answer: { pages: 0, customersCount: 0, customers: [] } }),
		says: 'Lagerkoll has no customer "2"',
		advises: CHECK_ID,
	},
	'something that is not there, as a list that was left out': {
		...customers(2, { answer: { pages: 0, customersCount: 0 } }),
		says: 'Lagerkoll has no customer "2"',
		advises: CHECK_ID,
	},
	'something that is not there, as 404': {
		...customers(2, { status: 404, answer: failure(900501, 'Unknown customer') }),
		says: 'Lagerkoll: Unknown customer',
		advises: `Error 900501 of customers means: could not get a customer. ${CHECK_ID}`,
		httpCode: '404',
	},
	'an undocumented path that does not exist': {
		does: 'purchaseOrder.get',
		parameters: { purchaseOrderId: fromItem },
		items: [{ id: 1 }, { id: 2 }, { id: 3 }],
		sends: [
			{ request: 'GET /purchase_orders/1', answer: { supplierId: 1 } },
			{ request: 'GET /purchase_orders/2', status: 404, answer: '' },
			{ request: 'GET /purchase_orders/3', answer: { supplierId: 3 } },
		],
		says: 'Lagerkoll: no reason given (HTTP 404)',
		advises: `This call is not in the documentation of Lagerkoll, so its path may be another one; API Request can send any path. ${CHECK_ID}`,
		httpCode: '404',
		gives: [{ supplierId: 1 }, { supplierId: 3 }],
	},
	'an undocumented list that does not exist': {
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
		says: 'Lagerkoll: No such path',
		advises:
			'This call is not in the documentation of Lagerkoll, so its path may be another one; API Request can send any path. Error 900101 of articles means: general error. There is nothing at this path.',
		httpCode: '404',
		gives: [{ articleId: 'a' }, { articleId: 'c' }],
	},
	'an answer without a list': {
		...hooksOf(...asOften({ answer: { hook: { id: 2 } } })),
		says: 'Lagerkoll answered with an object instead of a list',
		advises: WRONG_KIND,
		httpCode: '200',
	},
	'an error of something else instead of a list': {
		...hooksOf(...asOften({ answer: { message: 'Down', errors: [{ id: 1 }] } })),
		says: 'Lagerkoll answered with a message instead of a list',
		advises: WRONG_KIND,
		httpCode: '200',
	},
	'an object in place of a list': {
		...hooksOf(...asOften({ answer: { since: 1, webhooks: { id: 1 } } })),
		says: 'Lagerkoll answered with an object instead of a list',
		advises: WRONG_KIND,
		httpCode: '200',
	},
	'nothing instead of a list': {
		...hooksOf(...asOften({ answer: '' })),
		says: 'Lagerkoll answered with nothing instead of a list',
		advises: WRONG_KIND,
		httpCode: '200',
	},
	'an empty object instead of a list': {
		...hooksOf(...asOften({ answer: {} })),
		says: 'Lagerkoll answered with an object instead of a list',
		advises: WRONG_KIND,
		httpCode: '200',
	},
	'an article without barcode': {
		...barcodes({ status: 404, answer: '', answerHeaders: {} }),
		says: 'Lagerkoll: no reason given (HTTP 404)',
		advises: 'The article has no such image, or Lagerkoll does not know the article in this store.',
		httpCode: '404',
	},
	'an error instead of an image': {
		...barcodes({ status: 500, answer: failure(901501, 'No image'), answerHeaders: json }),
		says: 'Lagerkoll: No image',
		advises: 'Error 901501 of images means: could not get a barcode image.',
		httpCode: '500',
	},
	'an error instead of an image, with status 200': {
		...barcodes({ answer: failure(901501, 'No image'), answerHeaders: json }),
		says: 'Lagerkoll: No image',
		advises: 'Error 901501 of images means: could not get a barcode image.',
		httpCode: '200',
	},
	'an amount that is no number': {
		...deliveries('five'),
		says: 'Delivered Amount: "five" is not a number',
		advises: 'Use digits, and a dot for decimals, as in 12.50.',
	},
	'a delivery that may have been carried out': {
		...deliveries(5, { status: 502, answer: 'Bad Gateway' }),
		says: 'Lagerkoll: Bad Gateway',
		advises:
			'The request was not repeated, because Lagerkoll may have carried it out all the same. Look for the delivered amount of row 2 in purchase order 4299 in Lagerkoll.',
		httpCode: '502',
	},
	'a web page instead of an answer': {
		...customers(
			2,
			...eachTime({
				answer: '<html><body><h1>Log in</h1></body></html>',
				answerHeaders: { 'content-type': 'text/html' },
			}),
		),
		says: 'Lagerkoll answered with a web page: Log in',
		advises: 'Check the address in the credential.',
		httpCode: '200',
	},
	'an empty page for a PDF': {
		does: 'pdf.generate',
		parameters: { html: '={{ $json.html }}' },
		items: [{ html: '<p>1</p>' }, { html: ' ' }, { html: '<p>3</p>' }],
		sends: ['1', '3'].map((text) => ({
			request: 'POST /pdf',
			body: new RegExp(`^<p>${text}</p>$`),
			answer: Buffer.from('%PDF-1.4'),
		})),
		says: 'Web Page: is empty',
		advises: 'This field is required.',
		gives: [{}, {}],
	},
};
