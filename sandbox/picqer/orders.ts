import type { FastifyInstance, FastifyRequest } from 'fastify';

import { registerComments } from './comments';
import { refused } from './errors';
import {
	allocateOrder,
	cancelOrder,
	pauseOrder,
	processBackorders,
	processOrder,
	reopenOrder,
	resumeOrder,
	setOrderStatus,
} from './fulfilment';
import { exact, filtered, isOn, pageOf, queryOf, searchIn, sinceFilters } from './lists';
import { anonymizeOrder } from './anonymize';
import { fieldValues, registerOrderFieldValues } from './orderFields';
import { lineStatus, makeLine, registerLines } from './orderLines';
import { registerNotes } from './orderNotes';
import { presentBackorder, presentOrder } from './present';
import { registerTagLinks } from './tags';
import type { Customer, CustomerAddress, Order, OrderFields } from './types';
import {
	bodyOf,
	nextId,
	nextNumber,
	nowText,
	pickFields,
	requireFields,
	rowFromPath,
	visible,
	type PicqerWorld,
} from './world';

const noFields: OrderFields = {
	idcustomer: null,
	idtemplate: 4,
	idshippingprovider_profile: null,
	deliveryname: null,
	deliverycontactname: null,
	deliveryaddress: null,
	deliveryaddress2: null,
	deliveryzipcode: null,
	deliverycity: null,
	deliveryregion: null,
	deliverycountry: null,
	invoicename: null,
	invoicecontactname: null,
	invoiceaddress: null,
	invoiceaddress2: null,
	invoicezipcode: null,
	invoicecity: null,
	invoiceregion: null,
	invoicecountry: null,
	telephone: null,
	emailaddress: null,
	reference: null,
	customer_remarks: null,
	pickup_point_data: null,
	partialdelivery: true,
	auto_split: true,
	invoiced: false,
	preferred_delivery_date: null,
	discount: 0,
	calculatevat: true,
	language: 'nl',
	warehouses: [],
	pricelists: [],
};

const writableFields = Object.keys(noFields) as Array<keyof OrderFields>;

function customerOf(
	world: PicqerWorld,
	request: FastifyRequest,
	idcustomer: unknown,
): Customer | undefined {
	if (idcustomer === undefined || idcustomer === null) return undefined;
	const found = visible(request, world.state.customers).find(
		(row) => row.idcustomer === Number(idcustomer),
	);
	if (!found) throw refused(25);
	return found;
}

function addressFields(
	prefix: 'delivery' | 'invoice',
	address: CustomerAddress | undefined,
): Partial<OrderFields> {
	if (!address) return {};
	return Object.fromEntries(
		(
			[
				'name',
				'contactname',
				'address',
				'address2',
				'zipcode',
				'city',
				'region',
				'country',
			] as const
		).map((field) => [`${prefix}${field}`, address[field]]),
	);
}

function copiedFromCustomer(customer: Customer | undefined): Partial<OrderFields> {
	if (!customer) return {};
	const { addresses, telephone, emailaddress, discount, calculatevat, language, auto_split } =
		customer;
	return {
		...addressFields(
			'delivery',
			addresses.find(({ defaultdelivery }) => defaultdelivery) ?? addresses[0],
		),
		...addressFields(
			'invoice',
			addresses.find(({ defaultinvoice }) => defaultinvoice) ?? addresses[0],
		),
		telephone,
		emailaddress,
		discount,
		calculatevat,
		language,
		auto_split,
		customer_remarks: customer.default_order_remarks,
		...(customer.idtemplate === null ? {} : { idtemplate: customer.idtemplate }),
	};
}

function checkCountries(fields: Partial<Record<keyof OrderFields, unknown>>): void {
	for (const country of [fields.deliverycountry, fields.invoicecountry]) {
		if (country !== undefined && country !== null && !/^[A-Z]{2}$/.test(String(country)))
			throw refused(9);
	}
}

function createOrder(world: PicqerWorld, request: FastifyRequest): Order {
	const body = bodyOf(request);
	const customer = customerOf(world, request, body.idcustomer);
	if (!customer)
		requireFields(body, 'deliveryname', 'deliverycountry', 'invoicename', 'invoicecountry');
	const written = Object.fromEntries(
		Object.entries(pickFields(body, writableFields)).filter(
			([, value]) => value !== null && value !== '',
		),
	) as Partial<OrderFields>;
	checkCountries(written);
	if (!Array.isArray(body.products) || body.products.length === 0) throw refused(13);
	const products = body.products.map((wish) => makeLine(world, request, wish));
	const orderfields = fieldValues(world, body.orderfields);
	const now = nowText();
	const order: Order = {
		idorder: nextId(world, 'order'),
		orderid: nextNumber(world, 'orderNumber', 'O'),
		...noFields,
		...copiedFromCustomer(customer),
		...written,
		idcustomer: customer?.idcustomer ?? null,
		status: 'concept',
		statusBeforePause: null,
		paused_reason: null,
		allocated: false,
		products,
		orderfields,
		tags: world.state.tags
			.filter(({ idtag, inherit }) => inherit && (customer?.tags.includes(idtag) ?? false))
			.map(({ idtag }) => idtag),
		idfulfilment_customer: request.idFulfilmentCustomer,
		created: now,
		updated: now,
	};
	world.state.orders.push(order);
	world.events.fire('orders.created', presentOrder(world, order));
	return order;
}

function updateOrder(world: PicqerWorld, request: FastifyRequest, order: Order): void {
	if (order.status === 'completed' || order.status === 'cancelled') throw refused(32);
	const body = bodyOf(request);
	const fields = pickFields(body, writableFields) as Partial<OrderFields>;
	checkCountries(fields);
	if (fields.idcustomer !== undefined) customerOf(world, request, fields.idcustomer);
	const orderfields =
		body.orderfields === undefined ? order.orderfields : fieldValues(world, body.orderfields);
	Object.assign(order, fields, { orderfields, updated: nowText() });
}

function listOrders(world: PicqerWorld, request: FastifyRequest): Order[] {
	const tagTitles = (order: Order) =>
		world.state.tags.filter(({ idtag }) => order.tags.includes(idtag)).map(({ title }) => title);
	return filtered(request, visible(request, world.state.orders), {
		search: searchIn('orderid', 'reference', 'deliveryname', 'invoicename', 'deliverycontactname'),
		...sinceFilters<Order>('idorder', 'created'),
		status: exact('status'),
		reference: exact('reference'),
		emailaddress: exact('emailaddress'),
		orderid: exact('orderid'),
		idcustomer: exact('idcustomer'),
		idfulfilment_customer: exact('idfulfilment_customer'),
		idwarehouse: (order, value) => order.warehouses.includes(Number(value)),
		tag: (order, value) => tagTitles(order).includes(value),
	});
}

function registerActions(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Order,
): void {
	const action = (name: string, work: (order: Order, body: Record<string, unknown>) => void) =>
		scope.post(`/orders/:id/${name}`, (request) => {
			const order = find(request);
			work(order, bodyOf(request));
			return presentOrder(world, order);
		});

	action('process', (order) => processOrder(world, order));
	action('pause', (order, { reason }) => pauseOrder(world, order, reason ? String(reason) : null));
	action('resume', (order) => resumeOrder(world, order));
	action('reopen', (order) => reopenOrder(world, order));
	action('change-to-concept', (order) => {
		if (order.status !== 'expected') throw refused(30);
		setOrderStatus(world, order, 'concept');
	});
	action('undo-cancellation', (order) => {
		if (order.status !== 'cancelled') throw refused(30);
		setOrderStatus(world, order, 'concept');
	});
	action('allocate', (order) => allocateOrder(world, order, true));
	action('deallocate', (order) => allocateOrder(world, order, false));
	action('anonymize', (order) => anonymizeOrder(order));
	action('process-backorders', (order) => processBackorders(world, order));
	action('prioritise', (order) => {
		const lowest = Math.min(...world.state.backorders.map(({ priority }) => priority), 1);
		world.state.backorders
			.filter(({ idorder }) => idorder === order.idorder)
			.forEach((backorder) => {
				backorder.priority = lowest - 1;
			});
	});
}

function forceOf(request: FastifyRequest): boolean {
	// One client sends it in the query, another in the body.
	return isOn(queryOf(request).force) || isOn(String(bodyOf(request).force ?? 'false'));
}

/** Orders with their lines, notes, comments, tags, fields and actions. */
export function registerOrders(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, visible(request, world.state.orders), 'idorder');

	scope.get('/orders', (request) =>
		pageOf(request, listOrders(world, request)).map((order) => presentOrder(world, order)),
	);
	scope.get('/orders/:id', (request) => presentOrder(world, find(request)));
	scope.post('/orders', (request, reply) =>
		reply.code(201).send(presentOrder(world, createOrder(world, request))),
	);
	scope.put('/orders/:id', (request) => {
		const order = find(request);
		updateOrder(world, request, order);
		return presentOrder(world, order);
	});
	scope.delete('/orders/:id', (request, reply) => {
		cancelOrder(world, find(request), forceOf(request));
		return reply.code(204).send();
	});
	scope.get('/orders/:id/backorders', (request) => {
		const { idorder } = find(request);
		return world.state.backorders
			.filter((backorder) => backorder.idorder === idorder)
			.map((backorder) => presentBackorder(world, backorder));
	});
	scope.get('/orders/:id/productstatus', (request) => ({
		products: find(request).products.map((line) => lineStatus(world, line)),
	}));
	registerActions(scope, world, find);
	registerLines(scope, world, find);
	registerNotes(scope, world, find);
	registerOrderFieldValues(scope, world, find);
	registerTagLinks(scope, world, 'orders', find);
	registerComments(scope, world, {
		path: 'orders',
		type: 'order',
		find,
		source: ({ idorder, orderid }: Order) => ({ idorder, orderid }),
		idField: 'idorder',
	});
}
