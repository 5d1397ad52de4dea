import { accountKey, forgetLimits, limiterOf } from '../../nodes/shared/service/limiters';
import { Kept } from '../../nodes/shared/lib/kept';
import { bol } from '../../nodes/Bol/service/request';

const MOST = 10;

/** Keeps things that note how often they were made. */
function keeping(inUse: string[] = []) {
	const made: string[] = [];
	const kept = new Kept<string>(MOST, (thing) => inUse.includes(thing));
	const get = (name: string) =>
		kept.get(name, () => {
			made.push(name);
			return name;
		});
	return { kept, get, made };
}

test('gives the same thing for the same name', () => {
	const { get, made } = keeping();
	for (const name of ['a', 'b', 'a', 'b', 'a']) expect(get(name)).toBe(name);
	expect(made).toEqual(['a', 'b']);
});

test('keeps no more than told, and those that were asked for last', () => {
	const { kept, get, made } = keeping();
	for (let index = 0; index < 10_000; index++) {
		get('asked for again and again');
		get(`thing ${index}`);
	}
	expect(kept.size).toBe(MOST);
	made.length = 0;
	get('asked for again and again');
	get('thing 9999');
	expect(made).toEqual([]);
	get('thing 0');
	expect(made).toEqual(['thing 0']);
});

test('lets nothing go that is in use', () => {
	const inUse = Array.from({ length: 2 * MOST }, (_, index) => `used ${index}`);
	const { kept, get, made } = keeping(inUse);
	inUse.forEach(get);
	for (let index = 0; index < 1_000; index++) get(`thing ${index}`);
	made.length = 0;
	inUse.forEach(get);
	expect(made).toEqual([]);
	inUse.length = 0;
	for (let index = 0; index < 100; index++) get(`later ${index}`);
	expect(kept.size).toBe(MOST);
});

test.each([
	['accounts', (index: number) => [`client ${index}`, '/retailer/orders'] as const],
	['paths that are typed', (index: number) => ['client', `/retailer/x${index}`] as const],
])('of 10,000 %s the limiters of the first are forgotten', async (_, nth) => {
	forgetLimits();
	const nthLimiter = (index: number) => {
		const [clientId, path] = nth(index);
		const account = accountKey(bol, { environment: 'production', clientId }, '1');
		return limiterOf(account, bol.limitOf('GET', path));
	};
	const [idle, used] = [nthLimiter(0), nthLimiter(1)];
	const slot = await used.slot({ run: 'run', atOnce: 5, deadline: Infinity });
	let last = idle;
	for (let index = 2; index < 10_000; index++) last = nthLimiter(index);
	expect(nthLimiter(0)).not.toBe(idle);
	expect(nthLimiter(1)).toBe(used);
	expect(nthLimiter(9_999)).toBe(last);
	slot.answered();
	forgetLimits();
});
