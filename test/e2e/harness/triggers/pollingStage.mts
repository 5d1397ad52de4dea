import type { WorkflowNode } from '../../../../scripts/n8n/api.mts';
import { Clock } from './clock.mts';
import { pollingServices, type PollingService } from './polling.mts';
import { TriggerStage } from './stage.mts';
import { until } from './until.mts';
import { Watch } from './watch.mts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long a page takes that is slow: with five of them, a poll outlasts the five seconds until the next. */
const SLOW_PAGE_MS = 1_200;

/** n8n gives up a workflow whose first poll after a start takes longer than 70 % of this, which it can on a busy machine. */
const patient = { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '240' };

/** A real n8n with a clock of its own and workflows with polling triggers, and the orders that have to come. */
export class PollingStage {
	readonly watches: Watch[] = [];

	/** How far the clock of the services is ahead of this process, in ms. */
	servicesAhead = 0;

	private constructor(
		private readonly stage: TriggerStage,
		readonly clock: Clock,
	) {}

	static async start(): Promise<PollingStage> {
		const clock = new Clock();
		const stage = await TriggerStage.start({ ...patient, ...clock.environment }, clock.preload);
		// A poll every five seconds, and lists that grow: this is not about limits.
		for (const { name } of pollingServices) stage.sandbox.setLimits(name, { limit: 10_000 });
		return new PollingStage(stage, clock);
	}

	async stop(): Promise<void> {
		await this.stage.stop();
		this.clock.remove();
	}

	get sandbox() {
		return this.stage.sandbox;
	}

	get n8n() {
		return this.stage.harness.n8n;
	}

	async clearFaults(): Promise<void> {
		await this.stage.clearFaults();
	}

	now(): number {
		return Date.now() + this.servicesAhead;
	}

	watchesOf(service: PollingService): Watch[] {
		return this.watches.filter((watch) => watch.service === service);
	}

	requestsOf({ name }: PollingService) {
		return this.sandbox.log(name);
	}

	/** Adds an order that all workflows of its service have to be started with. */
	add(service: PollingService, at = this.now()): string {
		const order = service.add(this.sandbox, at);
		for (const watch of this.watchesOf(service)) watch.expect(order);
		return order;
	}

	addMany(service: PollingService, count: number): string[] {
		return Array.from({ length: count }, (_, index) =>
			this.add(service, this.now() - index * SECOND),
		);
	}

	/** Adds an order to each service, and one that its list shows late. */
	addSome(): void {
		for (const service of pollingServices) {
			this.add(service);
			this.add(service, this.now() - 2 * MINUTE);
		}
	}

	async publish(service: PollingService, name: string, node: WorkflowNode): Promise<Watch> {
		const workflow = await this.stage.listening(`${service.name}: ${name}`, node);
		const watch = new Watch(this.stage.api, service, workflow);
		this.watches.push(watch);
		return watch;
	}

	/**
	 * Publishes a workflow that is started with what is new, and one with what is new since a moment.
	 *
	 * @returns orders since that moment, and all that there are
	 */
	async publishNewAndSince(service: PollingService) {
		service.add(this.sandbox, this.now());
		await this.publish(service, 'new', service.triggers.new);
		const since = this.now() - service.sinceAgoMs;
		const all = service.orders(this.sandbox);
		const wanted = all.filter(({ at }) => at >= since);
		const watch = await this.publish(service, 'since', service.triggers.since(since));
		watch.expect(...wanted.map(({ id }) => id));
		return { wanted, all };
	}

	/** Publishes a workflow that reads each order in full, where the trigger of the service can. */
	async publishFull(service: PollingService): Promise<void> {
		if (service.triggers.full) await this.publish(service, 'full', service.triggers.full);
	}

	/**
	 * Waits until everything has come, and with it orders that are added only now: the poll that brings them would bring
	 * again what was not remembered.
	 *
	 * @throws Error when something comes too often
	 */
	async settle(): Promise<void> {
		await this.untilAllCame();
		this.addSome();
		await this.untilAllCame();
		const doubled = this.report().filter(({ tooMany }) => tooMany.length > 0);
		if (doubled.length > 0) throw new Error(`Came too often: ${JSON.stringify(doubled)}`);
	}

	async untilAllCame(): Promise<void> {
		const haveAll = async () => (await this.haveAll()).every(Boolean);
		await until('all orders come', haveAll).catch((error: Error) => {
			throw new Error(`${error.message}: ${JSON.stringify(this.report(), undefined, '  ')}`);
		});
	}

	/** For each workflow whether all has come. */
	async haveAll(): Promise<boolean[]> {
		return await Promise.all(this.watches.map(async (watch) => await watch.hasAll()));
	}

	private report() {
		return this.watches.map((watch) => ({
			name: watch.workflow.name,
			missing: watch.missing(),
			tooMany: watch.tooMany(),
		}));
	}

	/** Gives when n8n was killed. */
	async killAndRestart(): Promise<number> {
		await this.n8n.kill();
		const killedAt = Date.now();
		for (const watch of this.watches) watch.wasKilled(killedAt);
		await this.clearFaults();
		await this.n8n.restart();
		return killedAt;
	}

	/** Lets each page of the lists take its time. */
	slowDown(): void {
		for (const { name, listPath } of pollingServices) {
			const match = { path: listPath.source };
			this.sandbox.addFault({ service: name, match, kind: 'slow', delayMs: SLOW_PAGE_MS });
		}
	}
}
