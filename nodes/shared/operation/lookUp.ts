import { nodeError } from './nodeError';
import type { Input, ItemContext } from './operation';
import type { RequestContext } from '../service/service';
import { keyOf } from './key';

/** A mode of a resource locator in which something else than the ID is given, e.g. a number or an SKU. */
interface OtherMode {
	/** What the editor keeps as the mode, e.g. 'number'. */
	name: string;
	/** What the user reads, e.g. 'By Number'. */
	displayName: string;
	example: string;
}

/** What the user gave in a resource locator. */
export interface GivenLocator {
	mode?: string;
	value?: unknown;
	/** The value as trimmed text; empty when nothing was given. */
	text: string;
}

/** Reads what the editor keeps for a resource locator; an expression for all of it gives a bare ID. */
export function givenIn(kept: unknown): GivenLocator {
	const isLocator = typeof kept === 'object' && kept !== null;
	const given: Omit<GivenLocator, 'text'> = isLocator ? kept : { mode: 'id', value: kept };
	return { ...given, text: keyOf(given.value) };
}

/**
 * Adds a mode to a locator.
 *
 * @param lookUp gives the ID for what the user gave in the mode
 */
export function withMode(
	input: Input,
	{ name, displayName, example }: OtherMode,
	lookUp: (context: ItemContext, text: string) => Promise<unknown>,
): Input {
	const { parameter, convert, resolve } = input;
	return {
		...input,
		parameter: {
			...parameter,
			modes: [
				...(parameter.modes ?? []),
				{ displayName, name, type: 'string', placeholder: `e.g. ${example}` },
			],
		},
		resolve: async (context, label, kept) => {
			const { mode, value, text } = givenIn(kept);
			if (mode === name && text !== '') return await lookUp(context, text);
			if (resolve) return await resolve(context, label, kept);
			return convert ? convert(context, label, value) : value;
		},
	};
}

/** What was looked up, for messages. */
interface LookedUp {
	/** Name of the service. */
	service: string;
	/** What it is, e.g. 'order'. */
	thing: string;
	/** What it was looked up by, e.g. 'number'. */
	called: string;
	/** What the user gave. */
	text: string;
}

/**
 * The one ID that was found.
 *
 * @param found IDs of all that were found; the same ID can be there twice
 * @throws NodeOperationError when there is none, or more than one
 */
export function onlyIdOf(
	context: RequestContext,
	{ service, thing, called, text }: LookedUp,
	found: readonly unknown[],
): unknown {
	const ids = [...new Set(found)];
	if (ids.length === 1) return ids[0];
	const isNone = ids.length === 0;
	throw nodeError(
		context,
		isNone
			? `${service} has no ${thing} with the ${called} ${text}`
			: `${ids.length} ${thing}s in ${service} have the ${called} ${text}`,
		isNone
			? `Check the ${called}: it must be exactly as ${service} writes it, also in upper and lower case.`
			: `Their IDs are ${ids.join(', ')}. Choose "By ID" and give the right one.`,
	);
}
