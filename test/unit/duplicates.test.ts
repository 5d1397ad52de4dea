import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import {
	forgetDeliveries,
	isDuplicate,
	isRepetition,
} from '../../nodes/shared/trigger/deliveries/duplicates';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OWNER = 'https://n8n.example/webhook/1';

type Judge = (context: IWebhookFunctions) => boolean;

/** Static data as the database gives it back after a restart. */
const restored = (staticData: IDataObject): IDataObject => JSON.parse(JSON.stringify(staticData));

/** A delivery that n8n takes up; gives how n8n answers it later, undefined for one that came before. */
function begin(staticData: IDataObject, cameBefore: Judge) {
	let close = () => {};
	const response = { statusCode: 200, once: (_: string, act: () => void) => (close = act) };
	const context = {
		getWorkflowStaticData: () => staticData,
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	if (cameBefore(context)) return undefined;
	return (statusCode: number) => {
		response.statusCode = statusCode;
		close();
	};
}

/** Delivers and answers; gives whether it started the workflow. */
function starts(staticData: IDataObject, cameBefore: Judge): boolean {
	const answer = begin(staticData, cameBefore);
	answer?.(200);
	return answer !== undefined;
}

const keyed =
	(key: string, owner = OWNER): Judge =>
	(context) =>
		isDuplicate(context, owner, key);

const said =
	(about: string, says: string, owner = OWNER): Judge =>
	(context) =>
		isRepetition(context, owner, about, says);

/** Those of the keys that a restarted n8n knows again. */
function known(staticData: IDataObject, keys: string[]): string[] {
	forgetDeliveries();
	const after = restored(staticData);
	return keys.filter((key) => begin(after, keyed(key)) === undefined);
}

const countIn = ({ deliveries }: IDataObject) => Object.keys(deliveries as object).length;

beforeEach(() => {
	forgetDeliveries();
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

describe('a delivery with a key', () => {
	it('is known again, and no other', () => {
		const staticData = {};
		expect(starts(staticData, keyed('a'))).toBe(true);
		expect(starts(staticData, keyed('a'))).toBe(false);
		expect(starts(staticData, keyed('b'))).toBe(true);
	});

	it('is known again before it is answered, and before the static data is saved', () => {
		begin({}, keyed('a'));
		expect(starts({}, keyed('a'))).toBe(false);
	});

	it('is known again after a restart', () => {
		const staticData: IDataObject = {};
		starts(staticData, keyed('a'));
		expect(known(staticData, ['a', 'b'])).toEqual(['a']);
	});

	it('is that of one trigger', () => {
		starts({}, keyed('a'));
		expect(starts({}, keyed('a', 'https://n8n.example/webhook/2'))).toBe(true);
	});

	it('is forgotten after a day, not earlier', () => {
		const staticData = {};
		starts(staticData, keyed('a'));
		jest.setSystemTime(Date.now() + 23 * HOUR);
		expect(starts(staticData, keyed('a'))).toBe(false);
		jest.setSystemTime(Date.now() + 2 * HOUR);
		expect(starts(staticData, keyed('a'))).toBe(true);
	});

	it('is known for the 17 hours for which Picqer repeats it, also over a restart', () => {
		const staticData: IDataObject = {};
		starts(staticData, keyed('a'));
		jest.setSystemTime(Date.now() + 17 * HOUR);
		expect(known(staticData, ['a'])).toEqual(['a']);
	});

	it.each([
		['words', (index: number) => `orders.created ${index}`],
		['numbers', (index: number) => String(5_000 - index)],
		[
			'names of what every object has',
			(index: number) => ['__proto__', 'toString'][index] ?? `${index}`,
		],
	])('is one of 2,000 at most, of which the oldest go first: keys that are %s', (_name, key) => {
		const staticData: IDataObject = {};
		for (let index = 0; index < 2_100; index++) {
			starts(staticData, keyed(key(index)));
			jest.setSystemTime(Date.now() + 1);
		}
		expect(countIn(staticData)).toBe(2_000);
		const some = [key(0), key(98), key(100), key(2_099)];
		expect(known(staticData, some)).toEqual([key(100), key(2_099)]);
	});

	it('leaves the static data when it is too old', () => {
		const staticData: IDataObject = {};
		starts(staticData, keyed('old'));
		jest.setSystemTime(Date.now() + 25 * HOUR);
		starts(staticData, keyed('new'));
		starts(staticData, keyed('newer'));
		expect(countIn(staticData)).toBe(1);
	});

	it.each([
		[500, true],
		[200, false],
	])(
		'that n8n answered with %d starts the workflow with the next attempt: %s',
		(status, isStarted) => {
			const staticData = {};
			begin(staticData, keyed('a'))?.(status);
			expect(starts(staticData, keyed('a'))).toBe(isStarted);
		},
	);

	it('that failed starts it with the next attempt also when it was saved', () => {
		const staticData: IDataObject = {};
		const answer = begin(staticData, keyed('a'));
		const saved = restored(staticData);
		answer?.(500);
		expect(starts(saved, keyed('a'))).toBe(true);
	});
});

describe('what is saved', () => {
	it('has all that was answered, whichever delivery is saved last', () => {
		const [first, second, third]: IDataObject[] = [{}, {}, {}];
		starts(first, keyed('a'));
		starts(second, keyed('b'));
		starts(third, keyed('c'));
		expect(known(third, ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
	});

	it('has not what n8n has not begun yet', () => {
		const [first, second]: IDataObject[] = [{}, {}];
		begin(first, keyed('a'));
		starts(second, keyed('b'));
		expect(known(second, ['a', 'b'])).toEqual(['b']);
	});

	it('has what was answered while the delivery was under way', () => {
		const [first, second]: IDataObject[] = [{}, {}];
		const answerFirst = begin(first, keyed('a'));
		begin(second, keyed('b'));
		answerFirst?.(200);
		expect(known(second, ['a', 'b'])).toEqual(['a', 'b']);
	});

	it('has what another process has saved since', () => {
		const [ours, theirs]: IDataObject[] = [{}, {}];
		starts(theirs, keyed('a'));
		forgetDeliveries();
		starts(ours, keyed('b'));
		const loaded = restored({ ...theirs });
		expect(starts(loaded, keyed('a'))).toBe(false);
	});

	it('is written once more after n8n has prepared the execution', async () => {
		jest.useRealTimers();
		const staticData: IDataObject = {};
		starts(staticData, keyed('a'));
		starts(staticData, keyed('b'));
		// What n8n 2.41 does then: it takes the data for unchanged, and saves later only what is written now.
		delete staticData.deliveries;
		await sleep(20);
		expect(known(staticData, ['a', 'b'])).toEqual(['a', 'b']);
	});
});

describe('a delivery that says something about a thing', () => {
	it('is a repetition of the last one only', () => {
		const staticData = {};
		const answers = ['5', '5', '6', '5', '5'].map((says) => starts(staticData, said('1', says)));
		expect(answers).toEqual([true, false, true, true, false]);
	});

	it('is one also while the last one is under way', () => {
		const staticData = {};
		begin(staticData, said('1', '5'));
		expect(starts(staticData, said('1', '5'))).toBe(false);
		begin(staticData, said('1', '6'));
		expect(starts(staticData, said('1', '5'))).toBe(true);
	});

	it('is compared with the one that came last, not with the one that was answered last', () => {
		const staticData = {};
		const answerFirst = begin(staticData, said('1', '5'));
		jest.setSystemTime(Date.now() + 1);
		const answerSecond = begin(staticData, said('1', '6'));
		answerSecond?.(200);
		answerFirst?.(200);
		expect(starts(staticData, said('1', '6'))).toBe(false);
	});

	it('is one for the same thing and trigger', () => {
		starts({}, said('1', '5'));
		expect(starts({}, said('2', '5'))).toBe(true);
		expect(starts({}, said('1', '5', 'https://n8n.example/webhook/2'))).toBe(true);
	});

	it('is one for an hour, not longer', () => {
		const staticData = {};
		starts(staticData, said('1', '5'));
		jest.setSystemTime(Date.now() + 59 * MINUTE);
		expect(starts(staticData, said('1', '5'))).toBe(false);
		jest.setSystemTime(Date.now() + 2 * MINUTE);
		expect(starts(staticData, said('1', '5'))).toBe(true);
	});

	it('is none for ever after the clock was set back', () => {
		const staticData = {};
		starts(staticData, said('1', '5'));
		jest.setSystemTime(Date.now() - 2 * HOUR);
		expect(starts(staticData, said('1', '5'))).toBe(true);
	});

	it('is known again after a restart', () => {
		const staticData: IDataObject = {};
		starts(staticData, said('1', '5'));
		forgetDeliveries();
		expect(starts(restored(staticData), said('1', '5'))).toBe(false);
	});

	it('counts what another process heard since', () => {
		starts({}, said('1', '5'));
		const later: IDataObject = {};
		jest.setSystemTime(Date.now() + 1_000);
		starts(later, said('1', '6'));
		const atTheOther = restored(later);
		forgetDeliveries();
		jest.setSystemTime(Date.now() - 1_000);
		starts({}, said('1', '5'));
		jest.setSystemTime(Date.now() + 2_000);
		expect(starts(atTheOther, said('1', '5'))).toBe(true);
	});

	it.each([
		[500, true],
		[200, false],
	])(
		'that n8n answered with %d starts the workflow with the next attempt: %s',
		(status, isStarted) => {
			const staticData = {};
			begin(staticData, said('1', '5'))?.(status);
			expect(starts(staticData, said('1', '5'))).toBe(isStarted);
		},
	);
});
