import type { IDataObject, INode } from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { isEmpty, toText } from '../operation/convert';
import { fitting } from '../operation/fit';
import { parameterError } from '../operation/nodeError';
import { switchIn } from '../operation/toSwitch';
import type { Draft, Input, ItemContext, Operation, Place, Step } from '../operation/operation';
import { JoinedExpressions } from './joinedExpressions';
import { holdsExpression } from './runContext';
import { isAlwaysShown, isCertain, isShown, type IsShown } from './shown';

/** Makes the draft of an operation's request for one item. */
export type MakeDraft = (context: ItemContext) => Promise<Draft>;

/** An input with what is known of it for a whole run. */
interface Prepared {
	input: Input;
	shown: IsShown;
}

/**
 * Prepares the reading of an operation's inputs for the items of a run: each is evaluated once an
 * item, all in one go where that can be, converted, and put where it belongs; then come the operation's
 * steps.
 *
 * @param count how many items it will read; with a single one, reading in one go has nothing to win
 * @throws NodeOperationError for a value that cannot be used
 * @throws what an expression of the user throws
 */
export function draftMaker(operation: Operation, node: INode, count: number): MakeDraft {
	const prepared = operation.inputs
		.map((input): Prepared => ({ input, shown: isShown(input, node) }))
		// Others decide whether these show.
		.sort((a, b) => Number(isCertain(b.shown)) - Number(isCertain(a.shown)));
	const evaluated = prepared
		.filter(({ shown }) => count > 1 && isAlwaysShown(shown))
		.map(({ input: { parameter } }) => [parameter.name, node.parameters[parameter.name]] as const)
		.filter(([, value]) => holdsExpression(value));
	const joined = new JoinedExpressions(new Map(evaluated));
	const undecided = undecidedIn(operation.inputs, node);
	return async (context) => {
		const read = joined.readerFor(context);
		const valueOf = ({ parameter: { name, default: usual } }: Input) =>
			read(name, () => context.getNodeParameter(name, usual as object));
		const inputs: Record<string, unknown> = {};
		const draft: Draft = { ...fixedPartsOf(operation), inputs, path: {} };
		for (const one of prepared) {
			if (!one.shown(inputs)) continue;
			const { input } = one;
			if (undecided.includes(input)) throw choiceNeeded(context, input);
			const value = valueOf(input);
			if (input.fields) {
				inputs[input.parameter.name] = await readFields(input.fields, value, draft, context);
				continue;
			}
			const converted = await converting(input, orUsual(input, value), context);
			inputs[input.parameter.name] = converted;
			put(draft, input.place, converted);
		}
		for (const name of placesIn(operation.path)) draft.path[name] = inputs[name];
		return await withSteps(operation.before, draft, context);
	};
}

/**
 * Choices that are empty in the workflow itself, as one that a program wrote may have them, and decide
 * what shows: n8n keeps nothing of what does not show, such as the lines of an order.
 */
function undecidedIn(inputs: readonly Input[], { parameters }: INode): Input[] {
	const deciding = inputs.flatMap(({ parameter }) =>
		Object.keys(parameter.displayOptions?.show ?? {}),
	);
	return inputs.filter(
		({ place, parameter: { name, type } }) =>
			!place && type === 'options' && deciding.includes(name) && saysNothing(parameters[name]),
	);
}

/** What is missing altogether is as by default. */
const saysNothing = (kept: unknown) =>
	kept === null || (typeof kept === 'string' && kept.trim() === '');

const choiceNeeded = (context: ItemContext, { parameter: { displayName } }: Input) =>
	parameterError(context, displayName, 'is empty', 'Choose one of its values.');

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
	const values = isObject(given) ? given : {};
	const read: Record<string, unknown> = {};
	for (const field of fields) {
		const { name } = field.parameter;
		if (!Object.hasOwn(values, name)) continue;
		read[name] = await converting(field, values[name], context);
		put(draft, field.place, read[name]);
	}
	return read;
}

/**
 * What is not sent, and steers the node itself, always says something: a choice or switch is as by
 * default where an expression gives nothing.
 */
const orUsual = ({ parameter: { type, default: usual }, place }: Input, value: unknown): unknown =>
	!place && (type === 'boolean' || type === 'options') && isEmpty(value) ? usual : value;

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
	if (type === 'string') return toText(context, displayName, value);
	// Without a value a switch is as by default.
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
