import type { IDataObject, INode } from 'n8n-workflow';
import { toText } from '../operation/convert';
import { fitting } from '../operation/fit';
import { switchIn } from '../operation/toSwitch';
import type { Draft, Input, ItemContext, Operation, Place, Step } from '../operation/operation';
import { isCertain, isShown, type IsShown } from './shown';

/** Makes the draft of an operation's request for one item. */
export type MakeDraft = (context: ItemContext) => Promise<Draft>;

/** An input with what is known of it for a whole run. */
interface Prepared {
	input: Input;
	shown: IsShown;
	/** Whether its value is the same for every item, since no expression is in it. */
	isFixed: boolean;
}

/** Whether an expression is anywhere in a value. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(holdsExpression);
}

/**
 * Prepares the reading of an operation's inputs for the items of a run: each is evaluated once an
 * item, a collection as a whole, converted, and put where it belongs; then come the operation's steps.
 * What no expression is in is evaluated once for all items.
 *
 * @throws NodeOperationError for a value that cannot be used
 * @throws what an expression of the user throws
 */
export function draftMaker(operation: Operation, node: INode): MakeDraft {
	const prepared = operation.inputs
		.map((input): Prepared => {
			const value = node.parameters[input.parameter.name];
			return { input, shown: isShown(input, node), isFixed: !holdsExpression(value) };
		})
		// Others decide whether these show.
		.sort((a, b) => Number(isCertain(b.shown)) - Number(isCertain(a.shown)));
	const fixed = new Map<string, unknown>();
	const valueFor = ({ input: { parameter }, isFixed }: Prepared, context: ItemContext) => {
		const { name } = parameter;
		if (isFixed && fixed.has(name)) return fixed.get(name);
		const value: unknown = context.getNodeParameter(name, parameter.default as object);
		if (isFixed) fixed.set(name, value);
		return value;
	};
	return async (context) => {
		const inputs: Record<string, unknown> = {};
		const draft: Draft = { ...fixedPartsOf(operation), inputs, path: {} };
		for (const one of prepared) {
			if (!one.shown(inputs)) continue;
			const { input } = one;
			const value = valueFor(one, context);
			if (input.fields) {
				inputs[input.parameter.name] = await readFields(input.fields, value, draft, context);
				continue;
			}
			const converted = await converting(input, value, context);
			inputs[input.parameter.name] = converted;
			put(draft, input.place, converted);
		}
		for (const name of placesIn(operation.path)) draft.path[name] = inputs[name];
		return await withSteps(operation.before, draft, context);
	};
}

function fixedPartsOf({ request }: Operation) {
	return {
		headers: { ...request.headers } as IDataObject,
		query: { ...request.query } as IDataObject,
		body: { ...request.body } as IDataObject,
	};
}

/** The names in the places of a path. */
export const placesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** Reads those fields of a collection that were added; others, of another resource perhaps, are left alone. */
async function readFields(
	fields: readonly Input[],
	given: unknown,
	draft: Draft,
	context: ItemContext,
): Promise<Record<string, unknown>> {
	const values = (typeof given === 'object' && given !== null ? given : {}) as IDataObject;
	const read: Record<string, unknown> = {};
	for (const field of fields) {
		const { name } = field.parameter;
		if (!Object.hasOwn(values, name)) continue;
		read[name] = await converting(field, values[name], context);
		put(draft, field.place, read[name]);
	}
	return read;
}

/** A value as the service wants it; not awaited where there is nothing to wait for. */
function converting(
	{ parameter, convert, resolve }: Input,
	kept: unknown,
	context: ItemContext,
): unknown {
	const { displayName, type } = parameter;
	const value = fitting(context, parameter, displayName, kept);
	if (resolve) return resolve(context, displayName, kept);
	if (convert) return convert(context, displayName, value);
	if (type === 'string' && typeof value === 'object') return toText(context, displayName, value);
	// A switch of the node itself; without a value it is as by default.
	return type === 'boolean' ? (switchIn(context, displayName, value) ?? parameter.default) : value;
}

/** Puts a value where it belongs; null and undefined are never sent. */
function put(draft: Draft, place: Place | undefined, value: unknown) {
	if (!place || value === undefined || value === null) return;
	if (place.in === 'query') draft.query[place.property] = value as IDataObject[string];
	else if (place.in === 'header') draft.headers[place.property] = value as IDataObject[string];
	else putAt(draft.body as IDataObject, place.property.split('.'), value);
}

function putAt(holder: IDataObject, [first, ...rest]: string[], value: unknown) {
	if (rest.length === 0) {
		holder[first] = value as IDataObject[string];
		return;
	}
	// What is on the way may belong to the operation's fixed parts.
	const inner = { ...(holder[first] as IDataObject | undefined) };
	holder[first] = inner;
	putAt(inner, rest, value);
}

async function withSteps(
	steps: readonly Step[],
	draft: Draft,
	context: ItemContext,
): Promise<Draft> {
	let changed = draft;
	for (const step of steps) changed = await step(changed, context);
	return changed;
}
