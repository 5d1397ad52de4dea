import { sleep, type IDataObject } from 'n8n-workflow';
import {
	forgetDeliveries,
	isDuplicate,
	settleWhenAnswered,
} from '../../nodes/shared/webhook/duplicates';

const HOUR = 3_600_000;
const OWNER = 'https://n8n.example/webhook/1';

type Response = Parameters<typeof settleWhenAnswered>[0];

/** Static data as the database gives it back after a restart. */
const restored = (staticData: IDataObject): IDataObject => JSON.parse(JSON.stringify(staticData));

/** A delivery that n8n takes up; gives how n8n answers it later, undefined for a duplicate. */
function begin(staticData: IDataObject, key: string, owner = OWNER) {
	if (isDuplicate(staticData, owner, key)) return undefined;
	let close = () => {};
	const response = { statusCode: 200, once: (_: string, act: () => void) => (close = act) };
	settleWhenAnswered(response as unknown as Response, owner, key);
	return (statusCode: number) => {
		response.statusCode = statusCode;
		close();
	};
}

/** Delivers and answers; gives whether it started the workflow. */
function starts(staticData: IDataObject, key: string, owner = OWNER): boolean {
	const answer = begin(staticData, key, owner);
	answer?.(200);
	return answer !== undefined;
}

/** Those of the keys that a restarted n8n knows again. */
function known(staticData: IDataObject, keys: string[]): string[] {
	forgetDeliveries();
	const after = restored(staticData);
	return keys.filter((key) => isDuplicate(after, OWNER, key));
}

const countIn = ({ deliveries }: IDataObject) => Object.keys(deliveries as object).length;

beforeEach(() => {
	forgetDeliveries();
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

it('knows a delivery again, and no other', () => {
	const staticData = {};
	expect(starts(staticData, 'a')).toBe(true);
	expect(starts(staticData, 'a')).toBe(false);
	expect(starts(staticData, 'b')).toBe(true);
});

it('knows it again before it is answered, and before the static data is saved', () => {
	begin({}, 'a');
	expect(starts({}, 'a')).toBe(false);
});

it('knows it again after a restart', () => {
	const staticData: IDataObject = {};
	starts(staticData, 'a');
	expect(known(staticData, ['a', 'b'])).toEqual(['a']);
});

it('keeps two triggers apart', () => {
	starts({}, 'a');
	expect(starts({}, 'a', 'https://n8n.example/webhook/2')).toBe(true);
});

it('forgets after a day, not earlier', () => {
	const staticData = {};
	starts(staticData, 'a');
	jest.setSystemTime(Date.now() + 23 * HOUR);
	expect(starts(staticData, 'a')).toBe(false);
	jest.setSystemTime(Date.now() + 2 * HOUR);
	expect(starts(staticData, 'a')).toBe(true);
});

it('outlasts the 17 hours for which Picqer repeats a delivery, also over a restart', () => {
	const staticData: IDataObject = {};
	starts(staticData, 'a');
	jest.setSystemTime(Date.now() + 17 * HOUR);
	expect(known(staticData, ['a'])).toEqual(['a']);
});

it.each([
	['words', (index: number) => `orders.created ${index}`],
	['numbers', (index: number) => String(5_000 - index)],
])('is bounded, and the oldest go first: keys that are %s', (_name, key) => {
	const staticData: IDataObject = {};
	for (let index = 0; index < 2_100; index++) {
		starts(staticData, key(index));
		jest.setSystemTime(Date.now() + 1);
	}
	expect(countIn(staticData)).toBe(2_000);
	const some = [key(0), key(98), key(100), key(2_099)];
	expect(known(staticData, some)).toEqual([key(100), key(2_099)]);
});

it('drops what is too old from the static data', () => {
	const staticData: IDataObject = {};
	starts(staticData, 'old');
	jest.setSystemTime(Date.now() + 25 * HOUR);
	starts(staticData, 'new');
	starts(staticData, 'newer');
	expect(countIn(staticData)).toBe(1);
});

it.each([
	[500, true],
	[200, false],
])('after an answer with status %d, the next attempt starts it: %s', (statusCode, isStarted) => {
	const staticData = {};
	begin(staticData, 'a')?.(statusCode);
	expect(starts(staticData, 'a')).toBe(isStarted);
});

it('lets the next attempt start it also when the failed one was saved', () => {
	const staticData: IDataObject = {};
	const answer = begin(staticData, 'a');
	const saved = restored(staticData);
	answer?.(500);
	expect(starts(saved, 'a')).toBe(true);
});

it('saves what was answered with every later delivery, whichever is saved last', () => {
	const [first, second, third]: IDataObject[] = [{}, {}, {}];
	starts(first, 'a');
	starts(second, 'b');
	starts(third, 'c');
	expect(known(third, ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
});

it('does not save with others what n8n has not begun yet', () => {
	const [first, second]: IDataObject[] = [{}, {}];
	begin(first, 'a');
	starts(second, 'b');
	expect(known(second, ['a', 'b'])).toEqual(['b']);
});

it('saves with the last of several what was answered while it was under way', () => {
	const [first, second]: IDataObject[] = [{}, {}];
	const answerFirst = begin(first, 'a');
	begin(second, 'b');
	answerFirst?.(200);
	expect(known(second, ['a', 'b'])).toEqual(['a', 'b']);
});

it('writes once more after n8n has prepared the execution', async () => {
	jest.useRealTimers();
	const staticData: IDataObject = {};
	starts(staticData, 'a');
	// What n8n 2.41 does then: it takes the data for unchanged, and saves later only what is written now.
	delete staticData.deliveries;
	await sleep(20);
	expect(known(staticData, ['a'])).toEqual(['a']);
});
