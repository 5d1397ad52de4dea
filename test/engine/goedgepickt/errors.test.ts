import type { Exchange } from '../operationCase';
import { byId, call } from '../operations';
import { describeMistakes, describeRefusals, trials, type Refusal } from '../mistakes';
import { mistakes, wrongFilters } from './mistakes';
import {
	envelope,
	firstPage,
	fulfilmentSubject,
	goedGepicktSubject,
	rowsFrom,
	withoutWebshop,
} from './subject';

const run = trials(goedGepicktSubject);

describe('GoedGepickt, one item of three is wrong', () => {
	describeMistakes(run, mistakes);
});

describe('GoedGepickt, the webshop of something new', () => {
	test('is asked for when neither the node nor the credential names one', async () => {
		const parameters = { name: 'Mug', sku: 'MUG' };
		const { error } = await run({ does: 'product.create', parameters }, false, withoutWebshop);
		expect(error).toMatchObject({
			message: 'Webshop: is empty',
			description: 'Choose one, or fill in Default Webshop UUID in the credential.',
		});
	});
});

describe('GoedGepickt, what is not found', () => {
	const parameters = { orderNumber: 'WEB-9' };
	const day = /^\d{4}-\d{2}-\d{2}$/ as never;
	const query = { ...firstPage('50'), createdAfter: day };

	describeRefusals(run, [
		...wrongFilters.map(
			([filters, message, description]): Refusal => [
				'product.getAll',
				{ filters },
				{ message, description },
			],
		),
		[
			'order.findByNumber',
			parameters,
			/^None of the 7 orders since \d{4}-\d{2}-\d{2} has the number WEB-9 .*Raise Days Back/s,
			call('GET /orders', envelope(rowsFrom(0, 7), { itemsPerPage: 50 }), { query }),
		],
		['order.findByNumber', { orderNumber: ' ' }, 'Order Number: is empty'],
		[
			'order.findByNumber',
			{ ...parameters, daysBack: 0 },
			'Days Back: 0 is too low; the least is 1',
		],
		[
			'order.findByNumber',
			{ ...parameters, daysBack: 1.5 },
			'Days Back: "1.5" is not a whole number',
		],
		[
			'order.findByNumber',
			{ ...parameters, daysBack: 1767602096000 },
			'Days Back: 1767602096000 is too high; the most is 36500',
		],
	]);

	test('looks back as many days as it was told', async () => {
		const daysBack = 10;
		const since = new Date(Date.now() - daysBack * 24 * 3600 * 1000);
		const createdAfter = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(
			since,
		);
		await run({
			does: 'order.findByNumber',
			parameters: { ...parameters, daysBack, ifNotFound: 'empty' },
			sends: [call('GET /orders', envelope([]), { query: { ...firstPage('50'), createdAfter } })],
		});
	});
});

test.each([
	[
		'order.createOnce',
		{
			orderId: 'N9',
			orderItemsInput: 'json',
			orderItemsJson: '[{"sku":"A","productName":"A","productQuantity":1,"taxRate":21}]',
		},
	],
	['order.findByNumber', { orderNumber: 'N9', ifNotFound: 'empty' }],
	['order.getChangedSince', { changedSince: '2026-11-20' }],
])('GoedGepickt, what a list without an end lacks may be there: %s', async (does, parameters) => {
	const sends = [1, 2, 3].map((page): Exchange => {
		const rows = rowsFrom(page * 5_000, page < 3 ? 5_000 : 0);
		const items = rows.map((row) => ({ ...row, externalDisplayId: `N-${String(row.uuid)}` }));
		const query = { ...firstPage('50'), page: String(page), createdAfter: /^\d{4}/ as never };
		const pageInfo = { totalItems: 12_000, itemsPerPage: 5_000 };
		return call('GET /orders', { items, pageInfo }, { query });
	});
	const { error } = await run({ does, parameters, sends });
	expect(error?.message).toContain('gave 10000 rows and no way to read on');
});

describe('GoedGepickt, two items for the same thing', () => {
	test('of which the first links a location, do not both link it', async () => {
		const { error, rows } = await run({
			does: 'productStock.setOnLocation',
			parameters: {
				productUuid: byId('a'),
				pickLocationUuid: byId('L'),
				stockQuantity: '={{ $json.quantity }}',
			},
			items: [{ quantity: 1 }, { quantity: 2 }],
			sends: [
				{ request: 'GET /products/a/stock', answer: { stockLocations: [] } },
				{ request: 'POST /products/a/stock/L', body: { stockQuantity: 1, priority: 1 } },
				call('GET /products/a/stock', {
					stockLocations: [{ picklocationUuid: 'l', stockQuantity: 1 }],
				}),
				{ request: 'PUT /products/a/stock/L', body: { stockQuantity: 2 } },
			],
		});
		expect(error).toBeUndefined();
		expect(rows.map(({ isNewlyLinked }) => isNewlyLinked)).toEqual([true, false]);
	});
});

describe('GoedGepickt, a fulfilment key', () => {
	test.each([403, 404])('that gets %d is told what it may do', async (status) => {
		const { error } = await run(
			{
				does: 'order.getAll',
				sends: [
					call('GET /orders', { errorMessage: 'Not for you' }, { query: firstPage('50'), status }),
				],
			},
			false,
			fulfilmentSubject,
		);
		expect(error).toMatchObject({
			message: 'GoedGepickt: Not for you',
			description: expect.stringContaining('only proven to list products'),
			httpCode: String(status),
		});
	});
});
