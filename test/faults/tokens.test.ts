import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/faults';
import { figuresOf, note } from './figures';
import { runNode, startNode, type CredentialStore } from '../engine/harness';
import { readOrders } from './jobs';
import { setScene, until } from './scene';
import { expectAllThere, tallyOf } from './through';

const scene = setScene();

/** Items of each run. */
const ITEMS = 500;

/** Requests that are under way at once when the user sets nothing. */
const AT_ONCE = 5;

/** Requests after which something happens to the token. */
const MIDDLE = 150;

const counters = () => scene.sandbox.counters().bol;

/** What is set of a run, and what happens in the middle of it. */
interface Course {
	parameters?: INodeParameters;
	credentials?: CredentialStore;
	then?: () => void;
	when?: () => boolean;
}

/** Reads bol orders, and lets something happen in the middle of the run. */
async function read(count: number, course: Course = {}) {
	const { parameters, credentials, then, when = () => scene.requests('bol') >= MIDDLE } = course;
	const job = await readOrders(scene, count);
	scene.sandbox.clearCounters();
	const { result } = startNode(
		scene.run(
			'bol',
			{ ...job.parameters, ...parameters },
			{ items: job.items, continueOnFail: true, ...(credentials && { credentials }) },
		),
	);
	if (then) {
		await until(when);
		then();
	}
	const output = await result;
	expect(output.error).toBeUndefined();
	return tallyOf(output, count);
}

test.each([5, 50])(
	'200 items, %d at once, with a credential that has no token yet: one token request',
	async (atOnce) => {
		const tally = await read(200, { parameters: { rateLimit: { atOnce } } });
		note(`cold token, 200 items, ${atOnce} at once`, figuresOf(scene, 'bol', tally));
		expect(tally.succeeded).toHaveLength(200);
		expect(counters().tokenRequests).toBe(1);
	},
);

/** Lets the time of a token be up soon, sooner than the node believes, while a run is still under way. */
function shortenLife(): Course {
	scene.sandbox.setTokenLifetime(2);
	scene.sandbox.setLimits('bol', { limit: 150, windowMs: 1_000 });
	return {
		then: () => scene.sandbox.setTokenLifetime(undefined),
		when: () => counters().tokenRequests === 1,
	};
}

test.each<[string, () => Course]>([
	['expires', () => ({ then: () => scene.sandbox.expireTokens() })],
	['is revoked', () => ({ then: () => scene.sandbox.bol.tokens.reset() })],
	['has lived its time', shortenLife],
])(
	'a token that %s in mid-run: one more token request, few 401s, no item fails',
	async (how, courseOf) => {
		const tally = await read(ITEMS, courseOf());
		note(`token ${how} in mid-run`, figuresOf(scene, 'bol', tally));
		expect([...tally.errors]).toEqual([]);
		expectAllThere(tally, ITEMS);
		expect(counters().tokenRequests).toBe(2);
		expect(counters().statuses['401'] ?? 0).toBeLessThanOrEqual(AT_ONCE);
	},
);

test('a wrong secret: one token request, and one clear error', async () => {
	const { parameters, items } = await readOrders(scene, 200);
	scene.sandbox.clearCounters();
	const credentials = scene.credential('bol', { clientSecret: 'wrong-secret' });
	const { error, items: output } = await runNode(
		scene.run('bol', parameters, { items, credentials }),
	);
	note('wrong secret', { message: error?.message, tokenRequests: counters().tokenRequests });
	expect(output.flat()).toEqual([]);
	expect(error?.message).toMatch(/^bol gives no access token/);
	expect(error?.description).toContain('Check client ID and client secret');
	expect(counters().tokenRequests).toBe(1);
});

/** Token requests, also those that a fault met before the login saw them. */
const asked = () => scene.sandbox.log('bol').filter(({ path }) => path.startsWith('/token')).length;

/** A run of 20 items while the login has a fault. */
async function readWithout(login: Omit<Fault, 'service' | 'match'>) {
	const { parameters, items } = await readOrders(scene, 20);
	scene.sandbox.clearCounters();
	scene.sandbox.addFault({ ...login, service: 'bol', match: { path: '^/token' } });
	const credentials = scene.credential('bol');
	const job = scene.run('bol', parameters, { items, credentials, continueOnFail: true });
	const before = asked();
	const tally = tallyOf(await runNode(job), 20);
	return { job, tally, tokenRequests: asked() - before };
}

test.each<[string, Omit<Fault, 'service' | 'match'>]>([
	['answers 500', { kind: 'status', status: 500 }],
	['answers 503', { kind: 'status', status: 503 }],
	['answers with a web page', { kind: 'html', status: 200 }],
	['answers with broken JSON', { kind: 'broken-json' }],
	['resets the connection', { kind: 'reset-before' }],
])('a login that %s: at most four token requests for 20 items', async (how, fault) => {
	const { tally, tokenRequests } = await readWithout(fault);
	note(`login ${how}, 20 items`, { ...figuresOf(scene, 'bol', tally), tokenRequests });
	expect(tally.errors.size).toBe(20);
	expect(tokenRequests).toBeLessThanOrEqual(4);
});

test('the run after a login was out of order waits until it may ask again', async () => {
	const { job } = await readWithout({ kind: 'status', status: 503 });
	scene.sandbox.clearFaults();
	const before = asked();
	const tally = tallyOf(await runNode(job), 20);
	note('the run after', { ...figuresOf(scene, 'bol', tally), tokenRequests: asked() - before });
	expect(tally.succeeded).toHaveLength(20);
	expect(asked() - before).toBe(1);
});

test('one 429 of the login: the second try of Retry On Fail asks again', async () => {
	const { parameters, items } = await readOrders(scene, 20);
	const match = { path: '^/token' };
	scene.sandbox.addFault({ service: 'bol', match, kind: 'status', status: 429, times: 1 });
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1_000 };
	const before = asked();
	const output = await runNode(scene.run('bol', parameters, { items, settings }));
	note('one 429 of the login', { tokenRequests: asked() - before });
	expect(output.error).toBeUndefined();
	expect(output.items[0]).toHaveLength(20);
	expect(asked() - before).toBe(2);
});

test('a secret that is withdrawn in mid-run: few token requests, and every item says why', async () => {
	const keys = { id: 'other-client', secret: 'other-secret' };
	scene.sandbox.bol.tokens.addClient(keys.id, keys.secret);
	const credentials = scene.credential('bol', { clientId: keys.id, clientSecret: keys.secret });
	const tally = await read(ITEMS, { credentials, then: () => scene.sandbox.bol.tokens.reset() });
	note('secret withdrawn in mid-run', figuresOf(scene, 'bol', tally));
	expectAllThere(tally, ITEMS);
	const others = [...tally.errors.values()].filter(
		(error) => !/Check client ID and client secret/.test(error),
	);
	expect(others).toEqual([]);
	// One for the token that worked, and two more at most.
	expect(counters().tokenRequests).toBeLessThanOrEqual(3);
});
