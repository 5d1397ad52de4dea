import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { checkCountry, fieldValues, known } from './checks';
import { registerComments } from './comments';
import { refused } from './errors';
import { cancelOrder, processBackorders, processOrder, reopenOrder } from './fulfilment';
import { exact, isOn, queryOf, searchIn, sinceFilters } from './lists';
import { allocateOrder, pauseOrder, resumeOrder, returnToConcept } from './orderStatus';
import { makeLine, registerLines } from './orderLines';
import { presentBackorder, presentOrder, tagList } from './present';
import { registerActions, registerReading } from './reading';
import { newOrder, orderFields, type Backorder, type Order } from './orderRows';
import { renamed, type Customer } from './rows';
import { registerTagLinks } from './tags';
import {
	fieldsIn,
	nextId,
	nextNumber,
	nowText,
	requireFields,
	visible,
	type PicqerWorld,
} from './world';

function customerOf(world: PicqerWorld, request: FastifyRequest, idcustomer: unknown) {
	if (idcustomer === undefined || idcustomer === null) return undefined;
	return known(visible(request, world.state.customers), 'idcustomer', idcustomer, refused(25));
}

function copiedFromCustomer(customer: Customer | undefined) {
	if (!customer) return {};
	const { addresses, telephone, emailaddress, discount, calculatevat, language, auto_split } =
		customer;
	const delivery = addresses.find(({ defaultdelivery }) => defaultdelivery) ?? addresses.at(0);
	const invoice = addresses.find(({ defaultinvoice }) => defaultinvoice) ?? addresses.at(0);
	return {
		...renamed(delivery ?? {}, '', 'delivery'),
		...renamed(invoice ?? {}, '', 'invoice'),
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

function writtenFields(body: Record<string, unknown>) {
	const fields = fieldsIn(body, orderFields());
	checkCountry(fields.deliverycountry);
	checkCountry(fields.invoicecountry);
	return fields;
}

function createOrder(world: PicqerWorld, request: FastifyRequest): Order {
	const body = bodyOf(request);
	const customer = customerOf(world, request, body.idcustomer);
	if (!customer)
		requireFields(body, 'deliveryname', 'deliverycountry', 'invoicename', 'invoicecountry');
	const filled = Object.fromEntries(
		Object.entries(body).filter(([, value]) => value !== null && value !== ''),
	);
	const written = writtenFields(filled);
	if (!Array.isArray(body.products) || body.products.length === 0) throw refused(13);
	const products = body.products.map((wish) => makeLine(world, request, wish));
	const orderfields = fieldValues(world.state.orderFields, 'idorderfield', body.orderfields);
	const now = nowText();
	const order: Order = {
		...newOrder(),
		idorder: nextId(world, 'order'),
		orderid: nextNumber(world, 'orderNumber', 'O'),
		...copiedFromCustomer(customer),
		...written,
		idcustomer: customer?.idcustomer ?? null,
		products,
		orderfields,
		tags: tagList(world, customer?.tags ?? [])
			.filter(({ inherit }) => inherit)
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
	const fields = writtenFields(body);
	customerOf(world, request, fields.idcustomer);
	if (body.orderfields !== undefined)
		order.orderfields = fieldValues(world.state.orderFields, 'idorderfield', body.orderfields);
	Object.assign(order, fields, { updated: nowText() });
}

function forceOf(request: FastifyRequest): boolean {
	// One client sends it in the query, another in the body.
	return isOn(queryOf(request).force) || isOn(String(bodyOf(request).force ?? 'false'));
}

function registerBackorders(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Order,
): void {
	const present = (backorder: Backorder) => presentBackorder(world, backorder);
	registerReading<Backorder>(scope, '/backorders', {
		rows: (request) => {
			const ids = new Set(visible(request, world.state.orders).map(({ idorder }) => idorder));
			return world.state.backorders.filter(({ idorder }) => ids.has(idorder));
		},
		idField: 'idbackorder',
		filters: {
			idorder: exact('idorder'),
			idproduct: exact('idproduct'),
			idcustomer: exact('idcustomer'),
			...sinceFilters<Backorder>('idbackorder', 'created_at'),
		},
		present,
	});
	scope.get('/orders/:id/backorders', (request) => {
		const { idorder } = find(request);
		return world.state.backorders.filter((row) => row.idorder === idorder).map(present);
	});
	scope.post('/backorders/process', (_request, reply) => {
		const byPriority = [...world.state.backorders].sort(
			(one, other) => one.priority - other.priority,
		);
		const ids = new Set(byPriority.map(({ idorder }) => idorder));
		ids.forEach((id) => processBackorders(world, known(world.state.orders, 'idorder', id)));
		return reply.code(204).send();
	});
}

/** Orders with their lines, comments, tags, backorders and actions. */
export function registerOrders(scope: FastifyInstance, world: PicqerWorld): void {
	const present = (order: Order) => presentOrder(world, order);
	const find = registerReading<Order>(scope, '/orders', {
		rows: (request) => visible(request, world.state.orders),
		idField: 'idorder',
		filters: {
			search: searchIn(
				'orderid',
				'reference',
				'deliveryname',
				'invoicename',
				'deliverycontactname',
			),
			...sinceFilters<Order>('idorder', 'created'),
			status: exact('status'),
			reference: exact('reference'),
			emailaddress: exact('emailaddress'),
			orderid: exact('orderid'),
			idcustomer: exact('idcustomer'),
			idfulfilment_customer: exact('idfulfilment_customer'),
			idwarehouse: ({ warehouses }, value) => warehouses.includes(Number(value)),
			tag: ({ tags }, value) => tagList(world, tags).some(({ title }) => title === value),
		},
		present,
	});

	scope.post('/orders', (request, reply) =>
		reply.code(201).send(present(createOrder(world, request))),
	);
	scope.put('/orders/:id', (request) => {
		const order = find(request);
		updateOrder(world, request, order);
		return present(order);
	});
	scope.delete('/orders/:id', (request, reply) => {
		cancelOrder(world, find(request), forceOf(request));
		return reply.code(204).send();
	});
	registerActions(scope, '/orders', find, present, {
		process: (order) => processOrder(world, order),
		pause: (order, { reason }) => pauseOrder(world, order, reason ? String(reason) : null),
		resume: (order) => resumeOrder(world, order),
		reopen: (order) => reopenOrder(world, order),
		'change-to-concept': (order) => returnToConcept(world, order, 'expected'),
		'undo-cancellation': (order) => returnToConcept(world, order, 'cancelled'),
		allocate: (order) => allocateOrder(world, order, true),
		deallocate: (order) => allocateOrder(world, order, false),
		'process-backorders': (order) => processBackorders(world, order),
	});
	registerBackorders(scope, world, find);
	registerLines(scope, world, find);
	registerTagLinks(scope, world, find);
	registerComments(scope, world, find);
}
