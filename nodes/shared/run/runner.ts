import {
	NodeApiError,
	NodeOperationError,
	type DeclarativeRestApiSettings,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { Operation } from '../describe/operation';
import type { Resource } from '../describe/resource';
import { wait } from '../request/wait';
import { itemContext } from './itemContext';
import { paceOf, type Pace } from './requestOptions';
import { requestOf, routedParameters } from './routing';

/** What a node says of all its requests. */
type Node = Pick<INodeTypeDescription, 'requestDefaults' | 'requestOperations'>;

type Flow = (
	this: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;

/** How long items are prepared in one go, in ms, before others in this n8n have their turn. */
const LONGEST_TURN_MS = 10;

/**
 * Runs the operations of a declarative node from its descriptions, in place of n8n's own engine for
 * them. That one evaluates each expression four times (twice more for every further parameter of the
 * same name, as there are for "Additional Fields"), walks through all parameters of the node twice
 * for each item, and prepares all items in one go before the first request: `npm run bench` shows
 * what that costs. The descriptions stay what n8n knows; its engine would run them with the same
 * outcome.
 */
export function operationsOf(
	resources: Resource[],
	node: Node,
): NonNullable<INodeType['customOperations']> {
	return Object.fromEntries(
		resources.map(({ value, operations }) => [
			value,
			Object.fromEntries(
				operations.map((operation) => [operation.option.value, runner(operation, node)]),
			),
		]),
	);
}

function runner(operation: Operation, node: Node) {
	const { routing } = operation.option;
	const defaults = node.requestDefaults ?? {};
	const flow = (routing?.operations ?? node.requestOperations)?.pagination as Flow;
	const shaping = routing?.output?.postReceive ?? [];
	const postReceive = [
		{ data: {}, actions: shaping },
	] as DeclarativeRestApiSettings.ResultOptions['postReceive'];

	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const parameters = routedParameters(operation, this.getNode());
		return await forEachItem(this, paceOf(this), async (context) => {
			const making = requestOf(context, operation, parameters, defaults);
			// The flow reports it, as it does for steps that fail.
			const made = await making.catch((error: Error) => ({ failedStep: error }));
			return await flow.call(context, { options: made, postReceive } as never);
		});
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
	task: (context: IExecutePaginationFunctions) => Promise<INodeExecutionData[]>,
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
