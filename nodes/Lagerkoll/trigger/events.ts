import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { digestOf } from '../../shared/lib/digest';
import { isObject } from '../../shared/lib/isObject';
import { parsedJson } from '../../shared/lib/parsedJson';

/**
 * What a callback of Lagerkoll says: IDs, and what happened to what they name
 * (docs/services/lagerkoll.md, 3.1).
 */
export interface LagerkollEvent extends IDataObject {
	type: string;
}

/** What the user wants to hear of; an empty list sets no limit. */
export interface EventFilter {
	types: string[];
	actions: string[];
	storeIds: string[];
}

const type = (value: string, name: string, description: string): INodePropertyOptions => ({
	name,
	value,
	description,
});

/**
 * The types that are known, in the order of their names; more may exist
 * (docs/services/lagerkoll.md, 3.1).
 */
export const TYPES: INodePropertyOptions[] = [
	type('article', 'Article', 'An article changed, which includes its stock'),
	type('currency', 'Currency', 'Exchange rates were updated'),
	type('customer', 'Customer', 'A customer changed'),
	type(
		'customer_delivery_term',
		'Customer Delivery Term',
		'A delivery term for customer orders changed',
	),
	type('customer_order', 'Customer Order', 'A customer order changed (unconfirmed)'),
	type('payment_term', 'Payment Term', 'A payment term changed (unconfirmed)'),
	type('price', 'Price', 'The price of an article in a price list changed'),
	type('pricelist', 'Price List', 'A price list changed'),
	type('store', 'Store', 'A store changed'),
	type('supplier', 'Supplier', 'A supplier changed (unconfirmed)'),
	type(
		'supplier_delivery_term',
		'Supplier Delivery Term',
		'A delivery term of suppliers changed (unconfirmed)',
	),
	type('way_of_delivery', 'Way of Delivery', 'A way of delivery changed'),
];

/** Stands for all types, also those that are not in the list. */
export const ANY_TYPE: INodePropertyOptions = {
	name: 'Any',
	value: '*',
	description: 'Also types that are not in this list',
};

/** What can happen to an object (docs/services/lagerkoll.md, 3.1). */
export const ACTIONS: INodePropertyOptions[] = [
	{ name: 'Created', value: 'created' },
	{ name: 'Deleted', value: 'deleted' },
	{ name: 'Updated', value: 'updated' },
];

/**
 * The event in the body of a delivery. The content type that Lagerkoll sends is not documented, so
 * the bytes are read whatever it is.
 *
 * @returns undefined for what is not a JSON object with a `type`
 */
export function eventIn(body: Buffer): LagerkollEvent | undefined {
	const content = parsedJson(body.toString('utf8'));
	if (!isObject(content)) return undefined;
	const { type: name } = content;
	return typeof name === 'string' && name !== '' ? (content as LagerkollEvent) : undefined;
}

/**
 * Whether an event shall start the workflow. One that names no store concerns the whole store group
 * (prices, price lists, currencies), so a choice of stores lets it pass.
 */
export function isWanted(
	event: LagerkollEvent,
	{ types, actions, storeIds }: EventFilter,
): boolean {
	const { type: name, action, storeId } = event;
	if (types.length > 0 && !types.includes('*') && !types.includes(name)) return false;
	if (actions.length > 0 && !actions.includes(String(action))) return false;
	const namesStore = storeId !== undefined && storeId !== null;
	return storeIds.length === 0 || !namesStore || storeIds.includes(String(storeId));
}

/**
 * What tells an event from others: its type, action, IDs and moment. A callback holds nothing else,
 * and which fields of an unknown type are IDs nobody knows, so all fields count. The key is a digest,
 * so that its length does not depend on who sends.
 *
 * @returns undefined without a moment: two changes of one object would look like one
 */
export function naturalKeyOf(event: LagerkollEvent): string | undefined {
	if (!event.timestamp || typeof event.timestamp === 'object') return undefined;
	const fields = Object.entries(event).sort(([one], [other]) => (one < other ? -1 : 1));
	return digestOf(JSON.stringify(fields));
}
