import { parameterError } from '../operation/nodeError';
import type { Draft, ItemContext, Operation } from '../operation/operation';
import type { Service, ServiceRequest } from '../service/service';
import { requestOptionsOf } from './requestOptions';
import { placesIn } from './read';

/**
 * The request that a draft stands for.
 *
 * @throws NodeOperationError for a place in the path that is empty or would lead elsewhere, and for a
 * proxy that is no URL
 */
export function requestOf(
	operation: Operation,
	draft: Draft,
	context: ItemContext,
	service: Service,
): ServiceRequest {
	const { method, request, answer } = operation;
	const { query, headers, body, repeatable, traceableBy, disableFollowRedirect } = draft;
	return {
		method,
		url: filledPath(operation, draft, context),
		qs: query,
		headers: { ...service.headers, ...headers } as ServiceRequest['headers'],
		body,
		answer,
		...(request.encoding && { encoding: request.encoding }),
		...(repeatable !== undefined && { repeatable }),
		...(traceableBy !== undefined && { traceableBy }),
		...(disableFollowRedirect && { disableFollowRedirect }),
		...requestOptionsOf(context),
	};
}

/** Each value is encoded, so that an ID like `1/../2` stays one part of the path. */
function filledPath(operation: Operation, draft: Draft, context: ItemContext) {
	const { path } = operation;
	const values = placesIn(path).map((name) => [name, partOf(operation, draft, context, name)]);
	return values.reduce(
		(filled, [name, value]) => filled.replace(`{${name}}`, () => encodeURIComponent(value)),
		path,
	);
}

/** An empty part would address the whole list, and `..` something else altogether. */
function partOf(
	{ inputs }: Operation,
	{ path }: Draft,
	context: ItemContext,
	name: string,
): string {
	const text = String(path[name] ?? '').trim();
	if (text !== '' && !/^\.{1,2}$/.test(text)) return text;
	const input = inputs.find(({ parameter }) => parameter.name === name);
	const label = input?.parameter.displayName ?? name;
	const problem = text === '' ? 'is empty' : `"${text}" is not an ID`;
	const wayOut = text === '' ? 'Choose one from the list, or give its ID.' : undefined;
	throw parameterError(context, label, problem, wayOut);
}
