import type { INodeParameters } from 'n8n-workflow';
import { figuresOf, note } from './figures';
import { goedGepicktKit } from './goedGepicktJobs';
import { picqerKit, readOrders, type Kit } from './jobs';
import { lagerkollKit } from './lagerkollJobs';
import type { Scene } from './scene';
import { comparisonOf, expectAllThere, through, type FaultSettings } from './through';

/** Items that go through each fault. */
const ITEMS = 500;

/** A fault, and what a user may expect of it. */
export interface FaultCase {
	fault: () => FaultSettings;
	/** Settings of the node, such as its time-out. */
	parameters?: INodeParameters;
	/** What is sent through it; to every service when left out. */
	kits?: readonly Kit[];
	/** Whether no read may fail. */
	readsSucceed?: boolean;
	/** Whether no write may fail either. */
	writesSucceed?: boolean;
}

/** Every service with writes; bol carries its writes out later, so it is only read. */
const everyKit: readonly Kit[] = [picqerKit, goedGepicktKit, lagerkollKit];

/** The same, with bol in place of Picqer where it is read. */
export const kitsWithBol: readonly Kit[] = [
	{ ...picqerKit, name: 'bol and Picqer', read: readOrders },
	goedGepicktKit,
	lagerkollKit,
];

const NOTHING_WRONG = { writtenTwice: [], successNotWritten: [], writtenUnsaid: [] };

/** Sends 500 items of each kind through a fault, to each service. */
export function testFault(
	scene: Scene,
	name: string,
	{ fault, parameters = {}, kits = everyKit, readsSucceed, writesSucceed }: FaultCase,
) {
	describe.each(kits)(`${name}: $name`, ({ name: who, read, add, upsert }) => {
		test('reading', async () => {
			const job = await read(scene, ITEMS);
			const tally = await through(scene, job, fault, { parameters });
			note(`${name}, reading ${job.service}`, figuresOf(scene, job.service, tally));
			expectAllThere(tally, ITEMS);
			if (readsSucceed) expect([...tally.errors]).toEqual([]);
		});

		test('writing what must not be repeated: none twice, and no error hides one', async () => {
			const job = await add(scene, ITEMS);
			const tally = await through(scene, job, fault, { parameters });
			const { uncertain, ...comparison } = comparisonOf(job, tally);
			note(`${name}, writes to ${who}`, {
				...figuresOf(scene, job.service, tally),
				uncertain,
				writtenUnsaid: comparison.writtenUnsaid.length,
			});
			expectAllThere(tally, ITEMS);
			if (writesSucceed) expect([...tally.errors]).toEqual([]);
			expect(comparison).toEqual(NOTHING_WRONG);
		});

		if (!upsert) return;

		test('Create or Update: each exactly once after a second run', async () => {
			const job = await upsert(scene, ITEMS);
			const first = await through(scene, job, fault, { parameters });
			note(`${name}, Create or Update in ${who}`, figuresOf(scene, job.service, first));
			expectAllThere(first, ITEMS);
			if (writesSucceed) expect([...first.errors]).toEqual([]);
			const { writtenTwice, successNotWritten } = comparisonOf(job, first);
			expect({ writtenTwice, successNotWritten }).toEqual({
				writtenTwice: [],
				successNotWritten: [],
			});

			if (first.errors.size > 0) {
				const second = await through(scene, job);
				note(`${name}, second run in ${who}`, figuresOf(scene, job.service, second));
				expectAllThere(second, ITEMS);
				expect([...second.errors]).toEqual([]);
			}
			const notOnce = job.items.filter((_, item) => job.written(item) !== 1);
			expect(notOnce).toEqual([]);
		});
	});
}
