import {
	deepCopy,
	isExpression,
	NodeHelpers,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecutePaginationFunctions,
	type INode,
	type INodeProperties,
	type INodePropertyRouting,
} from 'n8n-workflow';
import type { Operation } from '../describe/operation';
import type { ServiceRequest } from '../request/service';
import { requestOptionsOf } from './requestOptions';

/** A parameter that says by `routing` what becomes of its value. */
interface Routed {
	/** Where the value is among the node's parameters; dots lead into collections. */
	path: string;
	/** Whether the value is inside of a resource locator. */
	isLocator: boolean;
	routing: INodePropertyRouting;
}

/**
 * The parameters of an operation that show with what the user has set, and have `routing`; those of
 * collections only where they were added.
 */
export function routedParameters({ parameters }: Operation, node: INode): Routed[] {
	const shown = (parameter: INodeProperties) =>
		NodeHelpers.displayParameter(node.parameters, parameter, node, null);
	return parameters.filter(shown).flatMap((parameter) => {
		if (parameter.type !== 'collection') return routed(parameter, parameter.name);
		const added = Object.keys((node.parameters[parameter.name] ?? {}) as object);
		return ((parameter.options ?? []) as INodeProperties[])
			.filter((option) => added.includes(option.name) && shown(option))
			.flatMap((option) => routed(option, `${parameter.name}.${option.name}`));
	});
}

const routed = ({ routing, type }: INodeProperties, path: string): Routed[] =>
	routing ? [{ path, isLocator: type === 'resourceLocator', routing }] : [];

/**
 * Makes the request of one item as n8n's declarative engine does: the fixed parts of the operation,
 * the values of its parameters, then their steps. Each value is evaluated once.
 *
 * @param defaults `requestDefaults` of the node
 * @throws NodeOperationError for a proxy that is no URL
 * @throws what an expression of the user throws
 */
export async function requestOf(
	context: IExecutePaginationFunctions,
	{ option }: Operation,
	parameters: Routed[],
	defaults: DeclarativeRestApiSettings.HttpRequestOptions,
): Promise<ServiceRequest> {
	const fixed = deepCopy({ ...defaults, ...option.routing?.request }) as ServiceRequest;
	let request: ServiceRequest = {
		...fixed,
		...requestOptionsOf(context),
		method: evaluated(context, fixed.method),
		url: evaluated(context, fixed.url),
		headers: { ...(defaults.headers as IDataObject), ...fixed.headers },
		qs: { ...fixed.qs },
		body: { ...(fixed.body as IDataObject) },
	};
	for (const { path, isLocator, routing } of parameters) {
		const { type, property } = routing.send ?? {};
		if (property === undefined) continue;
		const value = context.getNodeParameter(path, undefined, { extractValue: isLocator });
		put((type === 'body' ? request.body : request.qs) as IDataObject, property.split('.'), value);
	}
	const steps = [option.routing, ...parameters.map(({ routing }) => routing)].flatMap(
		(routing) => routing?.send?.preSend ?? [],
	);
	for (const step of steps) request = (await step.call(context, request)) as ServiceRequest;
	return request;
}

const evaluated = <T extends string | undefined>(
	context: IExecutePaginationFunctions,
	value: T,
): T =>
	isExpression(value)
		? (context.evaluateExpression(value.slice(1), context.getItemIndex()) as T)
		: value;

/** Puts a value at a path. What is on the way is copied, since it may belong to the item. */
function put(holder: IDataObject, [first, ...rest]: string[], value: unknown) {
	if (value === undefined) return;
	if (rest.length === 0) {
		holder[first] = value as IDataObject[string];
		return;
	}
	const inner = { ...(holder[first] as IDataObject | undefined) };
	holder[first] = inner;
	put(inner, rest, value);
}
