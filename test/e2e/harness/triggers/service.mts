import type { WorkflowNode } from '../../../../scripts/n8n/api.mts';
import type { Sandbox } from '../../../../sandbox/index.ts';
import type { ServiceName } from '../../../../sandbox/services.ts';

/** Headers of a delivery. */
export type Headers = Record<string, string>;

/** What the trigger tests need to know of a service. */
export interface TriggerService {
	name: ServiceName;
	/** Header that carries the signature. */
	signatureHeader: string;
	/** Three events to listen to. */
	events: string[];
	/** Others, one of which is among the first. */
	otherEvents: string[];
	/** Which of the requests that register fails, and how. */
	failingRequest: { path: string; status: number; every: number };
	/** What the error of a failed registration names. */
	named: RegExp;
	node(events: string[]): WorkflowNode;
	/** All live registrations, one entry for each address and event, sorted. */
	live(sandbox: Sandbox): string[];
	/** Switches one registration off, as somebody at the service can; not set where nobody can. */
	switchOff?: (sandbox: Sandbox) => void;
	/** Takes one registration away altogether. */
	remove(sandbox: Sandbox): void;
	/** Set where no call takes a registration away: does what the user then has to do at the service. */
	clearByHand?: (sandbox: Sandbox) => void;
	/** The body of an event that can be told from others by its mark. */
	body(mark: string): string;
	/** The mark of the event that a workflow was started with. */
	markOf(json: Record<string, unknown>): string;
	/** Headers of a delivery with a good signature. */
	signed(sandbox: Sandbox, address: string, body: Buffer | string): Headers;
	/** Lets the service itself send an event. */
	fire(sandbox: Sandbox, mark: string): number;
}
