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
import { forgetLimits } from '../../nodes/shared/service/limiters';
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
	test.each(oneOfEachKind(subject, listed))(
		"%s, run by n8n's declarative engine",
		async (name, operation) => {
			const node = Object.create(subject.node, { customOperations: {} }) as INodeType;
			await tryOperation({ ...subject, node }, name, operation);
		},
	);
}

type Listed = readonly [name: string, operation: OperationCase];

/**
 * The cases with a kind of input, request or answer that none before them has: both engines have the
 * same code for a kind, whatever the operation.
 */
function oneOfEachKind({ node }: Subject, listed: readonly Listed[]): Listed[] {
	const known = new Set<string>();
	return listed.filter(([, operation]) => {
		const kinds = kindsIn(node.description.properties, operation);
		const isNew = kinds.some((kind) => !known.has(kind));
		for (const kind of kinds) known.add(kind);
		return isNew;
	});
}

function kindsIn(properties: INodeProperties[], operation: OperationCase): string[] {
	const { parameters = {}, exchanges, gives, files, binary } = operation;
	const { query, body, answer, status }: Partial<Exchange> = exchanges[0] ?? {};
	// What is sent one after the other tells the flow.
	const methods = exchanges.map(({ request }) => request.split(' ')[0]);
	const [method] = methods;
	const inputs = Object.entries(parameters).map(([name, value]) => {
		const type = properties.find((one) => one.name === name)?.type;
		return `${type} ${(value as { mode?: string } | null)?.mode ?? typeof value}`;
	});
	return [
		...inputs.map((input) => `${method} ${input}`),
		`${methods.join()} ${query !== undefined} ${kindOf(body)} ${binary !== undefined}`,
		`answer ${kindOf(answer)} ${status} ${kindOf(gives)} ${files !== undefined}`,
	];
}

const kindOf = (value: unknown) =>
	Array.isArray(value) || Buffer.isBuffer(value) ? value.constructor.name : typeof value;
