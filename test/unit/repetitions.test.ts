import type { IDataObject } from 'n8n-workflow';
import {
	forgetSaid,
	isRepetition,
	unsayUnlessStarted,
} from '../../nodes/shared/webhook/repetitions';

const MINUTE = 60_000;
const OWNER = 'https://n8n.example/webhook/1';

/** Static data as the database gives it back after a restart. */
const restored = (staticData: IDataObject): IDataObject => JSON.parse(JSON.stringify(staticData));

const remembered = ({ said }: IDataObject) => Object.keys(said as object);

beforeEach(() => {
	forgetSaid();
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

it('knows what was said last, and nothing else', () => {
	const staticData = {};
	const answers = ['5', '5', '6', '5', '5'].map((says) =>
		isRepetition(staticData, OWNER, 'stock 1', says),
	);
	expect(answers).toEqual([false, true, false, false, true]);
});

it('keeps things and triggers apart', () => {
	isRepetition({}, OWNER, 'stock 1', '5');
	expect(isRepetition({}, OWNER, 'stock 2', '5')).toBe(false);
	expect(isRepetition({}, 'https://n8n.example/webhook/2', 'stock 1', '5')).toBe(false);
});

it.each(['toString', '__proto__', 'constructor'])('can be about %s', (about) => {
	const staticData: IDataObject = {};
	expect(isRepetition(staticData, OWNER, about, '5')).toBe(false);
	expect(isRepetition(staticData, OWNER, about, '5')).toBe(true);
});

it('forgets after five minutes, not earlier', () => {
	const staticData = {};
	isRepetition(staticData, OWNER, 'a', '5');
	jest.setSystemTime(Date.now() + 4 * MINUTE);
	expect(isRepetition(staticData, OWNER, 'a', '5')).toBe(true);
	jest.setSystemTime(Date.now() + 2 * MINUTE);
	expect(isRepetition(staticData, OWNER, 'a', '5')).toBe(false);
});

it('does not take all for repetitions when the clock was set back', () => {
	const staticData = {};
	isRepetition(staticData, OWNER, 'a', '5');
	jest.setSystemTime(Date.now() - 60 * MINUTE);
	expect(isRepetition(staticData, OWNER, 'a', '5')).toBe(false);
});

it('knows it again after a restart', () => {
	const staticData: IDataObject = {};
	isRepetition(staticData, OWNER, 'a', '5');
	forgetSaid();
	expect(isRepetition(restored(staticData), OWNER, 'a', '5')).toBe(true);
});

it('believes another process that heard something since', () => {
	isRepetition({}, OWNER, 'a', '5');
	const at = Date.now() + 1_000;
	jest.setSystemTime(at + 1_000);
	const staticData = { said: { a: { says: '6', at } } };
	expect(isRepetition(staticData, OWNER, 'a', '5')).toBe(false);
});

it('is bounded, and the oldest go first', () => {
	const staticData: IDataObject = {};
	for (let index = 0; index < 2_100; index++) {
		isRepetition(staticData, OWNER, String(5_000 - index), '5');
		jest.setSystemTime(Date.now() + 1);
	}
	expect(remembered(staticData)).toHaveLength(2_000);
	expect(isRepetition(staticData, OWNER, String(5_000 - 2_099), '5')).toBe(true);
	expect(isRepetition(staticData, OWNER, '5000', '5')).toBe(false);
});

it('drops what is too old from the static data', () => {
	const staticData: IDataObject = {};
	isRepetition(staticData, OWNER, 'old', '5');
	jest.setSystemTime(Date.now() + 6 * MINUTE);
	isRepetition(staticData, OWNER, 'new', '5');
	expect(remembered(staticData)).toEqual(['new']);
});

it.each([
	[500, false],
	[200, true],
])('after an answer with status %d, knows the next attempt: %s', (statusCode, isKnown) => {
	const staticData = {};
	let finish = () => {};
	const once = (_event: string, listener: () => void) => (finish = listener);
	const response = { statusCode, once } as unknown as Parameters<typeof unsayUnlessStarted>[0];
	isRepetition(staticData, OWNER, 'a', '5');
	unsayUnlessStarted(response, staticData, OWNER, 'a');
	finish();
	expect(isRepetition(staticData, OWNER, 'a', '5')).toBe(isKnown);
});
