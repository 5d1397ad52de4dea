import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { OrderFlows } from '../e2e/harness/queue/flows.mts';
import { startQueueStage, type QueueStage } from '../e2e/harness/queue/stage.mts';
import { until } from '../e2e/harness/triggers/until.mts';

/** Orders of the large run, and of those in which something breaks; fewer by QUEUE_ORDERS while working on this. */
const ORDERS = Number(process.env.QUEUE_ORDERS ?? 2_000);
const SOME = Math.ceil(ORDERS / 4);

/** Orders of the runs that the services' own limits slow down: they take minutes. */
const FEW = Math.ceil(ORDERS / 10);

/** Workflows that run at once, each with its part of the orders. */
const FLOWS = 5;

/**
 * Ten times what bol allows for its lists, and six times what Picqer allows, so that 2,000 orders do not take
 * half an hour; the workers learn it from the answers. Windows are as long as they are in life.
 */
const LIMITS = { bol: { limit: 250 }, picqer: { limit: 3_000 } } as const;

/** The most answers of 429 among all of a service. */
const MOST_REFUSED = 0.02;

const inTime = async (what: string, isSo: () => boolean) =>
	await until(what, isSo, { patienceMs: 600_000, lookAgainMs: 50 });

describe('bol orders to Picqer in queue mode', () => {
	let queue: QueueStage;
	let flows: OrderFlows;
	let startedAt: number;

	before(async () => {
		queue = await startQueueStage();
		flows = await OrderFlows.publish(queue, FLOWS);
	});
	after(async () => await queue?.stop());

	// What n8n has of a token is worth nothing then: each test begins with one that is revoked.
	beforeEach(() => {
		const { sandbox } = queue.stage;
		sandbox.reset();
		for (const service of ['bol', 'picqer'] as const) sandbox.setLimits(service, LIMITS[service]);
		startedAt = Date.now();
	});

	const finish = async (executions: number) =>
		await flows.finish(executions, () => `Picqer has ${picqerOrders().length} orders`);

	const picqerOrders = () => queue.stage.sandbox.state('picqer').orders;

	/** Seeds orders and starts all workflows; gives how many executions there are when these have ended. */
	async function begin(orders: number): Promise<number> {
		queue.stage.sandbox.seedBol({ orders });
		const before = (await flows.executions()).length;
		await flows.start();
		return before + FLOWS;
	}

	/** Checks that each order is in Picqer once, with its lines, and at work; and that nothing failed by the way. */
	function assertOnceEach(): void {
		const wanted = queue.stage.sandbox.state('bol').orders.flatMap(({ orderId, items }) => {
			const lines = items.filter(({ cancellationRequest }) => !cancellationRequest).length;
			return lines > 0 ? `${orderId}, ${lines} lines, processing` : [];
		});
		const made = picqerOrders().map(
			({ reference, products, status }) => `${reference}, ${products.length} lines, ${status}`,
		);
		assert.deepEqual(made.sort(), wanted.sort());
	}

	/** Checks the limits and the token requests, and says what came of it. */
	function assertWithinLimits(name: string, mostRefused = MOST_REFUSED): void {
		const { bol, picqer } = queue.stage.sandbox.counters();
		const seconds = Math.round((Date.now() - startedAt) / 1000);
		const all = Object.entries({ bol, picqer }).map(([service, { statuses, tooManyRequests }]) => {
			const sent = Object.values(statuses).reduce((sum, count) => sum + count, 0);
			const share = tooManyRequests / sent;
			return { service, sent, tooManyRequests, share };
		});
		const said = all.map(
			({ service, sent, tooManyRequests, share }) =>
				`${service} ${sent} requests, ${tooManyRequests} refused (${(100 * share).toFixed(2)} %)`,
		);
		console.log(
			`${name}: ${picqerOrders().length} orders in ${seconds} s; ${said.join('; ')}; ${bol.tokenRequests} token requests`,
		);
		for (const { service, share } of all) assert.ok(share <= mostRefused, service);
		assert.ok(bol.tokenRequests >= 1 && bol.tokenRequests <= queue.workers.length);
	}

	const finishedBy = () =>
		queue.workers.map((worker) => worker.logs().split('Worker finished execution').length);

	test(`${ORDERS} orders from ${FLOWS} workflows at once: every order once`, async () => {
		const before = finishedBy();
		const executions = await begin(ORDERS);
		assert.equal(await finish(executions), 0);
		assertOnceEach();
		assertWithinLimits('Large run');
		for (const [index, count] of finishedBy().entries())
			assert.ok(count > before[index], 'one worker did it all');
	});

	test('once more: nothing is made, and nothing is changed', async () => {
		await finish(await begin(SOME));
		const made = structuredClone(picqerOrders());
		const executions = (await flows.executions()).length + FLOWS;
		queue.stage.sandbox.clearCounters();
		await flows.start();
		assert.equal(await finish(executions), 0);
		assert.deepEqual(picqerOrders(), made);
		const written = Object.keys(queue.stage.sandbox.counters().picqer.requests);
		assert.deepEqual(
			written.filter((request) => !request.startsWith('GET')),
			[],
		);
	});

	for (const { processes, mostRefused } of [
		{ processes: 2, mostRefused: MOST_REFUSED },
		// Workers that do not know of each other learn from the answers, and some of these are refusals.
		{ processes: 1, mostRefused: 1 },
	]) {
		test(`at the services' own limits, shared among ${processes}: every order once`, async () => {
			const { bol, picqer } = queue.stage.sandbox;
			for (const { limits } of [bol, picqer]) limits.reset();
			await queue.shareAmong(processes);
			const executions = await begin(FEW);
			assert.equal(await finish(executions), 0);
			await queue.shareAmong(queue.workers.length);
			assertOnceEach();
			assertWithinLimits(`Shared among ${processes}`, mostRefused);
		});
	}

	test('a token revoked in mid-run: no more token requests than workers', async () => {
		const { sandbox } = queue.stage;
		const executions = await begin(SOME);
		await inTime('bol is asked for orders', () => {
			return (sandbox.counters().bol.requests['GET /retailer/orders/:orderId'] ?? 0) > SOME;
		});
		const { tokenRequests } = sandbox.counters().bol;
		sandbox.clearCounters();
		sandbox.bol.tokens.reset();
		assert.equal(await finish(executions), 0);
		assertOnceEach();
		assert.ok(tokenRequests <= queue.workers.length);
		assertWithinLimits('Token revoked');
	});

	test('a worker killed in mid-run: its executions run again, and every order is there once', async () => {
		const executions = await begin(SOME);
		await inTime('Picqer has some orders', () => picqerOrders().length > SOME / 5);
		const [victim] = queue.workers;
		await victim.kill();
		assert.ok(picqerOrders().length < SOME, 'all was done before the worker was killed');
		await victim.restart();
		const again = await finish(executions);
		console.log(`${again} executions ran again after their worker was killed`);
		assert.ok(again > 0, 'the worker was idle when it was killed');
		assertOnceEach();
	});

	test('Redis started again in mid-run: every order once', async () => {
		const executions = await begin(SOME);
		await inTime('Picqer has some orders', () => picqerOrders().length > SOME / 5);
		await queue.redis.restart();
		assert.ok(picqerOrders().length < SOME, 'all was done before Redis was stopped');
		const again = await finish(executions);
		console.log(`${again} executions ran again after Redis was started again`);
		assertOnceEach();
	});
});
