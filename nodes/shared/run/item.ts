import {
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IN8nHttpFullResponse,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { asObject } from '../lib/isObject';
import { rateLimitOptionsOf } from '../operation/rateLimitOptions';
import { Incomplete, type Call, type ItemContext, type Operation } from '../operation/operation';
import type { Answer } from '../operation/answerKinds';
import { remarksOf } from '../service/remarks';
import { send } from '../service/send';
import type { Service } from '../service/service';
import { Cancelled } from '../lib/wait';
import type { MakeDraft } from './read';
import { requestOf } from './request';
import { bodyAs } from '../service/body';

/**
 * What runs an operation for one item.
 *
 * @param preparing its request, where that is being made already
 */
type RunItem = (context: ItemContext, preparing?: Promise<Call>) => Promise<INodeExecutionData[]>;

/** The parts of one item's way. */
export interface ItemWork {
	/**
	 * Makes the request of the item's inputs.
	 *
	 * @throws NodeOperationError for inputs that cannot be used
	 */
	prepare(context: ItemContext): Promise<Call>;
	/** Makes items of the answer. */
	finish(call: Call, answer: IN8nHttpFullResponse): Promise<INodeExecutionData[]>;
	/**
	 * With "Continue On Fail" a failed item becomes an item with its error.
	 *
	 * @param call missing where the item failed before there was one
	 * @throws the error, without "Continue On Fail"
	 */
	fail(context: ItemContext, error: unknown, call?: Call): Promise<INodeExecutionData[]>;
}

/** The parts of one item's way through an operation. */
export function itemWork(service: Service, operation: Operation, makeDraft: MakeDraft): ItemWork {
	return {
		prepare: async (context) => await callFor(service, operation, makeDraft, context),
		finish: async (call, answer) => await itemsOf(call, operation, answer),
		fail: async (context, error, call) => {
			if (call && error instanceof Incomplete && context.continueOnFail()) {
				const items = await itemsOf(call, operation, error.answer);
				return [...items, ...error.each.map((failure) => failedItem(context, failure))];
			}
			const failure = nodeErrorOf(context, error instanceof Incomplete ? error.failure : error);
			if (!context.continueOnFail() || error instanceof Cancelled) {
				throw isTool(context.getNode()) ? withWayOut(failure) : failure;
			}
			return [failedItem(context, failure)];
		},
	};
}

/**
 * One item's way: its inputs become a request, the flow sends it, and the answer becomes items. With
 * "Continue On Fail" a failed item becomes an item with its error; the others go on.
 */
export function itemRunner(service: Service, operation: Operation, makeDraft: MakeDraft): RunItem {
	const { prepare, finish, fail } = itemWork(service, operation, makeDraft);
	return async (context, preparing = prepare(context)) => {
		let call: Call | undefined;
		try {
			call = await preparing;
			return await finish(call, await operation.flow(call));
		} catch (error) {
			return await fail(context, error, call);
		}
	};
}

async function callFor(
	service: Service,
	operation: Operation,
	makeDraft: MakeDraft,
	context: ItemContext,
): Promise<Call> {
	const draft = await makeDraft(context);
	const rateLimitOptions = rateLimitOptionsOf(context);
	return {
		context,
		service,
		inputs: draft.inputs,
		path: draft.path,
		request: requestOf(operation, draft, context, service),
		rateLimitOptions,
		send: async (request) => await send.call(context, service, request, rateLimitOptions),
	};
}

async function itemsOf(
	call: Call,
	{ answer: kind, output }: Operation,
	answer: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	let items = plainItems(
		typeof kind === 'object' && 'list' in kind ? rowsIn(answer, kind.list) : answer.body,
	);
	for (const shape of output) items = await shape(items, answer, call);
	if (items.length === 0 && isList(kind)) remarksOf(call.context).isEmpty++;
	const pairedItem = { item: call.context.getItemIndex() };
	return items.map((item) => ({ ...item, pairedItem }));
}

const isList = (kind: Answer) => kind === 'list' || (typeof kind === 'object' && 'list' in kind);

/** The rows of a list in a property; without the property the list is empty. */
const rowsIn = ({ body }: IN8nHttpFullResponse, property: string): unknown =>
	bodyAs<IDataObject | undefined>(body)?.[property] ?? [];

/**
 * An array gives an item per row, without those that are null and say nothing; an empty success still
 * gives an item, so that the workflow goes on.
 */
function plainItems(body: unknown): INodeExecutionData[] {
	if (Array.isArray(body)) {
		return body.flatMap((row: unknown) => (row === null ? [] : [{ json: asObject(row) }]));
	}
	if (body === undefined || body === null || body === '') return [{ json: { success: true } }];
	return [{ json: Buffer.isBuffer(body) ? {} : asObject(body) }];
}

function nodeErrorOf(context: ItemContext, error: unknown) {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error, {
		itemIndex: context.getItemIndex(),
	});
}

/**
 * The item that stands for a failed one. By the message in it n8n tells with Retry On Fail that it failed,
 * and a language model reads it where n8n runs a tool by its own engine for declarative nodes.
 */
function failedItem(
	context: ItemContext,
	failure: NodeApiError | NodeOperationError,
): INodeExecutionData {
	const error = withWayOut(failure);
	return { json: { error: error.message }, error, pairedItem: { item: context.getItemIndex() } };
}

/** Whether an AI agent runs the node. */
const isTool = ({ type, rewireOutputLogTo }: INode) =>
	rewireOutputLogTo === NodeConnectionTypes.AiTool || type.endsWith('Tool');

/**
 * n8n shows nothing but the message in a failed item, and gives nothing else to an AI agent, so the
 * message takes over what the description says about the way out.
 */
function withWayOut<T extends NodeApiError | NodeOperationError>(error: T): T {
	const { message, description } = error;
	if (description && !message.includes(description)) {
		error.message = `${message.replace(/\.$/, '')}. ${description}`;
	}
	return error;
}
