import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../engine/harness';
import { figuresOfList, note } from './figures';
import { setScene, type Scene, type Tested } from './scene';

const scene = setScene();

/** A list that fills more than two pages. */
interface List {
	service: Tested;
	parameters: INodeParameters;
	/** What the faults meet. */
	path: string;
	/** Name of the ID in a row. */
	id: string;
	pageSize: number;
	rows: number;
	fill(scene: Scene): void;
}

const all = (resource: string): INodeParameters => ({
	resource,
	operation: 'getAll',
	returnAll: true,
});

const lists: List[] = [
	{
		service: 'picqer',
		parameters: all('stockHistory'),
		path: '/stockhistory$',
		id: 'idproduct_stock_history',
		pageSize: 100,
		rows: 450,
		fill({ sandbox }) {
			const { stockHistory: rows } = sandbox.state('picqer');
			const [first] = rows.splice(0);
			for (let id = 1; id <= 450; id++) {
				rows.push({ ...first, idproduct_stock_history: id });
			}
		},
	},
	{
		service: 'bol',
		parameters: all('order'),
		path: '/retailer/orders$',
		id: 'orderId',
		pageSize: 50,
		rows: 225,
		fill({ sandbox }) {
			sandbox.state('bol').orders.length = 0;
			sandbox.seedBol({ orders: 225 });
		},
	},
	{
		service: 'goedgepickt',
		parameters: all('order'),
		path: '/orders$',
		id: 'uuid',
		pageSize: 50,
		rows: 225,
		fill({ sandbox }) {
			const { length } = sandbox.state('goedgepickt').orders;
			sandbox.seedGoedGepickt({ orders: 225 - length });
		},
	},
	{
		service: 'lagerkoll',
		parameters: all('article'),
		path: '/articles$',
		id: 'articleId',
		pageSize: 100,
		rows: 450,
		fill({ sandbox }) {
			const { articles } = sandbox.state('lagerkoll');
			while (articles.length < 450) {
				articles.push({ ...articles[0], articleId: `BULK-${articles.length}` });
			}
		},
	},
];

/** Lets the first two pages through, and then none. */
function failFromThirdPage({ service, path }: List, status: number) {
	const match = { path };
	scene.sandbox.addFault({ service, match, kind: 'slow', delayMs: 1, times: 2 });
	scene.sandbox.addFault({ service, match, kind: 'status', status });
}

/** The pages that a service was asked for, in their order. */
const pagesAsked = (service: Tested) =>
	scene.sandbox
		.log(service)
		.filter(({ method }) => method === 'GET')
		.map(({ query }) => query);

describe.each(lists)('a page of $service that fails for good', (list) => {
	const { parameters, pageSize, service } = list;
	const run = async (continueOnFail: boolean, failure: number) => {
		list.fill(scene);
		failFromThirdPage(list, failure);
		return await runNode(scene.run(service, parameters, { continueOnFail }));
	};

	test('keeps the pages before it with Continue On Fail, and says what is missing', async () => {
		const { items, error } = await run(true, 503);
		expect(error).toBeUndefined();
		const rows = items[0].filter(({ json }) => json.error === undefined);
		const errors = items[0].flatMap(({ json }) => (json.error === undefined ? [] : [json.error]));
		expect(rows).toHaveLength(2 * pageSize);
		expect(errors).toHaveLength(1);
		expect(errors[0]).toContain(
			`Page 3 could not be read; the ${2 * pageSize} rows of the pages before it are complete, everything after is missing.`,
		);
		expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual(items[0].map(() => ({ item: 0 })));
	});

	test('fails the run without Continue On Fail, and says the same', async () => {
		const { items, error } = await run(false, 500);
		expect(items.flat()).toEqual([]);
		expect(`${error?.message} ${error?.description}`).toContain('Page 3 could not be read');
	});
});

test.each(lists)('$service: pages that fail once are read again', async (list) => {
	const { id, parameters, path, service } = list;
	list.fill(scene);
	scene.sandbox.addFault({ service, match: { path }, kind: 'reset-before', every: 3 });
	const { items, error } = await runNode(scene.run(service, parameters));
	expect(error).toBeUndefined();
	expect(new Set(items[0].map(({ json }) => json[id])).size).toBe(items[0].length);
	expect(items[0]).toHaveLength(list.rows);
});

describe('GoedGepickt', () => {
	/** Reads all orders while the service says of so many that they are not there. */
	async function readOrders(count: number, lag: number) {
		const { sandbox } = scene;
		const { length } = sandbox.state('goedgepickt').orders;
		sandbox.seedGoedGepickt({ orders: count - length });
		sandbox.setGoedGepicktLag(lag);
		sandbox.clearCounters();
		const { items, error } = await runNode(scene.run('goedgepickt', all('order')));
		expect(error).toBeUndefined();
		const wanted = sandbox.state('goedgepickt').orders.map(({ uuid }) => uuid);
		expect(wanted).toHaveLength(count);
		note(`${count} orders of GoedGepickt, totals ${lag} behind`, figuresOfList(scene, items[0]));
		expect(items[0].map(({ json }) => json.uuid)).toEqual(wanted);
		return pagesAsked('goedgepickt');
	}

	test.each([30, 120, 1_000])('totals that are %d rows behind end no list early', async (lag) => {
		await readOrders(170, lag);
	});

	test.each([9_999, 10_000, 10_001, 10_120])(
		'%d orders, by page numbers and then by cursor: each once',
		async (count) => {
			const pages = await readOrders(count, 30);
			// A full last page does not say that it is the last.
			expect(pages).toHaveLength(Math.floor(count / 50) + 1);
			const byNumber = pages.filter(({ cursor }) => cursor === undefined);
			expect(byNumber.map(({ page }) => Number(page))).toEqual(byNumber.map((_, at) => at + 1));
			expect(byNumber).toHaveLength(200);
			expect(pages.slice(200).every(({ page }) => page === undefined)).toBe(true);
		},
	);
});
