import type { Content, Fact, Fields, OperationFacts, Place, Table } from './facts';

interface Reference {
	$ref: string;
}

interface Schema {
	type?: Fact['type'];
	properties?: Record<string, Schema | Reference>;
	required?: string[];
	items?: Schema | Reference;
	oneOf?: Array<Schema | Reference>;
	discriminator?: { propertyName: string; mapping?: Record<string, string> };
	[keyword: string]: unknown;
}

interface Parameter {
	name: string;
	in: Place;
	required?: boolean;
	schema?: Schema | Reference;
}

type Contents = Record<string, { schema?: Schema | Reference }>;

interface Operation {
	description?: string;
	parameters?: Array<Parameter | Reference>;
	requestBody?: { required?: boolean; content: Contents };
	responses: Record<string, { content?: Contents } | Reference>;
}

/** An OpenAPI 3.0 document, as far as facts are taken from it. */
export interface Specification {
	paths: Record<string, Record<string, Operation>>;
	[part: string]: unknown;
}

/** What a table keeps of a schema: what a value may be, and none of the explanations. */
const KEYWORDS = [
	'type',
	'nullable',
	'format',
	'pattern',
	'enum',
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
	'minimum',
	'maximum',
] as const;

const isReference = (value: object): value is Reference => '$ref' in value;

/** What a reference leads to; nothing when that is in another document, which is not at hand. */
function resolved<T extends object>(specification: Specification, value: T | Reference): T {
	if (!isReference(value)) return value;
	if (!value.$ref.startsWith('#/')) return {} as T;
	const found = value.$ref
		.slice(2)
		.split('/')
		.reduce<unknown>(
			(holder, part) => (holder as Record<string, unknown> | undefined)?.[part],
			specification,
		);
	return resolved(specification, found as T | Reference);
}

/**
 * The table of facts of an OpenAPI document: methods, paths, parameters, fields, and what each of them
 * may be. Nothing of its wording is taken over.
 */
export function tableOf(specification: Specification): Table {
	return Object.entries(specification.paths).flatMap(([path, operations]) =>
		Object.entries(operations).flatMap(([method, operation]) => {
			const facts = operationFacts(specification, method.toUpperCase(), path, operation);
			// Only the words of a GET say that its headers can be had without the file.
			const isAlsoHead = /\bHEAD request\b/.test(operation.description ?? '');
			return isAlsoHead ? [facts, { ...facts, method: 'HEAD' }] : [facts];
		}),
	);
}

function operationFacts(
	specification: Specification,
	method: string,
	path: string,
	{ parameters = [], requestBody, responses }: Operation,
): OperationFacts {
	const declared = parameters.map((parameter) => resolved(specification, parameter));
	const placed = (['path', 'query', 'header'] as const)
		.map((place) => [place, declared.filter((parameter) => parameter.in === place)] as const)
		.filter(([, ofPlace]) => ofPlace.length > 0)
		.map(([place, ofPlace]) => [place, parameterFields(specification, ofPlace)]);
	const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
	return {
		method,
		path,
		...(placed.length > 0 && { parameters: Object.fromEntries(placed) }),
		...(requestBody && {
			body: {
				...(requestBody.required && { required: true }),
				...contentFacts(specification, requestBody.content),
			},
		}),
		answers: Object.fromEntries(
			successes.map(([status, response]) => [
				status,
				contentFacts(specification, resolved(specification, response).content ?? {}),
			]),
		),
	};
}

function parameterFields(specification: Specification, parameters: Parameter[]): Fields {
	const schemas = parameters.map(({ name, schema = {} }) => [name, schema] as const);
	const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
	const properties = Object.fromEntries(schemas);
	const fields = fieldsOf(specification, { type: 'object', properties, required });
	return Object.fromEntries(Object.entries(fields).filter(([path]) => path !== ''));
}

/** All media types have the same fields; a file is bytes of which nothing more is said. */
function contentFacts(specification: Specification, content: Contents): Content {
	const mediaTypes = Object.keys(content);
	const [schema] = Object.values(content).map((one) => one.schema ?? {});
	const fields = schema ? fieldsOf(specification, schema) : {};
	const { type, format, anyOf } = fields[''] ?? {};
	const isFile = format === 'byte' || format === 'binary' || (!type && !anyOf);
	return { mediaTypes, ...(!isFile && { fields }) };
}

/**
 * @param path of the value that the schema is about
 * @param above references that led here: a thing that holds others of its kind is followed once
 */
function fieldsOf(
	specification: Specification,
	given: Schema | Reference,
	path = '',
	above: readonly string[] = [],
): Fields {
	const schema = resolved(specification, given);
	const isSeen = isReference(given) && above.includes(given.$ref);
	if (isSeen) return { [path]: factOf(schema) };
	const seen = isReference(given) ? [...above, given.$ref] : above;
	if (schema.oneOf) return { [path]: { anyOf: kindsOf(specification, schema) } };
	const inObject = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
		const inner = path === '' ? name : `${path}.${name}`;
		const fields = fieldsOf(specification, property, inner, seen);
		if (schema.required?.includes(name)) fields[inner] = { required: true, ...fields[inner] };
		return Object.entries(fields);
	});
	const inList = schema.items ? fieldsOf(specification, schema.items, `${path}[]`, seen) : {};
	return { [path]: factOf(schema), ...Object.fromEntries(inObject), ...inList };
}

function factOf(schema: Schema): Fact {
	const isObject = schema.type === undefined && schema.properties !== undefined;
	return {
		...(isObject && { type: 'object' as const }),
		...Object.fromEntries(
			KEYWORDS.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [
				keyword,
				schema[keyword],
			]),
		),
	};
}

/** The kinds of an object, each with the word by which it is told apart. */
function kindsOf(specification: Specification, { oneOf = [], discriminator }: Schema): Fields[] {
	const words = Object.entries(discriminator?.mapping ?? {});
	return oneOf.map((kind) => {
		const fields = fieldsOf(specification, kind);
		const word = isReference(kind) && words.find(([, target]) => target === kind.$ref)?.[0];
		if (!word || !discriminator) return fields;
		const { propertyName } = discriminator;
		return { ...fields, [propertyName]: { ...fields[propertyName], enum: [word] } };
	});
}
