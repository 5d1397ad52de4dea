import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { setScene } from '../faults/scene';
import { goedGepicktSubject } from './goedgepickt/subject';
import { runNode } from './harness';
import { byId, expectExchange, type Exchange } from './operations';
import { picqerSubject } from './picqer/subject';

/** Two items whose key differs by what stands around it unseen, and by being a number. */
const DIRTY: Array<[string, unknown]> = [
	['a blank behind it', '5077 '],
	['a no-break space before it', '\u00a05077'],
	['a space without width', '5077\u200b'],
	['a number', 5077],
];

/** What each Create or Update needs, with the key from the item. */
const THINGS: Array<{
	service: 'picqer' | 'goedgepickt';
	resource: string;
	key: string;
	list: string;
	parameters: INodeParameters;
}> = [
	{
		service: 'picqer',
		resource: 'order',
		key: 'reference',
		list: 'orders',
		parameters: {
			productsLines: { line: [{ productcode: ' LAMP-01\u00a0', amount: 1 }] },
			additionalFields: { idcustomer: byId(310) },
		},
	},
	{
		service: 'picqer',
		resource: 'customer',
		key: 'customerid',
		list: 'customers',
		parameters: { name: 'Vries' },
	},
	{
		service: 'picqer',
		resource: 'product',
		key: 'productcode',
		list: 'products',
		parameters: { name: 'Mug', price: 1, idvatgroup: byId(2) },
	},
	{
		service: 'picqer',
		resource: 'return',
		key: 'reference',
		list: 'returns',
		parameters: { idreturn_status: byId(8), idtemplate: byId(4) },
	},
	{
		service: 'goedgepickt',
		resource: 'product',
		key: 'sku',
		list: 'products',
		parameters: { name: 'Mug' },
	},
];

describe('Create or Update', () => {
	const scene = setScene();

	describe.each(THINGS)(
		'of a $resource of $service',
		({ service, resource, key, list, parameters }) => {
			afterEach(() => nock.cleanAll());

			const run = async (...values: unknown[]) => {
				const all = {
					resource,
					operation: 'upsert',
					[key]: `={{ $json.key }}`,
					...parameters,
				} as INodeParameters;
				const items = values.map((value) => ({ json: { key: value } as IDataObject }));
				return await runNode(scene.run(service, all, { items }));
			};
			/** What the service has under the key, whatever stands around it. */
			const there = () => {
				const state = scene.sandbox.state(service) as unknown as Record<string, IDataObject[]>;
				return state[list].filter((row) => String(row[key]).trim() === '5077');
			};

			test.each(DIRTY)(
				'takes a key with %s for the same, in one run and in two',
				async (_, dirty) => {
					expect((await run('5077', dirty)).error).toBeUndefined();
					expect((await run(dirty)).error).toBeUndefined();
					expect(there()).toMatchObject([{ [key]: '5077' }]);
				},
			);

			test('finds what stands there with a blank', async () => {
				await run('5077');
				const [row] = there();
				row[key] = '5077 ';
				expect(there()).toMatchObject([{ [key]: '5077 ' }]);
				expect((await run('5077')).error).toBeUndefined();
				expect(there()).toMatchObject([{ [key]: '5077' }]);
			});

			test('refuses a key of nothing but blanks', async () => {
				expect((await run('\u00a0\u200b')).error?.message).toContain('is empty');
				expect(scene.requests(service)).toBe(0);
			});
		},
	);
});

describe('GoedGepickt, Find by Order Number', () => {
	const find = async (number: unknown, answer: Exchange['answer'], more: INodeParameters = {}) => {
		nock(goedGepicktSubject.baseUrl)
			.persist()
			.get('/orders')
			.query(true)
			.reply(200, answer as nock.Body);
		const parameters = { resource: 'order', operation: 'findByNumber', simplify: false, ...more };
		return await runNode({
			...goedGepicktSubject,
			parameters: { ...parameters, orderNumber: '={{ $json.number }}' },
			items: [{ json: { number } as IDataObject }],
		});
	};
	afterEach(() => nock.cleanAll());

	test.each([
		['a blank behind it', '5077\u00a0', '5077'],
		['a blank at the service', '5077', ' 5077 '],
		['a number on both sides', 5077, 5077],
	])('finds a number with %s', async (_title, given, there) => {
		const orders = [
			{ uuid: 'a', externalDisplayId: null },
			{ uuid: 'b', externalDisplayId: there },
		];
		const { items, error } = await find(given, { items: orders as IDataObject[] });
		expect(error).toBeUndefined();
		expect(items[0][0].json.uuid).toBe('b');
	});

	// A flow that gets an empty item makes the order once more.
	test.each([
		['no list', { message: 'hello' }, 'no list'],
		['nothing', '', 'no list'],
		['a row that is null', { items: [null] }, 'something that is no order'],
		[
			'orders without numbers',
			{ items: [{ uuid: 'a' }], pageInfo: { itemsPerPage: 50 } },
			'orders without externalDisplayId',
		],
	])('takes %s for no answer, not for "not found"', async (_title, answer, said) => {
		const { error } = await find('5077', answer as unknown as IDataObject, { ifNotFound: 'empty' });
		expect(error?.message).toContain(said);
	});
});

describe('What is made between search and creation', () => {
	afterEach(() => nock.cleanAll());

	const taken = { error: true, error_code: 7, error_message: 'Resource ID found' };
	interface Made {
		resource: string;
		list: string;
		given: INodeParameters;
		id: IDataObject;
		searches: Array<Record<string, string>>;
		sent: IDataObject;
	}
	const made: Made[] = [
		{
			resource: 'product',
			list: '/products',
			given: { productcode: 'LAMP-01', name: 'Lamp', price: 1, idvatgroup: byId(2) },
			id: { idproduct: 720, productcode: 'LAMP-01' },
			searches: [
				{ productcode: 'LAMP-01' },
				{ productcode: 'LAMP-01', inactive: 'true' },
				{ search: 'LAMP-01' },
				{ search: 'LAMP-01', inactive: 'true' },
			],
			sent: { productcode: 'LAMP-01', name: 'Lamp', price: 1, idvatgroup: 2 },
		},
		{
			resource: 'customer',
			list: '/customers',
			given: { customerid: 'K1', name: 'Vries' },
			id: { idcustomer: 720, customerid: 'K1' },
			searches: [{ customerid: 'K1' }, { search: 'K1' }],
			sent: { customerid: 'K1', name: 'Vries' },
		},
	];

	const run = async (resource: string, given: INodeParameters, sends: Exchange[]) => {
		for (const exchange of sends) expectExchange(picqerSubject, exchange);
		const parameters = { resource, operation: 'upsert', ...given };
		const result = await runNode({ ...picqerSubject, parameters });
		expect(nock.pendingMocks()).toEqual([]);
		return result;
	};

	describe.each(made)('a $resource', ({ resource, list, given, id, searches, sent }) => {
		const look = (rows: Array<IDataObject | null>) => (query: Record<string, string>) =>
			({ request: `GET ${list}`, query, answer: rows }) as Exchange;
		const refused = { request: `POST ${list}`, body: sent, status: 400, answer: taken };

		test('is updated', async () => {
			const { error } = await run(resource, given, [
				...searches.map(look([])),
				refused,
				look([id])(searches[0]),
				{ request: `PUT ${list}/720`, body: sent },
			]);
			expect(error).toBeUndefined();
		});

		test('is kept where the user says so', async () => {
			const { error } = await run(resource, { ...given, whenItExists: 'keep' }, [
				...searches.map(look([])),
				refused,
				look([id])(searches[0]),
				{ request: `GET ${list}/720`, answer: id },
			]);
			expect(error).toBeUndefined();
		});

		test('and is not found is an error that advises nothing in use', async () => {
			const { error } = await run(resource, given, [
				...searches.map(look([])),
				refused,
				...searches.map(look([])),
			]);
			expect(error?.message).toContain('Resource ID found (error 7)');
			expect(error?.description).toContain('A second search');
			expect(error?.description).not.toContain('Create or Update');
		});

		test.each([
			['a row that is null', [null], `something that is no ${resource}`],
			['a row without the key', [{ name: 'x' }], `one ${resource} without`],
			['a row without an ID', [{ ...given }], `one ${resource} without id`],
		])('%s in the search is a clear error', async (_title, rows, said) => {
			const { error } = await run(resource, given, [
				look(rows as Array<IDataObject | null>)(searches[0]),
			]);
			expect(error?.message).toContain(said);
			expect(error?.description).toContain('Nothing was created or changed');
		});
	});
});
