import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { inTurn } from '../../nodes/shared/polling/turns';

const items: INodeExecutionData[][] = [[{ json: { id: 1 } }]];

describe('polls of a polling trigger', () => {
	const warn = jest.fn();
	const context = { logger: { warn } } as unknown as IPollFunctions;
	const failing = async () => await Promise.reject(new Error('The service is down'));
	let owners = 0;
	const newOwner = () => `node ${++owners}`;

	beforeEach(() => warn.mockClear());

	it('give the items of one, and nothing from another at the same time, which ends after it', async () => {
		const owner = newOwner();
		const ended: string[] = [];
		let finish = () => {};
		const first = inTurn(
			context,
			owner,
			true,
			async () => await new Promise((resolve) => (finish = () => resolve(items))),
		).finally(() => ended.push('first'));
		const second = inTurn(context, owner, true, failing).finally(() => ended.push('second'));
		finish();
		expect(await Promise.all([first, second])).toEqual([items, null]);
		expect(ended).toEqual(['first', 'second']);
		expect(await inTurn(context, owner, true, async () => items)).toEqual(items);
	});

	it('of other nodes do not wait', async () => {
		const never = inTurn(context, newOwner(), true, async () => await new Promise(() => {}));
		expect(await inTurn(context, newOwner(), true, async () => items)).toEqual(items);
		expect(never).toBeInstanceOf(Promise);
	});

	it('fail, but for the first one after a start of n8n, which only warns', async () => {
		const owner = newOwner();
		expect(await inTurn(context, owner, true, failing)).toBeNull();
		expect(warn).toHaveBeenCalledWith(expect.stringContaining('The service is down'));
		await expect(inTurn(context, owner, true, failing)).rejects.toThrow('The service is down');
		expect(await inTurn(context, owner, true, async () => items)).toEqual(items);
	});

	it('fail when the workflow is published for the first time', async () => {
		const owner = newOwner();
		for (let attempt = 0; attempt < 3; attempt++) {
			await expect(inTurn(context, owner, false, failing)).rejects.toThrow('The service is down');
		}
		expect(warn).not.toHaveBeenCalled();
	});

	it('are short after a start of n8n, which waits for the first one', async () => {
		const owner = newOwner();
		const times: number[] = [];
		const poll = async (longestMs: number) => {
			times.push(longestMs);
			return await Promise.resolve(items);
		};
		await inTurn(context, owner, true, poll);
		await inTurn(context, owner, true, poll);
		// n8n gives up after 84 seconds: 70 % of its lease of two minutes.
		expect(times[0]).toBeLessThan(0.7 * 120_000);
		expect(times[1]).toBe(Infinity);
	});
});
