import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SavedWorkflow } from '../../scripts/n8n/api.mts';
import { ourNode } from '../e2e/harness/nodes.mts';
import { inParallel } from '../e2e/harness/triggers/deliveries.mts';
import { startedWith } from '../e2e/harness/triggers/executions.mts';
import type { TriggerService } from '../e2e/harness/triggers/service.mts';
import { registering, services } from '../e2e/harness/triggers/services.mts';
import { TriggerStage } from '../e2e/harness/triggers/stage.mts';
import { until } from '../e2e/harness/triggers/until.mts';
import { workflowOf } from '../e2e/harness/triggers/workflows.mts';

/** Polls come once a minute. */
const PATIENCE_FOR_A_POLL = 75_000;

const AT_A_TIME = 10;

/** How long a registration hangs in which n8n is killed, in ms. */
const HANGING = 3_000;

/** n8n tries a publication again for a while before it gives up, in ms. */
const PATIENCE = 120_000;

/** n8n answers an event before its execution stands in the list, in ms. */
const UNTIL_LISTED = 2_000;

/** Events that n8n has answered before it is killed. */
const earlier = Array.from({ length: 30 }, (_, index) => `earlier ${index}`);

const ANSWERED_BEFORE_KILL = 20;

/** Events in the middle of which it is killed. */
const interrupted = Array.from({ length: 200 }, (_, index) => `interrupted ${index}`);

describe('n8n killed while its triggers are active', () => {
	let stage: TriggerStage;
	const workflows = new Map<TriggerService, SavedWorkflow>();
	const answered = new Map<TriggerService, Set<string>>();
	let polling: SavedWorkflow;
	let firstOrder: string;
	let secondOrder: string;

	const wanted = (service: TriggerService) => [service.events[0], service.events[2]];

	function workflowFor(service: TriggerService): SavedWorkflow {
		const workflow = workflows.get(service);
		assert.ok(workflow);
		return workflow;
	}

	const send = async (service: TriggerService, mark: string) =>
		await stage.send(service, workflowFor(service), mark);

	const countsOf = async (service: TriggerService) => {
		const counts = new Map<string, number>();
		for (const mark of await stage.marksOf(service, workflowFor(service))) {
			counts.set(mark, (counts.get(mark) ?? 0) + 1);
		}
		return counts;
	};

	const pollsOf = async (orderId: string) =>
		(await startedWith(stage.api, polling.id)).filter((json) => json.orderId === orderId);

	const waitForPoll = async (orderId: string) =>
		await until(`order ${orderId} comes`, async () => (await pollsOf(orderId)).length > 0, {
			patienceMs: PATIENCE_FOR_A_POLL,
		});

	/** Sends events until n8n is gone; remembers those that n8n has answered. */
	async function interrupt(service: TriggerService): Promise<void> {
		const done = new Set<string>();
		answered.set(service, done);
		await inParallel(interrupted, AT_A_TIME, async (mark) => {
			const answer = await send(service, mark).catch(() => undefined);
			if (answer?.status === 200) done.add(mark);
		});
	}

	before(async () => {
		stage = await TriggerStage.start();
		// Its first poll remembers what is there.
		polling = await stage.listening('Polling', pollingNode);
		[firstOrder] = stage.sandbox.seedBol({ orders: 1 });
		for (const service of services) {
			const trigger = service.node(wanted(service));
			workflows.set(service, await stage.listening('Killed', trigger));
			await inParallel(earlier, AT_A_TIME, async (mark) => await send(service, mark));
		}
		await waitForPoll(firstOrder);
		// bol's own attempts last longer than n8n is down; the sandbox's do not.
		stage.sandbox.setDeliveryMode('paused', 'bol');
		[secondOrder] = stage.sandbox.seedBol({ orders: 1 });
		const sending = Promise.all(services.map(interrupt));
		const isUnderWay = () =>
			[...answered.values()].every(({ size }) => size >= ANSWERED_BEFORE_KILL);
		await until('each service has its first answers', isUnderWay, { lookAgainMs: 5 });
		await stage.harness.n8n.kill();
		await sending;
		const down = Date.now();
		await stage.harness.n8n.restart();
		console.log(`n8n was down for ${Math.round((Date.now() - down) / 1000)} s`);
		stage.sandbox.setDeliveryMode('normal', 'bol');
	});
	after(async () => await stage?.stop());

	for (const service of services) {
		test(`${service.name}: what n8n had answered is there once, also when it comes again`, async () => {
			const before = await countsOf(service);
			for (const mark of answered.get(service) ?? []) assert.equal(before.get(mark), 1, mark);
			const again = await inParallel(earlier, AT_A_TIME, async (mark) => await send(service, mark));
			assert.ok(again.every(({ status }) => status === 200));
			await sleep(UNTIL_LISTED);
			const counts = await countsOf(service);
			for (const mark of earlier) assert.equal(counts.get(mark), 1, mark);
		});

		test(`${service.name}: what it had not answered arrives when the service sends it again`, async () => {
			const done = answered.get(service) ?? new Set();
			const open = interrupted.filter((mark) => !done.has(mark));
			assert.ok(done.size > 0 && open.length > 0, `${done.size} answered, ${open.length} open`);
			const again = await inParallel(open, AT_A_TIME, async (mark) => await send(service, mark));
			assert.ok(again.every(({ status }) => status === 200));
			await sleep(UNTIL_LISTED);
			const counts = await countsOf(service);
			for (const mark of open) {
				const times = counts.get(mark) ?? 0;
				// n8n may have begun it without the time to say so.
				assert.ok(times === 1 || times === 2, `${mark}: ${times} times`);
			}
		});

		test(`${service.name}: what comes afterwards arrives`, async () => {
			service.fire(stage.sandbox, 'after', stage.addressOf(workflowFor(service)));
			await stage.sandbox.deliveriesSettled();
			await sleep(UNTIL_LISTED);
			assert.equal((await countsOf(service)).get('after'), 1);
		});
	}

	for (const service of registering) {
		test(`${service.name}: nothing is registered twice, nothing is missing`, () => {
			const workflow = workflowFor(service);
			const entries = stage.entries(workflow, wanted(service));
			assert.deepEqual(service.live(stage.sandbox), entries);
		});

		test(`${service.name}: published again, it is registered once`, async () => {
			const workflow = workflowFor(service);
			await stage.api.publish(workflow.id);
			const entries = stage.entries(workflow, wanted(service));
			assert.deepEqual(service.live(stage.sandbox), entries);
		});
	}

	test('the polling trigger gives what came while n8n was down, and nothing more than twice', async () => {
		await waitForPoll(secondOrder);
		// The last items before the end of n8n may come once more.
		assert.ok((await pollsOf(firstOrder)).length <= 2);
	});

	for (const service of registering) {
		test(`${service.name}: killed while it registers and published again, nothing is doubled or missing`, async () => {
			const { api, sandbox } = stage;
			const others = service.live(sandbox);
			const trigger = service.node(service.events);
			const saved = await api.saveWorkflow(workflowOf('Killed while it registers', trigger));
			const match = { method: 'POST', path: service.failingRequest.path };
			sandbox.addFault({ service: service.name, match, kind: 'slow', delayMs: HANGING });
			const publishing = api.publish(saved.id).catch(() => undefined);
			await sleep(HANGING / 2);
			await stage.harness.n8n.kill();
			await publishing;
			await stage.clearFaults();
			// The request that n8n no longer waits for is carried out all the same.
			await sleep(HANGING);
			await stage.harness.n8n.restart();
			await api.unpublish(saved.id, PATIENCE);
			await api.publish(saved.id, PATIENCE);
			const wanted = [...others, ...stage.entries(saved, service.events)].sort();
			assert.deepEqual(service.live(sandbox), wanted);
		});
	}
});

const pollingNode = ourNode(
	'bol',
	'Trigger',
	{
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		event: 'orderCreated',
		fulfilmentMethod: 'ALL',
		fetchFullObject: false,
		options: {},
	},
	'PollingTrigger',
);
