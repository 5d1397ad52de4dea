import { sleep } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { note } from './figures';
import { startNode } from '../engine/harness';
import { addComments, readOrders, readProducts, type Job } from './jobs';
import { setScene, until, type Tested } from './scene';

const scene = setScene();

/** How long after the stop button a run may go on, in ms. */
const LONGEST_MS = 1_000;

/** Longer than any pause of a test, so that whatever still waited would have woken up. */
const AFTERWARDS_MS = 1_500;

const ITEMS = 20;

/** A run that has come to wait, by the time that `waits` says so. */
interface Wait {
	prepare(): Promise<Pick<Job, 'service' | 'parameters' | 'items'>>;
	waits(): boolean;
}

const requests = (service: Tested, count: number) => () => scene.requests(service) >= count;

const waitsFor: Record<string, Wait> = {
	'room in the limit': {
		prepare: async () => {
			scene.sandbox.setLimits('picqer', { limit: 5, windowMs: 60_000 });
			return await readProducts(scene, ITEMS);
		},
		waits: requests('picqer', 5),
	},
	'the end of a refusal': {
		prepare: async () => {
			const headers = { 'Retry-After': '60' };
			scene.sandbox.addFault({ service: 'picqer', kind: 'status', status: 429, headers });
			return await readProducts(scene, ITEMS);
		},
		waits: requests('picqer', 1),
	},
	'the next try after a 503': {
		prepare: async () => {
			scene.sandbox.addFault({ service: 'picqer', kind: 'status', status: 503 });
			return await readProducts(scene, ITEMS);
		},
		waits: requests('picqer', ITEMS + 5),
	},
	'a token': {
		prepare: async () => {
			const job = await readOrders(scene, ITEMS);
			scene.sandbox.addFault({
				service: 'bol',
				kind: 'slow',
				delayMs: 20_000,
				match: { path: '/token' },
			});
			return job;
		},
		waits: requests('bol', 1),
	},
	'a slow answer': {
		prepare: async () => {
			scene.sandbox.addFault({
				service: 'picqer',
				kind: 'slow',
				delayMs: 20_000,
				match: { path: '/products/' },
			});
			return await readProducts(scene, ITEMS);
		},
		waits: requests('picqer', 5),
	},
	'a slow answer to a write': {
		prepare: async () => {
			const job = await addComments(scene, ITEMS);
			scene.sandbox.clearCounters();
			scene.sandbox.addFault({ service: 'picqer', kind: 'slow', delayMs: 20_000 });
			return job;
		},
		waits: requests('picqer', 5),
	},
	'the completion of a bol process': {
		prepare: async () => {
			const [{ items }] = scene.sandbox.state('bol').orders as Array<{
				items: Array<{ orderItemId: string }>;
			}>;
			scene.sandbox.setProcessDelay(60_000);
			const parameters: INodeParameters = {
				resource: 'order',
				operation: 'cancelItems',
				orderItemId: items[0].orderItemId,
			};
			return { service: 'bol', parameters, items: [{ json: {} }] };
		},
		// Token, cancellation, and two looks at the process status.
		waits: requests('bol', 4),
	},
};

test.each(Object.entries(waitsFor))(
	'ends a wait for %s within a second',
	async (what, { prepare, waits }) => {
		const { service, parameters, items } = await prepare();
		const { result, cancel } = startNode(
			scene.run(service, parameters, { items, continueOnFail: true }),
		);
		await until(waits);
		await sleep(100);

		const cancelledAt = Date.now();
		cancel();
		const { status } = await result;
		const tookMs = Date.now() - cancelledAt;
		note(`cancelled during a wait for ${what}`, { tookMs });
		expect(status).toBe('canceled');
		expect(tookMs).toBeLessThan(LONGEST_MS);

		const sent = scene.requests(service);
		await sleep(AFTERWARDS_MS);
		expect(scene.requests(service)).toBe(sent);
	},
);
