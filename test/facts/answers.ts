import goedGepickt from './answers/goedgepickt.json';
import lagerkoll from './answers/lagerkoll.json';
import picqer from './answers/picqer.json';
import { bolFacts } from './bol';
import type { Fact, Fields } from './facts';

/*
 * What the answers of the services hold. bol's come from its own documents (./bol); the others are
 * taken by hand from docs/services, whose sections `source` names. Their examples are made up.
 */

/** How sure a fact is, in the words of docs/services. */
export type Certainty =
	| 'documented'
	| 'seen in public code'
	| 'seen in public code (third party)'
	| 'unconfirmed';

/** The type of a value, in the words of JSON Schema. */
export type ValueType = NonNullable<Fact['type']>;

/** The types of values by their path, in the words of `Fields`: `products[].idproduct`. */
export type Types = Record<string, ValueType>;

/** An object of a service. */
export interface KnownObject {
	/** The document and section in docs/services. */
	source: string;
	/** Made up; null where the type of a value says more than an example. */
	example: Record<string, unknown>;
	/** Types that the example does not show, or not rightly; what is within is then not known. */
	types?: Types;
	/** Names of its fields that no source settled. */
	unconfirmed?: string[];
}

interface ServiceAnswers {
	objects: Record<string, KnownObject>;
	/** By method and path: how sure it is that it exists, and the object or rows that it gives. */
	operations: Record<string, { certainty: Certainty; gives?: string }>;
}

// TypeScript reads the words in JSON as any text.
const known = { goedgepickt: goedGepickt, lagerkoll, picqer } as unknown as Record<
	string,
	ServiceAnswers
>;

/** What is known of the answer to one request. */
export interface AnswerFacts {
	certainty: Certainty;
	/** The kinds of things that may be in it, of which the operation gives one as items. */
	candidates: Array<{ types: Types; unconfirmed: string[]; example?: Record<string, unknown> }>;
}

/** A path with the names of its places left out, which differ between the documents and the nodes. */
const nameless = (path: string) => path.replace(/\{[^}]*\}/g, '{}');

/**
 * What is known of the answer to a request.
 *
 * @param service in small letters
 */
export function answerFacts(service: string, method: string, path: string): AnswerFacts {
	return service === 'bol' ? answerOfBol(method, path) : answerOf(known[service], method, path);
}

function answerOf({ objects, operations }: ServiceAnswers, method: string, path: string) {
	const wanted = nameless(`${method} ${path}`);
	const [, found] = Object.entries(operations).find(([name]) => nameless(name) === wanted) ?? [];
	if (!found) return { certainty: 'unconfirmed' as const, candidates: [] };
	const { certainty, gives } = found;
	if (gives === undefined) return { certainty, candidates: [] };
	const { example, types = {}, unconfirmed = [] } = objects[gives];
	return {
		certainty,
		candidates: [{ types: { ...typesIn(example, types), ...types }, unconfirmed, example }],
	};
}

function answerOfBol(method: string, path: string): AnswerFacts {
	const operation = bolFacts.find(
		(facts) => facts.method === method && nameless(facts.path) === nameless(path),
	);
	if (!operation) return { certainty: 'unconfirmed', candidates: [] };
	const bodies = Object.values(operation.answers).flatMap(({ fields }) => (fields ? [fields] : []));
	const candidates = bodies.flatMap((fields) => [
		typesOf(fields, ''),
		// The rows of a list, which come out as items.
		...Object.keys(fields)
			.filter((name) => /^\w+\[\]$/.test(name) && fields[name].type === 'object')
			.map((name) => typesOf(fields, name)),
	]);
	return {
		certainty: 'documented',
		candidates: candidates.map((types) => ({ types, unconfirmed: [] })),
	};
}

/** The types of what is below a path. */
function typesOf(fields: Fields, path: string): Types {
	const inside = path === '' ? '' : `${path}.`;
	const found = Object.entries(fields).flatMap(([name, fact]): Array<[string, ValueType]> => {
		if (name === path) {
			return (fact.anyOf ?? []).flatMap((kind) => Object.entries(typesOf(kind, '')));
		}
		if (!name.startsWith(inside)) return [];
		return [[name.slice(inside.length), fact.type ?? 'string']];
	});
	return Object.fromEntries(found);
}

/**
 * The types of what an object holds, of everything within it, too.
 *
 * @param settled fields whose type is known otherwise
 */
export function typesIn(value: Record<string, unknown>, settled: Types = {}, path = ''): Types {
	return Object.fromEntries(
		Object.entries(value).flatMap(([name, inner]): Array<[string, ValueType]> => {
			const place = path === '' ? name : `${path}.${name}`;
			if (place in settled) return [[place, settled[place]]];
			return typesAt(place, inner, settled);
		}),
	);
}

function typesAt(place: string, value: unknown, settled: Types): Array<[string, ValueType]> {
	const own: [string, ValueType] = [place, typeOf(place, value)];
	if (Array.isArray(value)) {
		// Rows of one list need not have the same fields.
		return [own, ...value.flatMap((row: unknown) => typesAt(`${place}[]`, row, settled))];
	}
	if (typeof value !== 'object' || value === null) return [own];
	return [own, ...Object.entries(typesIn(value as Record<string, unknown>, settled, place))];
}

function typeOf(place: string, value: unknown): ValueType {
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	if (typeof value === 'boolean') return 'boolean';
	// What an example leaves open is a text, or an ID, and those are numbers.
	if (value === null) return /(^|[._])id[a-z_]*$/.test(place) ? 'integer' : 'string';
	return typeof value === 'object' ? 'object' : 'string';
}
