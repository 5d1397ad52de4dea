import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { digestOf } from '../lib/digest';
import { Kept } from '../lib/kept';
import type { Call } from '../operation/operation';
import { mustNotBeRepeated } from '../service/failure';

/** What came of items in the tries of a run, by item: n8n gives each try the same ones. */
const outcomes = new WeakMap<INodeExecutionData, Map<string, unknown>>();

/** What the tries of a run tell each other. */
export interface Tries<T> {
	/** What came of an item in an earlier try, if that stands. */
	outcomeOf(index: number): T | undefined;
	/** Lets what came of an item stand for later tries. */
	keep(index: number, outcome: T): void;
}

/**
 * With n8n's "Retry On Fail" all items run again when one of them failed. What was made for the others
 * would be made twice, so each try has to know what came of them.
 *
 * @returns undefined where n8n does not try again
 */
export function triesOf<T>(run: IExecuteFunctions): Tries<T> | undefined {
	const { id, retryOnFail } = run.getNode();
	if (!retryOnFail) return undefined;
	const items = run.getInputData();
	// A node in a loop runs several times, perhaps for the same items.
	const name = `${id} ${String(run.getWorkflowDataProxy(0).$runIndex)}`;
	return {
		// Each run of a node has outcomes of one type.
		outcomeOf: (index) => outcomes.get(items[index])?.get(name) as T | undefined,
		keep: (index, outcome) => {
			const ofItem = outcomes.get(items[index]) ?? new Map<string, unknown>();
			outcomes.set(items[index], ofItem.set(name, outcome));
		},
	};
}

/** Far more than fail while one is tried again. */
const MOST_FAILED = 1_000;

/** Why tools failed that may have done what they were asked for, by execution and request. */
const failed = new Kept<{ error?: Error }>(MOST_FAILED, () => false);

/**
 * The same for a tool that n8n runs by its own engine for declarative nodes: each of its tries has a run and
 * an item of its own there, so that only the request tells that it is the same. What may have been done fails
 * again as it did.
 */
export async function triedOnce<T>(call: Call, task: () => Promise<T>): Promise<T> {
	const { context, request } = call;
	const { id, retryOnFail } = context.getNode();
	if (!retryOnFail) return await task();
	const { method, url, qs, body } = request;
	const name = digestOf(JSON.stringify([context.getExecutionId(), id, method, url, qs, body]));
	const last = failed.get(name, () => ({}));
	if (last.error) throw last.error;
	return await task().catch((error: Error) => {
		if (mustNotBeRepeated(error)) last.error = error;
		throw error;
	});
}
