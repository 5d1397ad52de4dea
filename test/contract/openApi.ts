import Ajv, { type AnySchemaObject } from 'ajv';

/** A request as it went over the network. */
export interface SentRequest {
	method: string;
	/** Path with query, without the server. */
	path: string;
	headers: Record<string, string | undefined>;
	/** Empty when there is none. */
	body: string;
}

interface Parameter {
	name: string;
	in: 'path' | 'query' | 'header' | 'cookie';
	required?: boolean;
	schema: AnySchemaObject;
}

type Content = Record<string, { schema?: AnySchemaObject }>;

interface Operation {
	parameters?: Array<Parameter | { $ref: string }>;
	requestBody?: { required?: boolean; content: Content };
	responses: Record<string, { content?: Content } | { $ref: string }>;
}

/** An OpenAPI 3.0 document, as far as requests need it. */
export interface OpenApi {
	info: { title: string; version: string };
	paths: Record<string, Record<string, Operation>>;
	components: Record<string, unknown>;
}

/** An operation that a request may be meant for. */
interface Candidate {
	spec: OpenApi;
	template: string;
	operation: Operation;
}

const isInteger = (value: number) => Number.isInteger(value);

/** `coerceTypes` reads numbers and lists from the text of a query, as the server does. */
const makeAjv = (coerceTypes: boolean) =>
	new Ajv({
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

const bodies = makeAjv(false);
const texts = makeAjv(true);

/** A reference into another document, which is not at hand: what stands there can be anything. */
const isElsewhere = (value: object) =>
	'$ref' in value && typeof value.$ref === 'string' && !value.$ref.startsWith('#');

/** Objects take only the properties that the document names: a misspelt one would be ignored unseen. */
function closed(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	if (isElsewhere(schema)) return {};
	const copy: Record<string, unknown> = Object.fromEntries(
		Object.entries(schema).map(([key, value]) => [key, closed(value)]),
	);
	const isObject = copy.type === 'object' && typeof copy.properties === 'object';
	return isObject ? { additionalProperties: false, ...copy } : copy;
}

/** What is wrong with a value; nothing when it fits. */
function mismatches(ajv: Ajv, spec: OpenApi, schema: AnySchemaObject, value: unknown): string[] {
	const whole = closed({ ...schema, components: spec.components }) as AnySchemaObject;
	const validate = ajv.compile(whole);
	if (validate(value)) return [];
	return (validate.errors ?? []).map(({ instancePath, message, params }) =>
		`${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
	);
}

/** What a local reference points to; the value itself when it is none. */
function resolved<T>(spec: OpenApi, value: T | { $ref: string }): T {
	if (typeof value !== 'object' || value === null || !('$ref' in value)) return value as T;
	if (isElsewhere(value)) return {} as T;
	const parts = value.$ref.replace(/^#\//, '').split('/');
	const found = parts.reduce<unknown>(
		(holder, part) => (holder as Record<string, unknown> | undefined)?.[part],
		spec,
	);
	return found as T;
}

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
function candidatesFor(specs: OpenApi[], method: string, path: string): Candidate[] {
	const all = specs.flatMap((spec) =>
		Object.entries(spec.paths).flatMap(([template, operations]) => {
			// HEAD is GET without the body; the document says so in the words of a GET only.
			const operation = operations[method === 'HEAD' ? 'get' : method.toLowerCase()];
			const fits = operation !== undefined && valuesIn(template, path) !== undefined;
			return fits ? [{ spec, template, operation }] : [];
		}),
	);
	const fewest = Math.min(...all.map(({ template }) => parametersIn(template)));
	return all.filter(({ template }) => parametersIn(template) === fewest);
}

/** What a request sends that no operation of the documents allows; nothing when all is well. */
export function offences(specs: OpenApi[], request: SentRequest): string[] {
	const [path] = request.path.split('?');
	const candidates = candidatesFor(specs, request.method, path);
	if (candidates.length === 0) return [`there is no ${request.method} ${path}`];
	const [best] = candidates
		.map((candidate) => offencesAgainst(candidate, request))
		.sort((a, b) => a.length - b.length);
	return best;
}

function offencesAgainst(candidate: Candidate, request: SentRequest): string[] {
	return [
		...wrongParameters(candidate, request),
		...wrongBody(candidate, request),
		...wrongAccept(candidate, request),
	];
}

function wrongParameters({ spec, template, operation }: Candidate, request: SentRequest): string[] {
	const [path, search = ''] = request.path.split('?');
	const query = new URLSearchParams(search);
	const inPath = valuesIn(template, path) ?? {};
	const declared = (operation.parameters ?? []).map((parameter) => resolved(spec, parameter));
	const known = declared.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
	const unknown = [...new Set(query.keys())].filter((name) => !known.includes(name));
	const given = ({ name, in: place }: Parameter) => {
		if (place === 'path') return [inPath[name]];
		if (place === 'query') return query.getAll(name);
		return [request.headers[name.toLowerCase()]].filter((value) => value !== undefined);
	};
	return [
		...unknown.map((name) => `query parameter ${name} is unknown`),
		...declared.flatMap((parameter) => wrongValues(spec, parameter, given(parameter))),
	];
}

function wrongValues(spec: OpenApi, parameter: Parameter, values: string[]): string[] {
	const label = `${parameter.in} parameter ${parameter.name}`;
	if (values.length === 0) return parameter.required ? [`${label} is missing`] : [];
	const isList = resolved(spec, parameter.schema as { type?: string }).type === 'array';
	if (values.length > 1 && !isList) return [`${label} is given ${values.length} times`];
	const schema = { type: 'object', properties: { value: parameter.schema } };
	const value = isList ? values : values[0];
	return mismatches(texts, spec, schema, { value }).map((text) => `${label}: ${text}`);
}

const mediaTypeOf = (header: string | undefined) => header?.split(';')[0].trim();

function wrongBody({ spec, operation }: Candidate, { body, headers }: SentRequest): string[] {
	const mediaType = mediaTypeOf(headers['content-type']);
	const { requestBody } = operation;
	if (body === '') {
		const missing = requestBody?.required ? ['the body is missing'] : [];
		return mediaType ? [...missing, `Content-Type ${mediaType} without a body`] : missing;
	}
	if (!requestBody) return ['the operation takes no body'];
	const declared = requestBody.content[mediaType ?? ''];
	if (!declared) {
		return [`Content-Type ${mediaType} is none of ${Object.keys(requestBody.content).join()}`];
	}
	if (!declared.schema || !/json$/.test(mediaType ?? '')) return [];
	return mismatches(bodies, spec, declared.schema, JSON.parse(body)).map((text) => `body: ${text}`);
}

function wrongAccept({ spec, operation }: Candidate, { headers }: SentRequest): string[] {
	const successes = Object.entries(operation.responses).filter(([status]) => /^2/.test(status));
	const declared = successes.flatMap(([, response]) =>
		Object.keys(resolved(spec, response)?.content ?? {}),
	);
	if (declared.length === 0 || declared.includes(headers.accept ?? '')) return [];
	return [`Accept ${headers.accept} is none of ${declared.join()}`];
}
