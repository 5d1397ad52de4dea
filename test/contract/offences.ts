import Ajv, { type ValidateFunction } from 'ajv';
import {
	schemaOf,
	type Fact,
	type Fields,
	type OperationFacts,
	type Place,
	type Table,
} from '../facts/facts';

/** A request as it went over the network. */
export interface SentRequest {
	method: string;
	/** Path with query, without the server. */
	path: string;
	headers: Record<string, string | undefined>;
	/** Empty when there is none. */
	body: string;
}

const isInteger = (value: number) => Number.isInteger(value);

/**
 * What compiles schemas, each once.
 *
 * @param coerceTypes reads numbers and lists from the text of a query, as the server does
 */
function compiler(coerceTypes: boolean) {
	const known = new Map<string, ValidateFunction>();
	const ajv = new Ajv({
		strict: false,
		allErrors: true,
		coerceTypes: coerceTypes ? 'array' : false,
		formats: {
			int32: { type: 'number', validate: isInteger },
			int64: { type: 'number', validate: isInteger },
			double: { type: 'number', validate: () => true },
			float: { type: 'number', validate: () => true },
			date: /^\d{4}-\d{2}-\d{2}$/,
			'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
			uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
			binary: true,
			byte: true,
			uri: true,
		},
	});
	return (schema: Record<string, unknown>) => {
		const key = JSON.stringify(schema);
		const validate = known.get(key) ?? ajv.compile(schema);
		known.set(key, validate);
		return validate;
	};
}

type Compile = ReturnType<typeof compiler>;

const bodies = compiler(false);
const texts = compiler(true);

/** What is wrong with a value; nothing when it fits. */
function mismatches(compile: Compile, schema: Record<string, unknown>, value: unknown): string[] {
	const validate = compile(schema);
	if (validate(value)) return [];
	return (validate.errors ?? []).map(({ instancePath, message, params }) =>
		`${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
	);
}

/** What is wrong with a body; nothing when it fits the fields. */
export const bodyMismatches = (fields: Fields, body: unknown): string[] =>
	mismatches(bodies, schemaOf(fields), body);

/** The values of the parameters in a path template; undefined when the path does not fit it. */
function valuesIn(template: string, path: string): Record<string, string> | undefined {
	const wanted = template.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return undefined;
	const values: Record<string, string> = {};
	for (const [index, part] of wanted.entries()) {
		const name = /^\{(.+)\}$/.exec(part)?.[1];
		if (name === undefined && part !== given[index]) return undefined;
		if (name !== undefined) values[name] = decodeURIComponent(given[index]);
	}
	return values;
}

/** How many parts of a path template are parameters: a path without any comes before `/{id}`. */
const parametersIn = (template: string) => template.split('{').length - 1;

/** The operations that a method and path may mean: one path can stand in several versions. */
export function candidatesFor(table: Table, method: string, path: string): OperationFacts[] {
	const all = table.filter(
		(operation) => operation.method === method && valuesIn(operation.path, path) !== undefined,
	);
	const fewest = Math.min(...all.map((operation) => parametersIn(operation.path)));
	return all.filter((operation) => parametersIn(operation.path) === fewest);
}

/** What a request sends that no operation of the table allows; nothing when all is well. */
export function offences(table: Table, request: SentRequest): string[] {
	const [path] = request.path.split('?');
	const candidates = candidatesFor(table, request.method, path);
	if (candidates.length === 0) return [`there is no ${request.method} ${path}`];
	const [best] = candidates
		.map((candidate) => offencesAgainst(candidate, request))
		.sort((a, b) => a.length - b.length);
	return best;
}

function offencesAgainst(operation: OperationFacts, request: SentRequest): string[] {
	return [
		...wrongParameters(operation, request),
		...wrongBody(operation, request),
		...wrongAccept(operation, request),
	];
}

function wrongParameters({ path, parameters = {} }: OperationFacts, request: SentRequest) {
	const [sentPath, search = ''] = request.path.split('?');
	const query = new URLSearchParams(search);
	const inPath = valuesIn(path, sentPath) ?? {};
	const unknown = [...new Set(query.keys())].filter((name) => !parameters.query?.[name]);
	const given = (place: Place, name: string) => {
		if (place === 'path') return [inPath[name]];
		if (place === 'query') return query.getAll(name);
		return [request.headers[name.toLowerCase()]].filter((value) => value !== undefined);
	};
	const declared = (Object.entries(parameters) as Array<[Place, Fields]>).flatMap(
		([place, fields]) =>
			Object.entries(fields)
				.filter(([name]) => !name.endsWith('[]'))
				.map(([name, fact]) => ({ place, name, fact, fields })),
	);
	return [
		...unknown.map((name) => `query parameter ${name} is unknown`),
		...declared.flatMap(({ place, name, fact, fields }) =>
			wrongValues(`${place} parameter ${name}`, fact, schemaOf(fields, name), given(place, name)),
		),
	];
}

function wrongValues(
	label: string,
	{ required, type }: Fact,
	schema: Record<string, unknown>,
	values: string[],
): string[] {
	if (values.length === 0) return required ? [`${label} is missing`] : [];
	const isList = type === 'array';
	if (values.length > 1 && !isList) return [`${label} is given ${values.length} times`];
	const value = isList ? values : values[0];
	return mismatches(texts, { type: 'object', properties: { value: schema } }, { value }).map(
		(text) => `${label}: ${text}`,
	);
}

const mediaTypeOf = (header: string | undefined) => header?.split(';')[0].trim();

function wrongBody(
	{ body: facts, parameters }: OperationFacts,
	{ body, headers }: SentRequest,
): string[] {
	const mediaType = mediaTypeOf(headers['content-type']);
	if (body === '') {
		const missing = facts?.required ? ['the body is missing'] : [];
		const isIdle = mediaType && !parameters?.header?.['Content-Type'];
		return isIdle ? [...missing, `Content-Type ${mediaType} without a body`] : missing;
	}
	if (!facts) return ['the operation takes no body'];
	if (!facts.mediaTypes.includes(mediaType ?? '')) {
		return [`Content-Type ${mediaType} is none of ${facts.mediaTypes.join()}`];
	}
	if (!facts.fields || !/json$/.test(mediaType ?? '')) return [];
	return bodyMismatches(facts.fields, JSON.parse(body)).map((text) => `body: ${text}`);
}

function wrongAccept({ answers }: OperationFacts, { headers }: SentRequest): string[] {
	const declared = Object.values(answers).flatMap(({ mediaTypes }) => mediaTypes);
	if (declared.length === 0 || declared.includes(headers.accept ?? '')) return [];
	return [`Accept ${headers.accept} is none of ${declared.join()}`];
}
