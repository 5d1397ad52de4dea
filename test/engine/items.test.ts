import nock from 'nock';
import { sleep, type INodeExecutionData, type INodeParameters, type INodeType } from 'n8n-workflow';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { bolSubject } from './bol/subject';
import { runNode, startNode } from './harness';
import { lagerkollSubject } from './lagerkoll/subject';
import { byId } from './operations';
import { picqerSubject } from './picqer/subject';

/** Adds a comment for each item. */
const comments = (texts: unknown[], parameters: INodeParameters = {}) => ({
	...picqerSubject,
	parameters: {
		resource: 'order',
		operation: 'addComment',
		idorder: byId('5001'),
		body: '={{ $json.text }}',
		...parameters,
	},
	items: texts.map((text): INodeExecutionData => ({ json: { text: text as string } })),
});

/** A pause of so many ms lasts until the test ends it; the others take their time. */
const mockInterval = 86_400_000;
const mockPauses: Array<() => void> = [];
jest.mock('../../nodes/shared/lib/wait', () => {
	const actual: typeof import('../../nodes/shared/lib/wait') = jest.requireActual(
		'../../nodes/shared/lib/wait',
	);
	return {
		...actual,
		wait: async (ms: number, signal?: AbortSignal) =>
			await (ms === mockInterval
				? new Promise<void>((resolve) => mockPauses.push(resolve))
				: actual.wait(ms, signal)),
	};
});

const PATH = '/orders/5001/comments';

const api = () => nock(picqerSubject.baseUrl);

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

/** Answers comments, with what they say unless told otherwise; gives what came. */
function acceptComments(
	answerTo: (text: string) => [number, object] = (text) => [200, { body: text }],
) {
	const came: string[] = [];
	api()
		.persist()
		.post(PATH)
		.reply((_path, body) => {
			const { body: text } = body as { body: string };
			came.push(text);
			return answerTo(text);
		});
	return came;
}

const WRONG = '={{ $json.text === "wrong" ? $("No Such Node").item.json.text : $json.text }}';

test('an expression that fails for one item fails that item only, with Continue On Fail', async () => {
	const came = acceptComments();
	const run = comments(['one', 'wrong', 'three'], { body: WRONG });
	const { items, error } = await runNode({ ...run, continueOnFail: true });
	expect(error).toBeUndefined();
	expect(came.sort()).toEqual(['one', 'three']);
	expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(items[0][1].json.error).toBe("Referenced node doesn't exist");
});

test('without it, the error names the item', async () => {
	acceptComments();
	const { items, error } = await runNode(comments(['one', 'wrong', 'three'], { body: WRONG }));
	expect(items).toEqual([]);
	expect(error?.message).toBe("Referenced node doesn't exist");
	expect(error?.context).toMatchObject({ itemIndex: 1 });
});

test('of several items that fail, the first one is named, and the others are done', async () => {
	const answered = acceptComments((text) =>
		text === 'good' ? [200, {}] : [400, { error: true, error_message: `No ${text}` }],
	);
	const { error } = await runNode(comments(['good', 'first', 'second', 'good']));
	expect(error?.message).toContain('No first');
	expect(error?.context).toMatchObject({ itemIndex: 1 });
	expect(answered.sort()).toEqual(['first', 'good', 'good', 'second']);
});

describe('Retry On Fail', () => {
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

	test('does again only what failed, and never what may have been done', async () => {
		const answers: Record<string, [number, object][]> = {
			lost: [[504, {}]],
			refused: [
				[400, { error: true, error_message: 'Not now' }],
				[200, { body: 'refused' }],
			],
		};
		const came = acceptComments((text) => answers[text]?.shift() ?? [200, { body: text }]);
		const { items } = await runNode({ ...comments(['good', 'refused', 'good']), settings });
		expect(items[0].map(({ json }) => json.body)).toEqual(['good', 'refused', 'good']);
		expect(came.sort()).toEqual(['good', 'good', 'refused', 'refused']);
		came.length = 0;
		const { error } = await runNode({ ...comments(['lost', 'good']), settings });
		expect(error?.description).toContain('may have carried it out');
		expect(came.sort()).toEqual(['good', 'lost']);
	});

	test("does not send again by n8n's declarative engine, as tools run", async () => {
		api().post(PATH).reply(504).post(PATH).reply(200, {});
		const node = Object.create(picqerSubject.node, { customOperations: {} }) as INodeType;
		const { error } = await runNode({ ...comments(['by a tool']), node, settings });
		expect(error?.description).toContain('may have carried it out');
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'does the same with %s, if the first item failed',
		async (onError) => {
			const answers: Record<string, number[]> = {
				refused: [400],
				lost: [504],
				never: [400, 400, 400],
			};
			const came = acceptComments((text) => [
				answers[text]?.shift() ?? 200,
				{ body: text, error_message: `No ${text}` },
			]);
			const run = comments(['refused', 'lost', 'never', 'good']);
			const { items } = await runNode({ ...run, onError, settings });
			// Of a node that goes on n8n looks at the first item alone.
			const all = items.flat().map(({ json }) => String(json.body ?? json.error));
			expect(all.sort()).toEqual([
				expect.stringContaining('may have carried it out'),
				expect.stringContaining('No never'),
				'good',
				'refused',
			]);
			expect(came.sort()).toEqual(['good', 'lost', 'never', 'never', 'refused', 'refused']);
		},
	);

	test('does not send again what bol has accepted and says nothing more of', async () => {
		let sent = 0;
		nock(bolSubject.baseUrl)
			.persist()
			.post(/\/subscriptions\/test\//)
			.reply(() => [202, { processStatusId: `${++sent}`, status: 'PENDING', eventType: 'TEST' }])
			.get(/process-status/)
			.reply(400, {});
		const parameters = {
			resource: 'subscription',
			operation: 'sendTest',
			subscriptionId: byId('1'),
		};
		const { error } = await runNode({ ...bolSubject, parameters, settings });
		expect(error?.description).toContain('bol accepted the request as process status 1');
		expect(sent).toBe(1);
	});

	test('lets Create or Update look and create again', async () => {
		api()
			.persist()
			.get(/^\/api\/v1\/customers/)
			.query(true)
			.reply(200, []);
		api().post('/customers').reply(504).post('/customers').reply(201, { idcustomer: 1 });
		const parameters = { resource: 'customer', operation: 'upsert', customerid: 'K1', name: 'A' };
		const { items } = await runNode({ ...comments(['one']), parameters, settings });
		expect(items[0].map(({ json }) => json)).toEqual([{ idcustomer: 1 }]);
	});
});

test('items come out in the order in which they came in', async () => {
	api()
		.persist()
		.post(PATH)
		.delay(5)
		.reply((_path, body) => [200, body]);
	const texts = Array.from({ length: 40 }, (_, index) => `comment ${index}`);
	const { items } = await runNode(comments(texts));
	expect(items[0].map(({ json }) => json.body)).toEqual(texts);
});

test('Request Options > Batching makes each batch wait', async () => {
	const came = acceptComments();
	const batch = { batchSize: 2, batchInterval: mockInterval };
	const texts = ['1', '2', '3', '4', '5'];
	const result = runNode(comments(texts, { requestOptions: { batching: { batch } } }));
	for (const begun of [2, 4]) {
		while (mockPauses.length === 0 || came.length < begun) await sleep(5);
		expect([...came].sort()).toEqual(texts.slice(0, begun));
		mockPauses.pop()?.();
	}
	expect((await result).error).toBeUndefined();
	expect([...came].sort()).toEqual(texts);
	expect(mockPauses).toEqual([]);
});

test('the stop button ends a run between two batches', async () => {
	const came = acceptComments();
	const requestOptions = { batching: { batch: { batchSize: 1, batchInterval: 60_000 } } };
	const { result, cancel } = startNode(comments(['1', '2'], { requestOptions }));
	while (came.length === 0) await sleep(5);
	cancel();
	expect((await result).status).toBe('canceled');
	expect(came).toHaveLength(1);
});

test('Request Options > Timeout ends a request', async () => {
	api().post(PATH).delay(2_000).reply(200, {});
	const { error } = await runNode(comments(['slow'], { requestOptions: { timeout: 100 } }));
	expect(error?.message).toBe('Picqer did not answer in time');
});

test.each([
	[
		'Requests at Once',
		{ rateLimit: { atOnce: WRONG.replace('$json.text }}', '5 }}') } },
		"Referenced node doesn't exist",
	],
	[
		'Proxy',
		{ requestOptions: { proxy: '={{ $json.text === "wrong" ? "proxy:80" : "" }}' } },
		expect.stringContaining('Proxy: this is not the URL of a proxy'),
	],
])('%s that fails for one item leaves by the error output', async (_name, parameters, says) => {
	const came = acceptComments();
	const run = comments(['one', 'wrong'], parameters as INodeParameters);
	const { items, error } = await runNode({ ...run, onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	expect(came).toEqual(['one']);
	const [done, failed] = items;
	expect(done).toMatchObject([{ json: { body: 'one' }, pairedItem: { item: 0 } }]);
	expect(failed).toMatchObject([{ json: { error: says }, pairedItem: { item: 1 } }]);
});

test('what leaves by the error output says which item failed', async () => {
	acceptComments();
	const run = comments(['one', 'wrong'], { body: WRONG });
	const items = run.items.map(({ json }, index) => ({
		json: { ...json, orderNumber: `A${index}` },
	}));
	const { items: outputs } = await runNode({ ...run, items, onError: 'continueErrorOutput' });
	expect(outputs[1].map(({ json }) => json)).toEqual([
		{ text: 'wrong', orderNumber: 'A1', error: "Referenced node doesn't exist" },
	]);
});

describe.each([
	['Picqer', picqerSubject, 'productImage.create', { idproduct: byId(720) }],
	['bol', bolSubject, 'shipment.uploadInvoice', { shipmentId: byId('914587795') }],
	['Lagerkoll', lagerkollSubject, 'interpreter.interpretDeliveryNote', {}],
])('%s is sent no file', (_service, subject, does, parameters) => {
	const [resource, operation] = does.split('.');
	test.each([
		['when its field has no name', '={{ null }}', 'file', 'is empty'],
		['when its field is none of the item', '={{ 5 }}', 'file', "The item has no binary field '5'"],
		['when there is nothing in it', ' data\u200b', '', 'the file in "data" is empty'],
	])('%s', async (_case, inputBinaryField, text, says) => {
		const data = { data: Buffer.from(text).toString('base64'), mimeType: 'application/pdf' };
		const { error } = await runNode({
			...subject,
			parameters: { resource, operation, ...parameters, inputBinaryField },
			items: [{ json: {}, binary: { data } }],
		});
		expect(error?.message).toContain(says);
	});
});
