import nock from 'nock';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import type { SentRequest } from '../contract/offences';
import { runNode } from './harness';
import type { Exchange, OperationCase } from './operationCase';

export * from './operationCase';

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
	return nock(baseUrl, { reqheaders: { ...headers, ...exchange.headers } })
		.intercept(path, method, body === undefined ? (sent: unknown) => sent === '' : (body as never))
		.query(query)
		.reply(status, answer as nock.Body, answerHeaders);
}

/** What nock knows of a request. */
interface RequestMade {
	method: string;
	path: string;
	headers: Record<string, string | string[]>;
}

/** Keeps the requests that are answered as expected; their paths begin after the address of the service. */
function keepIn(sent: SentRequest[], { baseUrl }: Subject) {
	const { length } = new URL(baseUrl).pathname.replace(/\/$/, '');
	return ({ method, path, headers }: RequestMade, _interceptor: unknown, body: string) => {
		const lowerCase = Object.entries(headers).map(([name, value]) => [
			name.toLowerCase(),
			String(value),
		]);
		sent.push({ method, path: path.slice(length), headers: Object.fromEntries(lowerCase), body });
	};
}

/**
 * Runs one case through n8n's engine; nock answers. Gives what was sent, too.
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
	const sent: SentRequest[] = [];
	for (const exchange of operation.exchanges) {
		expectExchange(subject, exchange).on('request', keepIn(sent, subject));
	}
	const input: INodeExecutionData = { json: {}, binary: operation.binary };
	const result = await runNode({
		node: subject.node,
		credentialTypes: subject.credentialTypes,
		credentials: subject.credentials,
		parameters: { resource, operation: value, ...operation.parameters },
		leftOver,
		items: [input],
	});
	return { ...result, sent };
}

/** Runs one case through n8n's engine and compares everything. */
export async function tryOperation(
	subject: Subject,
	name: string,
	operation: OperationCase,
	leftOver?: INodeParameters,
) {
	const { items, error, sent } = await runCase(subject, name, operation, leftOver);
	expect(error).toBeUndefined();
	expect(nock.pendingMocks()).toEqual([]);
	const [output] = items;
	expect(output.every(({ pairedItem }) => pairedItem !== undefined)).toBe(true);
	if (operation.gives) expect(output.map(({ json }) => json)).toEqual(operation.gives);
	if (operation.files) expect(output[0].binary).toMatchObject(operation.files);
	return { items, sent };
}
