import {
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { patienceOf } from '../describe/patience';
import { send, type Patience } from './send';
import type { Service, ServiceRequest } from './service';
import { Cancelled } from './wait';

/** Stands between an operation's description and the service, and asks what the operation needs. */
export interface Call {
	/** Where n8n's functions are: parameters, helpers, the item. */
	context: IExecutePaginationFunctions;
	service: Service;
	/** The request that the operation's description and the user's parameters make. */
	request: ServiceRequest;
	patience: Patience;
	/** Sends a request with the same limits, retries and errors as the main one. */
	send(request: ServiceRequest): Promise<IN8nHttpFullResponse>;
}

/**
 * What an operation does with its request: send it once, walk its pages, look something up first.
 * It gives the answer that becomes the operation's output.
 */
export type Flow = (call: Call) => Promise<IN8nHttpFullResponse>;

/** Thrown by a flow that fails after it has rows to show for it. */
export class Incomplete extends Error {
	/**
	 * @param answer what was fetched before the failure
	 * @param failure why there is not more
	 */
	constructor(
		readonly answer: IN8nHttpFullResponse,
		readonly failure: NodeApiError,
	) {
		super(failure.message);
	}
}

/** The flow of most operations: one request. */
export const once: Flow = async ({ send: sendRequest, request }) => await sendRequest(request);

/** Actions of an operation that shape its items, in their order. */
type Shaping = DeclarativeRestApiSettings.ResultOptions['postReceive'];

/**
 * Makes the function that n8n runs for an operation instead of a bare request, so that every
 * operation, paged or not, goes through limits, retries and readable errors. It stands as
 * `requestOperations.pagination` of a node, or as `routing.operations.pagination` of an operation.
 *
 * With "Continue On Fail" a failed item becomes an item with its error; the others go on.
 */
export function flowOf(service: Service, flow: Flow = once) {
	return async function (
		this: IExecutePaginationFunctions,
		{ options, postReceive }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		try {
			const request = await withLastSteps(this, options as ServiceRequest);
			if (request.failedStep) throw request.failedStep;
			const patience = patienceOf(this);
			const call: Call = {
				context: this,
				service,
				request,
				patience,
				send: async (other) => await send.call(this, service, other, patience),
			};
			return await itemsOf(this, await flow(call), postReceive);
		} catch (error) {
			if (error instanceof Incomplete && this.continueOnFail()) {
				const items = await itemsOf(this, error.answer, postReceive);
				return [...items, failedItem(this, error.failure)];
			}
			const failure = nodeErrorOf(this, error instanceof Incomplete ? error.failure : error);
			if (!this.continueOnFail() || error instanceof Cancelled) {
				throw isTool(this.getNode()) ? withWayOut(failure) : failure;
			}
			return [failedItem(this, failure)];
		}
	};
}

/** n8n runs the steps of an operation before those of its parameters, so the operation's wait here. */
async function withLastSteps(
	context: IExecutePaginationFunctions,
	{ lastSteps = [], ...request }: ServiceRequest,
): Promise<ServiceRequest> {
	let options: IHttpRequestOptions = request;
	for (const action of lastSteps) options = await action.call(context, options);
	return options;
}

async function itemsOf(
	context: IExecutePaginationFunctions,
	answer: IN8nHttpFullResponse,
	postReceive: Shaping,
): Promise<INodeExecutionData[]> {
	let items = plainItems(answer);
	for (const action of postReceive.flatMap(({ actions }) => actions)) {
		// Our descriptions shape items by functions only; n8n's other kinds of actions need none of this.
		if (typeof action === 'function') items = await action.call(context, items, answer);
	}
	const pairedItem = { item: context.getItemIndex() };
	return items.map((item) => ({ ...item, pairedItem }));
}

/** An array gives an item per row; an empty success still gives an item, so that the workflow goes on. */
function plainItems({ body }: IN8nHttpFullResponse): INodeExecutionData[] {
	if (Array.isArray(body)) return body.map((row) => ({ json: asObject(row) }));
	if (body === undefined || body === null || body === '') return [{ json: { success: true } }];
	return [{ json: Buffer.isBuffer(body) ? {} : asObject(body) }];
}

function asObject(value: unknown): IDataObject {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as IDataObject) : { value: value as IDataObject['value'] };
}

function nodeErrorOf(context: IExecutePaginationFunctions, error: unknown) {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error, {
		itemIndex: context.getItemIndex(),
	});
}

/** The item that stands for a failed one. */
function failedItem(
	context: IExecutePaginationFunctions,
	error: NodeApiError | NodeOperationError,
): INodeExecutionData {
	return { json: {}, error: withWayOut(error), pairedItem: { item: context.getItemIndex() } };
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
