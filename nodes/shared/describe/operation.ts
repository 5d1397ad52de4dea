import type {
	IHttpRequestMethods,
	INodeProperties,
	INodePropertyOptions,
	IN8nRequestOperations,
	PostReceiveAction,
	PreSendAction,
} from 'n8n-workflow';
import { keyOf } from './key';
import { hasNumericId } from './locator';
import { placeholderOf, withIdInPath } from './lookUp';
import { parameterError, step } from './step';

/** What a resource is called; operations make their texts of it. */
export interface Thing {
	/** In singular, as labels write it: 'Order'. */
	name: string;
	/** In singular inside of a sentence, with its article: 'an order'. */
	one: string;
	/** In plural inside of a sentence: 'orders'. */
	many: string;
}

/** One operation: its option in the operation list, and the parameters that it shows. */
export interface Operation {
	option: INodePropertyOptions & { value: string };
	parameters: INodeProperties[];
}

/** What an operation does, before it is known which resource it belongs to. */
export interface OperationDetails {
	/** Title Case name in the operation list. */
	name: string;
	/** n8n's usual values are get, getAll, create, update, delete, upsert. */
	value: string;
	/** What the operation does, as one sentence without period; it stands in the node creator, too. */
	action: string;
	/** More than the action says, where there is more to know. */
	description?: string;
	method: IHttpRequestMethods;
	/** Path with the names of parameters in curly brackets: `/orders/{idorder}`. */
	url: string;
	/** Parameters in the order in which they show. */
	parameters?: INodeProperties[];
	/** Fixed parts of the request beside method and URL. */
	request?: {
		headers?: Record<string, string>;
		qs?: Record<string, string>;
		body?: Record<string, unknown>;
		encoding?: 'arraybuffer';
	};
	/** What happens to the request before it is sent, after all parameters have been filled in. */
	before?: PreSendAction[];
	/** What happens instead of sending the request once. */
	flow?: IN8nRequestOperations['pagination'];
	/** What happens to the items of the answer. */
	output?: PostReceiveAction[];
}

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Makes an n8n operation: `routing.request` says method and URL, and `paginate` hands the request to
 * the flow. Parameters that stand in the URL are filled in right before the request is sent, since an
 * expression there would be one more for n8n to evaluate for each item.
 */
export function operation(details: OperationDetails): Operation {
	const { name, value, action, method, url, parameters = [], request, before = [] } = details;
	const { description = action, flow, output = [] } = details;
	const inPath = [...url.matchAll(PLACEHOLDER)].map(([, parameter]) => parameter);
	const fill = inPath.map((parameter) => fillInPath(parameter, parameters));
	return {
		option: {
			name,
			value,
			action,
			description,
			routing: {
				request: { method, url, ...request },
				send: { paginate: true, preSend: [atLast([...fill, ...before])] },
				...(output.length > 0 && { output: { postReceive: output } }),
				...(flow && { operations: { pagination: flow } }),
			},
		} as Operation['option'],
		parameters,
	};
}

/** Keeps the operation's own steps for the moment when all parameters have been filled in. */
const atLast = (lastSteps: PreSendAction[]) => step(async (request) => ({ ...request, lastSteps }));

/**
 * Puts a parameter into the path, encoded, so that an ID like `1/../2` stays one part of it. An empty
 * ID would address the whole list, and `..` something else altogether.
 */
function fillInPath(name: string, parameters: INodeProperties[]): PreSendAction {
	const parameter = parameters.find((candidate) => candidate.name === name);
	if (!parameter)
		throw new Error(`The URL names {${name}}, which is no parameter of the operation`);
	const isNumeric = hasNumericId(parameter);
	return step(async function (request) {
		// A step of the parameter may have put something else there already.
		if (!request.url.includes(placeholderOf(name))) return request;
		const value = this.getNodeParameter(name, '', { extractValue: true });
		const id = keyOf(value);
		if (id === '') {
			const wayOut = 'Choose one from the list, or give its ID.';
			throw parameterError(this, parameter.displayName, 'is empty', wayOut);
		}
		if (/^\.{1,2}$/.test(id) || (isNumeric && !/^\d+$/.test(id))) {
			throw parameterError(
				this,
				parameter.displayName,
				`"${id}" is not an ID`,
				isNumeric
					? 'An ID has digits only. Choose from the list, or look the ID up with Get Many.'
					: undefined,
			);
		}
		return withIdInPath(request, name, id);
	});
}
