import { sleep } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { note } from './figures';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { startNode } from '../engine/harness';
import { goedGepicktKit } from './goedGepicktJobs';
import { picqerKit, readOrders, type Job, type Kit } from './jobs';
import { lagerkollKit } from './lagerkollJobs';
import { setScene, until, type Tested } from './scene';

const scene = setScene();

/** How long after the stop button a run may go on, in ms. */
const LONGEST_MS = 1_000;

/** Longer than any pause of a test, so that whatever still waited would have woken up. */
const AFTERWARDS_MS = 1_500;

/** How long a request that was already sent may take to arrive; shorter than any pause before a repeat. */
const ARRIVAL_MS = 200;

const ITEMS = 20;

/** A run that has come to wait, by the time that `waits` says so. */
interface Wait {
	prepare(): Promise<Pick<Job, 'service' | 'parameters' | 'items'>>;
	waits(): boolean;
}

const requests = (service: Tested, count: number) => () => scene.requests(service) >= count;

/** A wait of one of the services that have no tokens. */
interface Everywhere {
	makes: 'read' | 'add';
	/** What keeps the run waiting. */
	stop(service: Tested): void;
	/** Requests after which it waits. */
	after: number;
}

const everywhere: Record<string, Everywhere> = {
	'room in the limit': {
		makes: 'read',
		stop: (service) => {
			scene.sandbox.setLimits(service, { limit: 5, windowMs: 60_000 });
			if (service !== 'lagerkoll') return;
			// Its answers say nothing of the limit.
			const limit = { name: 'all', requests: 5, windowMs: 60_000 };
			jest.spyOn(lagerkoll, 'limitOf').mockReturnValue(limit);
		},
		after: 5,
	},
	'the end of a refusal': {
		makes: 'read',
		stop: (service) => {
			const headers = { 'Retry-After': '60' };
			scene.sandbox.addFault({ service, kind: 'status', status: 429, headers });
		},
		after: 1,
	},
	'the next try after a 503': {
		makes: 'read',
		stop: (service) => scene.sandbox.addFault({ service, kind: 'status', status: 503 }),
		after: ITEMS + 5,
	},
	'a slow answer': {
		makes: 'read',
		stop: (service) => scene.sandbox.addFault({ service, kind: 'slow', delayMs: 20_000 }),
		after: 5,
	},
	'a slow answer to a write': {
		makes: 'add',
		stop: (service) => scene.sandbox.addFault({ service, kind: 'slow', delayMs: 20_000 }),
		after: 5,
	},
};

const kits: Kit[] = [picqerKit, goedGepicktKit, lagerkollKit];

const waitsOfKits = kits.flatMap((kit) =>
	Object.entries(everywhere).map(([what, { makes, stop, after }]): [string, Wait] => {
		const service = kit.name.toLowerCase() as Tested;
		return [
			`${what} (${kit.name})`,
			{
				prepare: async () => {
					const job = await kit[makes](scene, ITEMS);
					scene.sandbox.clearCounters();
					stop(service);
					return job;
				},
				waits: requests(service, after),
			},
		];
	}),
);

const waitsOfBol: Record<string, Wait> = {
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
	'the completion of a bol process': {
		prepare: async () => {
			const [{ items }] = scene.sandbox.state('bol').orders;
			scene.sandbox.setProcessDelay(60_000);
			const parameters: INodeParameters = {
				resource: 'order',
				operation: 'cancelItems',
				orderItemId: items[0].orderItemId,
				reasonCode: 'OUT_OF_STOCK',
			};
			return { service: 'bol', parameters, items: [{ json: {} }] };
		},
		// Token, cancellation, and two looks at the process status.
		waits: requests('bol', 4),
	},
};

test.each([...waitsOfKits, ...Object.entries(waitsOfBol)])(
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

		// What was on its way at that moment still arrives.
		await sleep(ARRIVAL_MS);
		const sent = scene.requests(service);
		await sleep(AFTERWARDS_MS);
		expect(scene.requests(service)).toBe(sent);
	},
);
