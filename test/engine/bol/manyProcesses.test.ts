import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runNode, type NodeRun } from '../harness';
import { processStatus } from './processes';
import { bolSubject } from './subject';

const ITEMS = 60;

const FAILING = '17';
const NEVER_ENDING = '23';

/** Parameters of a shipment of the order item that each input item names. */
const ships: INodeParameters = {
	resource: 'shipment',
	operation: 'create',
	orderItemsLines: { line: [{ orderItemId: '={{ $json.id }}' }] },
	transporterCode: 'TNT',
	longestCompletion: '={{ $json.minutes }}',
};

const items = (count = ITEMS) =>
	Array.from({ length: count }, (_, index) => {
		const id = String(index + 1);
		return { json: { id, minutes: id === NEVER_ENDING ? 0.08 : 15 } };
	});

const pending = (processStatusId: string) =>
	processStatus('CREATE_SHIPMENT', 'PENDING', { processStatusId });

const statusOf = (processStatusId: string): IDataObject => {
	if (processStatusId === NEVER_ENDING) return pending(processStatusId);
	return processStatusId === FAILING
		? processStatus('CREATE_SHIPMENT', 'FAILURE', {
				processStatusId,
				errorMessage: 'Shipped already',
			})
		: processStatus('CREATE_SHIPMENT', 'SUCCESS', { processStatusId });
};

/** The network mock does not know bol's media type as JSON. */
const parsed = <T>(body: unknown) => JSON.parse(String(body)) as T;

/** What bol was asked since the test began. */
let shared: string[][] = [];
let single: string[] = [];

/** How many shipments bol has taken on since the test began. */
let taken = 0;

/**
 * bol takes shipments on; the process of an item has the ID of its order item.
 *
 * @param first none is read by itself as done before so many are taken on, however slow the machine
 */
function serve(
	answerShared: (ids: string[]) => nock.ReplyFnResult,
	answerSingle: (id: string) => nock.ReplyFnResult = (id) => [200, statusOf(id)],
	first = 0,
) {
	[shared, single, taken] = [[], [], 0];
	const api = nock(bolSubject.baseUrl, { reqheaders: bolSubject.headers }).persist();
	api.post('/retailer/shipments').reply((_, body) => {
		const [{ orderItemId }] = parsed<{ orderItems: Array<{ orderItemId: string }> }>(
			body,
		).orderItems;
		taken++;
		return [202, pending(orderItemId)];
	});
	api.post('/shared/process-status').reply((_, body) => {
		const { processStatusQueries } = parsed<{
			processStatusQueries: Array<{ processStatusId: string }>;
		}>(body);
		const ids = processStatusQueries.map(({ processStatusId }) => processStatusId);
		shared.push(ids);
		return answerShared(ids);
	});
	api.get(/^\/shared\/process-status\/\d+$/).reply((uri) => {
		const id = uri.split('/').at(-1) as string;
		single.push(id);
		return taken < first ? [200, pending(id)] : answerSingle(id);
	});
}

const allOf = (ids: string[]): nock.ReplyFnResult => [
	200,
	{ processStatuses: ids.map((id) => statusOf(id)) } as nock.Body,
];

const run = async (more: Partial<NodeRun> = {}) =>
	await runNode({
		...bolSubject,
		parameters: ships,
		items: items(),
		continueOnFail: true,
		...more,
	});

/** What came out for the input item with this number, counted from 1. */
const outputOf = (output: Awaited<ReturnType<typeof run>>, id: string) =>
	output.items[0].filter(
		({ pairedItem }) => (pairedItem as { item: number }).item === Number(id) - 1,
	);

jest.setTimeout(60_000);
beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

test('60 items share few requests; one that fails and one that takes too long stand for themselves', async () => {
	serve(allOf);
	const output = await run();
	expect(output.items[0]).toHaveLength(ITEMS);
	expect(output.items[0].filter(({ json }) => json.status === 'SUCCESS')).toHaveLength(ITEMS - 2);
	expect(outputOf(output, '42')[0].json.processStatusId).toBe('42');
	expect(outputOf(output, FAILING)[0].json.error).toContain('Shipped already');
	expect(outputOf(output, NEVER_ENDING)[0].json.error).toContain('after 0.08 minutes');
	// Until the eleventh one waits, and for the last one that still does, single requests do.
	expect(shared.length + single.length).toBeLessThan(40);
	expect(shared.length).toBeGreaterThan(0);
	expect(new Set([...shared.flat(), ...single]).size).toBe(ITEMS);
});

test('two runs of one account share requests', async () => {
	const inputs = items(30).filter(({ json }) => ![FAILING, NEVER_ENDING].includes(json.id));
	// None is done before all of both runs are taken on, however slow the machine.
	const stateOf = (id: string) => (taken < inputs.length ? pending(id) : statusOf(id));
	serve(
		(ids) => [200, { processStatuses: ids.map(stateOf) } as nock.Body],
		(id) => [200, stateOf(id)],
	);
	const half = inputs.length / 2;
	const outputs = await Promise.all([
		run({ items: inputs.slice(0, half) }),
		run({ items: inputs.slice(half) }),
	]);
	expect(outputs.map((output) => output.items[0].length)).toEqual([half, half]);
	const first = new Set(inputs.slice(0, half).map(({ json }) => json.id));
	const isMixed = (ids: string[]) =>
		ids.some((id) => first.has(id)) && ids.some((id) => !first.has(id));
	expect(shared.some(isMixed)).toBe(true);
});

/** What is no list of statuses, or a list of what is none. */
const hostile: Array<[string, nock.ReplyFnResult]> = [
	['no list', [200, { processStatuses: null } as nock.Body]],
	['text for a list', [200, { processStatuses: 'none' } as nock.Body]],
	['a list of nothing', [200, { processStatuses: [null] } as nock.Body]],
	['a list of lists', [200, { processStatuses: [[], 1, 'a', {}] } as nock.Body]],
	['a list in place of the object', [200, [null] as nock.Body]],
	['null', [200, 'null']],
	['text', [200, 'all is well', { 'Content-Type': 'text/plain' }]],
	[
		'statuses that bol does not have',
		[200, { processStatuses: [{ status: 'DONE' }] } as nock.Body],
	],
];

describe.each(hostile)('when bol answers the shared request with %s', (_, answer) => {
	test('each reads by itself, and says so where that is answered in the same way; a later run works', async () => {
		const isLost = (id: string) => Number(id) > 6;
		const inputs = items(12);
		serve(
			() => answer,
			(id) => (isLost(id) ? answer : [200, statusOf(id)]),
			inputs.length,
		);
		const [output] = (await run({ items: inputs })).items;
		expect(shared.length).toBeGreaterThan(0);
		expect(output.map(({ json }) => json.status)).toEqual(
			inputs.map(({ json: { id } }) => (isLost(id) ? undefined : 'SUCCESS')),
		);
		const told = output.slice(6).map(({ json }) => String(json.error));
		expect(told.filter((text) => !/^bol/.test(text))).toEqual([]);
		expect(told.filter((text) => !/process status \d+/.test(text))).toEqual([]);

		nock.cleanAll();
		serve(allOf);
		const later = await run({ items: inputs });
		expect(later.items[0].map(({ json }) => json.status)).toEqual(inputs.map(() => 'SUCCESS'));
	});
});
