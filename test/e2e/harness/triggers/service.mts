import type { WorkflowNode } from '../../../../scripts/n8n/api.mts';
import type { Sandbox } from '../../../../sandbox/index.ts';
import type { ServiceName } from '../../../../sandbox/services.ts';

/** Headers of a delivery. */
export type Headers = Record<string, string>;

/** What the trigger tests need to know of a service. */
export interface TriggerService {
	name: ServiceName;
	/** Three events to listen to. */
	events: string[];
	node(events: string[]): WorkflowNode;
	/** The body of an event that can be told from others by its mark. */
	body(mark: string): string;
	/** The mark of the event that a workflow was started with. */
	markOf(json: Record<string, unknown>): string;
	/** What the service calls to deliver, where that is more than the address of the webhook. */
	calls?: (address: string) => string;
	/** Headers of a delivery with a good signature; none where nothing is signed. */
	signed(sandbox: Sandbox, address: string, body: Buffer | string): Headers;
	/** Lets the service itself send an event; gives to how many addresses. */
	fire(sandbox: Sandbox, mark: string, address: string): number;
}

/** What they need to know of a service at which webhooks are registered, and which signs what it sends. */
export interface RegisteringService extends TriggerService {
	/** Header that carries the signature. */
	signatureHeader: string;
	/** Whether each registration has a secret of its own; one key signs all otherwise. */
	hasSecretPerHook: boolean;
	/** Other events, one of which is among the first. */
	otherEvents: string[];
	/** Which of the requests that register fails, and how. */
	failingRequest: { path: string; status: number; every: number };
	/** What the error of a failed registration names. */
	named: RegExp;
	/** All live registrations, one entry for each address and event, sorted. */
	live(sandbox: Sandbox): string[];
	/** Switches one registration off, as somebody at the service can; not set where nobody can. */
	switchOff?: (sandbox: Sandbox) => void;
	/** Takes one registration away altogether. */
	remove(sandbox: Sandbox): void;
	/** Set where no call takes a registration away: does what the user then has to do at the service. */
	clearByHand?: (sandbox: Sandbox) => void;
	/** Whether any object with a good signature is an event, since not all of them are known. */
	takesAnyObject?: boolean;
}
