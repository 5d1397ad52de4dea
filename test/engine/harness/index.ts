export { CredentialStore } from './credentials';
export { runCredentialTest } from './credentialTest';
export { runListSearch, runLoadOptions } from './options';
export type { ListSearchRequest, OptionsRequest } from './options';
export { runNode, startNode } from './runNode';
export type { NodeRun, NodeRunResult, StartedNodeRun } from './runNode';
export { pollTrigger, runPoll, webhookTrigger } from './triggers';
export type {
	DeliveryResult,
	PollTriggerUnderTest,
	TriggerOptions,
	WebhookTriggerUnderTest,
} from './triggers';
export type { Delivery } from './webhookRequest';
export type { NodeUnderTest } from './workbench';
