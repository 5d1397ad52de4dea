// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- tests are never published
import { getEventListeners } from 'events';
import { ExecuteContext } from 'n8n-core';
import { sleep } from 'n8n-workflow';
import { startNode } from '../engine/harness';
import { figuresOf, note } from './figures';
import { readGoedGepickt } from './goedGepicktJobs';
import { readOrders, readProducts, type MakeJob } from './jobs';
import { readLagerkoll } from './lagerkollJobs';
import { setScene } from './scene';
import { expectAllThere, tallyOf } from './through';

const scene = setScene();

/** Enough for a listener that each request leaves behind to show. */
const ITEMS = 2_000;

/** Requests that are under way at once when the user sets nothing. */
const AT_ONCE = 5;

const count = (signal?: AbortSignal) => (signal ? getEventListeners(signal, 'abort').length : 0);

type Context = Pick<ExecuteContext, 'getExecutionCancelSignal'>;

/** What the contexts of whole nodes and those of single items have in common. */
const contexts = Object.getPrototypeOf(ExecuteContext.prototype) as Context;

const jobs: Array<[string, MakeJob]> = [
	['bol', readOrders],
	['Picqer', readProducts],
	['GoedGepickt', readGoedGepickt],
	['Lagerkoll', readLagerkoll],
];

test.each(jobs)(
	'2,000 requests to %s in one run leave no listeners on its cancel signal',
	async (who, makeJob) => {
		const { service, path, parameters, items } = await makeJob(scene, ITEMS);
		let signal: AbortSignal | undefined;
		const ofEngine = contexts.getExecutionCancelSignal;
		jest.spyOn(contexts, 'getExecutionCancelSignal').mockImplementation(function (this: Context) {
			signal = ofEngine.call(this);
			return signal;
		});
		// Requests that are refused, wait, or get no answer have ways of their own out of the code.
		const match = { path };
		scene.sandbox.addFault({ service, match, kind: 'reset-before', every: 97, times: 12 });
		scene.sandbox.addFault({ service, match, kind: 'status', status: 503, every: 89, times: 12 });
		scene.sandbox.addFault({ service, match, kind: 'status', status: 429, times: 2, every: 401 });
		scene.sandbox.clearCounters();

		const { result } = startNode(scene.run(service, parameters, { items, continueOnFail: true }));
		let isOver = false;
		const most = (async () => {
			let seen = 0;
			for (; !isOver; await sleep(1)) seen = Math.max(seen, count(signal));
			return seen;
		})();
		const output = await result;
		isOver = true;
		const tally = tallyOf(output, ITEMS);
		const left = count(signal);
		note(`listeners after ${ITEMS} requests to ${who}`, {
			left,
			most: await most,
			...figuresOf(scene, service, tally),
		});
		expectAllThere(tally, ITEMS);
		expect([...tally.errors]).toEqual([]);
		expect(signal).toBeDefined();
		// The nodes themselves have one for all their waits.
		expect(left).toBeLessThanOrEqual(1);
		expect(await most).toBeLessThanOrEqual(AT_ONCE + 1);
		expect(await most).toBeGreaterThan(1);
	},
);
