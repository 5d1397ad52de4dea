import { note } from './figures';
import { startNode } from '../engine/harness';
import { readGoedGepickt } from './goedGepicktJobs';
import { readOrders, readProducts } from './jobs';
import { deliverArticles } from './lagerkollJobs';
import { setScene } from './scene';
import { expectAllThere, tallyOf, through } from './through';

const scene = setScene();

const ITEMS = 100;

const jobs = [
	['bol', readOrders],
	['picqer', readProducts],
	['goedgepickt', readGoedGepickt],
	['lagerkoll', deliverArticles],
] as const;

/** Headers that no service can mean; they come once, with a refusal. */
const refusals: Array<[string, Record<string, string>]> = [
	['Retry-After of 10^9', { 'Retry-After': '1000000000' }],
	['Retry-After in 2099', { 'Retry-After': 'Thu, 01 Jan 2099 00:00:00 GMT' }],
	['Retry-After in ms', { 'Retry-After': '60000' }],
	['a limit of 0', { 'X-RateLimit-Limit': '0', 'Retry-After': '1' }],
	['a limit of 0.5', { 'X-RateLimit-Limit': '0.5', 'Retry-After': '1' }],
];

describe.each(jobs)('%s, refused once with headers that nobody can mean', (service, makeJob) => {
	test.each(refusals)('%s: all go through after a minute at most', async (name, headers) => {
		const job = await makeJob(scene, ITEMS);
		const beginning = Date.now();
		const tally = await through(scene, job, () => ({
			kind: 'status',
			status: 429,
			times: 1,
			headers,
		}));
		const seconds = Math.round((Date.now() - beginning) / 1_000);
		note(`${name} from ${service}`, { errors: tally.errors.size, seconds });
		expectAllThere(tally, ITEMS);
		expect([...tally.errors]).toEqual([]);
		expect(seconds).toBeLessThan(150);
	});
});

test('who does not want to wait so long is told so, and nothing is lost', async () => {
	const { service, parameters, items, path } = await readProducts(scene, ITEMS);
	scene.sandbox.addFault({
		service,
		match: { path },
		kind: 'status',
		status: 429,
		times: 1,
		headers: { 'Retry-After': '1000000000' },
	});
	const impatient = { ...parameters, rateLimit: { longestWait: 0.1 } };
	const { result } = startNode(scene.run(service, impatient, { items, continueOnFail: true }));
	const tally = tallyOf(await result, ITEMS);
	expectAllThere(tally, ITEMS);
	expect([...tally.errors.values()][0]).toContain('lets no more requests through');
});
