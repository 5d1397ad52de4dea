import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../engine/harness';
import { setScene, type Tested } from './scene';

const scene = setScene();

/** Rows of each list; they fill more than four pages. */
const ROWS = { picqer: 450, bol: 225 };

const pageSize = { picqer: 100, bol: 50 };

const parameters: Record<Tested, INodeParameters> = {
	picqer: { resource: 'stockHistory', operation: 'getAll', returnAll: true },
	bol: { resource: 'order', operation: 'getAll', returnAll: true },
};

const path: Record<Tested, string> = { picqer: '/stockhistory$', bol: '/retailer/orders$' };

/** Fills the list that is read. */
function fill(service: Tested) {
	if (service === 'bol') {
		scene.sandbox.state('bol').orders = [];
		scene.sandbox.seedBol({ orders: ROWS.bol });
		return;
	}
	const rows = scene.sandbox.state('picqer').stockHistory as Array<Record<string, unknown>>;
	rows.length = 0;
	for (let id = 1; id <= ROWS.picqer; id++) {
		rows.push({ idproduct_stock_history: id, idproduct: 701, idwarehouse: 18, stock_change: 1 });
	}
}

/** Lets the first two pages through, and then none. */
function failFromThirdPage(service: Tested, status: number) {
	const match = { path: path[service] };
	scene.sandbox.addFault({ service, match, kind: 'slow', delayMs: 1, times: 2 });
	scene.sandbox.addFault({ service, match, kind: 'status', status });
}

describe.each(['picqer', 'bol'] as const)('a page of %s that fails for good', (service) => {
	const run = async (continueOnFail: boolean, failure: number) => {
		fill(service);
		failFromThirdPage(service, failure);
		return await runNode(scene.run(service, parameters[service], { continueOnFail }));
	};

	test('keeps the pages before it with Continue On Fail, and says what is missing', async () => {
		const { items, error } = await run(true, 503);
		expect(error).toBeUndefined();
		const rows = items[0].filter(({ json }) => json.error === undefined);
		const errors = items[0].flatMap(({ json }) => (json.error === undefined ? [] : [json.error]));
		expect(rows).toHaveLength(2 * pageSize[service]);
		expect(errors).toHaveLength(1);
		expect(errors[0]).toContain(
			`Page 3 could not be read; the ${2 * pageSize[service]} rows of the pages before it are complete, everything after is missing.`,
		);
		expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual(items[0].map(() => ({ item: 0 })));
	});

	test('fails the run without Continue On Fail, and says the same', async () => {
		const { items, error } = await run(false, 500);
		expect(items.flat()).toEqual([]);
		expect(`${error?.message} ${error?.description}`).toContain('Page 3 could not be read');
	});
});

test.each(['picqer', 'bol'] as const)(
	'%s: pages that fail once are read again',
	async (service) => {
		fill(service);
		const match = { path: path[service] };
		scene.sandbox.addFault({ service, match, kind: 'reset-before', every: 3 });
		const { items, error } = await runNode(scene.run(service, parameters[service]));
		expect(error).toBeUndefined();
		const key = service === 'bol' ? 'orderId' : 'idproduct_stock_history';
		expect(new Set(items[0].map(({ json }) => json[key])).size).toBe(items[0].length);
		expect(items[0].length).toBeGreaterThanOrEqual(ROWS[service]);
	},
);
