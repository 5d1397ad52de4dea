import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionSummary, SavedWorkflow, Workflow } from '../../scripts/n8n/api.mts';
import { chain, itemsNode, ourNode, withNode } from '../e2e/harness/nodes.mts';
import { startQueueStage, type QueueStage } from '../e2e/harness/queue/stage.mts';
import { deliver, inParallel, middleAndWorst } from '../e2e/harness/triggers/deliveries.mts';
import { itemsOf } from '../e2e/harness/triggers/executions.mts';
import type { TriggerService } from '../e2e/harness/triggers/service.mts';
import { registering, services } from '../e2e/harness/triggers/services.mts';
import { until } from '../e2e/harness/triggers/until.mts';
import { listeningNode, workflowOf } from '../e2e/harness/triggers/workflows.mts';

/** Events of a run, each of which comes twice, and how many of them are under way at the same moment. */
const RUN = 40;
const AT_A_TIME = 10;

/** Events of a run whose copies go to the two processes. */
const SHARED_RUN = 20;

/**
 * Events of each service that come at once to the webhook processor, and how many of them are under way. n8n's
 * list has pages of 100, and leaves out an execution at their edge that began before one with a lower ID.
 */
const BURST = 90;
const BURST_AT_A_TIME = 5;

/** Events of each service in the middle of which a worker is killed. */
const INTERRUPTED = 20;

/** Executions that two workers share, and orders that each of them reads at bol. */
const READING_RUNS = 10;
const ORDERS_READ = 20;

/** How n8n says that an event has to come again, how often that is done, and after which pause. */
const UNAVAILABLE = 503;
const ATTEMPTS = 30;
const PAUSE_MS = 2_000;

/**
 * Stands for what an execution began with that ended with its worker: n8n may put an error in place of it
 * (`processError` of n8n's workflow runner, 2.41.1).
 */
const REPLACED = 'replaced by an error';

/** Waits until something is so, as long as n8n's processes may take for it. */
const inTime = async (what: string, isSo: () => boolean | Promise<boolean>) =>
	await until(what, isSo, { patienceMs: 300_000 });

const marksOf = (name: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${name} ${index}`);

describe('triggers in queue mode', () => {
	let queue: QueueStage;
	/** The processes that take deliveries: main and the webhook processor. */
	let takers: [main: string, webhook: string];

	before(async () => {
		queue = await startQueueStage();
		takers = [queue.stage.harness.n8n.url, queue.webhook.url];
	});
	after(async () => await queue?.stop());

	/** What is known of the executions of each workflow: the mark of the event that started it, by its ID. */
	const known = new Map<string, Map<string, string>>();

	/**
	 * Delivers an event to one of the processes, which has to take it. What cannot be taken yet, on a busy
	 * machine, is sent again as a service does.
	 */
	async function send(service: TriggerService, workflow: Workflow, mark: string, through: string) {
		let answer = await queue.stage.send(service, workflow, mark, through);
		for (let attempt = 1; answer.status === UNAVAILABLE && attempt < ATTEMPTS; attempt++) {
			await sleep(PAUSE_MS);
			answer = await queue.stage.send(service, workflow, mark, through);
		}
		assert.equal(answer.status, 200, mark);
		return answer;
	}

	/** How often each event has started a workflow, after all that was delivered before has had its chance. */
	async function timesOf(service: TriggerService, workflow: SavedWorkflow) {
		const last = marksOf(`last at ${Date.now()}`, takers.length);
		for (const [index, mark] of last.entries()) await send(service, workflow, mark, takers[index]);
		const marks = known.get(workflow.id) ?? new Map<string, string>();
		known.set(workflow.id, marks);
		await inTime('the last events are in the list', async () => {
			const listed = await queue.stage.api.executions(workflow.id);
			// One that a worker has taken and not ended yet has neither what it began with nor what came of it.
			const unread = listed.filter(({ id, stoppedAt }) => stoppedAt && !marks.has(id));
			await inParallel(unread, AT_A_TIME, async ({ id }) => {
				const [json] = itemsOf(await queue.stage.api.execution(id));
				marks.set(id, json ? service.markOf(json) : REPLACED);
			});
			// n8n's list can leave out an execution that ends between two of its pages.
			const isWhole = listed.every(({ stoppedAt }) => stoppedAt);
			return isWhole && last.every((mark) => [...marks.values()].includes(mark));
		});
		return (wanted: string) => [...marks.values()].filter((mark) => mark === wanted).length;
	}

	for (const service of services) {
		describe(service.name, () => {
			let workflow: SavedWorkflow;

			before(async () => {
				workflow = await queue.stage.listening('Queue', service.node([service.events[0]]));
			});
			after(async () => await queue.stage.api.unpublish(workflow.id));

			test('an event to either process starts the workflow once, in a worker', async () => {
				for (const [index, taker] of takers.entries())
					await send(service, workflow, `first ${index}`, taker);
				const executions = await queue.stage.api.waitForExecutions(workflow.id, takers.length);
				const started = executions.flatMap(itemsOf).map((json) => service.markOf(json));
				assert.deepEqual(started.sort(), ['first 0', 'first 1']);
				for (const { id, status } of executions) {
					assert.equal(status, 'success');
					await inTime(`a worker says that it has run execution ${id}`, () =>
						queue.workers.some((one) => one.logs().includes(`Worker finished execution ${id} (`)),
					);
				}
			});

			test('copies of events that came one after the other start nothing, wherever they arrive', async () => {
				const marks = marksOf('quiet', 6);
				for (const [index, mark] of marks.entries())
					await send(service, workflow, mark, takers[index % takers.length]);
				for (const mark of marks)
					for (const taker of takers) await send(service, workflow, mark, taker);
				const times = await timesOf(service, workflow);
				for (const mark of marks) assert.equal(times(mark), 1, mark);
			});

			test('both copies in the same moment at one process start it once, while the other is as busy', async () => {
				const marks = marksOf('same process', RUN);
				const takerOf = (mark: string) => takers[marks.indexOf(mark) % takers.length];
				await inParallel(marks, AT_A_TIME, async (mark) => {
					const twice = [1, 2].map(() => send(service, workflow, mark, takerOf(mark)));
					await Promise.all(twice);
				});
				const times = await timesOf(service, workflow);
				for (const mark of marks) assert.equal(times(mark), 1, mark);
			});

			// Each process saves the static data of the workflow as a whole, and n8n gives a trigger nothing better:
			// docs/decisions/0010-doubles-across-processes.md.
			const inOneMoment = async (marks: string[]) =>
				await inParallel(marks, AT_A_TIME, async (mark) => {
					await Promise.all(takers.map((taker) => send(service, workflow, mark, taker)));
				});
			const oneAfterTheOther = async (marks: string[]) => {
				const takerOf = (mark: string, copy: number) =>
					takers[(marks.indexOf(mark) + copy) % takers.length];
				for (const copy of [0, 1]) {
					await inParallel(marks, AT_A_TIME, async (mark) => {
						await send(service, workflow, mark, takerOf(mark, copy));
					});
				}
			};
			for (const [how, sendAll] of [
				['in the same moment', inOneMoment],
				['after a run that kept both busy', oneAfterTheOther],
			] as const) {
				test(`copies at both processes ${how} start it once or twice`, async () => {
					const marks = marksOf(how, SHARED_RUN);
					await sendAll(marks);
					const times = await timesOf(service, workflow);
					for (const mark of marks)
						assert.ok([1, 2].includes(times(mark)), `${mark}: ${times(mark)}`);
					const twice = marks.filter((mark) => times(mark) === 2).length;
					console.log(`${service.name}: ${twice} of ${marks.length} twice, copies ${how}`);
				});
			}
		});
	}

	for (const service of registering) {
		test(`${service.name}: the webhook processor refuses what is not signed for it`, async () => {
			const workflow = await queue.stage.listening('Forged', service.node([service.events[0]]));
			const address = queue.stage.addressOf(workflow);
			const ofAnother = service.signed(queue.stage.sandbox, address, service.body('another'));
			const called = address.replace(takers[0], takers[1]);
			for (const headers of [ofAnother, { [service.signatureHeader]: 'garbage' }, {}])
				assert.equal((await deliver(called, service.body('forged'), headers)).status, 401);
			assert.equal((await timesOf(service, workflow))('forged'), 0);
			await queue.stage.api.unpublish(workflow.id);
		});
	}

	test('two workers ask bol for one token each at most: cold, expired, and revoked', async () => {
		const { api, sandbox } = queue.stage;
		const [orderId] = sandbox.seedBol({ orders: 1 });
		const service = services.find(({ name }) => name === 'lagerkoll');
		assert.ok(service);
		const trigger = service.node([service.events[0]]);
		// One that no trigger has fetched a token for.
		const { bol } = sandbox.urls;
		const keys = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
		const credential = await api.post<{ id: string; name: string }>('/credentials', {
			name: 'bol of two workers',
			type: 'bolApi',
			data: { environment: 'custom', apiUrl: bol, loginUrl: bol, ...keys },
		});
		const { id, name } = credential;
		const order = { __rl: true, mode: 'id', value: orderId };
		const workflow = await queue.stage.published(
			chain('Read', listeningNode(trigger), itemsNode('Items', ORDERS_READ), {
				...ourNode('bol', 'Order', { resource: 'order', operation: 'get', orderId: order }),
				credentials: { bolApi: { id, name } },
			}),
		);
		const { workers } = queue;
		const finished = () =>
			workers.map((worker) => worker.logs().split('Worker finished execution').length);
		const before = finished();
		const ended: Array<[string, () => void]> = [
			['cold', () => {}],
			['expired', () => sandbox.expireTokens()],
			['revoked', () => sandbox.bol.tokens.reset()],
		];
		for (const [index, [how, end]] of ended.entries()) {
			end();
			sandbox.clearCounters();
			await Promise.all(
				marksOf(how, READING_RUNS).map((mark) => send(service, workflow, mark, takers[0])),
			);
			const executions = await api.waitForExecutions(workflow.id, (index + 1) * READING_RUNS);
			for (const { status } of executions) assert.equal(status, 'success', how);
			const { tokenRequests } = sandbox.counters().bol;
			console.log(`${how}: ${tokenRequests} token requests of two workers`);
			assert.ok(tokenRequests >= 1 && tokenRequests <= workers.length, how);
		}
		for (const [index, count] of finished().entries())
			assert.ok(count > before[index], 'one worker did it all');
		await api.unpublish(workflow.id);
	});

	test('bursts of all services at once at the webhook processor: every event once', async () => {
		const marks = marksOf('burst', BURST);
		const bursts = services.map(async (service) => {
			const trigger = service.node([service.events[0]]);
			const workflow = await queue.stage.listening('Burst', trigger);
			const startedAt = Date.now();
			const answers = await inParallel(marks, BURST_AT_A_TIME, async (mark) => {
				return await send(service, workflow, mark, queue.webhook.url);
			});
			const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
			const { median, worst } = middleAndWorst(answers);
			console.log(
				`${service.name}: ${BURST} events, ${BURST_AT_A_TIME} at a time, in ${seconds} s; answered after ${median} ms (median), ${worst} ms (worst)`,
			);
			const times = await timesOf(service, workflow);
			for (const mark of marks) assert.equal(times(mark), 1, `${service.name}, ${mark}`);
			await queue.stage.api.unpublish(workflow.id);
		});
		await Promise.all(bursts);
	});

	test('a worker killed in the middle of a run: all is begun once, and the other worker does the rest', async () => {
		const { api } = queue.stage;
		const marks = marksOf('interrupted', INTERRUPTED);
		const cases = await Promise.all(
			services.map(async (service) => {
				const trigger = service.node([service.events[0]]);
				return {
					service,
					workflow: await queue.stage.published(slowly(workflowOf('Slow', trigger))),
				};
			}),
		);
		const executions = async (): Promise<ExecutionSummary[]> => {
			const listed = cases.map(async ({ workflow }) => await api.executions(workflow.id));
			return (await Promise.all(listed)).flat();
		};
		const sendAll = async () => {
			for (const { service, workflow } of cases) {
				await inParallel(marks, AT_A_TIME, async (mark) => {
					await send(service, workflow, mark, takers[0]);
				});
			}
		};
		/** Each event has begun one execution; what some of them began with is not known any more. */
		const assertOnceEach = async () => {
			for (const { service, workflow } of cases) {
				const times = await timesOf(service, workflow);
				for (const mark of marks) assert.ok(times(mark) <= 1, `${service.name}, ${mark}`);
				const begun = marks.reduce((sum, mark) => sum + times(mark), 0);
				assert.equal(begun + times(REPLACED), marks.length, service.name);
			}
		};

		const [victim] = queue.workers;
		const begun = () => victim.logs().split('Worker started execution').length;
		const before = begun();
		const sending = sendAll();
		await inTime('the worker runs something', () => begun() > before);
		await victim.kill();
		await sending;
		await inTime('the other worker has done what was waiting', async () =>
			(await executions()).every(({ status }) => !['new', 'running'].includes(status)),
		);
		await assertOnceEach();
		await sendAll();
		await assertOnceEach();

		const lost = (await executions()).filter(({ status }) => status !== 'success');
		assert.ok(lost.length > 0, 'the worker was idle when it was killed');
		console.log(`${lost.length} executions ended with the worker that was killed`);
		await victim.restart();
		for (const { workflow } of cases) await api.unpublish(workflow.id);
	});
});

/** The same workflow, whose last node takes a moment: time enough to end a worker in the middle. */
const slowly = (workflow: Workflow): Workflow =>
	withNode(workflow, 'End', () => ({
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		parameters: { resume: 'timeInterval', amount: 2, unit: 'seconds' },
	}));
