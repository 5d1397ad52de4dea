import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { cancelSignalOf, wait } from '../../nodes/shared/lib/wait';
import { oneAtATime, type Turn } from '../../nodes/shared/trigger/polling/oneAtATime';
import { testNode } from './context';

const items: INodeExecutionData[][] = [[{ json: { id: 1 } }]];

describe('polls of a polling trigger', () => {
	const warn = jest.fn();
	const context = { logger: { warn }, getNode: () => testNode } as unknown as IPollFunctions;
	const failing = async () => await Promise.reject(new Error('The service is down'));
	const finding = async () => await Promise.resolve(items);
	/** One poll of a node whose workflow n8n knows, or that is published for the first time. */
	const poll = async (
		owner: string,
		run: Parameters<typeof oneAtATime>[2],
		{ isKnown = true, of = 'settings' }: Partial<Turn> = {},
	) => await oneAtATime(context, { owner, of, isKnown }, run);
	/** A poll that ends when it is told to. */
	function held(result: INodeExecutionData[][] | null) {
		let finish = () => {};
		const run = async () =>
			await new Promise<typeof result>((resolve) => (finish = () => resolve(result)));
		return { run, finish: () => finish() };
	}
	let owner: string;
	let owners = 0;

	beforeEach(() => {
		jest.useFakeTimers();
		warn.mockClear();
		owner = `node ${++owners}`;
	});
	afterEach(() => jest.useRealTimers());

	it('give the items of one, and nothing from another at the same time, which ends after it', async () => {
		const ended: string[] = [];
		const { run, finish } = held(items);
		const first = poll(owner, run).finally(() => ended.push('first'));
		const second = poll(owner, failing).finally(() => ended.push('second'));
		finish();
		expect(await Promise.all([first, second])).toEqual([items, null]);
		expect(ended).toEqual(['first', 'second']);
		expect(await poll(owner, finding)).toEqual(items);
	});

	it('begin after another with other settings, since that did not look for them', async () => {
		const { run, finish } = held(null);
		const first = poll(owner, run, { of: 'old' });
		const other = poll(owner, finding, { isKnown: false, of: 'new' });
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
			const first = poll(owner, hanging);
			await jest.advanceTimersByTimeAsync(MINUTE);
			expect(await first).toBeNull();
			expect(warn).toHaveBeenCalledWith(expect.stringContaining('within 60 seconds'));
		});

		it('say so to the user who publishes the workflow', async () => {
			const first = poll(owner, hanging, { isKnown: false }).catch(String);
			await jest.advanceTimersByTimeAsync(MINUTE);
			expect(await first).toContain('The service did not answer within 60 seconds');
		});
	});

	it('of other nodes do not wait', async () => {
		const never = poll('another node', held(null).run);
		expect(await poll(owner, finding)).toEqual(items);
		expect(never).toBeInstanceOf(Promise);
	});

	it('fail, but for the first one after a start of n8n, which only warns', async () => {
		expect(await poll(owner, failing)).toBeNull();
		expect(warn).toHaveBeenCalledWith(expect.stringContaining('The service is down'));
		await expect(poll(owner, failing)).rejects.toThrow('The service is down');
		expect(await poll(owner, finding)).toEqual(items);
	});

	it('fail when the workflow is published for the first time', async () => {
		for (let attempt = 0; attempt < 3; attempt++) {
			const failed = poll(owner, failing, { isKnown: false });
			await expect(failed).rejects.toThrow('The service is down');
		}
		expect(warn).not.toHaveBeenCalled();
	});

	it('are short after a start of n8n, which waits for the first one', async () => {
		const times: number[] = [];
		const timing = async (_context: IPollFunctions, longestMs: number) => {
			times.push(longestMs);
			return await finding();
		};
		for (let round = 0; round < 2; round++) await poll(owner, timing);
		// n8n gives up after 84 seconds: 70 % of its lease of two minutes.
		expect(times[0]).toBeLessThan(0.7 * 120_000);
		expect(times[1]).toBe(Infinity);
	});
});
