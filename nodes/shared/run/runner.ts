import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import type { Operation, Resource } from '../operation/operation';
import type { Service } from '../service/service';
import { wait } from '../lib/wait';
import { itemRunner, type RunItem } from './item';
import { itemContext } from './itemContext';
import { draftMaker } from './read';
import { paceOf, type Pace } from './requestOptions';

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
		const runItem = itemRunner(service, operation, draftMaker(operation, this.getNode()));
		return await forEachItem(this, paceOf(this), runItem);
	};
}

/** What came of an item. */
type Outcome = { items: INodeExecutionData[] } | { error: Error };

/**
 * Begins the items in their order, without waiting for those before: the service's limits decide
 * when their requests are sent.
 *
 * @throws the error of the first item that failed, once all are done
 * @throws Cancelled when the execution is cancelled before all have begun
 */
async function forEachItem(
	run: IExecuteFunctions,
	{ batchSize, batchInterval }: Pace,
	task: RunItem,
): Promise<INodeExecutionData[][]> {
	const signal = run.getExecutionCancelSignal();
	const count = run.getInputData().length;
	const begun: Array<Promise<Outcome>> = [];
	let turnEnds = Date.now() + LONGEST_TURN_MS;
	for (let index = 0; index < count; index++) {
		if (index > 0 && index % batchSize === 0 && batchInterval > 0) {
			await wait(batchInterval, signal);
		} else if (Date.now() > turnEnds) {
			await wait(0, signal);
			turnEnds = Date.now() + LONGEST_TURN_MS;
		}
		begun.push(
			task(itemContext(run, index)).then(
				(items): Outcome => ({ items }),
				(error: Error): Outcome => ({ error: ofItem(error, index) }),
			),
		);
	}
	const outcomes = await Promise.all(begun);
	return [outcomes.flatMap((outcome) => itemsOf(outcome))];
}

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
