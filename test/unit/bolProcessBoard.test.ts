import { steadyNow } from '../../nodes/shared/lib/steadyNow';
import {
	atBoard,
	ProcessBoard,
	type Waiting,
	type ProcessStatus,
	type Reader,
} from '../../nodes/Bol/process/processBoard';
import { Cancelled } from '../../nodes/shared/lib/wait';

const HOUR = 3_600_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const statusOf = (
	processStatusId: string,
	status: ProcessStatus['status'] = 'SUCCESS',
): ProcessStatus => ({ processStatusId, eventType: 'CREATE_SHIPMENT', status });

/** bol, as the items of a board see it: which requests it got, and what it answers. */
class Bol {
	readonly single: string[] = [];

	readonly shared: string[][] = [];

	many = async (ids: string[]): Promise<ProcessStatus[]> => ids.map((id) => statusOf(id));

	reader(processStatusId: string, more: Partial<Reader> = {}): Reader {
		return {
			processStatusId,
			deadline: steadyNow() + HOUR,
			readOne: async () => {
				this.single.push(processStatusId);
				return statusOf(processStatusId);
			},
			readMany: async (ids) => {
				this.shared.push(ids);
				return await this.many(ids);
			},
			...more,
		};
	}
}

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

const passes = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

/** A board, and so many items that wait at it: what each is told after a pause of a second. */
function waiting(count: number, bol = new Bol(), board = new ProcessBoard()) {
	const places = idsUpTo(count).map((id) => board.join(bol.reader(id)));
	const nexts = async (ms: number) =>
		await Promise.all(places.map(async (place) => await place.next(ms)));
	return { bol, board, nexts, statuses: nexts(1_000) };
}

test('ten items are read one by one', async () => {
	const { bol, statuses } = waiting(10);
	await passes(1_000);
	expect(await statuses).toEqual(idsUpTo(10).map((id) => statusOf(id)));
	expect(bol).toMatchObject({ single: idsUpTo(10), shared: [] });
});

test('eleven items are read by one request', async () => {
	const { bol, statuses } = waiting(11);
	await passes(2_000);
	expect(await statuses).toEqual(idsUpTo(11).map((id) => statusOf(id)));
	expect(bol).toMatchObject({ single: [], shared: [idsUpTo(11)] });
});

test('a request has at most 1000 IDs, and the others come next', async () => {
	const { bol, statuses } = waiting(2_500);
	await passes(5_000);
	expect((await statuses).map(({ processStatusId }) => processStatusId)).toEqual(idsUpTo(2_500));
	expect(Math.max(...bol.shared.map(({ length }) => length))).toBe(1_000);
	expect(new Set(bol.shared.flat()).size).toBe(2_500);
	expect(bol.single).toEqual([]);
});

test('items whose pause is not over are told, too', async () => {
	const { bol, board, statuses } = waiting(10);
	const patient = board.join(bol.reader('patient')).next(HOUR);
	await passes(2_000);
	await statuses;
	expect(await patient).toEqual(statusOf('patient'));
	expect(bol.shared).toHaveLength(1);
	expect(bol.single).toEqual([]);
});

test('one that bol leaves out reads its own status', async () => {
	const { bol, statuses } = waiting(11);
	bol.many = async (ids) => ids.filter((id) => id !== '7').map((id) => statusOf(id));
	await passes(2_000);
	expect(await statuses).toHaveLength(11);
	expect(bol.single).toEqual(['7']);
});

test('after a failure all read one by one for half a minute, then together again', async () => {
	const { bol, nexts, statuses } = waiting(11);
	const answers = bol.many;
	bol.many = async () => await Promise.reject(new Error('bol answers 503'));
	await passes(2_000);
	expect(await statuses).toHaveLength(11);
	expect(bol.single).toHaveLength(11);

	bol.many = answers;
	const soon = nexts(1_000);
	await passes(2_000);
	await soon;
	expect([bol.single.length, bol.shared.length]).toEqual([22, 1]);

	const later = nexts(30_000);
	await passes(31_000);
	await later;
	expect([bol.single.length, bol.shared.length]).toEqual([22, 2]);
});

test('a single reading that fails is the error of its item only', async () => {
	const { bol, board, statuses } = waiting(11);
	bol.many = async (ids) => ids.filter((id) => id !== 'lost').map((id) => statusOf(id));
	const readOne = async () => await Promise.reject(new Error('404'));
	const lost = board.join(bol.reader('lost', { readOne })).next(1_000);
	const failure = expect(lost).rejects.toThrow('404');
	await passes(2_000);
	await failure;
	expect(await statuses).toHaveLength(11);
});

test('an item whose deadline comes during a shared request does not wait for it', async () => {
	const { bol, board } = waiting(11);
	bol.many = async () => await new Promise(() => {});
	const deadline = steadyNow() + 3_000;
	const hurried = board.join(bol.reader('hurried', { deadline })).next(1_000);
	await passes(2_999);
	expect(bol.single).toEqual([]);
	await passes(1);
	expect(await hurried).toEqual(statusOf('hurried'));
	expect(bol.single).toEqual(['hurried']);
});

test('when the run that asks is cancelled, another asks', async () => {
	const [bol, board] = [new Bol(), new ProcessBoard()];
	const controller = new AbortController();
	const readMany = async (ids: string[]) => {
		bol.shared.push(ids);
		controller.abort();
		throw new Cancelled();
	};
	const cancelled = board.join(bol.reader('0', { signal: controller.signal, readMany }));
	const ended = expect(cancelled.next(1_000)).rejects.toThrow(Cancelled);
	const { statuses } = waiting(11, bol, board);
	await passes(2_000);
	await ended;
	expect(await statuses).toHaveLength(11);
	expect(bol.shared).toHaveLength(2);
	expect(bol.single).toEqual([]);
});

test.each([
	['during the pause', 500],
	['before the shared request', 1_100],
	['during the shared request', 1_700],
])('a cancellation %s ends all waits at once, and nothing more is asked', async (_, moment) => {
	const bol = new Bol();
	const board = new ProcessBoard();
	bol.many = async () => await new Promise(() => {});
	const controller = new AbortController();
	const waits = idsUpTo(11).map(async (id) => {
		const place = board.join(bol.reader(id, { signal: controller.signal }));
		await place.next(1_000).finally(() => board.leave(place));
	});
	const results = Promise.allSettled(waits);
	await passes(moment);
	const asked = bol.shared.length;
	controller.abort();
	await passes(0);
	const outcomes = await results;
	expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
	await passes(60_000);
	expect(bol.shared).toHaveLength(asked);
	expect(bol.single).toEqual([]);
	expect(board.isEmpty).toBe(true);
});

describe('boards of accounts', () => {
	const waitAt = async (account: string, bol: Bol, ids: string[]) => {
		const wait = async (place: Waiting) => await place.next(1_000);
		return await Promise.all(ids.map(async (id) => await atBoard(account, bol.reader(id), wait)));
	};

	test('runs of one account share a request; another account has its own', async () => {
		const [mine, other] = [new Bol(), new Bol()];
		const all = [
			waitAt('a', mine, ['1', '2', '3', '4', '5', '6']),
			waitAt('a', mine, ['7', '8', '9', '10', '11']),
			waitAt('b', other, ['1', '2']),
		];
		await passes(2_000);
		await Promise.all(all);
		expect(mine.shared).toEqual([idsUpTo(11)]);
		expect(other.shared).toEqual([]);
		expect(other.single).toEqual(['1', '2']);
	});

	test('a board that all have left is forgotten with what went wrong', async () => {
		const bol = new Bol();
		const answers = bol.many;
		const failing = async () => await Promise.reject(new Error('bol answers 503'));
		for (const many of [failing, answers]) {
			bol.many = many;
			const waits = waitAt('c', bol, idsUpTo(11));
			await passes(2_000);
			await waits;
		}
		expect(bol.shared).toHaveLength(2);
		expect(bol.single).toHaveLength(11);
	});
});
