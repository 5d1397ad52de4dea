import type { IDataObject } from 'n8n-workflow';
import {
	forgetDeliveries,
	forgetUnlessStarted,
	isDuplicate,
} from '../../nodes/shared/webhook/duplicates';

const HOUR = 3_600_000;
const OWNER = 'https://n8n.example/webhook/1';

/** Static data as the database gives it back after a restart. */
const restored = (staticData: IDataObject): IDataObject => JSON.parse(JSON.stringify(staticData));

const remembered = ({ deliveries }: IDataObject) => Object.keys(deliveries as object);

beforeEach(() => {
	forgetDeliveries();
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

it('knows a delivery again, and no other', () => {
	const staticData = {};
	expect(isDuplicate(staticData, OWNER, 'a')).toBe(false);
	expect(isDuplicate(staticData, OWNER, 'a')).toBe(true);
	expect(isDuplicate(staticData, OWNER, 'b')).toBe(false);
});

it('knows it again before the static data is saved', () => {
	expect(isDuplicate({}, OWNER, 'a')).toBe(false);
	expect(isDuplicate({}, OWNER, 'a')).toBe(true);
});

it('knows it again after a restart', () => {
	const staticData: IDataObject = {};
	isDuplicate(staticData, OWNER, 'a');
	forgetDeliveries();
	const after = restored(staticData);
	expect(isDuplicate(after, OWNER, 'a')).toBe(true);
	expect(isDuplicate(after, OWNER, 'b')).toBe(false);
});

it('keeps two triggers apart', () => {
	isDuplicate({}, OWNER, 'a');
	expect(isDuplicate({}, 'https://n8n.example/webhook/2', 'a')).toBe(false);
});

it('forgets after a day, not earlier', () => {
	const staticData = {};
	isDuplicate(staticData, OWNER, 'a');
	jest.setSystemTime(Date.now() + 23 * HOUR);
	expect(isDuplicate(staticData, OWNER, 'a')).toBe(true);
	jest.setSystemTime(Date.now() + 2 * HOUR);
	expect(isDuplicate(staticData, OWNER, 'a')).toBe(false);
});

it('outlasts the 17 hours for which Picqer repeats a delivery, also over a restart', () => {
	const staticData: IDataObject = {};
	isDuplicate(staticData, OWNER, 'a');
	forgetDeliveries();
	jest.setSystemTime(Date.now() + 17 * HOUR);
	expect(isDuplicate(restored(staticData), OWNER, 'a')).toBe(true);
});

it.each([
	['words', (index: number) => `orders.created ${index}`],
	['numbers', (index: number) => String(5_000 - index)],
])('is bounded, and the oldest go first: keys that are %s', (_name, key) => {
	const staticData: IDataObject = {};
	for (let index = 0; index < 2_100; index++) {
		isDuplicate(staticData, OWNER, key(index));
		jest.setSystemTime(Date.now() + 1);
	}
	expect(remembered(staticData).length).toBeLessThanOrEqual(2_000);
	expect(remembered(staticData)).toContain(key(2_099));
	expect(remembered(staticData)).not.toContain(key(0));
	expect(isDuplicate(staticData, OWNER, key(2_099))).toBe(true);
	forgetDeliveries();
	expect(isDuplicate(restored(staticData), OWNER, key(2_098))).toBe(true);
});

it('drops what is too old from the static data', () => {
	const staticData: IDataObject = {};
	isDuplicate(staticData, OWNER, 'old');
	jest.setSystemTime(Date.now() + 25 * HOUR);
	isDuplicate(staticData, OWNER, 'new');
	expect(remembered(staticData)).toEqual(['new']);
});

it.each([
	[500, false],
	[200, true],
])('after an answer with status %d, knows the next attempt: %s', (statusCode, isKnown) => {
	const staticData = {};
	let finish = () => {};
	const once = (_event: string, listener: () => void) => (finish = listener);
	const response = { statusCode, once } as unknown as Parameters<typeof forgetUnlessStarted>[0];
	expect(isDuplicate(staticData, OWNER, 'a')).toBe(false);
	forgetUnlessStarted(response, staticData, OWNER, 'a');
	finish();
	expect(isDuplicate(staticData, OWNER, 'a')).toBe(isKnown);
});
