import type {
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestMethods,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import type { RateLimitOptions } from '../service/patience';
import type { Convert } from './convert';
import type { Answer } from './answerKinds';
import type { Service, ServiceRequest } from '../service/service';

/** n8n's functions for one item: its parameters, credentials and files. */
export type ItemContext = IExecutePaginationFunctions;

/** Where the value of an input goes in the request. */
export interface Place {
	in: 'body' | 'header' | 'query';
	/** The service's name for it; in a body dots lead into inner objects. */
	property: string;
}

/** One thing that the user gives to an operation. */
export interface Input {
	/** How the editor shows it. Operations that share the very same object share one parameter. */
	parameter: INodeProperties;
	/**
	 * Where its value goes. Without it the value is for a place in the path that has its name, or for
	 * the operation's own steps.
	 */
	place?: Place;
	/** Makes what the service wants of what the user gave; undefined leaves it out. */
	convert?: Convert;
	/**
	 * Makes an ID of what the editor keeps for a resource locator, where it may be something else, such
	 * as a number that has to be looked up; stands in place of `convert`.
	 */
	resolve?(context: ItemContext, displayName: string, kept: unknown): Promise<unknown>;
	/** The inputs that a collection holds. */
	fields?: readonly Input[];
}

/**
 * The values of an operation's inputs for one item, by the names of their parameters; those of a
 * collection are an object of their own. Each is evaluated once and converted.
 */
export type Inputs = Readonly<Record<string, unknown>>;

/** The request that an operation makes of the inputs of one item; steps change it before it is sent. */
export interface Draft {
	readonly inputs: Inputs;
	/** What stands in the places of the path. */
	path: Record<string, unknown>;
	query: IDataObject;
	headers: IDataObject;
	body: IDataObject | Buffer;
	/** Whether sending it twice does no harm; without it the method decides. */
	repeatable?: boolean;
	/** What to look for at the service when the outcome is unknown, e.g. 'reference WEB-8891'. */
	traceableBy?: string;
	/** Set where the operation reads the address of a redirect itself. */
	disableFollowRedirect?: boolean;
}

/**
 * Changes a request before it is sent, e.g. checks what only its parts together can tell.
 *
 * @throws NodeOperationError for inputs that cannot be used
 */
export type Step = (draft: Draft, context: ItemContext) => Draft | Promise<Draft>;

/** Stands between an operation and the service, and asks what the operation needs. */
export interface Call {
	/** Where n8n's functions are: helpers, the node, the item. */
	context: ItemContext;
	service: Service;
	inputs: Inputs;
	/** What stands in the places of the path. */
	path: Readonly<Record<string, unknown>>;
	/** The main request of the operation. */
	request: ServiceRequest;
	rateLimitOptions: RateLimitOptions;
	/** Sends a request with the same limits, retries and errors as the main one. */
	send(request: ServiceRequest): Promise<IN8nHttpFullResponse>;
}

/**
 * What an operation does with its request: send it once, walk its pages, look something up first.
 * It gives the answer that becomes the operation's output.
 */
export type Flow = (call: Call) => Promise<IN8nHttpFullResponse>;

/** The flow of most operations: one request. */
export const once: Flow = async ({ send, request }) => await send(request);

/**
 * A flow for all items of a run at once, where that needs fewer requests than one item after the other.
 * It gives for each call, in the same order, the answer or why there is none.
 *
 * @throws Cancelled when the execution is cancelled
 */
export type FlowOfAll = (
	calls: readonly Call[],
) => Promise<Array<PromiseSettledResult<IN8nHttpFullResponse>>>;

/** The same for one item alone, as n8n's own engine runs it. */
export const alone =
	(together: FlowOfAll): Flow =>
	async (call) => {
		const [outcome] = await together([call]);
		if (outcome.status === 'rejected') throw outcome.reason;
		return outcome.value;
	};

/** Thrown by a flow that fails after it has rows to show for it. */
export class Incomplete extends Error {
	/**
	 * @param answer what was fetched before the failure
	 * @param failure why there is not more
	 * @param each one failure for each thing that is missing, where they are known one by one
	 */
	constructor(
		readonly answer: IN8nHttpFullResponse,
		readonly failure: NodeApiError | NodeOperationError,
		readonly each: ReadonlyArray<NodeApiError | NodeOperationError> = [failure],
	) {
		super(failure.message);
	}
}

/** Shapes the items of an answer. */
export type Shape = (
	items: INodeExecutionData[],
	answer: IN8nHttpFullResponse,
	call: Call,
) => INodeExecutionData[] | Promise<INodeExecutionData[]>;

/** What an operation is: data, which `run/` runs and `describe/` shows to n8n. */
export interface Operation {
	/** Title Case name in the operation list. */
	name: string;
	/** n8n's usual values are get, getAll, create, update, delete, upsert. */
	value: string;
	/** What the operation does, as one sentence without period; it stands in the node panel, too. */
	action: string;
	description: string;
	method: IHttpRequestMethods;
	/** Path with the names of inputs in curly brackets: `/orders/{idorder}`. */
	path: string;
	/** Inputs in the order in which they show. */
	inputs: readonly Input[];
	/** Fixed parts of the request. */
	request: FixedParts;
	/** Which kind of answer is right; every other kind is an error. */
	answer: Answer;
	/** What happens to the request before it is sent, once all inputs have been read. */
	before: readonly Step[];
	flow: Flow;
	/** Stands in place of the flow where all items of a run are worked on together. */
	together?: FlowOfAll;
	/** What happens to the items of the answer. */
	output: readonly Shape[];
	/** The fields that "Simplify" leaves; undefined without such a switch. */
	simple?: readonly string[];
}

/** What every request of an operation has beside method and path. */
export interface FixedParts {
	headers?: Record<string, string>;
	query?: Record<string, string>;
	body?: IDataObject;
	/** Set where the answer is read as bytes. */
	encoding?: 'arraybuffer';
}

/** A resource with its operations. */
export interface Resource {
	/** Title Case name in the resource list. */
	name: string;
	value: string;
	/** What the resource is, where its name does not say it. */
	description?: string;
	/** The first one is chosen when the user picks the resource. */
	operations: readonly Operation[];
}

/** What a resource is called; operations make their texts of it. */
export interface Thing {
	/** In singular, as labels write it: 'Order'. */
	name: string;
	/** In singular inside of a sentence, with its article: 'an order'. */
	one: string;
	/** In plural inside of a sentence: 'orders'. */
	many: string;
}
