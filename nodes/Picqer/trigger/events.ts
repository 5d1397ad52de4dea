import type { IHookFunctions, INodePropertyOptions, IWebhookFunctions } from 'n8n-workflow';
import { textsIn } from '../../shared/trigger/given';

const event = (value: string, name: string, description: string): INodePropertyOptions => ({
	name,
	value,
	description,
});

/** All events that Picqer sends (docs/services/picqer.md, 3.3). */
export const EVENTS: INodePropertyOptions[] = [
	event('comments.created', 'Comment Created', 'A comment was added'),
	event('movements.moved', 'Movement Moved', 'A movement was carried out and stock changed'),
	event('orders.created', 'Order Created', 'An order was created'),
	event('orders.allocated', 'Order Allocated', 'Stock was allocated to an order'),
	event(
		'orders.closed',
		'Order Processed',
		'An order was processed; Picqer calls the event orders.closed',
	),
	event('orders.paused', 'Order Paused', 'An order was paused'),
	event('orders.resumed', 'Order Resumed', 'A paused order was resumed'),
	event('orders.status_changed', 'Order Status Changed', 'The status of an order changed'),
	event('orders.completed', 'Order Completed', 'Everything of an order has been shipped'),
	event(
		'orders.notes.created',
		'Order Note Created',
		'A note was added to an order; Picqer replaced notes by comments',
	),
	event('picklists.created', 'Picklist Created', 'A picklist was created'),
	event(
		'picklists.changed',
		'Picklist Changed',
		'Status, urgency, assignee or products of a picklist changed',
	),
	event('picklists.paused', 'Picklist Paused', 'A picklist was paused'),
	event('picklists.resumed', 'Picklist Resumed', 'A picklist was resumed'),
	event('picklists.closed', 'Picklist Closed', 'A picklist was closed: the goods have been sent'),
	event('picklists.cancelled', 'Picklist Cancelled', 'A picklist was cancelled'),
	event('picklists.snoozed', 'Picklist Snoozed', 'A picklist was put aside'),
	event(
		'picklists.unsnoozed',
		'Picklist Unsnoozed',
		'A picklist is back, by hand or because its time came',
	),
	event(
		'picklists.shipments.created',
		'Picklist Shipment Created',
		'A shipment was made; a picklist has none, one or several',
	),
	event('picklists.shipments.cancelled', 'Picklist Shipment Cancelled', 'A shipment was cancelled'),
	event('picklist_batches.created', 'Picklist Batch Created', 'A batch was created'),
	event('picklist_batches.changed', 'Picklist Batch Changed', 'A batch changed'),
	event('picklist_batches.completed', 'Picklist Batch Completed', 'A batch was completed'),
	event('products.created', 'Product Created', 'A product was created'),
	event('products.changed', 'Product Changed', 'The data of a product changed'),
	event(
		'products.free_stock_changed',
		'Product Free Stock Changed',
		'The stock that can be sold changed: the one to keep a shop up to date',
	),
	event(
		'products.stock_changed',
		'Product Stock Changed',
		'The physical stock of a product changed',
	),
	event(
		'products.assembled_stock_changed',
		'Product Assembled Stock Changed',
		'The stock of a composition changed through its parts',
	),
	event(
		'products.stock_on_location_changed',
		'Product Stock on Location Changed',
		'The stock of a product on a location changed',
	),
	event('products.parts.changed', 'Product Parts Changed', 'The parts of a composition changed'),
	event('purchase_orders.created', 'Purchase Order Created', 'A purchase order was created'),
	event('purchase_orders.changed', 'Purchase Order Changed', 'A purchase order changed'),
	event(
		'purchase_orders.purchased',
		'Purchase Order Purchased',
		'A purchase order was marked as purchased',
	),
	event(
		'purchase_orders.receipts.created',
		'Purchase Order Receipt Created (Old)',
		'A receipt was made on a purchase order; Picqer may have retired the event (unconfirmed)',
	),
	event('receipts.created', 'Receipt Created', 'A receipt was created'),
	event('receipts.completed', 'Receipt Completed', 'A receipt was completed'),
	event('receipts.product_received', 'Receipt Product Received', 'A product was received'),
	event(
		'receipts.product_reverted',
		'Receipt Product Reverted',
		'A received product was taken back',
	),
	event('returns.created', 'Return Created', 'A return was created'),
	event('returns.changed', 'Return Changed', 'A return changed'),
	event('returns.status_changed', 'Return Status Changed', 'The status of a return changed'),
	event('returns.products_received', 'Return Products Received', 'Returned products were received'),
	event(
		'location_stock_counts.completed',
		'Location Stock Count Completed',
		'The count of a location was completed',
	),
	event('tasks.created', 'Task Created', 'A task was created'),
	event('tasks.changed', 'Task Changed', 'A task changed'),
	event('tasks.deleted', 'Task Deleted', 'A task was deleted'),
	event('tasks.completed', 'Task Completed', 'A task was completed'),
	event('tasks.uncompleted', 'Task Uncompleted', 'A task was opened again'),
	event('webshop_orders.imported', 'Webshop Order Imported', 'A webshop order was imported'),
];

/** Not in all lists of Picqer's any more, and a refusal would undo the others: registered by name only. */
const LEGACY_EVENT = 'purchase_orders.receipts.created';

/** Stands for all of them, but for what Picqer may have retired. */
export const ANY_EVENT = {
	name: 'All Events',
	value: '*',
	description: 'Makes one webhook for each event, but for those marked as old',
};

/** The names of the events that the user's choice stands for. */
export function eventsIn(context: IHookFunctions | IWebhookFunctions): string[] {
	const chosen = textsIn(context, 'Events', context.getNodeParameter('events', []));
	if (!chosen.includes(ANY_EVENT.value)) return chosen;
	const all = EVENTS.map(({ value }) => String(value));
	return all.filter((name) => name !== LEGACY_EVENT || chosen.includes(name));
}
