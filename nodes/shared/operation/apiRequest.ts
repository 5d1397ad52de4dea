import type {
	IDataObject,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { without } from '../lib/without';
import { once, type Call, type Flow, type Input, type Resource, type Shape } from './operation';
import { isPath } from '../service/destination';
import { asFile } from './output';
import { paged, type Paging } from '../service/paging';
import { limit, outputFileField, returnAll } from './common';
import { textIn, toJson } from './convert';
import { shownWith } from './fields';
import { parameterError, type Named } from './nodeError';

const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'] as const;

/** Inputs of free requests that are the same for every service. */
const inputs = (examplePath: string): Input[] => [
	{
		parameter: {
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: METHODS.map((method) => ({ name: method, value: method })),
			default: 'GET',
			description: 'What to do at the path: GET reads, the others change something',
		},
	},
	{
		parameter: {
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${examplePath}`,
			description:
				'The part of the address after the base URL of the credential, with a leading slash',
		},
	},
	nameValuePairs(
		'Query Parameters',
		'queryParameters',
		'Parameter',
		'What comes after the question mark of the address',
	),
	nameValuePairs(
		'Headers',
		'headers',
		'Header',
		'Sent beside the headers of the credential, which stay as they are',
	),
	{
		parameter: {
			displayName: 'Body (JSON)',
			name: 'jsonBody',
			type: 'json',
			default: '{}',
			description:
				'An object or a list in the names that the service uses, sent as it is, e.g. { "name": "value" }',
			displayOptions: { show: { method: ['DELETE', 'PATCH', 'POST', 'PUT'] } },
		},
		convert: toJson(),
	},
	{
		parameter: {
			displayName: 'Response',
			name: 'response',
			type: 'options',
			options: [
				{ name: 'Data', value: 'data', description: 'An item, or an item per row of a list' },
				{ name: 'File', value: 'file', description: 'A file, e.g. a PDF' },
			],
			default: 'data',
			description: 'What the service answers with',
		},
	},
	shownWith('response', 'file', outputFileField),
	{
		parameter: {
			displayName: 'List in Pages',
			name: 'inPages',
			type: 'boolean',
			default: false,
			description:
				'Whether the path is a list that the service cuts into pages, which are to be walked',
			displayOptions: { show: { method: ['GET'], response: ['data'] } },
		},
	},
	shownWith('inPages', true, returnAll),
	shownWith('inPages', true, limit),
];

function nameValuePairs(
	displayName: string,
	name: string,
	one: string,
	description: string,
): Input {
	const parameter: INodeProperties = {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${one}`,
		default: {},
		description,
		options: [
			{
				displayName: one,
				name: 'pair',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	};
	return { parameter, convert: toPairs };
}

/** A name with its value, or with all values of a list. */
interface Pair {
	name: string;
	value: string | string[] | undefined;
}

/** Makes pairs of texts of what the form holds; those without a name are left out. */
export function toPairs(context: Named, displayName: string, given: unknown): Pair[] {
	const { pair = [] } = (given ?? {}) as { pair?: Array<Record<keyof Pair, unknown>> };
	const pairs = pair.map(({ name, value }, index): Pair => {
		const label = `${displayName}, ${index + 1}`;
		const values = [value].flat().map((one) => textIn(context, `${label}, Value`, one));
		return {
			name: textIn(context, `${label}, Name`, name) ?? '',
			value: Array.isArray(value) ? values.map((one) => one ?? '') : values[0],
		};
	});
	return pairs.filter(({ name }) => name !== '');
}

/** What a service may say about its free requests. */
interface ApiRequestDetails {
	examplePath: string;
	headers?: Record<string, string>;
	around?: (flow: Flow) => Flow;
}

/**
 * The resource for endpoints without an operation of their own: the user gives method, path, query,
 * headers and body; limits, retries, paging and errors are those of every other operation.
 *
 * @param headers what the service expects unless the user says otherwise
 * @param around what the service's other operations put around a flow
 */
export function apiRequest(
	paging: Paging,
	{ examplePath, headers, around = (flow) => flow }: ApiRequestDetails,
): Resource {
	const inPages = paged(paging);
	const send = around(async (call) => await (call.inputs.inPages ? inPages(call) : once(call)));
	return {
		name: 'API Request',
		value: 'apiRequest',
		description: 'Call any endpoint of the service',
		operations: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send a custom request',
				description: 'Call an endpoint that has no operation of its own',
				// n8n shows what the user chose; the flow takes it from the inputs.
				method: '={{ $parameter["method"] }}' as 'GET',
				path: '={{ $parameter["path"] }}',
				inputs: inputs(examplePath),
				request: { headers },
				answer: 'anything',
				before: [],
				flow: async (call) => await send({ ...call, request: requestOf(call) }),
				output: [dataOrFile],
			},
		],
	};
}

/** The request that the user described. */
function requestOf({ context, inputs: given, request }: Call): Call['request'] {
	const path = String(given.path ?? '');
	checkPath(context, path);
	const body = given.jsonBody as IDataObject | undefined;
	// A page in the path would stay beside those that are asked for.
	const [url, inPath] = given.inPages ? splitAtQuery(path) : [path, []];
	const query = Object.entries(byName([...inPath, ...pairsIn(given.queryParameters)]));
	const headers = byName(pairsIn(given.headers));
	checkHeaders(context, Object.keys(headers));
	return {
		...request,
		method: given.method as Call['request']['method'],
		url: withDropped(
			url,
			query.filter(([name]) => DROPPED.includes(name)),
		),
		qs: Object.fromEntries(query.filter(([name]) => !DROPPED.includes(name))),
		headers: { ...withoutContentType(request.headers, body), ...headers },
		body,
		notFound: 'Check the path, and the IDs in it. It follows the base URL of the credential.',
		...(given.response === 'file' && {
			encoding: 'arraybuffer',
			json: false,
			answer: { file: 'any' },
		}),
	};
}

const dataOrFile: Shape = async (items, answer, call) => {
	if (call.inputs.method === 'HEAD') return [headersIn(answer)];
	return call.inputs.response === 'file' ? await file(items, answer, call) : items;
};

const file = asFile(({ inputs: { path } }) => {
	const [plain] = String(path ?? '').split(/[?#]/);
	return plain.split('/').filter(Boolean).at(-1) ?? 'file';
}, 'application/octet-stream');

/** Names of query parameters that n8n's HTTP client leaves out, since objects have them already. */
const DROPPED = ['__proto__', 'constructor', 'prototype'];

/** Puts query parameters into the path itself, where they stay. */
function withDropped(path: string, query: Array<[string, string | string[]]>): string {
	if (query.length === 0) return path;
	const texts = query.flatMap(([name, values]) =>
		[values].flat().map((value) => `${name}=${encodeURIComponent(value)}`),
	);
	return `${path}${path.includes('?') ? '&' : '?'}${texts.join('&')}`;
}

/** The service's usual headers; one about the body only where there is a body. */
function withoutContentType(headers: IDataObject = {}, body: unknown): IDataObject {
	const hasBody = body !== undefined && Object.keys(body as object).length > 0;
	return hasBody ? headers : without(headers, 'Content-Type');
}

/** Headers are all that an answer to HEAD has. */
const headersIn = ({ statusCode, headers }: IN8nHttpFullResponse): INodeExecutionData => ({
	json: { statusCode, headers: headers as IDataObject },
});

/** A path that leads elsewhere would hand the credential to another server. */
function checkPath(context: Call['context'], path: string) {
	if (isPath(path)) return;
	throw parameterError(
		context,
		'Path',
		`"${path}" is not a path`,
		'It begins with one slash and has no server name, spaces or "..".',
	);
}

/** Characters of which the name of a header consists. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Says how long the body is, which n8n does itself; with another number the service waits for the rest. */
const LENGTH = 'content-length';

function checkHeaders(context: Call['context'], names: string[]) {
	for (const name of names) {
		const isLength = name.trim().toLowerCase() === LENGTH;
		if (HEADER_NAME.test(name.trim()) && !isLength) continue;
		const problem = isLength ? 'is sent by n8n itself' : 'is no name of a header';
		throw parameterError(context, 'Headers', `"${name}" ${problem}`, 'Remove it, or change it.');
	}
}

/** A path, and the query parameters that stand in it. */
function splitAtQuery(path: string): [string, Pair[]] {
	const [url, ...query] = path.split('#')[0].split('?');
	const parameters = new URLSearchParams(query.join('?'));
	return [url, [...parameters].map(([name, value]) => ({ name, value }))];
}

/** The pairs that `toPairs` made of an input. */
const pairsIn = (given: unknown) => (given ?? []) as Pair[];

/** A name that comes several times has a list of values. */
function byName(given: Pair[]): Record<string, string | string[]> {
	// Names such as `constructor` and `__proto__` are names like all others.
	const pairs = new Map<string, string | string[]>();
	for (const { name, value } of given) {
		if (value === undefined) continue;
		const before = pairs.get(name);
		pairs.set(name, before === undefined ? value : [before, value].flat());
	}
	return Object.fromEntries(pairs);
}
