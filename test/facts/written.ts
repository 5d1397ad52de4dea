import type { Content, Fact, Fields, OperationFacts, Place, Table } from './facts';

/*
 * Words for tables of facts that are written by hand from docs/services, where a service has no
 * document that a program could read.
 */

/** Kinds of values; what a service says of one more closely stands in a {@link Fact} of its own. */
const KINDS = {
	text: { type: 'string' },
	whole: { type: 'integer' },
	number: { type: 'number' },
	flag: { type: 'boolean' },
	object: { type: 'object' },
	/** Of unknown kind. */
	any: {},
} satisfies Record<string, Fact>;

/** A fact about a value that has to be there. */
export const needed = (fact: Fact): Fact => ({ required: true, ...fact });

/**
 * Fields of one kind.
 *
 * @param names in one line; an exclamation mark behind one says that it is required
 */
export const all = (names: string, fact: Fact): Fields =>
	Object.fromEntries(
		names
			.split(/\s+/)
			.filter(Boolean)
			.map((name) => (name.endsWith('!') ? [name.slice(0, -1), needed(fact)] : [name, fact])),
	);

/** Fields by their kinds, each kind with its names in one line. */
export const fields = (kinds: Partial<Record<keyof typeof KINDS, string>>): Fields =>
	Object.assign(
		{},
		...Object.entries(kinds).map(([kind, names]) => all(names, KINDS[kind as keyof typeof KINDS])),
	) as Fields;

/** The same fields a level deeper, such as those of each line of an order. */
export const within = (path: string, inner: Fields): Fields =>
	Object.fromEntries(Object.entries(inner).map(([name, fact]) => [`${path}.${name}`, fact]));

/** A list of objects. */
export const listOf = (path: string, inner: Fields, fact: Fact = {}): Fields => ({
	[path]: { type: 'array', ...fact },
	[`${path}[]`]: { type: 'object' },
	...within(`${path}[]`, inner),
});

/** The body or answer that is an object. */
export const object = (inner: Fields = {}): Fields => ({ '': { type: 'object' }, ...inner });

function inPath(path: string): Partial<Record<Place, Fields>> {
	const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	if (names.length === 0) return {};
	return { path: all(names.join(' '), needed({ type: 'string', minLength: 1 })) };
}

/** What else is known of an operation. */
interface More {
	query?: Fields;
	header?: Fields;
	/** Fields of a JSON body; without them there is none. */
	body?: Fields;
	/** A body that is no JSON. */
	bodyAs?: string;
	answer?: Fields;
}

/** One operation, written `POST /orders/{id}`. */
export function operation(call: string, more: More = {}): OperationFacts {
	const [method, path] = call.split(' ');
	const { query = {}, header = {}, body, bodyAs, answer } = more;
	const json: Content = { mediaTypes: ['application/json'] };
	return {
		method,
		path,
		parameters: { ...inPath(path), query, header },
		...(body && { body: { ...json, fields: body, ...(hasNeeded(body) && { required: true }) } }),
		...(bodyAs && { body: { mediaTypes: [bodyAs], required: true } }),
		answers: answer ? { '200': { mediaTypes: [], fields: answer } } : {},
	};
}

const hasNeeded = (body: Fields) => Object.values(body).some(({ required }) => required);

/** A method and a path; what stands in the path for an ID has many names, and only its place counts. */
export const pairIn = (call: string) =>
	call.replace(/\{\{.*?\}\}|\{\w+\}/g, '{}').replace(/ =/, ' ');

/** The methods and paths of a table. */
export const pairsOf = (table: Table) =>
	table.map(({ method, path }) => pairIn(`${method} ${path}`));
