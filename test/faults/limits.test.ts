import { bol } from '../../nodes/Bol/service/request';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import type { LimitSettings } from '../../sandbox/rateLimit';
import { figuresOf, note } from './figures';
import { startNode, type NodeRun } from '../engine/harness';
import { mutateStock, readGoedGepickt } from './goedGepicktJobs';
import { addComments, readOrders, readProducts, type Job } from './jobs';
import { deliverArticles } from './lagerkollJobs';
import { setScene, until, type Tested } from './scene';
import { comparisonOf, expectAllThere, tallyOf, through } from './through';

const scene = setScene();

/** A minute's limit in the length of a test. */
const WINDOW_MS = 1_000;

/** Requests that are under way at once when the user sets nothing. */
const AT_ONCE = 5;

const services = { bol, picqer, goedgepickt: goedGepickt, lagerkoll };

/** Lets sandbox and node agree on the documented limit. */
function documentLimit(service: Tested, settings: Omit<LimitSettings, 'windowMs'>) {
	scene.sandbox.setLimits(service, { ...settings, windowMs: WINDOW_MS });
	jest
		.spyOn(services[service], 'limitOf')
		.mockReturnValue({ name: 'all', requests: settings.limit, windowMs: WINDOW_MS });
}

/** The part of the requests that the limit refused. */
function refusedShare(service: Tested): number {
	return scene.sandbox.counters()[service].tooManyRequests / scene.requests(service);
}

const inPercent = (share: number) => `${(share * 100).toFixed(1)} %`;

describe('a limit that is halved while a run is under way', () => {
	const ITEMS = 500;
	const HALVED_AT = 120;

	test.each([
		['fixed', 'picqer', addComments],
		['sliding', 'picqer', addComments],
		['fixed', 'bol', readOrders],
		['fixed', 'goedgepickt', mutateStock],
		// It says nothing of its limit until it refuses.
		['fixed', 'lagerkoll', deliverArticles],
	] as const)('%s window of %s: no item is lost', async (kind, service, makeJob) => {
		const job = await makeJob(scene, ITEMS);
		documentLimit(service, { limit: 200, kind });
		scene.sandbox.clearCounters();
		const { result } = startNode(
			scene.run(service, job.parameters, { items: job.items, continueOnFail: true }),
		);
		await until(() => scene.requests(service) >= HALVED_AT);
		scene.sandbox.setLimits(service, { limit: 100 });
		const tally = tallyOf(await result, ITEMS);
		note(`${kind} limit of ${service} halved`, {
			...figuresOf(scene, service, tally),
			refused: inPercent(refusedShare(service)),
		});
		expectAllThere(tally, ITEMS);
		expect([...tally.errors]).toEqual([]);
		expect(comparisonOf(job, tally).writtenTwice).toEqual([]);
		expect(refusedShare(service)).toBeLessThan(0.1);
	});
});

describe('Retry-After', () => {
	const PAUSE_MS = 2_000;

	test.each([
		['seconds', () => String(PAUSE_MS / 1_000)],
		// Dates have whole seconds, so this one is at least as far away.
		['a date', () => new Date(Date.now() + PAUSE_MS + 1_000).toUTCString()],
	])('as %s: nothing is sent before', async (_, retryAfter) => {
		const job = await readProducts(scene, 200);
		const tally = await through(scene, job, () => ({
			kind: 'status',
			status: 429,
			times: 1,
			headers: { 'Retry-After': retryAfter() },
		}));
		expect([...tally.errors]).toEqual([]);

		const log = scene.sandbox.log('picqer');
		const refusal = log.findIndex(({ statusCode }) => statusCode === 429);
		const pauses = log.slice(refusal + 1).map(({ at }, index) => at - log[refusal + index].at);
		// Some requests were under way at the refusal; all the others came after the pause.
		const longest = Math.max(...pauses);
		expect(longest).toBeGreaterThan(PAUSE_MS / 2);
		expect(pauses.indexOf(longest)).toBeLessThan(AT_ONCE);
		expect(scene.sandbox.counters().picqer.tooManyRequests).toBe(1);
	});
});

describe('runs of one account side by side', () => {
	const LIMIT = 60;

	/** Starts a run under a name of its own, as another node or another workflow would. */
	function startRun(id: string, { service, parameters, items }: Job, more?: Partial<NodeRun>) {
		return startNode(
			scene.run(service, parameters, { items, continueOnFail: true, settings: { id }, ...more }),
		).result;
	}

	test.each([
		['picqer', 'fixed', addComments],
		['picqer', 'sliding', addComments],
		['goedgepickt', 'fixed', mutateStock],
		['lagerkoll', 'fixed', deliverArticles],
		['lagerkoll', 'sliding', deliverArticles],
	] as const)(
		'several nodes of %s share one limiter, %s window',
		async (service, kind, makeJob) => {
			const jobs = [await makeJob(scene, 120), await makeJob(scene, 120)];
			documentLimit(service, { limit: LIMIT, kind });
			scene.sandbox.clearCounters();
			const results = jobs.map(async (job, index) => await startRun(`node ${index}`, job));
			for (const [index, job] of jobs.entries()) {
				const tally = tallyOf(await results[index], job.items.length);
				expect([...tally.errors]).toEqual([]);
				expectAllThere(tally, job.items.length);
				expect(comparisonOf(job, tally).writtenTwice).toEqual([]);
			}
			note(`two nodes of ${service} at once, ${kind}`, {
				statuses: scene.sandbox.counters()[service].statuses,
				refused: inPercent(refusedShare(service)),
			});
			expect(refusedShare(service)).toBeLessThan(0.05);
		},
	);

	test('GoedGepickt: two credentials and both APIs of one server share one limiter', async () => {
		const count = 90;
		const items = Array.from({ length: count }, () => ({ json: {} }));
		const parameters = { resource: 'product', operation: 'getAll', limit: 1 };
		const job = { ...(await readGoedGepickt(scene, count)), parameters, items };
		documentLimit('goedgepickt', { limit: LIMIT, kind: 'fixed' });
		scene.sandbox.clearCounters();
		const credentials = [
			scene.credential('goedgepickt'),
			scene.credential('goedgepickt', { api: 'fulfilment', apiKey: 'sandbox-fulfilment-key' }),
		];
		const results = credentials.map(
			async (one, index) => await startRun(`node ${index}`, job, { credentials: one }),
		);
		for (const result of results) {
			const tally = tallyOf(await result, count);
			expect([...tally.errors]).toEqual([]);
			expectAllThere(tally, count);
		}
		const paths = new Set(scene.sandbox.log('goedgepickt').map(({ path }) => path));
		expect([...paths].sort()).toEqual(['/api/fulfilment/v1/products', '/api/v1/products']);
		expect(scene.requests('goedgepickt')).toBeLessThan(2 * count * 1.05);
		note('two credentials of GoedGepickt at once', {
			refused: inPercent(refusedShare('goedgepickt')),
		});
		expect(refusedShare('goedgepickt')).toBeLessThan(0.05);
	});

	test('a small run is not starved by a large one', async () => {
		const large = await addComments(scene, 300);
		const small = await addComments(scene, 5);
		documentLimit('picqer', { limit: LIMIT, kind: 'fixed' });
		scene.sandbox.clearCounters();
		const largeResult = startRun('large', large);
		await until(() => scene.requests('picqer') >= LIMIT);

		const before = scene.requests('picqer');
		const smallTally = tallyOf(await startRun('small', small), 5);
		const requestsMeanwhile = scene.requests('picqer') - before;
		const largeLeft = large.items.filter((_, item) => large.written(item) === 0).length;
		note('5 items beside 300', { requestsMeanwhile, largeLeft });
		expect(smallTally.succeeded).toHaveLength(5);
		expect(largeLeft).toBeGreaterThan(100);

		const largeTally = tallyOf(await largeResult, 300);
		expect(largeTally.succeeded).toHaveLength(300);
	});
});

describe('what GoedGepickt says of its limit', () => {
	const ITEMS = 200;
	const MINUTE = 60_000;
	// Whoever would have to wait for the next window fails instead.
	const rateLimit = { longestWait: 0.1 };

	async function readUnder(limit: number, processes: number) {
		const job = await readGoedGepickt(scene, ITEMS);
		scene.sandbox.setLimits('goedgepickt', { limit, windowMs: MINUTE });
		scene.sandbox.clearCounters();
		const parameters = { ...job.parameters, rateLimit };
		const { items } = job;
		const { result } = startNode(
			scene.run('goedgepickt', parameters, {
				items,
				continueOnFail: true,
				credentials: scene.credential('goedgepickt', { processes }),
			}),
		);
		return tallyOf(await result, ITEMS);
	}

	test.each([
		['above the documented 150 a minute is used at once', 1_000, 1, ITEMS],
		['below it is kept', 50, 1, 50],
		['is kept to a part where the credential says that other processes share it', 150, 3, 50],
	])('%s', async (_what, limit, processes, count) => {
		const tally = await readUnder(limit, processes);
		expect(tally.succeeded).toHaveLength(count);
		expectAllThere(tally, ITEMS);
		const { tooManyRequests } = scene.sandbox.counters().goedgepickt;
		expect(tooManyRequests).toBe(0);
		for (const error of tally.errors.values()) {
			expect(error).toContain('lets no more requests through');
		}
	});
});
