import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SavedWorkflow, Workflow, WorkflowNode } from '../../../scripts/n8n/api.mts';
import { startHarness, type Harness } from '../harness/index.mts';
import {
	addOwnKey,
	bol,
	deliver,
	duplicateOf,
	inParallel,
	middleAndWorst,
	picqer,
	startedWith,
	withEvents,
	workflowOf,
	type TriggerService,
} from '../harness/triggers.mts';

/** Events of the burst of each service, and how many of them are under way at the same moment. */
const BURST = Number(process.env.BURST_EVENTS ?? 500);
const AT_A_TIME = 20;

/** Events of the burst that come again. */
const REPEATED = 40;

/** For how long the nodes remember an event beside the database; those of a burst outlive it. */
const LONGER_THAN_REMEMBERED_IN_PROCESS = 11_000;

/** Polls come once a minute. */
const PATIENCE_FOR_A_POLL = 75_000;

const MEGABYTE = 1024 * 1024;

const services = [picqer, bol];

describe('triggers in a real n8n', () => {
	let harness: Harness;
	let polling: SavedWorkflow;
	let firstOrder: string;

	before(async () => {
		harness = await startHarness((progress) => console.log(progress));
		const { api, sandbox } = harness;
		await addOwnKey(sandbox);
		sandbox.setProcessDelay(100);
		// Its first poll remembers what is there; an order a minute is looked for beside everything else.
		polling = await api.saveWorkflow(workflowOf('Polling', pollingNode));
		await api.publish(polling.id);
		[firstOrder] = sandbox.seedBol({ orders: 1 });
	});
	after(async () => await harness?.stop());

	/** Saves and publishes a workflow. */
	async function published(workflow: Workflow): Promise<SavedWorkflow> {
		const saved = await harness.api.saveWorkflow(workflow);
		await harness.api.publish(saved.id);
		return saved;
	}

	/** Where a workflow's trigger listens. */
	const addressOf = ({ nodes }: Workflow) =>
		`${harness.n8n.url}/webhook/${nodes.find(({ name }) => name === 'Trigger')?.webhookId}/webhook`;

	const entries = (workflow: Workflow, events: string[]) =>
		events.map((event) => `${addressOf(workflow)} ${event}`).sort();

	const marksOf = async (service: TriggerService, { id }: SavedWorkflow) =>
		(await startedWith(harness.api, id)).map((json) => service.markOf(json));

	for (const service of services) {
		describe(`registration at ${service.name}`, () => {
			const made: SavedWorkflow[] = [];
			afterEach(async () => {
				for (const { id } of made.splice(0)) await harness.api.deleteWorkflow(id);
				assert.deepEqual(service.live(harness.sandbox), []);
			});

			async function active(workflow: Workflow): Promise<SavedWorkflow> {
				const saved = await harness.api.saveWorkflow(workflow);
				made.push(saved);
				await harness.api.publish(saved.id);
				return saved;
			}

			const plain = () => workflowOf(`Of ${service.name}`, service.node(service.events));
			const live = () => service.live(harness.sandbox);

			test('publishing registers what is wanted, unpublishing takes it away, again and again', async () => {
				const saved = await active(plain());
				for (const round of [1, 2]) {
					assert.deepEqual(live(), entries(saved, service.events), `round ${round}`);
					await harness.api.unpublish(saved.id);
					assert.deepEqual(live(), [], `round ${round}`);
					await harness.api.publish(saved.id);
				}
				assert.deepEqual(live(), entries(saved, service.events));
			});

			test('other events replace the registrations', async () => {
				const saved = await active(plain());
				await harness.api.saveWorkflow(withEvents(saved, service.otherEvents));
				await harness.api.publish(saved.id);
				assert.deepEqual(live(), entries(saved, service.otherEvents));
				await harness.api.saveWorkflow(withEvents(saved, service.events));
				await harness.api.publish(saved.id);
				assert.deepEqual(live(), entries(saved, service.events));
			});

			test('another name changes nothing', async () => {
				const saved = await active(plain());
				await harness.api.saveWorkflow({ ...saved, name: 'Renamed' });
				await harness.api.publish(saved.id);
				assert.deepEqual(live(), entries(saved, service.events));
			});

			test('a duplicated workflow has registrations of its own', async () => {
				const saved = await active(plain());
				const copy = await active(duplicateOf(saved));
				const both = [...entries(saved, service.events), ...entries(copy, service.events)];
				assert.deepEqual(live(), both.sort());
				await harness.api.unpublish(saved.id);
				assert.deepEqual(live(), entries(copy, service.events));
			});

			for (const [what, change] of [
				['switched off', service.switchOff],
				['deleted', service.remove],
			] as const) {
				test(`a registration that was ${what} by hand is mended`, async () => {
					const saved = await active(plain());
					change(harness.sandbox);
					assert.ok(live().length < service.events.length);
					await harness.api.unpublish(saved.id);
					await harness.api.publish(saved.id);
					assert.deepEqual(live(), entries(saved, service.events));
				});
			}

			test('half a registration is undone, and the error says what failed', async () => {
				const { path, status, every } = service.failingRequest;
				const match = { method: 'POST', path };
				const fault = { service: service.name, match, kind: 'status', status, every } as const;
				harness.sandbox.addFault(fault);
				try {
					await assert.rejects(active(plain()), service.named);
					assert.deepEqual(live(), []);
				} finally {
					harness.sandbox.clearFaults();
					await addOwnKey(harness.sandbox);
				}
			});
		});

		describe(`deliveries of ${service.name}`, () => {
			let workflow: SavedWorkflow;
			let address: string;

			before(async () => {
				workflow = await published(workflowOf('Deliveries', service.node([service.events[0]])));
				address = addressOf(workflow);
			});
			after(async () => await harness.api.deleteWorkflow(workflow.id));

			const signed = (body: Buffer | string) => service.signed(harness.sandbox, address, body);

			/** The marks of the events that start the workflow while something is done. */
			async function startedBy(action: () => Promise<unknown>): Promise<string[]> {
				const before = (await marksOf(service, workflow)).length;
				await action();
				// A workflow that should not start would have done so by then.
				await sleep(300);
				return (await marksOf(service, workflow)).slice(before);
			}

			/** Delivers; gives the status, and the number of events that started the workflow. */
			async function outcome(body: Buffer | string, headers: Record<string, string>) {
				let status = 0;
				const started = await startedBy(async () => {
					({ status } = await deliver(address, body, headers));
				});
				return { status, started: started.length };
			}

			test('a genuine event starts the workflow once', async () => {
				const marks = await startedBy(async () => {
					assert.equal(service.fire(harness.sandbox, 'genuine'), 1);
					await harness.sandbox.deliveriesSettled();
				});
				assert.deepEqual(marks, ['genuine']);
			});

			test('a doubled event starts it once, also when it comes once more', async () => {
				const body = service.body('doubled');
				const marks = await startedBy(async () => {
					const both = await Promise.all([1, 2].map(() => deliver(address, body, signed(body))));
					const third = await deliver(address, body, signed(body));
					assert.deepEqual(
						[...both, third].map(({ status }) => status),
						[200, 200, 200],
					);
				});
				assert.deepEqual(marks, ['doubled']);
			});

			test('forged events are refused', async () => {
				const marks = await startedBy(async () => {
					for (const kind of ['wrong-signature', 'no-signature', 'changed-body'] as const) {
						const [answer] = await harness.sandbox.forge(service.name, { kind, address });
						assert.equal(answer.statusCode, 401, kind);
					}
				});
				assert.deepEqual(marks, []);
			});

			test('a signature in another case, of another body, or garbage is refused', async () => {
				const body = service.body('garbage');
				const name = service.signatureHeader;
				const good = signed(body)[name];
				const ofAnother = signed(service.body('another'))[name];
				const wrong = [
					...[good.toUpperCase(), good.toLowerCase(), ofAnother, good.slice(1)],
					...['garbage', '', '=,=,"', 'keyId', '\u00ff\u00e9', 'x'.repeat(8_000), '__proto__=1'],
				];
				for (const value of wrong) {
					const result = await outcome(body, { [name]: value });
					assert.deepEqual(result, { status: 401, started: 0 }, value.slice(0, 100));
				}
			});

			test('an empty body starts nothing', async () => {
				assert.deepEqual(await outcome('', {}), { status: 401, started: 0 });
				assert.deepEqual(await outcome('', signed('')), { status: 400, started: 0 });
			});

			test('10 MB are refused without a signature, and taken with one', async () => {
				const body = service.body('x'.repeat(10 * MEGABYTE));
				assert.deepEqual(await outcome(body, {}), { status: 401, started: 0 });
				assert.deepEqual(await outcome(body, signed(body)), { status: 200, started: 1 });
			});

			test('what is not JSON starts nothing', async () => {
				const body = 'This is not JSON';
				// n8n itself refuses it before the node is asked.
				assert.deepEqual(await outcome(body, signed(body)), { status: 422, started: 0 });
				const plainText = { 'content-type': 'text/plain' };
				assert.deepEqual(await outcome(body, plainText), { status: 401, started: 0 });
				for (const other of [body, '[]', 'null', '"text"', '{"event":1}']) {
					const headers = { ...signed(other), ...(other === body ? plainText : {}) };
					assert.deepEqual(await outcome(other, headers), { status: 400, started: 0 }, other);
				}
			});
		});

		describe(`a burst of ${service.name}`, () => {
			const marks = Array.from({ length: BURST }, (_, index) => `burst ${index}`);
			let workflow: SavedWorkflow;

			before(async () => {
				workflow = await published(workflowOf('Burst', service.node([service.events[0]])));
			});
			after(async () => await harness.api.unpublish(workflow.id));

			const send = async (mark: string) => {
				const address = addressOf(workflow);
				const body = service.body(mark);
				return await deliver(address, body, service.signed(harness.sandbox, address, body));
			};

			test('every event starts the workflow exactly once', async () => {
				const start = Date.now();
				const answers = await inParallel(marks, AT_A_TIME, send);
				const seconds = ((Date.now() - start) / 1000).toFixed(1);
				const { median, worst } = middleAndWorst(answers);
				console.log(
					`${service.name}: ${BURST} events, ${AT_A_TIME} at a time, in ${seconds} s; answered after ${median} ms (median), ${worst} ms (worst)`,
				);
				assert.ok(answers.every(({ status }) => status === 200));
				assert.deepEqual((await marksOf(service, workflow)).sort(), [...marks].sort());
			});

			test('events of it that come again are dropped', async () => {
				await sleep(LONGER_THAN_REMEMBERED_IN_PROCESS);
				await inParallel(marks.slice(0, REPEATED), AT_A_TIME, send);
				assert.deepEqual((await marksOf(service, workflow)).sort(), [...marks].sort());
			});
		});
	}

	describe('n8n killed while its triggers are active', () => {
		const workflows = new Map<TriggerService, SavedWorkflow>();
		let secondOrder: string;
		let secondsDown: number;
		let firstOrderBefore: number;

		const send = async (service: TriggerService, mark: string) => {
			const address = addressOf(workflowFor(service));
			const body = service.body(mark);
			return await deliver(address, body, service.signed(harness.sandbox, address, body));
		};

		function workflowFor(service: TriggerService): SavedWorkflow {
			const workflow = workflows.get(service);
			assert.ok(workflow);
			return workflow;
		}

		const wanted = (service: TriggerService) => [service.events[0], service.events[2]];

		const pollsOf = async (orderId: string) =>
			(await startedWith(harness.api, polling.id)).filter((json) => json.orderId === orderId);

		async function waitForPoll(orderId: string) {
			for (const deadline = Date.now() + PATIENCE_FOR_A_POLL; Date.now() < deadline; ) {
				if ((await pollsOf(orderId)).length > 0) return;
				await sleep(1_000);
			}
			assert.fail(`The order ${orderId} did not come`);
		}

		before(async () => {
			for (const service of services) {
				const workflow = workflowOf('Killed', service.node(wanted(service)));
				workflows.set(service, await published(workflow));
				assert.equal((await send(service, 'before')).status, 200);
			}
			await waitForPoll(firstOrder);
			await sleep(1_000);
			harness.sandbox.clearCounters();
			firstOrderBefore = (await pollsOf(firstOrder)).length;
			// bol's own attempts last longer than n8n is down; the sandbox's do not.
			harness.sandbox.setDeliveryMode('paused', 'bol');
			[secondOrder] = harness.sandbox.seedBol({ orders: 1 });
			await harness.n8n.kill();
			const down = Date.now();
			await harness.n8n.restart();
			secondsDown = Math.round((Date.now() - down) / 1000);
			console.log(`n8n was down for ${secondsDown} s`);
			harness.sandbox.setDeliveryMode('normal', 'bol');
		});

		for (const service of services) {
			test(`${service.name}: nothing is registered twice, nothing is missing`, () => {
				const workflow = workflowFor(service);
				assert.deepEqual(service.live(harness.sandbox), entries(workflow, wanted(service)));
			});

			test(`${service.name}: what comes afterwards arrives, what came before does not again`, async () => {
				assert.equal((await send(service, 'before')).status, 200);
				service.fire(harness.sandbox, 'after');
				await harness.sandbox.deliveriesSettled();
				await sleep(500);
				const marks = await marksOf(service, workflowFor(service));
				assert.deepEqual(
					marks.filter((mark) => mark === 'before' || mark === 'after'),
					['before', 'after'],
				);
			});

			test(`${service.name}: published again, it is registered once`, async () => {
				const workflow = workflowFor(service);
				await harness.api.publish(workflow.id);
				assert.deepEqual(service.live(harness.sandbox), entries(workflow, wanted(service)));
			});
		}

		test('the polling trigger had a new order once, and loses none', async () => {
			await waitForPoll(secondOrder);
			assert.equal(firstOrderBefore, 1);
			// The last items before the end of n8n may come once more.
			assert.ok((await pollsOf(firstOrder)).length <= 2);
		});
	});
});

const pollingNode: WorkflowNode = {
	name: 'Trigger',
	type: 'n8n-nodes-webshop-fulfilment.bolPollingTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		event: 'orderCreated',
		fulfilmentMethod: 'ALL',
		fetchFullObject: false,
		options: {},
	},
	credentials: { bolOAuth2Api: { id: 'sandboxBol', name: 'bol (sandbox)' } },
};
