import type { IDataObject } from 'n8n-workflow';
import { forgetHandOvers } from '../../../nodes/shared/trigger/polling/memory';
import { failure, pass, saved, type Polled, type pollingTriggers } from '../harness/triggerTesting';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
	/** Takes away all that are there. */
	clear(): void;
	/** Lets the service refuse a page of the list until the function is called that it gives. */
	refuse(page: number): () => void;
	/** What an error says of that. */
	refusal: string;
	/** Another kind of event that these are news of, too. */
	otherEvent: string;
	/** Lets the next request take a moment, where it does not anyway. */
	slowDown?(): void;
}

/** What a poll gives; nothing may be left for the next one. */
export async function once(poll: () => Promise<Polled>): Promise<Polled> {
	const items = await poll();
	expect(await poll()).toBeNull();
	return items;
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
		expect(idsOf(await once(poll))).toEqual(ids);
	});

	it('of one second come all, also when one comes later', async () => {
		const { poll } = await activated();
		const second = Math.floor(Date.now() / 1_000) * 1_000;
		const first = [seedOne(second), seedOne(second)];
		expect(sorted(await poll())).toEqual([...first].sort());
		const later = seedOne(second);
		expect(idsOf(await once(poll))).toEqual([later]);
	});

	it('of several pages come all, once', async () => {
		const { poll } = await activated();
		const ids = seed(130);
		expect(sorted(await once(poll))).toEqual([...ids].sort());
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
			expect(idsOf(await once(next.poll))).toEqual([...ids, later]);
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
			pass(6 * MINUTE);
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

	it.each([30 * MINUTE, 2 * HOUR, 10 * DAY])('come after a pause of %d ms', async (pause) => {
		watched.clear();
		seedOne();
		const { poll } = await activated();
		pass(pause);
		const ids = [0.9, 0.5, 0.1].map((part) => seedOne(Date.now() - part * pause));
		// Some services are read a week at a time.
		expect([...idsOf(await poll()), ...idsOf(await poll())]).toEqual(ids);
		expect(await poll()).toBeNull();
	});

	describe('while the service is down', () => {
		it.each([1, 2])('move nothing: page %d', async (page) => {
			const { poll, staticData } = await activated();
			const before = saved(staticData);
			const ids = seed(60);
			const mend = watched.refuse(page);
			expect((await failure(poll)).message).toContain(watched.refusal);
			expect(staticData).toEqual(before);
			mend();
			expect(sorted(await poll())).toEqual([...ids].sort());
		});

		it('do not count as looked for at the first activation', async () => {
			const { poll, staticData } = trigger();
			watched.refuse(1);
			await failure(poll);
			expect(staticData).toEqual({});
		});
	});

	describe('from a date', () => {
		const from = (startFrom: string) => trigger({ parameters: { options: { startFrom } } });

		it('come with the first poll, once', async () => {
			watched.clear();
			const now = Date.now();
			const [, ...wanted] = [3 * DAY, 2 * DAY - MINUTE, HOUR].map((ago) => seedOne(now - ago));
			const { poll } = from(new Date(now - 2 * DAY).toISOString());
			expect(idsOf(await once(poll))).toEqual(wanted);
			const later = seedOne();
			expect(idsOf(await poll())).toEqual([later]);
		});

		it('come without those before', async () => {
			seed(2);
			expect(await from(new Date(Date.now() + HOUR).toISOString()).poll()).toBeNull();
		});

		it('that is none are refused', async () => {
			expect((await failure(from('soon').poll)).message).toContain('Start From: "soon"');
		});
	});

	it('come when another kind of event is watched, and that one goes on later', async () => {
		const { staticData } = await activated();
		pass(HOUR);
		const id = seedOne(Date.now() - MINUTE);
		const event = watched.otherEvent;
		const second = trigger({ parameters: { event }, staticData: saved(staticData) });
		expect(idsOf(await second.poll())).toEqual([id]);
		const third = trigger({ staticData: saved(second.staticData) });
		expect(idsOf(await third.poll())).toEqual([id]);
	});

	it.each([[], null, {}, { event: 'x', position: { known: {} } }])(
		'do not begin anew in silence where what n8n kept is damaged: %j',
		async (memory) => {
			const { message } = await failure(trigger({ staticData: { memory } as IDataObject }).poll);
			expect(message).toBe('What n8n kept of the earlier polls is damaged');
		},
	);

	describe('of a test run', () => {
		it('are the newest five, and change nothing', async () => {
			const { staticData } = await activated();
			const ids = seed(7);
			const before = saved(staticData);
			const manual = trigger({ staticData: saved(staticData), manual: true });
			const newest = ids.slice(2).reverse();
			for (let run = 0; run < 2; run++) expect(idsOf(await manual.poll())).toEqual(newest);
			expect(manual.staticData).toEqual(before);
		});

		it('say so when there are none', async () => {
			watched.clear();
			expect((await failure(trigger({ manual: true }).poll)).message).toMatch(/no (such )?orders/);
		});
	});
}
