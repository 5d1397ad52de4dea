import nock from 'nock';
import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { runNode } from './harness';

type Body = IDataObject | IDataObject[];

/** A request that the operation must send, and what the service answers. */
export interface Exchange {
	/** Method and path, exactly as they go over the network: `GET /orders/5001`. */
	request: string;
	/** The whole query; none when left out. */
	query?: Record<string, string | string[]>;
	/** The whole body, or a pattern for one that is no JSON; none when left out. */
	body?: Body | RegExp;
	/** Headers in which this request differs from the node's others. */
	headers?: Record<string, RegExp>;
	status?: number;
	answer?: Body | string | Buffer;
	answerHeaders?: Record<string, string>;
}

/** A read whose answer is wrong each time: it is tried again three times. */
export const eachTime = <Read>(read: Read): Read[] => [read, read, read, read];

/** One use of an operation: what the user fills in, what goes over the network, what comes out. */
export interface OperationCase {
	parameters?: INodeParameters;
	exchanges: Exchange[];
	/** The items that come out; not looked at when left out. */
	gives?: IDataObject[];
	/** Files that come out of the first item: name and MIME type by field. */
	files?: Record<string, { fileName: string; mimeType: string }>;
	/** Files of the input item. */
	binary?: IBinaryKeyData;
}

/** What a case of one request says beside that request. */
type OneExchange = Omit<OperationCase, 'exchanges'> &
	Omit<Exchange, 'request'> & {
		/** An answer whose first list has the rows that come out. */
		lists?: IDataObject;
	};

/** What comes out of an operation that gives what the service answers, row by row. */
export const itemsIn = (answer: Exchange['answer']): IDataObject[] | undefined =>
	typeof answer === 'object' && !Buffer.isBuffer(answer) ? [answer].flat() : undefined;

/**
 * A request with its answer.
 *
 * @param request method and path, with the query as it reads before it is encoded:
 * `GET /orders?since=2026-01-05 10:30:00`
 * @param more the status is 201 for POST and 200 for others when left out
 */
export function call(
	request: string,
	answer?: Exchange['answer'],
	more: Omit<Exchange, 'request' | 'answer'> = {},
): Exchange {
	const [asked, ...rest] = request.split('?');
	const query: Record<string, string | string[]> = {};
	for (const pair of rest.join('?').split('&').filter(Boolean)) {
		const [name, ...value] = pair.split('=');
		const others = query[name] === undefined ? [] : [query[name]].flat();
		query[name] = others.length > 0 ? [...others, value.join('=')] : value.join('=');
	}
	const isCreation = asked.startsWith('POST ');
	return {
		request: asked,
		...(rest.length > 0 && { query }),
		...(isCreation && { status: 201 }),
		...(answer !== undefined && { answer }),
		...more,
	};
}

const rowsIn = (lists: IDataObject) => Object.values(lists).find(Array.isArray) as IDataObject[];

/** A place in a path with the parameter that fills it, By ID: `/orders/{idorder=5001}`. */
const PLACE = /\{(\w+)=([^{}]*)\}/g;

/**
 * A case of one request, as in {@link call}, in whose path can stand which parameter gives an ID:
 * `GET /orders/{idorder=5001}`. Unless it says what comes out, that is what the service answers.
 */
export function sends(request: string, { parameters, ...more }: OneExchange = {}): OperationCase {
	const { gives, files, binary, lists, answer = lists, ...exchange } = more;
	const isAsAnswered = !files && !('gives' in more);
	const given = [...request.matchAll(PLACE)].map(([, name, id]) => [name, byId(id)] as const);
	return {
		parameters: { ...Object.fromEntries(given), ...parameters },
		exchanges: [call(request.replace(PLACE, '$2'), answer, exchange)],
		gives: isAsAnswered ? itemsIn(lists ? rowsIn(lists) : answer) : gives,
		files,
		binary,
	};
}

/** A case of several requests, one after the other. */
export const inTurn = (
	one: Omit<OperationCase, 'exchanges'>,
	...exchanges: Exchange[]
): OperationCase => ({ ...one, exchanges });

/** A case of one request without a body: what the service answers comes out. */
export const asks = (
	request: string,
	answer: Exchange['answer'],
	parameters?: INodeParameters,
): OperationCase => sends(request, { parameters, answer });

/** The node whose operations are tried. */
export interface Subject {
	node: INodeType;
	credentialTypes: ICredentialType[];
	credentials: Record<string, ICredentialDataDecryptedObject>;
	/** Where the service's paths begin. */
	baseUrl: string;
	/** Headers that every request must carry. */
	headers: Record<string, RegExp>;
}

/** A value as the editor stores it for a resource locator. */
export const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

/** All operations of a node, written `resource.operation`, with their description. */
export function operationsOf(node: INodeType): Map<string, INodePropertyOptions> {
	const { properties } = node.description;
	const lists = properties.filter(({ name }) => name === 'operation');
	return new Map(
		lists.flatMap((list) =>
			resourcesOf(list).flatMap((resource) =>
				(list.options as INodePropertyOptions[]).map(
					(option) => [`${resource}.${String(option.value)}`, option] as const,
				),
			),
		),
	);
}

const resourcesOf = ({ displayOptions }: INodeProperties) =>
	(displayOptions?.show?.resource ?? []) as string[];

/** Tells nock what to expect and what to answer. */
export function expectExchange({ baseUrl, headers }: Subject, exchange: Exchange) {
	const [method, path] = exchange.request.split(' ');
	const { query = {}, body, status = 200, answer = {}, answerHeaders } = exchange;
	nock(baseUrl, { reqheaders: { ...headers, ...exchange.headers } })
		.intercept(path, method, body === undefined ? (sent: unknown) => sent === '' : (body as never))
		.query(query)
		.reply(status, answer as nock.Body, answerHeaders);
}

/**
 * Runs one case through n8n's engine; nock answers.
 *
 * @param leftOver what the workflow holds beside the parameters of the case
 */
export async function runCase(
	subject: Subject,
	name: string,
	operation: OperationCase,
	leftOver?: INodeParameters,
) {
	const [resource, value] = name.split('.');
	for (const exchange of operation.exchanges) expectExchange(subject, exchange);
	const input: INodeExecutionData = { json: {}, binary: operation.binary };
	return await runNode({
		node: subject.node,
		credentialTypes: subject.credentialTypes,
		credentials: subject.credentials,
		parameters: { resource, operation: value, ...operation.parameters },
		leftOver,
		items: [input],
	});
}

/** Runs one case through n8n's engine and compares everything. */
export async function tryOperation(
	subject: Subject,
	name: string,
	operation: OperationCase,
	leftOver?: INodeParameters,
) {
	const { items, error } = await runCase(subject, name, operation, leftOver);
	expect(error).toBeUndefined();
	expect(nock.pendingMocks()).toEqual([]);
	const [output] = items;
	expect(output.every(({ pairedItem }) => pairedItem !== undefined)).toBe(true);
	if (operation.gives) expect(output.map(({ json }) => json)).toEqual(operation.gives);
	if (operation.files) expect(output[0].binary).toMatchObject(operation.files);
}

/** Declares a test for each case, and one that fails when an operation has no case. */
export function describeOperations(
	subject: Subject,
	cases: Record<string, OperationCase | OperationCase[]>,
) {
	beforeEach(forgetLimits);
	afterEach(() => nock.cleanAll());

	test('every operation has a case, and every case an operation', () => {
		expect(Object.keys(cases).sort()).toEqual([...operationsOf(subject.node).keys()].sort());
	});

	test('n8n finds what runs each operation', () => {
		const run = Object.entries(subject.node.customOperations ?? {}).flatMap(([resource, values]) =>
			Object.keys(values).map((value) => `${resource}.${value}`),
		);
		expect(run.sort()).toEqual([...operationsOf(subject.node).keys()].sort());
	});

	const listed = Object.entries(cases).flatMap(([name, one]) =>
		(Array.isArray(one) ? one : [one]).map((operation) => [name, operation] as const),
	);
	test.each(listed)('%s', async (name, operation) => {
		await tryOperation(subject, name, operation);
	});

	// The descriptions say everything: n8n's own engine for declarative nodes does the same with them.
	test.each(listed)("%s, run by n8n's declarative engine", async (name, operation) => {
		const node = Object.create(subject.node, { customOperations: {} }) as INodeType;
		await tryOperation({ ...subject, node }, name, operation);
	});
}
