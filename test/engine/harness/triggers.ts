import { HookContext, PollContext, WebhookContext } from 'n8n-core';
import { UnexpectedError } from 'n8n-workflow';
import type {
	IDataObject,
	INodeExecutionData,
	IWebhookData,
	IWebhookDescription,
	WebhookSetupMethodNames,
	WebhookType,
} from 'n8n-workflow';
import type { CredentialStore } from './credentials';
import { recordResponse, toRequest } from './webhookRequest';
import type { Delivery } from './webhookRequest';
import { createWorkbench } from './workbench';
import type { NodeUnderTest, Workbench } from './workbench';

/** A trigger in a workflow. */
export interface TriggerOptions extends NodeUnderTest {
	/** What n8n kept for this node since an earlier activation or poll. */
	staticData?: IDataObject;
	/** True for the Execute button of the editor; false, an active workflow, when not given. */
	manual?: boolean;
}

/** What became of one delivery. */
export interface DeliveryResult {
	/** Items that start the workflow, by output; missing when the delivery starts nothing. */
	items?: INodeExecutionData[][];
	/** What the service gets back. */
	statusCode: number;
	headers: Record<string, unknown>;
	body?: unknown;
}

/** A webhook trigger that can be switched on and off and can be sent deliveries. */
export interface WebhookTriggerUnderTest {
	/** Address that the node gives to the service. */
	url: string;
	checkExists(): Promise<boolean>;
	create(): Promise<boolean>;
	delete(): Promise<boolean>;
	/** What n8n does when a workflow becomes active: `create` unless `checkExists`. */
	activate(): Promise<void>;
	deliver(delivery: Delivery): Promise<DeliveryResult>;
	/** What the node keeps in `getWorkflowStaticData('node')`, live. */
	staticData: IDataObject;
	credentials: CredentialStore;
}

/** A polling trigger. */
export interface PollTriggerUnderTest {
	/** One poll; null when it found nothing. */
	poll(): Promise<INodeExecutionData[][] | null>;
	/** What the node keeps in `getWorkflowStaticData('node')`, live. */
	staticData: IDataObject;
	credentials: CredentialStore;
}

function openWorkbench(options: TriggerOptions): Workbench & { nodeStaticData: IDataObject } {
	const workbench = createWorkbench(options, { mode: options.manual ? 'manual' : 'trigger' });
	const { workflow, node } = workbench;
	const nodeStaticData = workflow.getStaticData('node', node);
	Object.assign(nodeStaticData, options.staticData);
	return { ...workbench, nodeStaticData };
}

function findWebhook(workbench: Workbench, name: WebhookType): IWebhookDescription {
	const webhook = workbench.type.description.webhooks?.find((candidate) => candidate.name === name);
	if (!webhook) throw new UnexpectedError(`The node has no webhook "${name}"`);
	return webhook;
}

/** Puts a webhook trigger into a workflow; only the network is to be mocked. */
export function webhookTrigger(
	options: TriggerOptions,
	webhookName: WebhookType = 'default',
): WebhookTriggerUnderTest {
	const workbench = openWorkbench(options);
	const { workflow, node, type, additionalData } = workbench;
	const description = findWebhook(workbench, webhookName);
	const isTest = options.manual ?? false;
	const webhookData: IWebhookData = {
		httpMethod: description.httpMethod as IWebhookData['httpMethod'],
		node: node.name,
		path: description.path,
		webhookDescription: description,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
		webhookId: node.webhookId,
		isTest,
	};
	const hookContext = () =>
		new HookContext(
			workflow,
			node,
			additionalData,
			isTest ? 'manual' : 'trigger',
			isTest ? 'manual' : 'activate',
			webhookData,
		);
	const setUp = async (method: WebhookSetupMethodNames): Promise<boolean> => {
		const run = type.webhookMethods?.[webhookName]?.[method];
		if (!run) throw new UnexpectedError(`The node has no webhook method "${method}"`);
		return await run.call(hookContext());
	};

	return {
		url: hookContext().getNodeWebhookUrl(webhookName) ?? '',
		checkExists: async () => await setUp('checkExists'),
		create: async () => await setUp('create'),
		delete: async () => await setUp('delete'),
		activate: async () => {
			if (!(await setUp('checkExists'))) await setUp('create');
		},
		deliver: async (delivery) => {
			const httpRequest = toRequest(delivery);
			if (!httpRequest) return { statusCode: 422, headers: {} };
			const { response, recorded, close } = recordResponse();
			const context = new WebhookContext(
				workflow,
				node,
				{ ...additionalData, httpRequest, httpResponse: response },
				isTest ? 'manual' : 'webhook',
				webhookData,
				[],
				null,
			);
			const { workflowData, webhookResponse, noWebhookResponse } = await type
				.webhook!.call(context)
				.catch((error: unknown) => {
					// n8n's answer for a node that fails.
					recorded.statusCode = 500;
					throw error;
				})
				.finally(close);
			const { statusCode, headers, body } = recorded;
			if (noWebhookResponse === true || recorded.ended) {
				return { items: workflowData, statusCode, headers, body };
			}
			return { items: workflowData, statusCode: 200, headers: {}, body: webhookResponse };
		},
		staticData: workbench.nodeStaticData,
		credentials: workbench.store,
	};
}

/**
 * Puts a polling trigger into a workflow; only the network is to be mocked. All its polls have the same
 * functions of n8n, as those of one activation have (n8n-core 2.41, active-workflow-triggers).
 */
export function pollTrigger(options: TriggerOptions): PollTriggerUnderTest {
	const { workflow, node, type, additionalData, store, nodeStaticData } = openWorkbench(options);
	const manual = options.manual ?? false;
	const context = new PollContext(
		workflow,
		node,
		additionalData,
		manual ? 'manual' : 'trigger',
		manual ? 'manual' : 'activate',
	);
	return {
		poll: async () => await type.poll!.call(context),
		staticData: nodeStaticData,
		credentials: store,
	};
}

/** One poll of a polling trigger. */
export async function runPoll(options: TriggerOptions): Promise<INodeExecutionData[][] | null> {
	return await pollTrigger(options).poll();
}
