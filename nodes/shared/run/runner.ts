import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import type { Call, FlowOfAll, ItemContext, Operation, Resource } from '../operation/operation';
import { mustNotBeRepeated } from '../service/failure';
import type { Service } from '../service/service';
import { steadyNow } from '../lib/steadyNow';
import { inTurns, LONGEST_TURN_MS } from '../lib/turns';
import { wait } from '../lib/wait';
import { callsByAccount } from './callsByAccount';
import { remarksOf } from '../service/remarks';
import { hintsFor, showHints } from './hints';
import { itemRunner, itemWork, type ItemWork } from './item';
import { itemContexts } from './itemContexts';
import { draftMaker } from './read';
import { paceOf } from './requestOptions';
import { runContext } from './runContext';
import { triesOf, type Tries } from './tries';
import { UnderWay } from './underWay';

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
		const run = runContext(this);
		const makeDraft = draftMaker(operation, run.getNode(), run.getInputData().length);
		const work = itemWork(service, operation, makeDraft);
		const runItem = itemRunner(service, operation, makeDraft);
		const { together } = operation;
		const tries = triesOf<ItemOutcome>(run);
		const begin = (context: ItemContext): Begun<ItemOutcome> => {
			const before = tries?.outcomeOf(context.getItemIndex());
			if (before) return { preparing: Promise.resolve(), outcome: Promise.resolve(before) };
			const preparing = work.prepare(context);
			const outcome = outcomeOf(context, runItem(context, preparing));
			return { preparing, outcome: tries ? keptFor(tries, context, outcome) : outcome };
		};
		const outcomes = together
			? await allTogether(run, work, together)
			: await forEachItem(run, begin);
		showHints(run, hintsFor(service.name, remarksOf(run), run.getInputData().length));
		const items = outcomes.flatMap((outcome) => itemsOf(outcome));
		return [run.getNode().onError === 'continueErrorOutput' ? items.map(withoutError) : items];
	};
}

/** What came of an item. */
type ItemOutcome = { items: INodeExecutionData[] } | { error: Error };

/** An item with its request, or with why there is none. */
interface Prepared {
	context: ItemContext;
	call?: Call;
	error?: unknown;
}

/** An item whose way has begun. */
interface Begun<T> {
	/** Ends when its request is made, or cannot be made; until then it may use the processor. */
	preparing: Promise<unknown>;
	/** What comes of it; never rejects. */
	outcome: Promise<T>;
}

/** What comes of an item, with an error that n8n can link to it. */
const outcomeOf = async (
	context: ItemContext,
	running: Promise<INodeExecutionData[]>,
): Promise<ItemOutcome> =>
	await running.then(
		(items): ItemOutcome => ({ items }),
		(error: Error): ItemOutcome => ({ error: ofItem(error, context.getItemIndex()) }),
	);

/** What is done stands for later tries; so does what may have been done, unless a try looks for it first. */
async function keptFor(
	tries: Tries<ItemOutcome>,
	context: ItemContext,
	running: Promise<ItemOutcome>,
): Promise<ItemOutcome> {
	const outcome = await running;
	if (errorsIn(outcome).every(mustNotBeRepeated)) tries.keep(context.getItemIndex(), outcome);
	return outcome;
}

/** Why an item failed; with "Continue On Fail" its items tell. */
const errorsIn = (outcome: ItemOutcome): Error[] =>
	'error' in outcome ? [outcome.error] : outcome.items.flatMap(({ error }) => error ?? []);

/**
 * Prepares all items, lets the flow work on those of each account that could be prepared, and makes items
 * of what it gives. The outcomes have the order of the items.
 *
 * @throws Cancelled when the execution is cancelled
 */
async function allTogether(
	run: IExecuteFunctions,
	{ prepare, finish, fail }: ItemWork,
	together: FlowOfAll,
): Promise<ItemOutcome[]> {
	const prepared = await forEachItem(run, (context): Begun<Prepared> => {
		const preparing = prepare(context).then(
			(call) => ({ context, call }),
			(error: unknown) => ({ context, error }),
		);
		return { preparing, outcome: preparing };
	});
	const answerTo = new Map<Call, PromiseSettledResult<IN8nHttpFullResponse>>();
	const ofAccounts = await callsByAccount(prepared.flatMap(({ call }) => call ?? []));
	const working = ofAccounts.map(async (calls) => {
		const answers = await together(calls);
		for (const [index, call] of calls.entries()) answerTo.set(call, answers[index]);
	});
	await Promise.all(working);
	const itemsFor = async ({ context, call, error }: Prepared) => {
		const answer = call && answerTo.get(call);
		if (!answer) return await fail(context, error);
		if (answer.status === 'rejected') return await fail(context, answer.reason, call);
		return await finish(call, answer.value);
	};
	const outcomes: Array<Promise<ItemOutcome>> = [];
	await inTurns(
		prepared,
		(one) => outcomes.push(outcomeOf(one.context, itemsFor(one))),
		run.getExecutionCancelSignal(),
	);
	return await Promise.all(outcomes);
}

/**
 * Begins the items in their order, and as they are needed (`underWay.ts`): the service's limits
 * decide when their requests are sent. An item begins when the one before it is prepared, or waits for
 * a look-up, so that what is prepared in one go is as long as the clock says.
 *
 * @throws Cancelled when the execution is cancelled before all have begun
 */
async function forEachItem<T>(
	run: IExecuteFunctions,
	begin: (context: ItemContext) => Begun<T>,
): Promise<T[]> {
	const { batchSize, batchInterval } = paceOf(run);
	const signal = run.getExecutionCancelSignal();
	const count = run.getInputData().length;
	const outcomes: Array<Promise<T>> = [];
	const contextOf = itemContexts(run);
	const underWay = new UnderWay();
	let turnEnds = steadyNow() + LONGEST_TURN_MS;
	/** Ends when n8n's other tasks have had their turn. */
	let others: Promise<void> | undefined;
	for (let index = 0; index < count; index++) {
		if (index > 0 && index % batchSize === 0 && batchInterval > 0) {
			await wait(batchInterval, signal);
		}
		await underWay.room();
		const { preparing, outcome } = begin(contextOf(index));
		outcomes.push(outcome);
		underWay.began(outcome);
		others ??= wait(0, signal).then(() => {
			others = undefined;
			turnEnds = steadyNow() + LONGEST_TURN_MS;
		});
		await Promise.race([preparing.catch(failsLater), others]);
		if (steadyNow() > turnEnds) await others;
	}
	return await Promise.all(outcomes);
}

/** Why an item could not be prepared is told by its outcome. */
const failsLater = () => {};

/** @throws the error of an item that failed; the first one counts, once all are done */
function itemsOf(outcome: ItemOutcome): INodeExecutionData[] {
	if ('error' in outcome) throw outcome.error;
	return outcome.items;
}

/**
 * An item for the error output, where n8n puts the fields of its input beside the message, so that a workflow
 * knows which order failed; of an item with an error it would keep the message alone.
 */
function withoutError(item: INodeExecutionData): INodeExecutionData {
	const { error, ...kept } = item;
	return error ? kept : item;
}

/** n8n links an error to its item by this. */
function ofItem(error: Error, itemIndex: number): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
	}
	return error;
}
