import { bol } from '../../nodes/Bol/request';
import { picqer } from '../../nodes/Picqer/request';
import type { LimitSettings } from '../../sandbox/rateLimit';
import { figuresOf, note } from './figures';
import { startNode } from '../engine/harness';
import { addComments, readOrders, readProducts, type Job } from './jobs';
import { setScene, until, type Tested } from './scene';
import { comparisonOf, expectAllThere, tallyOf, through } from './through';

const scene = setScene();

/** A minute's limit in the length of a test. */
const WINDOW_MS = 1_000;

/** Requests that are under way at once when the user sets nothing. */
const AT_ONCE = 5;

const services = { bol, picqer };

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

afterEach(() => jest.restoreAllMocks());

describe('a limit that is halved while a run is under way', () => {
	const ITEMS = 500;
	const HALVED_AT = 120;

	test.each([
		['fixed', 'picqer', addComments],
		['sliding', 'picqer', addComments],
		['fixed', 'bol', readOrders],
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
	function startRun(id: string, { parameters, items }: Job) {
		return startNode(
			scene.run('picqer', parameters, { items, continueOnFail: true, settings: { id } }),
		).result;
	}

	test.each(['fixed', 'sliding'] as const)(
		'several nodes share one limiter, %s window',
		async (kind) => {
			const jobs = [await addComments(scene, 120), await addComments(scene, 120)];
			documentLimit('picqer', { limit: LIMIT, kind });
			scene.sandbox.clearCounters();
			const results = jobs.map(async (job, index) => await startRun(`node ${index}`, job));
			for (const [index, job] of jobs.entries()) {
				const tally = tallyOf(await results[index], job.items.length);
				expect([...tally.errors]).toEqual([]);
				expectAllThere(tally, job.items.length);
				expect(comparisonOf(job, tally).writtenTwice).toEqual([]);
			}
			note(`two nodes at once, ${kind}`, {
				statuses: scene.sandbox.counters().picqer.statuses,
				refused: inPercent(refusedShare('picqer')),
			});
			expect(refusedShare('picqer')).toBeLessThan(0.05);
		},
	);

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
