import { sleep, type INodeParameters } from 'n8n-workflow';
import { startNode, type NodeRunResult } from '../engine/harness';
import type { Fault } from '../../sandbox/faults';
import type { Job } from './jobs';
import { until, type Scene } from './scene';

/** A fault, without saying whom it meets. */
export type FaultSettings = Omit<Fault, 'service' | 'match'>;

/** What became of the items of a run. */
export interface Tally {
	succeeded: number[];
	/** What each failed item says. */
	errors: Map<number, string>;
	/** Items without any outcome. */
	lost: number[];
	/** Items with more than one outcome. */
	doubled: number[];
}

/** What an error says about a request that may have been carried out. */
const UNCERTAIN = /may have carried it out/;

/** Sorts the items that came out of a node by what became of those that went in. */
export function tallyOf({ items: [rows = []] }: NodeRunResult, count: number): Tally {
	const outcomes = Array.from({ length: count }, (): unknown[] => []);
	for (const { json, pairedItem } of rows) {
		outcomes[(pairedItem as { item: number }).item].push(json.error);
	}
	const which = (isSo: (errors: unknown[]) => boolean) =>
		outcomes.flatMap((errors, item) => (isSo(errors) ? [item] : []));
	return {
		succeeded: which((errors) => errors.length > 0 && errors[0] === undefined),
		errors: new Map(
			which(([error]) => error !== undefined).map((item) => [item, String(outcomes[item][0])]),
		),
		lost: which((errors) => errors.length === 0),
		doubled: which((errors) => errors.length > 1),
	};
}

/** How a job goes through a fault, beside what the job says itself. */
export interface Passage {
	/** Settings of the node, such as its time-out. */
	parameters?: INodeParameters;
	/** How often the fault is made anew when its time is up; 1 when left out. */
	rounds?: number;
}

/** Switches a fault on as often as told, each time when the last one ends. */
async function rage(add: () => FaultSettings, rounds: number, isOver: () => boolean) {
	for (let round = 1; ; round++) {
		const { forMs } = add();
		if (round === rounds || forMs === undefined) return;
		await sleep(forMs);
		if (isOver()) return;
	}
}

/** Runs a job, and switches a fault on when it is under way. */
export async function through(
	scene: Scene,
	job: Job,
	fault?: () => FaultSettings,
	{ parameters: settings, rounds = 1 }: Passage = {},
): Promise<Tally> {
	const { sandbox } = scene;
	sandbox.clearCounters();
	const { service, path, items } = job;
	const parameters = { ...job.parameters, ...settings };
	const { result } = startNode(scene.run(service, parameters, { items, continueOnFail: true }));
	let isOver = false;
	let raging = Promise.resolve();
	if (fault) {
		await Promise.race([
			until(() => scene.requests(service) >= job.faultsBeginAt),
			result.then(({ error }) => {
				throw error ?? new Error('The run was over before the fault began');
			}),
		]);
		const add = () => {
			const settingsOfRound = fault();
			sandbox.addFault({ ...settingsOfRound, service, match: { path } });
			return settingsOfRound;
		};
		raging = rage(add, rounds, () => isOver);
	}
	const { error, ...output } = await result;
	isOver = true;
	await raging;
	if (error) throw error;
	await scene.settled(service);
	sandbox.clearFaults();
	return tallyOf(output as NodeRunResult, items.length);
}

/** Expects every item to have come out once, as a success or with an error that says what happened. */
export function expectAllThere({ succeeded, errors, lost, doubled }: Tally, count: number) {
	expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
	expect(succeeded.length + errors.size).toBe(count);
	const unclear = [...errors.values()].filter(
		(error) => !/^(bol|Picqer|GoedGepickt|Lagerkoll)\b.{5}/.test(error),
	);
	expect(unclear).toEqual([]);
}

/** What a job has written, beside what its items say. */
export function comparisonOf(job: Job, { succeeded, errors }: Tally) {
	const all = job.items.map((_, item) => item);
	const isCertain = (item: number) => !UNCERTAIN.test(errors.get(item) ?? '');
	return {
		writtenTwice: all.filter((item) => job.written(item) > 1),
		successNotWritten: succeeded.filter((item) => job.written(item) === 0),
		/** Written, although the error sounds as if it were not. */
		writtenUnsaid: [...errors.keys()].filter((item) => isCertain(item) && job.written(item) > 0),
		/** For the table in docs/reliability.md. */
		uncertain: [...errors.keys()].filter((item) => !isCertain(item)).length,
	};
}
