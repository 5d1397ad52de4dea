import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import {
	answerIfRepeated,
	forgetDeliveries,
	type Statement,
} from '../../nodes/shared/trigger/deliveries/duplicates';
import { readDeliveries } from '../../nodes/shared/trigger/deliveries/savedDeliveries';
import { collectGarbage } from './garbage';
import { randomFrom } from './limitedServer';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OWNER = 'https://n8n.example/webhook/1';

type Judged = Statement & { owner: string };

/** Static data as the database gives it back after a restart. */
const restored = (staticData: IDataObject): IDataObject => JSON.parse(JSON.stringify(staticData));

/** Ends a delivery: how n8n answers it, and whether the service was still there then. */
type Answer = (statusCode: number, isHungUp?: boolean) => void;

/**
 * A delivery that n8n takes up.
 *
 * @returns how n8n answers it later; the status of the answer for one that starts nothing
 */
async function begin(staticData: IDataObject, { owner, ...statement }: Judged) {
	let close = () => {};
	let refusal = 0;
	const response = {
		statusCode: 200,
		writableEnded: false,
		writableFinished: false,
		once: (_: string, act: () => void) => (close = act),
		status: (status: number) => {
			refusal = status;
			return response;
		},
		json: () => response,
	};
	const context = {
		getWorkflowStaticData: () => staticData,
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	if (await answerIfRepeated(context, owner, statement)) return refusal;
	const answer: Answer = (statusCode, isHungUp = false) => {
		if (isHungUp) close();
		Object.assign(response, { statusCode, writableEnded: true, writableFinished: !isHungUp });
		if (!isHungUp) close();
	};
	return answer;
}

/** A delivery that starts the workflow, or would. */
async function begun(staticData: IDataObject, judged: Judged): Promise<Answer> {
	const answer = await begin(staticData, judged);
	if (typeof answer === 'number') throw new Error('It came before');
	return answer;
}

/** Delivers and answers; gives whether it started the workflow. */
async function starts(staticData: IDataObject, judged: Judged): Promise<boolean> {
	const answer = await begin(staticData, judged);
	if (typeof answer === 'number') return false;
	answer(200);
	return true;
}

const keyed = (key: string, owner = OWNER): Judged => ({ about: key, says: '', owner });

const said = (says: string, about = '1', owner = OWNER): Judged => ({ about, says, owner });

/** Delivers one after the other to one trigger, or lets so many ms pass; gives which started the workflow. */
async function startedBy(...steps: Array<Judged | number>): Promise<boolean[]> {
	const staticData = {};
	const started: boolean[] = [];
	for (const step of steps) {
		if (typeof step === 'number') jest.setSystemTime(Date.now() + step);
		else started.push(await starts(staticData, step));
	}
	return started;
}

/** Those of the keys that a restarted n8n knows again. */
async function known(staticData: IDataObject, keys: string[]): Promise<string[]> {
	forgetDeliveries();
	const after = restored(staticData);
	const found: string[] = [];
	for (const key of keys) if ((await begin(after, keyed(key))) === 200) found.push(key);
	return found;
}

const countIn = ({ deliveries }: IDataObject) => readDeliveries(deliveries).length;

beforeEach(() => {
	forgetDeliveries();
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

describe('a delivery with a key', () => {
	it.each<[string, Array<Judged | number>, boolean[]]>([
		['is known again, and no other', [keyed('a'), keyed('a'), keyed('b')], [true, false, true]],
		[
			'is forgotten after a day, not earlier',
			[keyed('a'), 23 * HOUR, keyed('a'), 2 * HOUR, keyed('a')],
			[true, false, true],
		],
		[
			'that says something about a thing is a repetition of the last one only',
			['5', '5', '6', '5', '5'].map((says) => said(says)),
			[true, false, true, true, false],
		],
		[
			'that says something is a repetition for an hour, not longer',
			[said('5'), 59 * MINUTE, said('5'), 2 * MINUTE, said('5')],
			[true, false, true],
		],
		[
			'that says something is none for ever after the clock was set back',
			[said('5'), -2 * HOUR, said('5')],
			[true, true],
		],
		[
			'that says something is compared with the last one also when the clock was set back',
			[said('5'), -30_000, said('6'), said('5')],
			[true, true, true],
		],
	])('%s', async (_name, steps, started) => {
		expect(await startedBy(...steps)).toEqual(started);
	});

	it('is known again before it is answered, and before the static data is saved', async () => {
		const answer = await begun({}, keyed('a'));
		const copy = begin({}, keyed('a'));
		answer(200);
		expect(await copy).toBe(200);
	});

	it('waits for what becomes of the first, and starts the workflow when that has failed', async () => {
		const answer = await begun({}, keyed('a'));
		const copies = [begin({}, keyed('a')), begin({}, keyed('a'))];
		answer(500);
		const second = await copies[0];
		expect(typeof second).toBe('function');
		if (typeof second === 'function') second(200);
		expect(await copies[1]).toBe(200);
	});

	it('is asked for again when that takes long', async () => {
		await begun({}, keyed('a'));
		const copy = begin({}, keyed('a'));
		await jest.advanceTimersByTimeAsync(3_000);
		expect(await copy).toBe(503);
	});

	it.each([
		[500, true],
		[200, false],
	])('whose service hung up before n8n answered %d counts again: %s', async (status, isStarted) => {
		const staticData = {};
		(await begun(staticData, keyed('a')))(status, true);
		await jest.advanceTimersByTimeAsync(1_000);
		expect(await starts(staticData, keyed('a'))).toBe(isStarted);
	});

	it('is one of 4,000 at most, of which the oldest go first, whatever the keys are', async () => {
		const staticData: IDataObject = {};
		// Words, numbers that fall, and names of what every object has.
		const key = (index: number) =>
			['__proto__', 'toString'][index] ??
			(index % 2 ? `orders.created ${index}` : `${9_000 - index}`);
		for (let index = 0; index < 4_100; index++) {
			await starts(staticData, keyed(key(index)));
			jest.setSystemTime(Date.now() + 1);
		}
		expect(countIn(staticData)).toBe(4_000);
		const kept = [100, 101, 4_098, 4_099].map(key);
		expect(await known(staticData, [...[0, 1, 98, 99].map(key), ...kept])).toEqual(kept);
	});

	it('leaves the static data when it is too old', async () => {
		const staticData: IDataObject = {};
		await starts(staticData, keyed('old'));
		jest.setSystemTime(Date.now() + 25 * HOUR);
		await starts(staticData, keyed('new'));
		await starts(staticData, keyed('newer'));
		expect(countIn(staticData)).toBe(2);
	});

	it.each([
		[500, keyed('a'), true],
		[200, keyed('a'), false],
		[500, said('5'), true],
		[200, said('5'), false],
	])(
		'that n8n answered with %d starts the workflow with the next attempt: %j, %s',
		async (status, judged, isStarted) => {
			const staticData = {};
			(await begun(staticData, judged))(status);
			expect(await starts(staticData, judged)).toBe(isStarted);
		},
	);

	it('that failed starts it with the next attempt also when it was saved', async () => {
		const staticData: IDataObject = {};
		const answer = await begun(staticData, keyed('a'));
		const saved = restored(staticData);
		answer(500);
		expect(await starts(saved, keyed('a'))).toBe(true);
	});
});

describe('what is saved', () => {
	it('has all that was answered, whichever delivery is saved last', async () => {
		const [first, second, third]: IDataObject[] = [{}, {}, {}];
		await starts(first, keyed('a'));
		await starts(second, keyed('b'));
		await starts(third, keyed('c'));
		expect(await known(third, ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
	});

	it('has not what n8n has not begun yet', async () => {
		const [first, second]: IDataObject[] = [{}, {}];
		await begin(first, keyed('a'));
		await starts(second, keyed('b'));
		expect(await known(second, ['a', 'b'])).toEqual(['b']);
	});

	it('has what was answered while the delivery was under way', async () => {
		const [first, second]: IDataObject[] = [{}, {}];
		const answerFirst = await begun(first, keyed('a'));
		await begin(second, keyed('b'));
		answerFirst(200);
		expect(await known(second, ['a', 'b'])).toEqual(['a', 'b']);
	});

	it('has what another process has saved since', async () => {
		const [ours, theirs]: IDataObject[] = [{}, {}];
		await starts(theirs, keyed('a'));
		forgetDeliveries();
		await starts(ours, keyed('b'));
		const loaded = restored({ ...theirs });
		expect(await starts(loaded, keyed('a'))).toBe(false);
	});

	it('keeps neither the request nor the static data, once n8n has done with them', async () => {
		jest.useRealTimers();
		const kept: Array<WeakRef<object>> = [];
		for (let index = 0; index < 20; index++) {
			const staticData = {};
			const answer = await begun(staticData, keyed(`event ${index}`));
			answer(200);
			kept.push(new WeakRef(answer), new WeakRef(staticData));
		}
		await sleep(20);
		collectGarbage();
		// The engine may hold on to the last one or two.
		expect(kept.filter((one) => one.deref()).length).toBeLessThan(10);
	});

	it('is written once more after n8n has prepared the execution', async () => {
		jest.useRealTimers();
		const staticData: IDataObject = {};
		await starts(staticData, keyed('a'));
		await starts(staticData, keyed('b'));
		// What n8n 2.41 does then: it takes the data for unchanged, and saves later only what is written now.
		delete staticData.deliveries;
		await sleep(20);
		expect(await known(staticData, ['a', 'b'])).toEqual(['a', 'b']);
	});
});

describe('a delivery that says something about a thing', () => {
	it('is one also while the last one is under way', async () => {
		const staticData = {};
		const answer = await begun(staticData, said('5'));
		const copy = starts(staticData, said('5'));
		answer(200);
		expect(await copy).toBe(false);
		await begin(staticData, said('6'));
		expect(await starts(staticData, said('5'))).toBe(true);
	});

	it('is compared with the one that came last, not with the one that was answered last', async () => {
		const staticData = {};
		const answerFirst = await begun(staticData, said('5'));
		jest.setSystemTime(Date.now() + 1);
		const answerSecond = await begun(staticData, said('6'));
		answerSecond(200);
		answerFirst(200);
		expect(await starts(staticData, said('6'))).toBe(false);
	});

	it('is one for the same thing and trigger', async () => {
		await starts({}, said('5'));
		expect(await starts({}, said('5', '2'))).toBe(true);
		expect(await starts({}, said('5', '1', 'https://n8n.example/webhook/2'))).toBe(true);
	});

	it('counts what another process heard since', async () => {
		await starts({}, said('5'));
		const later: IDataObject = {};
		jest.setSystemTime(Date.now() + 1_000);
		await starts(later, said('6'));
		const atTheOther = restored(later);
		forgetDeliveries();
		jest.setSystemTime(Date.now() - 1_000);
		await starts({}, said('5'));
		jest.setSystemTime(Date.now() + 2_000);
		expect(await starts(atTheOther, said('5'))).toBe(true);
	});
});

describe('the last word about a thing', () => {
	it('is not that of a slow delivery that is saved last', async () => {
		const [slow, quick]: IDataObject[] = [{}, {}];
		const answerSlow = await begun(slow, said('5'));
		(await begun(quick, said('6')))(200);
		answerSlow(200);
		forgetDeliveries();
		expect(await starts(restored(slow), said('5'))).toBe(true);
	});

	it('is not that of an execution that ends long after', async () => {
		const [long, quick]: IDataObject[] = [{}, {}];
		await starts(long, said('5'));
		await starts(quick, said('6'));
		forgetDeliveries();
		expect(await starts(restored(long), said('5'))).toBe(true);
	});
});

describe('what is saved of hundreds of deliveries', () => {
	it('takes less than half of what it took as objects', async () => {
		const staticData: IDataObject = {};
		for (let index = 0; index < 500; index++) {
			await starts(staticData, keyed(`event ${index}`));
			jest.setSystemTime(Date.now() + 10_000);
		}
		expect(countIn(staticData)).toBe(500);
		expect(JSON.stringify(staticData).length).toBeLessThan(7_500);
	});

	it('says nothing where it was damaged', () => {
		expect(readDeliveries('nonsense abcdefgh.zz')).toHaveLength(1);
		expect(readDeliveries({ abcdefgh: [1, ''] })).toEqual([]);
	});
});

describe('random sequences with restarts, slow answers and clock jumps', () => {
	const SEQUENCES = 50;
	const STEPS = 60;

	/** An event that n8n has taken up. */
	interface TakenUp {
		says: string;
		staticData: IDataObject;
		answer: Answer;
		isStarted?: boolean;
		/** Whether n8n was started again since, so that it saves nothing of it any more. */
		isOver?: boolean;
	}

	/** Sends stock of one product in a random way; gives how many events were refused as repeated. */
	async function run(seed: number): Promise<number> {
		forgetDeliveries();
		jest.setSystemTime(1_800_000_000_000);
		const random = randomFrom(seed);
		const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)];
		let database: IDataObject = {};
		let all: TakenUp[] = [];
		let repeated = 0;
		for (let step = 0; step < STEPS; step++) {
			jest.setSystemTime(Date.now() + Math.floor(random() * 5_000));
			const underWay = all.filter(({ isStarted }) => isStarted === undefined);
			const saved = all.filter(({ isStarted }) => isStarted);
			const action = random();
			if (action < 0.5) {
				const says = pick(['5', '6']);
				// A copy of what is under way would wait for its answer.
				if (underWay.at(-1)?.says === says) continue;
				const staticData = restored(database);
				const answer = await begin(staticData, said(says));
				if (typeof answer === 'function') {
					all.push({ says, staticData, answer });
				} else {
					// Nothing is lost: the last that started the workflow said the same.
					expect([seed, step, saved.at(-1)?.says]).toEqual([seed, step, says]);
					repeated++;
				}
			} else if (action < 0.8 && underWay.length > 0) {
				const one = pick(underWay);
				one.isStarted = random() < 0.7;
				one.answer(one.isStarted ? 200 : 500);
				if (one.isStarted) database = restored(one.staticData);
			} else if (action < 0.86 && saved.some(({ isOver }) => !isOver)) {
				// An execution that took long ends, and n8n saves what it has of the static data.
				database = restored(pick(saved.filter(({ isOver }) => !isOver)).staticData);
			} else if (action < 0.92) {
				jest.setSystemTime(Date.now() + Math.floor((random() - 0.5) * 4 * HOUR));
			} else if (underWay.length === 0) {
				forgetDeliveries();
				all = saved.map((one) => ({ ...one, isOver: true }));
			}
		}
		return repeated;
	}

	it.each(Array.from({ length: 4 }, (_, part) => part))('lose nothing: part %d', async (part) => {
		let repeated = 0;
		for (let index = 0; index < SEQUENCES; index++) repeated += await run(part * SEQUENCES + index);
		// The same sequences do drop what is repeated.
		expect(repeated).toBeGreaterThan(SEQUENCES);
	});
});
