import type { IDataObject } from 'n8n-workflow';
import { three, type Mistake } from '../mistakes';
import { byId, call, eachTime, type Exchange } from '../operations';

type Answers = Array<Partial<Exchange>>;

/** An error as Lagerkoll's body has it: docs/services/lagerkoll.md, 1.6. */
export const failure = (errorCode: number, errorMessage: string, errorField?: string) => ({
	errorCode,
	errorMessage,
	errorField: errorField ?? null,
	errorData: null,
});

const fromItem = byId('={{ $json.id }}');

const NOT_AN_ID = 'An ID has digits only. Choose from the list, or look the ID up with Get Many.';

const CHECK_KEY =
	'Check store and key in the credential: both stand where the API was activated in Lagerkoll, and a key belongs to one company.';

const ACTIVATE =
	'Activate the API in Lagerkoll first: it is an add-on there, which also shows the store and the key.';

const CHECK_ID = 'Check the ID: Lagerkoll does not know it in this store.';

/** Gets three customers. */
const customers = (id: string | number, ...answers: Answers) => ({
	...three(
		'customer.get',
		{ customerId: fromItem },
		[{ id: 1 }, { id }, { id: 3 }],
		(item) => call(`GET /customers/${item.id}`, { customers: [{ zipCode: `${item.id}` }] }),
		...answers,
	),
	gives: [{ zipCode: '1' }, { zipCode: '3' }],
});

/** Lists the webhooks of three features. */
const hooksOf = (...answers: Answers) => ({
	...three(
		'webhook.getAll',
		{ featureId: fromItem },
		[{ id: 'a' }, { id: 'b' }, { id: 'c' }],
		({ id }) => call(`GET /webhooks/${id}`, { webhooks: [{ id }] }),
		...answers,
	),
	gives: [{ id: 'a' }, { id: 'c' }],
});

const WRONG_KIND =
	'Something between n8n and the service may have answered in its place. Check the address in the credential, and try again later.';

/** Gets three barcodes. */
const barcodes = (answer: Partial<Exchange>) =>
	three(
		'image.getBarcode',
		{ articleId: fromItem },
		[{ id: 'A' }, { id: 'B' }, { id: 'C' }],
		({ id }) =>
			call(`GET /images/barcode/${id}`, Buffer.from('\x89PNG', 'latin1'), {
				answerHeaders: { 'content-type': 'image/png' },
			}),
		answer,
	);

/** Marks three rows as received. */
const deliveries = (amount: IDataObject[string], ...answers: Answers) =>
	three(
		'purchaseOrder.deliverArticle',
		{
			purchaseOrderId: byId(4299),
			rowId: '={{ $json.row }}',
			deliveredAmount: '={{ $json.amount }}',
		},
		[
			{ row: 1, amount: 5 },
			{ row: 2, amount },
			{ row: 3, amount: 5 },
		],
		(item) => {
			const body = { id: item.row, deliveredAmount: String(item.amount) };
			return call('POST /purchase_orders/4299/deliver', { id: item.row }, { body });
		},
		...answers,
	);

const unauthorized = {
	status: 401,
	answer: failure(900001, 'The key the-api-key is not of store 1'),
};

const json = { 'content-type': 'application/json' };

/** What users do wrong, and what Lagerkoll answers. */
export const mistakes: Record<string, Mistake> = {
	'a wrong store for the key, with status 401': [
		customers(2, unauthorized),
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
	'an empty ID': [customers(''), 'Customer: is empty', 'Choose one from the list, or give its ID.'],
	'a GUID where the ID of a webhook is expected': [
		{
			...three(
				'webhook.delete',
				{ webhookId: '={{ $json.id }}' },
				[{ id: '1' }, { id: '0b1f6c1e-0000' }, { id: '3' }],
				({ id }) => call(`DELETE /webhooks/${id}`, ''),
			),
			gives: [{ deleted: true }, { deleted: true }],
		},
		'Webhook ID: "0b1f6c1e-0000" is not an ID',
		'An ID has digits only. Look it up with Get Many; the GUID is something else.',
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
		three(
			'purchaseOrder.get',
			{ purchaseOrderId: fromItem },
			[{ id: 1 }, { id: 2 }, { id: 3 }],
			({ id }) => call(`GET /purchase_orders/${id}`, { supplierId: id }),
			{ status: 404, answer: '' },
		),
		'Lagerkoll: no reason given (HTTP 404)',
		`This call is not in the documentation of Lagerkoll, so its path may be another one; API Request can send any path. ${CHECK_ID}`,
		'404',
	],
	'an undocumented list that does not exist': [
		{
			...three(
				'article.getAll',
				{ filters: { search: '={{ $json.text }}' } },
				[{ text: 'a' }, { text: 'b' }, { text: 'c' }],
				({ text }) =>
					call(`GET /articles?page=0&limit=100&query=${text}`, {
						pages: 1,
						articles: [{ articleId: text }],
					}),
				{ status: 404, answer: failure(900101, 'No such path') },
			),
			gives: [{ articleId: 'a' }, { articleId: 'c' }],
		},
		'Lagerkoll: No such path',
		'This call is not in the documentation of Lagerkoll, so its path may be another one; API Request can send any path. Error 900101 of articles means: general error. There is nothing at this path.',
		'404',
	],
	...Object.fromEntries(
		[
			['an object', { hook: { id: 2 } }],
			['a message', { message: 'Down', errors: [{ id: 1 }] }],
			['an object', { since: 1, webhooks: { id: 1 } }],
			['nothing', ''],
			['an object', {}],
		].map(([kind, answer]): [string, Mistake] => [
			`${JSON.stringify(answer)} instead of a list`,
			[
				hooksOf(...eachTime({ answer })),
				`Lagerkoll answered with ${String(kind)} instead of a list`,
				WRONG_KIND,
				'200',
			],
		]),
	),
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
};
