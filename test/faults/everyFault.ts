import type { INodeParameters } from 'n8n-workflow';
import { figuresOf, note } from './figures';
import { addComments, upsertOrders, type MakeJob } from './jobs';
import type { Scene } from './scene';
import { comparisonOf, expectAllThere, through, type FaultSettings } from './through';

/** Items that go through each fault. */
const ITEMS = 500;

/** A fault, and what a user may expect of it. */
export interface FaultCase {
	fault: () => FaultSettings;
	/** Settings of the node, such as its time-out. */
	parameters?: INodeParameters;
	/** What the reads are. */
	read: MakeJob;
	/** Whether no read may fail. */
	readsSucceed?: boolean;
	/** Whether no write may fail either. */
	writesSucceed?: boolean;
}

const NOTHING_WRONG = { writtenTwice: [], successNotWritten: [], writtenUnsaid: [] };

/** Sends 500 items of each kind through a fault. */
export function testFault(
	scene: Scene,
	name: string,
	{ fault, parameters = {}, read, readsSucceed, writesSucceed }: FaultCase,
) {
	describe(name, () => {
		test('reading', async () => {
			const job = await read(scene, ITEMS);
			const tally = await through(scene, job, fault, { parameters });
			note(`${name}, reading ${job.service}`, figuresOf(scene, job.service, tally));
			expectAllThere(tally, ITEMS);
			if (readsSucceed) expect([...tally.errors]).toEqual([]);
		});

		test('adding comments: none twice, and no error hides one', async () => {
			const job = await addComments(scene, ITEMS);
			const tally = await through(scene, job, fault, { parameters });
			const { uncertain, ...comparison } = comparisonOf(job, tally);
			note(`${name}, comments`, {
				...figuresOf(scene, job.service, tally),
				uncertain,
				writtenUnsaid: comparison.writtenUnsaid.length,
			});
			expectAllThere(tally, ITEMS);
			if (writesSucceed) expect([...tally.errors]).toEqual([]);
			expect(comparison).toEqual(NOTHING_WRONG);
		});

		test('orders by Create or Update: each exactly once after a second run', async () => {
			const job = await upsertOrders(scene, ITEMS);
			const first = await through(scene, job, fault, { parameters });
			note(`${name}, orders`, figuresOf(scene, job.service, first));
			expectAllThere(first, ITEMS);
			if (writesSucceed) expect([...first.errors]).toEqual([]);
			const { writtenTwice, successNotWritten } = comparisonOf(job, first);
			expect({ writtenTwice, successNotWritten }).toEqual({
				writtenTwice: [],
				successNotWritten: [],
			});

			if (first.errors.size > 0) {
				const second = await through(scene, job);
				note(`${name}, orders, second run`, figuresOf(scene, job.service, second));
				expectAllThere(second, ITEMS);
				expect([...second.errors]).toEqual([]);
			}
			const notOnce = job.items.filter((_, item) => job.written(item) !== 1);
			expect(notOnce).toEqual([]);
		});
	});
}
