import assert from 'node:assert/strict';
import type { BolOrderItem } from '../../../sandbox/bol/types.ts';
import type { Execution } from '../../../scripts/n8n/api.mts';
import type { Harness } from './index.mts';

/** The execution, unless it failed: then its error. */
export function succeeded(execution: Execution): Execution {
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'success', error && `${error.message} ${error.description ?? ''}`);
	return execution;
}

/**
 * What a node gave.
 *
 * @param output the second one has what failed
 */
export function itemsOf(
	execution: Execution,
	node: string,
	output = 0,
): Array<Record<string, unknown>> {
	const runs = execution.data.resultData.runData[node] ?? [];
	const items = runs.flatMap(({ data }) => data?.main?.[output] ?? []);
	return items.map(({ json }) => json as Record<string, unknown>);
}

/** All orders in the stand-in for bol. */
export const bolOrders = ({ sandbox }: Harness) => sandbox.state('bol').orders;

/** Numbers of bol orders with something to send: not shipped, not cancelled, not asked to be. */
export function openBolOrders(harness: Harness): string[] {
	const isOpen = (item: BolOrderItem) =>
		!item.cancellationRequest && item.quantity > item.quantityShipped + item.quantityCancelled;
	return bolOrders(harness)
		.filter(({ items }) => items.some(isOpen))
		.map(({ orderId }) => orderId);
}
