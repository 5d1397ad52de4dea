import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { cancelSignalOf, wait } from '../../nodes/shared/lib/wait';
import { oneAtATime, type Turn } from '../../nodes/shared/trigger/polling/oneAtATime';
import { testNode } from './context';

const items: INodeExecutionData[][] = [[{ json: { id: 1 } }]];

describe('polls of a polling trigger', () => {
	const warn = jest.fn();
	const context = { logger: { warn }, getNode: () => testNode } as unknown as IPollFunctions;
	const failing = async () => await Promise.reject(new Error('The service is down'));
	const turn = (owner: string, isKnown: boolean, of = 'settings'): Turn => ({ owner, of, isKnown });
	let owners = 0;
	const newOwner = () => `node ${++owners}`;

	beforeEach(() => {
		jest.useFakeTimers();
		warn.mockClear();
	});
	afterEach(() => jest.useRealTimers());

	it('give the items of one, and nothing from another at the same time, which ends after it', async () => {
		const owner = newOwner();
		const ended: string[] = [];
		let finish = () => {};
		const first = oneAtATime(
			context,
			turn(owner, true),
			async () => await new Promise((resolve) => (finish = () => resolve(items))),
		).finally(() => ended.push('first'));
		const second = oneAtATime(context, turn(owner, true), failing).finally(() =>
			ended.push('second'),
		);
		finish();
		expect(await Promise.all([first, second])).toEqual([items, null]);
		expect(ended).toEqual(['first', 'second']);
		expect(await oneAtATime(context, turn(owner, true), async () => items)).toEqual(items);
	});

	it('begin after another with other settings, since that did not look for them', async () => {
		const owner = newOwner();
		let finish = () => {};
		const first = oneAtATime(
			context,
			turn(owner, true, 'old'),
			async () => await new Promise((resolve) => (finish = () => resolve(null))),
		);
		const other = oneAtATime(context, turn(owner, false, 'new'), async () => items);
		finish();
		expect(await Promise.all([first, other])).toEqual([null, items]);
	});

	describe('while the service takes requests and never answers', () => {
		const MINUTE = 60_000;
		const hanging = async (limited: IPollFunctions) => {
			await wait(10 * MINUTE, cancelSignalOf(limited));
			return items;
		};

		it('give up the first one after a start of n8n in time, with a warning', async () => {
			const owner = newOwner();
			const first = oneAtATime(context, turn(owner, true), hanging);
			await jest.advanceTimersByTimeAsync(MINUTE);
			expect(await first).toBeNull();
			expect(warn).toHaveBeenCalledWith(expect.stringContaining('within 60 seconds'));
		});

		it('say so to the user who publishes the workflow', async () => {
			const first = oneAtATime(context, turn(newOwner(), false), hanging).catch(String);
			await jest.advanceTimersByTimeAsync(MINUTE);
			expect(await first).toContain('The service did not answer within 60 seconds');
		});
	});

	it('of other nodes do not wait', async () => {
		const never = oneAtATime(
			context,
			turn(newOwner(), true),
			async () => await new Promise(() => {}),
		);
		expect(await oneAtATime(context, turn(newOwner(), true), async () => items)).toEqual(items);
		expect(never).toBeInstanceOf(Promise);
	});

	it('fail, but for the first one after a start of n8n, which only warns', async () => {
		const owner = newOwner();
		expect(await oneAtATime(context, turn(owner, true), failing)).toBeNull();
		expect(warn).toHaveBeenCalledWith(expect.stringContaining('The service is down'));
		await expect(oneAtATime(context, turn(owner, true), failing)).rejects.toThrow(
			'The service is down',
		);
		expect(await oneAtATime(context, turn(owner, true), async () => items)).toEqual(items);
	});

	it('fail when the workflow is published for the first time', async () => {
		const owner = newOwner();
		for (let attempt = 0; attempt < 3; attempt++) {
			await expect(oneAtATime(context, turn(owner, false), failing)).rejects.toThrow(
				'The service is down',
			);
		}
		expect(warn).not.toHaveBeenCalled();
	});

	it('are short after a start of n8n, which waits for the first one', async () => {
		const owner = newOwner();
		const times: number[] = [];
		const poll = async (_context: IPollFunctions, longestMs: number) => {
			times.push(longestMs);
			return await Promise.resolve(items);
		};
		await oneAtATime(context, turn(owner, true), poll);
		await oneAtATime(context, turn(owner, true), poll);
		// n8n gives up after 84 seconds: 70 % of its lease of two minutes.
		expect(times[0]).toBeLessThan(0.7 * 120_000);
		expect(times[1]).toBe(Infinity);
	});
});
