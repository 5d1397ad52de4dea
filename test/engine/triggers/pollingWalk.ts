import { forgetHandOvers } from '../../../nodes/shared/trigger/polling/memory';
import { pass, saved, type Polled, type pollingTriggers } from '../harness/triggerTesting';

/** A polling trigger for new things, and how a test makes some. */
interface Watched extends ReturnType<typeof pollingTriggers> {
	/** The IDs of what a poll gives. */
	idsOf(items: Polled): unknown[];
	/** Makes so many, each a second after the one before, of which the last is a second old; gives their IDs. */
	seed(count: number): unknown[];
	/** Makes one of this moment, or of another; gives its ID. */
	seedOne(moment?: number): unknown;
	/** Changes one that is there. */
	change(): void;
	/** Lets the next request take a moment, where it does not anyway. */
	slowDown?(): void;
}

/** Declares the tests of what is promised of the new things of every service. */
export function describePolling(watched: Watched) {
	const { trigger, activated, idsOf, seed, seedOne } = watched;
	const sorted = (items: Polled) => idsOf(items).sort();

	it('that are there already do not come', async () => {
		seed(2);
		const { poll } = await activated();
		expect(await poll()).toBeNull();
	});

	it('come once, oldest first', async () => {
		const { poll } = await activated();
		const ids = seed(3);
		expect(idsOf(await poll())).toEqual(ids);
		expect(await poll()).toBeNull();
	});

	it('of one second come all, also when one comes later', async () => {
		const { poll } = await activated();
		const second = Math.floor(Date.now() / 1_000) * 1_000;
		const first = [seedOne(second), seedOne(second)];
		expect(sorted(await poll())).toEqual([...first].sort());
		const later = seedOne(second);
		expect(idsOf(await poll())).toEqual([later]);
		expect(await poll()).toBeNull();
	});

	it('of several pages come all, once', async () => {
		const { poll } = await activated();
		const ids = seed(130);
		expect(sorted(await poll())).toEqual([...ids].sort());
		expect(await poll()).toBeNull();
	});

	it('that only change do not come as new', async () => {
		seed(1);
		const { poll } = await activated();
		watched.change();
		expect(await poll()).toBeNull();
	});

	describe('when n8n ends', () => {
		/** A trigger that has handed over two, after a restart of n8n unless told otherwise. */
		const handedOver = async (isRestart = true) => {
			const first = await activated();
			const ids = seed(2);
			await first.poll();
			if (isRestart) forgetHandOvers();
			return { ids, next: trigger({ staticData: saved(first.staticData) }) };
		};

		it('before it saved anything, come again', async () => {
			const { staticData } = await activated();
			const before = saved(staticData);
			const ids = seed(2);
			for (let round = 0; round < 2; round++) {
				expect(idsOf(await trigger({ staticData: before }).poll())).toEqual(ids);
			}
		});

		it('right after it saved, come again, since the execution may not have begun; but once', async () => {
			const { ids, next } = await handedOver();
			const later = seedOne();
			expect(idsOf(await next.poll())).toEqual([...ids, later]);
			expect(await next.poll()).toBeNull();
			forgetHandOvers();
			expect(await trigger({ staticData: saved(next.staticData) }).poll()).toBeNull();
		});

		it('for ever in the same way, do not come for ever', async () => {
			const { ids, next } = await handedOver();
			expect(idsOf(await next.poll())).toEqual(ids);
			forgetHandOvers();
			expect(await trigger({ staticData: saved(next.staticData) }).poll()).toBeNull();
		});

		it('some time after they were handed over, do not come again', async () => {
			const { next } = await handedOver();
			pass(6 * 60_000);
			expect(await next.poll()).toBeNull();
		});

		it('not at all, but the workflow is activated again, do not come again', async () => {
			const { next } = await handedOver(false);
			expect(await next.poll()).toBeNull();
		});
	});

	it('come once to each of two nodes with one ID', async () => {
		const [one, other] = [await activated(), await activated()];
		const ids = seed(2);
		for (const { poll } of [one, other]) expect(idsOf(await poll())).toEqual(ids);
		for (const { poll } of [one, other, one, other]) expect(await poll()).toBeNull();
	});

	it('come once from a poll that outlasts the next one, which n8n must not see end before it', async () => {
		const { poll } = await activated();
		const ended: string[] = [];
		const ids = seed(2);
		watched.slowDown?.();
		const run = async (name: string) => idsOf(await poll().finally(() => ended.push(name)));
		expect(await Promise.all([run('first'), run('second')])).toEqual([ids, []]);
		expect(ended).toEqual(['first', 'second']);
		expect(await poll()).toBeNull();
	});
}
