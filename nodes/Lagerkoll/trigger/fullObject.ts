import {
	UserError,
	type IDataObject,
	type IN8nHttpFullResponse,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { pasted } from '../../shared/lib/blanks';
import { LONGEST_DELIVERY_MS } from '../../shared/trigger/deliveries/answer';
import { readPages } from '../../shared/service/paging';
import type { ServiceRequest } from '../../shared/service/service';
import { fetchedObject, readWithin, tooLate } from '../../shared/trigger/deliveries/fetchedObject';
import type { LagerkollEvent } from './events';
import { wrappedRows, pagesOf, wrapped } from '../service/pages';
import { lagerkoll } from '../service/request';

/** How the object of an event is read (docs/services/lagerkoll.md, section 2). */
interface ObjectReading {
	/** Where the object is put beside the event. */
	property: string;
	/** Path of the resource. */
	path: string;
	/** The field of the event that names the object; the answer as a whole is the object without it. */
	id?: string;
	/** The list in which Lagerkoll wraps a single object. */
	list?: string;
	/** Field of the rows that holds the ID, where only the list can be read. */
	rowId?: string;
	/** Whether that list has pages. */
	inPages?: boolean;
	/** Whether the event's store only says which object it is about. */
	anyStore?: boolean;
}

/** Prices are missing: no path that reads a single one is known. */
const READINGS: Record<string, ObjectReading> = {
	article: { property: 'article', path: '/articles', id: 'articleId', list: 'articles' },
	currency: { property: 'currencies', path: '/currencies/' },
	customer: { property: 'customer', path: '/customers', id: 'customerId', list: 'customers' },
	customer_delivery_term: {
		property: 'customerDeliveryTerm',
		path: '/customer_delivery_terms',
		id: 'code',
		list: 'customerDeliveryTerms',
	},
	customer_order: {
		property: 'customerOrder',
		path: '/customer_orders',
		id: 'customerOrderId',
		list: 'customerOrders',
	},
	payment_term: {
		property: 'paymentTerm',
		path: '/payment_terms',
		id: 'code',
		list: 'paymentTerms',
	},
	pricelist: {
		property: 'pricelist',
		path: '/prices/lists',
		id: 'pricelistId',
		list: 'pricelists',
		rowId: 'id',
		inPages: true,
	},
	store: {
		property: 'store',
		path: '/stores/',
		id: 'storeId',
		list: 'stores',
		rowId: 'storeId',
		anyStore: true,
	},
	supplier: { property: 'supplier', path: '/suppliers', id: 'supplierId', list: 'suppliers' },
	supplier_delivery_term: {
		property: 'supplierDeliveryTerm',
		path: '/supplier_delivery_terms',
		id: 'code',
		list: 'supplierDeliveryTerms',
	},
	way_of_delivery: {
		property: 'wayOfDelivery',
		path: '/wod',
		id: 'code',
		list: 'wayOfDeliveries',
	},
};

/**
 * What is put beside an event: the object that it is about, or `fetchProblem`, the reason why it is
 * not there. Nothing for what was deleted or cannot be read.
 */
export async function objectOf(
	context: IWebhookFunctions,
	event: LagerkollEvent,
): Promise<IDataObject> {
	const reading = Object.hasOwn(READINGS, event.type) ? READINGS[event.type] : undefined;
	if (!reading || event.action === 'deleted') return {};
	const object = read(context, event, reading);
	return await fetchedObject(lagerkoll, reading.property, LONGEST_DELIVERY_MS, object);
}

async function read(
	context: IWebhookFunctions,
	event: LagerkollEvent,
	reading: ObjectReading,
): Promise<IDataObject> {
	const reader = new EventReader(context, Date.now() + LONGEST_DELIVERY_MS);
	if (!reading.anyStore) await reader.demandStoreOf(event);
	if (reading.id === undefined) return objectFrom((await reader.ask({ url: reading.path })).body);
	const id = idIn(event, reading.id);
	if (reading.rowId !== undefined) return await reader.find(reading, id);
	const url = `${reading.path}/${encodeURIComponent(id)}`;
	return only((await reader.ask({ url })).body, reading.list);
}

/** @throws UserError without an ID that can be a part of a path */
function idIn(event: LagerkollEvent, name: string): string {
	const value = event[name];
	const isId = typeof value === 'number' || (typeof value === 'string' && value !== '');
	if (!isId) throw new UserError(`The event has no ${name}, so its object cannot be read`);
	const id = String(value);
	// A path takes these for a step to another place, encoded or not.
	if (id === '.' || id === '..') throw new UserError(`"${id}" cannot be used as ${name}`);
	return id;
}

/**
 * An object out of the list in which single reads usually wrap it
 * (docs/services/lagerkoll.md, 1.7).
 */
function only(body: unknown, list = ''): IDataObject {
	const rows = wrappedRows(body, list);
	if (rows === undefined) return objectFrom(body);
	if (rows.length === 1) return objectFrom(rows[0]);
	throw new UserError(`Lagerkoll answered with ${rows.length} objects instead of one`);
}

function objectFrom(body: unknown): IDataObject {
	if (isObject(body)) return body;
	throw new UserError('Lagerkoll answered without an object');
}

/** The requests for one event, which share one deadline. */
class EventReader {
	constructor(
		private readonly context: IWebhookFunctions,
		/** In ms since 1970. */
		private readonly deadline: number,
	) {}

	/**
	 * Lagerkoll answers for the store of the credential. For an event of another store that would be
	 * the stock of the wrong store, and nobody would notice.
	 */
	async demandStoreOf({ storeId }: LagerkollEvent) {
		if (storeId === undefined || storeId === null) return;
		const { store } = await this.context.getCredentials(lagerkoll.credentialType);
		const own = pasted(store);
		if (own === String(storeId)) return;
		throw new UserError(
			`The event is from store ${String(storeId)}, but the credential is for store ${own}`,
		);
	}

	/** Sends a request in what is left of the time. */
	async ask(request: ServiceRequest): Promise<IN8nHttpFullResponse> {
		const leftMs = this.deadline - Date.now();
		// Whoever waited for it has gone by then.
		if (leftMs <= 0) throw new UserError(tooLate(lagerkoll));
		return await readWithin(this.context, lagerkoll, request, leftMs);
	}

	/** One row of a list that may have pages. */
	async find(
		{ path, list = '', rowId = '', inPages }: ObjectReading,
		id: string,
	): Promise<IDataObject> {
		const paging = inPages ? pagesOf(list) : wrapped(list);
		const ask = async (request: ServiceRequest) => await this.ask(request);
		for await (const { rows } of readPages(ask, paging, { url: path })) {
			const row = rows.find((one) => String(one[rowId]) === id);
			if (row) return row;
		}
		throw new UserError(`Lagerkoll does not list ${id} among its ${list}`);
	}
}
