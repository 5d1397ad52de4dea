import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { without } from '../request/createOrUpdate';
import { isPath } from '../request/destination';
import { flowOf, once, type Flow } from '../request/flow';
import { asFile } from '../request/output';
import { paged, type Paging } from '../request/paging';
import type { Service } from '../request/service';
import { limit, outputFileField, returnAll } from './common';
import { toJson } from './convert';
import { operation } from './operation';
import { isOn } from './ownParameters';
import type { Resource } from './resource';
import { parameterError, step } from './step';

const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

/** Methods that take no body. */
const WITHOUT_BODY = ['GET', 'HEAD'];

/** Whether a free request is a list to walk through. */
const listInPages: INodeProperties = {
	displayName: 'List in Pages',
	name: 'inPages',
	type: 'boolean',
	default: false,
	description:
		'Whether the path is a list that the service cuts into pages, which are to be walked',
	displayOptions: { show: { method: ['GET'], response: ['data'] } },
};

/** Parameters of free requests that are the same for every service. */
function parameters(examplePath: string): INodeProperties[] {
	return [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: METHODS.map((method) => ({ name: method, value: method })),
			default: 'GET',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${examplePath}`,
			description:
				'The part of the address after the base URL of the credential, with a leading slash',
		},
		nameValuePairs('Query Parameters', 'queryParameters', 'Parameter'),
		nameValuePairs('Headers', 'headers', 'Header'),
		{
			displayName: 'Body (JSON)',
			name: 'jsonBody',
			type: 'json',
			default: '{}',
			displayOptions: { show: { method: ['DELETE', 'PATCH', 'POST', 'PUT'] } },
		},
		{
			displayName: 'Response',
			name: 'response',
			type: 'options',
			options: [
				{ name: 'Data', value: 'data', description: 'An item, or an item per row of a list' },
				{ name: 'File', value: 'file', description: 'A file, e.g. a PDF' },
			],
			default: 'data',
		},
		{ ...outputFileField, displayOptions: { show: { response: ['file'] } } },
		listInPages,
		{ ...returnAll, displayOptions: { show: { inPages: [true] } } },
		{ ...limit, displayOptions: { show: { inPages: [true], returnAll: [false] } } },
	];
}

function nameValuePairs(displayName: string, name: string, one: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${one}`,
		default: {},
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
	service: Service,
	paging: Paging,
	{ examplePath, headers, around = (flow) => flow }: ApiRequestDetails,
): Resource {
	const inPages = paged(paging);
	const flow: Flow = async (call) =>
		await (isOn(call.context, listInPages) ? inPages(call) : once(call));
	return {
		name: 'API Request',
		value: 'apiRequest',
		description: 'Call any endpoint of the service',
		operations: [
			operation({
				name: 'Send',
				value: 'send',
				action: 'Send a custom request',
				description: 'Call an endpoint that has no operation of its own',
				method: '={{ $parameter["method"] }}' as 'GET',
				url: '={{ $parameter["path"] }}',
				parameters: parameters(examplePath),
				request: headers && { headers },
				before: [fill],
				flow: flowOf(service, around(flow)),
				output: [
					async function (this: IExecuteSingleFunctions, items, answer) {
						if (this.getNodeParameter('method') === 'HEAD') return [headersIn(answer)];
						if (this.getNodeParameter('response') !== 'file') return items;
						return await asFile(fileNameFromPath, 'application/octet-stream').call(
							this,
							items,
							answer,
						);
					},
				],
			}),
		],
	};
}

const fill = step(async function (request) {
	const path = String(this.getNodeParameter('path', ''));
	checkPath(this, path);
	const method = request.method ?? 'GET';
	const body = WITHOUT_BODY.includes(method)
		? undefined
		: toJson()(this, 'Body (JSON)', jsonBodyOf(this));
	const isFile = this.getNodeParameter('response') === 'file';
	const query = Object.entries(pairsOf(this, 'queryParameters'));
	return {
		...request,
		url: withDropped(
			path,
			query.filter(([name]) => DROPPED.includes(name)),
		),
		qs: Object.fromEntries(query.filter(([name]) => !DROPPED.includes(name))),
		headers: { ...withoutContentType(request.headers, body), ...pairsOf(this, 'headers') },
		body: body as IDataObject | undefined,
		notFound: 'Check the path, and the IDs in it. It follows the base URL of the credential.',
		...(isFile && { encoding: 'arraybuffer', json: false }),
	};
});

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

const jsonBodyOf = (context: IExecuteSingleFunctions) => context.getNodeParameter('jsonBody', '');

/** Headers are all that an answer to HEAD has. */
const headersIn = ({ statusCode, headers }: IN8nHttpFullResponse): INodeExecutionData => ({
	json: { statusCode, headers: headers as IDataObject },
});

/** A path that leads elsewhere would hand the credential to another server. */
function checkPath(context: IExecuteSingleFunctions, path: string) {
	if (isPath(path)) return;
	throw parameterError(
		context,
		'Path',
		`"${path}" is not a path`,
		'It begins with one slash and has no server name, spaces or "..".',
	);
}

/** A name that comes several times has a list of values. */
function pairsOf(
	context: IExecuteSingleFunctions,
	name: string,
): Record<string, string | string[]> {
	const given = context.getNodeParameter(`${name}.pair`, []) as Array<{
		name: string;
		value: string;
	}>;
	// Names such as `constructor` and `__proto__` are names like all others.
	const pairs = new Map<string, string | string[]>();
	for (const pair of given.filter((one) => one.name !== '')) {
		const before = pairs.get(pair.name);
		pairs.set(pair.name, before === undefined ? pair.value : [before, pair.value].flat());
	}
	return Object.fromEntries(pairs);
}

function fileNameFromPath(this: IExecuteSingleFunctions): string {
	const path = String(this.getNodeParameter('path', ''));
	return path.split(/[?#]/)[0].split('/').filter(Boolean).at(-1) ?? 'file';
}
