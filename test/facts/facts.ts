/** What is allowed for one value, in the words of JSON Schema; nothing where a document says nothing. */
export interface Fact {
	type?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
	required?: true;
	nullable?: true;
	format?: string;
	pattern?: string;
	enum?: ReadonlyArray<string | null>;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	minimum?: number;
	maximum?: number;
	/** Kinds of an object, of which one fits. */
	anyOf?: readonly Fields[];
}

/**
 * The values in a body by their path: `orderItems[].quantity`. A list and what is in it are two:
 * `orderItems` and `orderItems[]`. The body itself has the path ''.
 */
export type Fields = Record<string, Fact>;

/** Where a parameter stands. */
export type Place = 'header' | 'path' | 'query';

/** What goes over the network as JSON, or a file of one of the media types. */
export interface Content {
	mediaTypes: readonly string[];
	/** Missing where it is a file, or where nothing is said about it. */
	fields?: Fields;
}

/** One operation of a service, as far as requests and answers can be held against it. */
export interface OperationFacts {
	method: string;
	/** With the names of parameters in curly brackets. */
	path: string;
	parameters?: Partial<Record<Place, Fields>>;
	body?: Content & { required?: true };
	/** Answers that are no errors, by status. */
	answers: Record<string, Content>;
}

/** The operations of one version of a resource. */
export type Table = readonly OperationFacts[];

/** The path of the object or list that a value is in; undefined for the body itself. */
function holderOf(path: string): string | undefined {
	if (path === '') return undefined;
	return path.endsWith('[]')
		? path.slice(0, -2)
		: path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** What a value is called within what it is in. */
const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/**
 * The JSON Schema of a table of fields, with lists and objects inside of one another. Objects take no
 * other fields than those that are named: a misspelt one would be ignored unseen.
 *
 * @param path where to begin
 */
export function schemaOf(fields: Fields, path = ''): Record<string, unknown> {
	const { anyOf, ...rest } = fields[path] ?? {};
	const fact: Fact = { ...rest };
	delete fact.required;
	if (anyOf) return { anyOf: anyOf.map((kind) => schemaOf(kind)) };
	const inside = Object.keys(fields).filter((other) => holderOf(other) === path);
	if (fact.type === 'array') {
		return { ...fact, items: inside.length > 0 ? schemaOf(fields, inside[0]) : {} };
	}
	if (fact.type !== 'object' || inside.length === 0) return { ...fact };
	return {
		...fact,
		properties: Object.fromEntries(inside.map((name) => [nameOf(name), schemaOf(fields, name)])),
		required: inside.filter((name) => fields[name].required).map(nameOf),
		additionalProperties: false,
	};
}
