import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import type { Call, FlowOfAll, ItemContext, Operation, Resource } from '../operation/operation';
import type { Service } from '../service/service';
import { wait } from '../lib/wait';
import { remarksOf } from '../service/remarks';
import { hintsFor, showHints } from './hints';
import { itemRunner, itemWork, type ItemWork, type RunItem } from './item';
import { itemContext } from './itemContext';
import { draftMaker } from './read';
import { paceOf } from './requestOptions';

/** How long items are prepared in one go, in ms, before others in this n8n have their turn. */
const LONGEST_TURN_MS = 10;

/**
 * Runs the operations of a node from their records, in place of n8n's own engine for declarative nodes.
 * That one evaluates each expression four times (twice more for every further parameter of the same
 * name, as there are for "Additional Fields"), walks through all parameters of the node twice for each
 * item, and prepares all items in one go before the first request: `npm run bench` shows what that
 * costs.
 */
export function operationsOf(
	service: Service,
	resources: readonly Resource[],
): NonNullable<INodeType['customOperations']> {
	return Object.fromEntries(
		resources.map(({ value, operations }) => [
			value,
			Object.fromEntries(
				operations.map((operation) => [operation.value, runnerOf(service, operation)]),
			),
		]),
	);
}

function runnerOf(service: Service, operation: Operation) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const makeDraft = draftMaker(operation, this.getNode());
		const { together } = operation;
		const outcomes = together
			? await allTogether(this, itemWork(service, operation, makeDraft), together)
			: await forEachItem(this, outcomeOf(itemRunner(service, operation, makeDraft)));
		showHints(this, hintsFor(service.name, remarksOf(this), this.getInputData().length));
		return [outcomes.flatMap((outcome) => itemsOf(outcome))];
	};
}

/** What came of an item. */
type Outcome = { items: INodeExecutionData[] } | { error: Error };

/** An item with its request, or with why there is none. */
interface Prepared {
	context: ItemContext;
	call?: Call;
	error?: unknown;
}

/** What comes of an item, with an error that n8n can link to it. */
const outcomeOf =
	(runItem: RunItem) =>
	async (context: ItemContext): Promise<Outcome> =>
		await runItem(context).then(
			(items): Outcome => ({ items }),
			(error: Error): Outcome => ({ error: ofItem(error, context.getItemIndex()) }),
		);

/**
 * Prepares all items, lets the flow work on those that could be prepared, and makes items of what it
 * gives. The outcomes have the order of the items.
 *
 * @throws Cancelled when the execution is cancelled
 */
async function allTogether(
	run: IExecuteFunctions,
	{ prepare, finish, fail }: ItemWork,
	together: FlowOfAll,
): Promise<Outcome[]> {
	const prepared = await forEachItem(
		run,
		async (context): Promise<Prepared> =>
			await prepare(context).then(
				(call) => ({ context, call }),
				(error: unknown) => ({ context, error }),
			),
	);
	const calls = prepared.flatMap(({ call }) => call ?? []);
	const answers = await together(calls);
	const answerTo = new Map(calls.map((call, index) => [call, answers[index]]));
	return await Promise.all(
		prepared.map(async ({ context, call, error }) => {
			const answer = call && answerTo.get(call);
			return await outcomeOf(async () => {
				if (!answer) return await fail(context, error);
				if (answer.status === 'rejected') return await fail(context, answer.reason, call);
				return await finish(call, answer.value);
			})(context);
		}),
	);
}

/**
 * Begins the items in their order, without waiting for those before: the service's limits decide
 * when their requests are sent.
 *
 * @param task what is done for an item; it must not throw
 * @throws Cancelled when the execution is cancelled before all have begun
 */
async function forEachItem<T>(
	run: IExecuteFunctions,
	task: (context: ItemContext) => Promise<T>,
): Promise<T[]> {
	const { batchSize, batchInterval } = paceOf(run);
	const signal = run.getExecutionCancelSignal();
	const count = run.getInputData().length;
	const begun: Array<Promise<T>> = [];
	let turnEnds = Date.now() + LONGEST_TURN_MS;
	for (let index = 0; index < count; index++) {
		if (index > 0 && index % batchSize === 0 && batchInterval > 0) {
			await wait(batchInterval, signal);
		} else if (Date.now() > turnEnds) {
			await wait(0, signal);
			turnEnds = Date.now() + LONGEST_TURN_MS;
		}
		begun.push(task(itemContext(run, index)));
	}
	return await Promise.all(begun);
}

/** @throws the error of an item that failed; the first one counts, once all are done */
function itemsOf(outcome: Outcome): INodeExecutionData[] {
	if ('error' in outcome) throw outcome.error;
	return outcome.items;
}

/** n8n links an error to its item by this. */
function ofItem(error: Error, itemIndex: number): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
	}
	return error;
}
