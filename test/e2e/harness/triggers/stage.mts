import type { SavedWorkflow, Workflow, WorkflowNode } from '../../../../scripts/n8n/api.mts';
import { startHarness, type Harness } from '../index.mts';
import { addOwnKey } from './bol.mts';
import { deliver, type Answer } from './deliveries.mts';
import { startedWith } from './executions.mts';
import type { TriggerService } from './service.mts';
import { workflowOf } from './workflows.mts';

/**
 * n8n takes two minutes otherwise until it takes up a publication that an earlier process left off; half a
 * minute is what it needs for its own attempts at one that fails.
 */
const impatient = {
	N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '45',
	N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '2000',
};

/** A real n8n beside the sandbox, with what the tests of triggers do again and again. */
export class TriggerStage {
	private constructor(readonly harness: Harness) {}

	/**
	 * Starts n8n and the sandbox; bol's processes are quick, and its keys include one of the tests.
	 *
	 * @param environment variables of n8n beside those of all trigger tests
	 * @param preload scripts that are loaded into n8n before n8n itself
	 */
	static async start(
		environment: Record<string, string> = {},
		preload: string[] = [],
	): Promise<TriggerStage> {
		const report = (progress: string) => console.log(progress);
		const harness = await startHarness(report, { ...impatient, ...environment }, preload);
		await addOwnKey(harness.sandbox);
		harness.sandbox.setProcessDelay(100);
		return new TriggerStage(harness);
	}

	get api() {
		return this.harness.api;
	}

	get sandbox() {
		return this.harness.sandbox;
	}

	async stop(): Promise<void> {
		await this.harness.stop();
	}

	/** Takes away all faults but the key of the tests, which is one. */
	async clearFaults(): Promise<void> {
		this.sandbox.clearFaults();
		await addOwnKey(this.sandbox);
	}

	/** Saves and publishes a workflow. */
	async published(workflow: Workflow): Promise<SavedWorkflow> {
		const saved = await this.api.saveWorkflow(workflow);
		await this.api.publish(saved.id);
		return saved;
	}

	/** A published workflow with this trigger. */
	async listening(name: string, trigger: WorkflowNode): Promise<SavedWorkflow> {
		return await this.published(workflowOf(name, trigger));
	}

	/** Where the trigger of a workflow listens; `webhook-test` while the editor waits for an event. */
	addressOf({ nodes }: Workflow, endpoint = 'webhook'): string {
		const id = nodes.find(({ name }) => name === 'Trigger')?.webhookId;
		return `${this.harness.n8n.url}/${endpoint}/${id}/webhook`;
	}

	/**
	 * Delivers an event to a workflow as its service does.
	 *
	 * @param through URL of the n8n process that takes it, as a load balancer chooses one
	 */
	async send(
		service: TriggerService,
		workflow: Workflow,
		mark: string,
		through = this.harness.n8n.url,
	): Promise<Answer> {
		const address = this.addressOf(workflow);
		const body = service.body(mark);
		const headers = service.signed(this.sandbox, address, body);
		const called = service.calls?.(address) ?? address;
		return await deliver(called.replace(this.harness.n8n.url, through), body, headers);
	}

	/** The registrations that a workflow wants, as `live` gives them. */
	entries(workflow: Workflow, events: string[], endpoint?: string): string[] {
		return events.map((event) => `${this.addressOf(workflow, endpoint)} ${event}`).sort();
	}

	/** The marks of the events that started a workflow, oldest first. */
	async marksOf(service: TriggerService, { id }: SavedWorkflow): Promise<string[]> {
		return (await startedWith(this.api, id)).map((json) => service.markOf(json));
	}
}
