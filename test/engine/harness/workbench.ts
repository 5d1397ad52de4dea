import { ExecutionLifecycleHooks } from 'n8n-core';
import {
	deepCopy,
	LoggerProxy,
	NodeConnectionTypes,
	NodeHelpers,
	UnexpectedError,
	Workflow,
} from 'n8n-workflow';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { CredentialStore, MemoryCredentialsHelper } from './credentials';
import { nodeTypes, startType } from './nodeTypes';

/** Name of the node under test, as expressions of other nodes would call it. */
export const nodeName = 'Node';

/** What every run needs to know of the node under test. */
export interface NodeUnderTest {
	node: INodeType;
	credentialTypes?: ICredentialType[];
	/** Only what a user sets: the rest gets its default, as in the editor. */
	parameters?: INodeParameters;
	/**
	 * What the workflow holds beside them or in their place although the editor could not have set it, as
	 * in one that was imported.
	 */
	leftOver?: INodeParameters;
	/**
	 * Whether n8n goes through all of the node, as it does outside tests, with parameters that were filled in
	 * once and for all, as when a workflow is saved; for what measures it.
	 */
	isWhole?: boolean;
	/** Stored data by credential type, or a store that several runs share. */
	credentials?: Record<string, ICredentialDataDecryptedObject> | CredentialStore;
}

/** Settings of the workflow around the node. */
export interface WorkbenchOptions {
	mode?: WorkflowExecuteMode;
	/** Fields of the node in the workflow, such as `onError`. */
	nodeFields?: Partial<INode>;
	staticData?: IDataObject;
}

/** A workflow with a start node and the node under test, and all that n8n's engine asks for. */
export interface Workbench {
	workflow: Workflow;
	start: INode;
	node: INode;
	type: INodeType;
	store: CredentialStore;
	additionalData: IWorkflowExecuteAdditionalData;
}

const host = 'https://n8n.example';

/** Throws for a value that the editor could not have set: unknown, or hidden by other values. */
function assertKept(given: unknown, kept: unknown, path: string): void {
	if (typeof given !== 'object' || given === null) {
		if (given !== undefined && kept === undefined) {
			throw new UnexpectedError(`The node shows no parameter "${path}" with these values`);
		}
		return;
	}
	for (const [key, value] of Object.entries(given)) {
		const inner = (kept as Record<string, unknown> | undefined)?.[key];
		assertKept(value, inner, path ? `${path}.${key}` : key);
	}
	if (kept === undefined) assertKept('', kept, path);
}

/** Filled parameters of workflows that are saved, by those that a user set. */
const saved = new WeakMap<INodeParameters, INodeParameters>();

/** Parameters as the editor saves them. */
function savedParameters({ isWhole, parameters }: NodeUnderTest, type: INodeType, node: INode) {
	const before = isWhole && parameters && saved.get(parameters);
	if (before) return deepCopy(before);
	const filled = fillParameters(type, node);
	if (isWhole && parameters) saved.set(parameters, filled);
	return filled;
}

/** Parameters with the defaults of all shown fields filled in. */
function fillParameters(type: INodeType, node: INode): INodeParameters {
	const filled =
		NodeHelpers.getNodeParameters(
			type.description.properties,
			node.parameters,
			true,
			false,
			node,
			type.description,
		) ?? {};
	assertKept(node.parameters, filled, '');
	return filled;
}

/**
 * The choice of the credential type that the test gives, for a node that has several and a test that
 * chooses none.
 */
function choiceOf({ description }: INodeType, store: CredentialStore): INodeParameters {
	const types = description.credentials ?? [];
	const given = types.filter(({ name }) => store.has(name));
	if (types.length < 2 || given.length !== 1) return {};
	const shows = Object.entries(given[0].displayOptions?.show ?? {});
	return Object.fromEntries(shows.map(([name, values]) => [name, values?.[0] as string]));
}

const nothing = () => {};

/** n8n's own looks up who calls for each line, also for those that nobody sees. */
const silent = { error: nothing, warn: nothing, info: nothing, debug: nothing };

/** Builds the workflow for one run. */
export function createWorkbench(test: NodeUnderTest, options: WorkbenchOptions = {}): Workbench {
	// Each time, since n8n puts its own there when something is logged first.
	LoggerProxy.init(silent);
	const store =
		test.credentials instanceof CredentialStore
			? test.credentials
			: new CredentialStore(test.credentials);
	const types = nodeTypes(test.node, test.isWhole ? {} : { ...test.parameters, ...test.leftOver });
	const { description } = test.node;
	const { version, defaultVersion } = description;
	const type = types.getByNameAndVersion(description.name);

	const start: INode = {
		id: 'start',
		name: 'Start',
		type: startType,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const node: INode = {
		id: 'node',
		name: nodeName,
		type: description.name,
		typeVersion: defaultVersion ?? (Array.isArray(version) ? version[version.length - 1] : version),
		position: [200, 0],
		parameters: deepCopy({ ...choiceOf(test.node, store), ...test.parameters }),
		credentials: store.references(),
		...(description.webhooks ? { webhookId: 'test-webhook' } : {}),
		...options.nodeFields,
	};
	node.parameters = { ...savedParameters(test, type, node), ...deepCopy(test.leftOver) };

	const mode = options.mode ?? 'trigger';
	const isTrigger = description.group.includes('trigger');
	const connections: IConnections = isTrigger
		? {}
		: { Start: { main: [[{ node: nodeName, type: NodeConnectionTypes.Main, index: 0 }]] } };
	const workflow = new Workflow({
		id: 'test-workflow',
		name: 'Test Workflow',
		nodes: [start, node],
		connections,
		active: false,
		nodeTypes: types,
		settings: { executionOrder: 'v1' },
		staticData: options.staticData ?? {},
	});
	const workflowData = {
		id: 'test-workflow',
		name: 'Test Workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: [start, node],
		connections,
	};
	const additionalData = {
		credentialsHelper: new MemoryCredentialsHelper(test.credentialTypes ?? [], store),
		hooks: new ExecutionLifecycleHooks(mode, '1', workflowData),
		executionId: '1',
		workflowId: workflow.id,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${host}/rest`,
		instanceBaseUrl: `${host}/`,
		formBaseUrl: `${host}/form`,
		formWaitingBaseUrl: `${host}/form-waiting`,
		formTestBaseUrl: `${host}/form-test`,
		webhookBaseUrl: `${host}/webhook`,
		webhookWaitingBaseUrl: `${host}/webhook-waiting`,
		webhookTestBaseUrl: `${host}/webhook-test`,
		mcpBaseUrl: `${host}/mcp`,
		mcpTestBaseUrl: `${host}/mcp-test`,
		logAiEvent: () => undefined,
		// Sub-workflows, task runners and external secrets are n8n's own and never asked for here.
	} as unknown as IWorkflowExecuteAdditionalData;

	return { workflow, start, node: workflow.getNode(nodeName)!, type, store, additionalData };
}
