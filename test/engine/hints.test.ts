import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { runNode } from './harness';
import type { Subject } from './operations';
import { bolSubject } from './bol/subject';
import { goedGepicktSubject } from './goedgepickt/subject';
import { lagerkollSubject } from './lagerkoll/subject';
import { picqerSubject } from './picqer/subject';

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

const rows = (count: number, id: string) =>
	Array.from({ length: count }, (_, index) => ({ [id]: index + 1, status: 'open' }));

/** A list of each service, and how it answers with so many rows on its only page. */
const lists = [
	{
		name: 'bol',
		subject: bolSubject,
		parameters: { resource: 'shipment', operation: 'getAll' },
		answer: (count: number) => ({ shipments: rows(count, 'shipmentId') }),
		path: '/retailer/shipments',
	},
	{
		name: 'Picqer',
		subject: picqerSubject,
		parameters: { resource: 'supplier', operation: 'getAll' },
		answer: (count: number) => rows(count, 'idsupplier'),
		path: '/suppliers',
	},
	{
		name: 'GoedGepickt',
		subject: goedGepicktSubject,
		parameters: { resource: 'webshop', operation: 'getAll' },
		answer: (count: number) => ({ items: rows(count, 'uuid'), pageInfo: { itemsPerPage: 50 } }),
		path: '/webshops',
	},
	{
		name: 'Lagerkoll',
		subject: lagerkollSubject,
		parameters: { resource: 'supplier', operation: 'getAll' },
		answer: (count: number) => ({ suppliers: rows(count, 'id'), pages: 1 }),
		path: '/suppliers',
	},
];

async function messages(subject: Subject, parameters: object, items = 1) {
	const result = await runNode({
		...subject,
		parameters: { ...parameters },
		items: Array.from({ length: items }, (_, index) => ({ json: { index } })),
	});
	expect(result.error).toBeUndefined();
	expect(result.hints.every(({ location }) => location === 'outputPane')).toBe(true);
	return result.hints.map(({ message }) => message);
}

describe.each(lists)('a list of $name', ({ name, subject, parameters, answer, path }) => {
	const answers = (count: number) =>
		nock(subject.baseUrl).persist().get(path).query(true).reply(200, answer(count));

	test('that goes on beyond the limit says so', async () => {
		answers(3);
		expect(await messages(subject, { ...parameters, limit: 2 })).toEqual([
			'Limit was reached, and there is more in the list. Turn on Return All, or raise Limit, to get the rest.',
		]);
	});

	test('that is empty says so', async () => {
		answers(0);
		expect(await messages(subject, parameters)).toEqual([
			`Nothing matched: ${name} has no rows in the list.`,
		]);
	});

	test('that ends within the limit, or is read to its end, says nothing', async () => {
		answers(3);
		expect(await messages(subject, { ...parameters, limit: 4 })).toEqual([]);
		expect(await messages(subject, { ...parameters, returnAll: true })).toEqual([]);
	});
});

test('a page that is full may not be the last one', async () => {
	nock(picqerSubject.baseUrl).get('/suppliers').query(true).reply(200, rows(100, 'idsupplier'));
	const [message] = await messages(picqerSubject, {
		resource: 'supplier',
		operation: 'getAll',
		limit: 100,
	});
	expect(message).toContain('there may be more');
});

test('lists of many items are one hint', async () => {
	nock(picqerSubject.baseUrl)
		.get('/suppliers')
		.times(2)
		.query(true)
		.reply(200, rows(3, 'idsupplier'))
		.get('/suppliers')
		.query(true)
		.reply(200, []);
	const parameters = { resource: 'supplier', operation: 'getAll', limit: 2 };
	expect(await messages(picqerSubject, parameters, 3)).toEqual([
		expect.stringContaining('there is more in 2 of 3 lists'),
		'Nothing matched: Picqer has no rows in 1 of 3 lists.',
	]);
});

test('a wait for the rate limit is told once, however many requests waited', async () => {
	const api = nock(picqerSubject.baseUrl);
	api.get('/suppliers/1').reply(429, { error_code: 28 }, { 'Retry-After': '2' });
	api.get('/suppliers/1').times(3).reply(200, { idsupplier: 1 });
	const parameters = {
		resource: 'supplier',
		operation: 'get',
		idsupplier: { __rl: true, mode: 'id', value: '1' },
	};
	const [message, ...others] = await messages(picqerSubject, parameters, 3);
	expect(message).toMatch(/^Waited \d+ seconds for the rate limit of Picqer\.$/);
	expect(others).toEqual([]);
});

test('where n8n knows no hints, the node runs all the same', async () => {
	const node = Object.create(picqerSubject.node) as typeof picqerSubject.node;
	const run = picqerSubject.node.customOperations?.supplier.getAll;
	node.customOperations = {
		supplier: {
			async getAll() {
				const older = Object.create(this, { addExecutionHints: { value: undefined } });
				return (await run?.call(older as typeof this)) ?? null;
			},
		},
	};
	nock(picqerSubject.baseUrl).get('/suppliers').query(true).reply(200, []);
	expect(
		await messages({ ...picqerSubject, node }, { resource: 'supplier', operation: 'getAll' }),
	).toEqual([]);
});
