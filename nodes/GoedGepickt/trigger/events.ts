import type { INodePropertyOptions } from 'n8n-workflow';

/** The names that are known to subscribe with (docs/services/goedgepickt.md, 3.2). */
const STOCK_CHANGED = 'product.stockChanged';
const STATUS_CHANGED = 'order.statusChanged';

/** Stands for events whose names the user gives. */
export const OTHER_EVENTS = 'other';

/** What the user chooses from. */
export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Order Status Changed',
		value: STATUS_CHANGED,
		description: 'An order has another status',
	},
	{
		name: 'Other',
		value: OTHER_EVENTS,
		description: 'Events whose names you know, e.g. for new shipments',
	},
	{
		name: 'Product Stock Changed',
		value: STOCK_CHANGED,
		description: 'The stock of a product or of a compound product changed',
	},
];

/**
 * Deliveries name events differently from subscriptions. That compound products come with the
 * subscription to stock is probable, not proven (3.2).
 */
const SUBSCRIBED_AS = new Map([
	['stockUpdated', STOCK_CHANGED],
	['compoundProductStockUpdated', STOCK_CHANGED],
	['orderStatusChanged', STATUS_CHANGED],
]);

/** The subscription that a delivered event belongs to; undefined for an event that is not known. */
export const subscriptionOf = (delivered: unknown) => SUBSCRIBED_AS.get(String(delivered));

/** The event names to subscribe to: those chosen, and those written by the user. */
export function eventNames(chosen: string[], others: string[]): string[] {
	const written = chosen.includes(OTHER_EVENTS) ? others : [];
	return [...new Set([...chosen.filter((event) => event !== OTHER_EVENTS), ...written])];
}
