import type { Execution, N8nApi, SavedWorkflow } from '../../../../scripts/n8n/api.mts';
import { itemsOf } from './executions.mts';
import type { PollingService } from './polling.mts';

/** What one execution began with, and when it was made. */
interface HandOver {
	at: number;
	isSuccess: boolean;
	orders: string[];
}

const ENDED = ['success', 'error', 'canceled', 'crashed'];

/** A published workflow with a polling trigger, and the orders that it has to be started with. */
export class Watch {
	private readonly expected = new Set<string>();

	private readonly handOvers = new Map<string, HandOver>();

	private readonly kills: number[] = [];

	constructor(
		private readonly api: N8nApi,
		readonly service: PollingService,
		readonly workflow: SavedWorkflow,
	) {}

	/** Notes orders that have to come. */
	expect(...orders: string[]): void {
		for (const order of orders) this.expected.add(order);
	}

	/** Notes that n8n was killed: what it had handed over last may come once more. */
	wasKilled(at: number): void {
		this.kills.push(at);
	}

	/** How many executions there are, ended or not. */
	async executionCount(): Promise<number> {
		return (await this.api.executions(this.workflow.id)).length;
	}

	/** Whether all orders have come that have to, in executions that went well. */
	async hasAll(): Promise<boolean> {
		for (const { id, status } of await this.api.executions(this.workflow.id)) {
			if (this.handOvers.has(id) || !ENDED.includes(status)) continue;
			// It can be started only after a restart, when n8n was killed between both.
			const execution = (await this.api.execution(id)) as Execution & { createdAt: string };
			// n8n notes a poll that failed as an execution with an item that is empty.
			const hasFailed = execution.data.resultData.runData.Trigger?.[0]?.error !== undefined;
			this.handOvers.set(id, {
				at: Date.parse(execution.createdAt),
				isSuccess: status === 'success',
				orders: hasFailed ? [] : itemsOf(execution).map((json) => this.service.idOf(json)),
			});
		}
		return this.missing().length === 0;
	}

	/** Orders that have to come and have not. */
	missing(): string[] {
		const done = new Set(
			this.started().flatMap(({ isSuccess, orders }) => (isSuccess ? orders : [])),
		);
		return [...this.expected].filter((order) => !done.has(order));
	}

	/** Orders that came though they should not have, or more often than they may. */
	tooMany(): string[] {
		const counts = new Map<string, number>();
		for (const order of this.started().flatMap(({ orders }) => orders)) {
			counts.set(order, (counts.get(order) ?? 0) + 1);
		}
		const mayRepeat = new Set(this.kills.flatMap((at) => this.lastBefore(at)));
		return [...counts].flatMap(([order, count]) => {
			if (!this.expected.has(order)) return `${order} is not expected`;
			return count > (mayRepeat.has(order) ? 2 : 1) ? `${order} came ${count} times` : [];
		});
	}

	/** Which of some orders came before a moment. */
	cameBefore(moment: number, orders: string[]): string[] {
		const before = this.started().filter(({ at }) => at < moment);
		return before.flatMap((handOver) => handOver.orders.filter((order) => orders.includes(order)));
	}

	/** How many orders the largest execution began with. */
	largest(): number {
		return Math.max(0, ...this.started().map(({ orders }) => orders.length));
	}

	private started(): HandOver[] {
		return [...this.handOvers.values()].filter(({ orders }) => orders.length > 0);
	}

	private lastBefore(moment: number): string[] {
		const before = this.started().filter(({ at }) => at < moment);
		return before.sort((one, other) => one.at - other.at).at(-1)?.orders ?? [];
	}
}
