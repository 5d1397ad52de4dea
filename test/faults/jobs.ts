import { randomUUID } from 'crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../engine/operations';
import { picqerCaller } from '../sandbox/callers';
import type { Scene, Tested } from './scene';

/** Something that a workflow does for each of its items. */
export interface Job {
	service: Tested;
	/** What the faults meet; all requests of the API, but not those for tokens. */
	path: string;
	parameters: INodeParameters;
	items: Array<{ json: IDataObject }>;
	/** Requests after which faults begin: by then the run is under way, and all its kinds of requests come. */
	faultsBeginAt: number;
	/** How often what an item writes is at the service. */
	written(item: number): number;
}

/** What makes the items of a job. */
export type MakeJob = (scene: Scene, count: number) => Promise<Job>;

/** What is sent through each fault. */
export interface Kit {
	/** Whom it is sent to. */
	name: string;
	read: MakeJob;
	/** A write that would do something twice if it were repeated. */
	add: MakeJob;
	/** A Create or Update, where the service has one. */
	upsert?: MakeJob;
}

/** Requests after which faults begin, where all requests of a run are alike. */
export const BEGIN_AT = 40;

/** Counts how often each text occurs, at the moment of asking. */
const countIn = (texts: () => unknown[], text: string) =>
	texts().filter((other) => other === text).length;

/** Items whose only field is a value of their own. */
export const numbered = (count: number, value: (index: number) => IDataObject[string]) =>
	Array.from({ length: count }, (_, index) => ({ json: { value: value(index) } }));

/** The value of an item, as an expression. */
export const VALUE = '={{ $json.value }}';

/**
 * What reads one thing for each item.
 *
 * @param name of the parameter with the ID
 * @param ids used again and again, where there are fewer than items
 */
export const reading = (
	[service, path]: [Tested, string],
	resource: string,
	name: string,
	ids: Array<string | number>,
	count: number,
): Job => ({
	service,
	path,
	parameters: { resource, operation: 'get', [name]: byId(VALUE) },
	faultsBeginAt: BEGIN_AT,
	items: numbered(count, (index) => ids[index % ids.length]),
	written: () => 0,
});

/** Reads a product of Picqer. */
export const readProducts: MakeJob = async ({ sandbox }, count) => {
	const ids = sandbox.state('picqer').products.map(({ idproduct }) => idproduct);
	return reading(['picqer', '/products/'], 'product', 'idproduct', ids, count);
};

/** Reads an order of bol. */
export const readOrders: MakeJob = async ({ sandbox }, count) => {
	const ids = sandbox.seedBol({ orders: count });
	return reading(['bol', '/retailer/'], 'order', 'orderId', ids, count);
};

/** Writes a comment with a text of its own on an order of Picqer: doing it twice would show. */
export const addComments: MakeJob = async ({ sandbox }, count) => {
	const picqer = picqerCaller(sandbox.urls.picqer);
	const order = { idcustomer: 310, products: [{ productcode: 'LAMP-01', amount: 1 }] };
	const { idorder } = (await picqer('POST', '/orders', order)).json;
	const run = randomUUID();
	const comments = () => sandbox.state('picqer').comments.map(({ body }) => body);
	return {
		service: 'picqer',
		path: '/comments$',
		parameters: {
			resource: 'order',
			operation: 'addComment',
			idorder: byId(String(idorder)),
			body: VALUE,
		},
		faultsBeginAt: BEGIN_AT,
		items: numbered(count, (index) => `${run} ${index}`),
		written: (item) => countIn(comments, `${run} ${item}`),
	};
};

/** Creates an order of Picqer with a reference of its own, unless there is one. */
export const upsertOrders: MakeJob = async ({ sandbox }, count) => {
	const run = randomUUID();
	const orders = () => sandbox.state('picqer').orders.map(({ reference }) => reference);
	return {
		service: 'picqer',
		path: '/orders(/\\d+)?$',
		parameters: {
			resource: 'order',
			operation: 'upsert',
			reference: VALUE,
			productsLines: { line: [{ productcode: 'LAMP-01', amount: 1 }] },
			additionalFields: {
				deliveryname: 'Vries',
				deliverycountry: 'NL',
				invoicename: 'Vries',
				invoicecountry: 'NL',
			},
		},
		// All items begin within a moment, so their searches come before most creations.
		faultsBeginAt: count - 20,
		items: numbered(count, (index) => `${run} ${index}`),
		written: (item) => countIn(orders, `${run} ${item}`),
	};
};

/** What is sent to Picqer through each fault; bol can be read instead. */
export const picqerKit: Kit = {
	name: 'Picqer',
	read: readProducts,
	add: addComments,
	upsert: upsertOrders,
};
