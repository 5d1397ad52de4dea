import type { INodeParameters } from 'n8n-workflow';
import { figuresOf, note } from './figures';
import { goedGepicktKit } from './goedGepicktJobs';
import { picqerKit, readOrders, type Job, type Kit, type MakeJob } from './jobs';
import { lagerkollKit } from './lagerkollJobs';
import type { Scene } from './scene';
import { comparisonOf, expectAllThere, through, type FaultSettings } from './through';

/** Items that go through each fault. */
export const ITEMS = 500;

/** A fault, and what a user may expect of it. */
export interface FaultCase {
	fault: () => FaultSettings;
	/** How often the fault is made anew when its time is up, for headers that name a moment; 1 when left out. */
	rounds?: number;
	/** Settings of the node, such as its time-out. */
	parameters?: INodeParameters;
	/** What is sent through it; to every service when left out. */
	kits?: readonly Kit[];
	/** Whether no read may fail: of a fault so rare that no request meets it in all of its four tries. */
	readsSucceed?: boolean;
	/** Whether no write may fail either. */
	writesSucceed?: boolean;
}

/** Every service with writes; bol carries its writes out later, so it is only read. */
export const everyKit: readonly Kit[] = [picqerKit, goedGepicktKit, lagerkollKit];

/** The same, with bol in place of Picqer where it is read. */
export const kitsWithBol: readonly Kit[] = [
	{ ...picqerKit, name: 'bol and Picqer', read: readOrders },
	goedGepicktKit,
	lagerkollKit,
];

const NOTHING_WRONG = { writtenTwice: [], successNotWritten: [], writtenUnsaid: [] };

/** One kind of requests on its way through a fault. */
interface Attempt {
	/** What the figures are noted under. */
	name: string;
	/** Whom it is sent to. */
	who: string;
	job: Job;
	fault: FaultCase;
}

/** Reads the items of a job through a fault, and checks that each has an outcome. */
export async function tryReading(scene: Scene, { name, job, fault }: Attempt): Promise<void> {
	const tally = await through(scene, job, fault.fault, fault);
	note(`${name}, reading ${job.service}`, figuresOf(scene, job.service, tally));
	expectAllThere(tally, job.items.length);
	if (fault.readsSucceed) expect([...tally.errors]).toEqual([]);
}

/** Sends writes that must not be repeated: none may be done twice, and no error may hide one. */
export async function tryAdding(scene: Scene, { name, who, job, fault }: Attempt): Promise<void> {
	const tally = await through(scene, job, fault.fault, fault);
	const { uncertain, ...comparison } = comparisonOf(job, tally);
	note(`${name}, writes to ${who}`, {
		...figuresOf(scene, job.service, tally),
		uncertain,
		writtenUnsaid: comparison.writtenUnsaid.length,
	});
	expectAllThere(tally, job.items.length);
	if (fault.writesSucceed) expect([...tally.errors]).toEqual([]);
	expect(comparison).toEqual(NOTHING_WRONG);
}

/** Sends items to Create or Update; after a second run for what failed, each must be there once. */
export async function tryUpserting(
	scene: Scene,
	{ name, who, job, fault }: Attempt,
): Promise<void> {
	const first = await through(scene, job, fault.fault, fault);
	note(`${name}, Create or Update in ${who}`, figuresOf(scene, job.service, first));
	expectAllThere(first, job.items.length);
	if (fault.writesSucceed) expect([...first.errors]).toEqual([]);
	const { writtenTwice, successNotWritten } = comparisonOf(job, first);
	expect({ writtenTwice, successNotWritten }).toEqual({ writtenTwice: [], successNotWritten: [] });

	if (first.errors.size > 0) {
		const second = await through(scene, job);
		note(`${name}, second run in ${who}`, figuresOf(scene, job.service, second));
		expectAllThere(second, job.items.length);
		expect([...second.errors]).toEqual([]);
	}
	const notOnce = job.items.filter((_, item) => job.written(item) !== 1);
	expect(notOnce).toEqual([]);
}

/** Sends 500 items of each kind through a fault, to each service. */
export function testFault(scene: Scene, name: string, fault: FaultCase) {
	describe.each(fault.kits ?? everyKit)(`${name}: $name`, ({ name: who, read, add, upsert }) => {
		const attempt = async (makeJob: MakeJob): Promise<Attempt> => ({
			name,
			who,
			job: await makeJob(scene, ITEMS),
			fault,
		});

		test('reading', async () => await tryReading(scene, await attempt(read)));

		test('writing what must not be repeated: none twice, and no error hides one', async () => {
			await tryAdding(scene, await attempt(add));
		});

		if (!upsert) return;

		test('Create or Update: each exactly once after a second run', async () => {
			await tryUpserting(scene, await attempt(upsert));
		});
	});
}
