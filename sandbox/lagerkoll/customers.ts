import type { FastifyInstance } from 'fastify';

import { notFound } from './errors';
import { isOn, matching, newer, newestChange, oneOf, pageOf, queryOf, sorted } from './lists';
import type { Customer, Supplier } from './types';
import { parameter, type LagerkollWorld } from './world';

const codes = { customer: 900501, supplier: 900601 };

// The zip code is the only visible field of a customer. The id is named as in customer orders and callbacks
// (unconfirmed), so that a row can be told from another.
function presentCustomer({ customerId, zipCode }: Customer) {
	return { customerId, zipCode };
}

// The documentation's sample is cut. The id is named as in purchase orders (unconfirmed).
function presentSupplier({
	supplierId,
	country,
	city,
	street,
	language,
	supplierExternalId,
	rate,
	buyPriceShipment,
}: Supplier) {
	return {
		supplierId,
		country,
		city,
		street,
		language,
		supplierExternalId,
		rate,
		buyPriceShipment,
	};
}

/** Customers and their tags: docs/services/lagerkoll.md, 2.12. */
export function registerCustomers(scope: FastifyInstance, world: LagerkollWorld): void {
	// (unconfirmed) The list is implied only; its wrapper is the one that the single read shows.
	scope.get('/customers', (request) => {
		const found = matching(request, world.state.customers, 'zipCode');
		const { rows, counters } = pageOf(request, found, 50);
		return {
			...counters,
			customersCount: found.length,
			customers: rows.map(presentCustomer),
		};
	});
	// The sample is cut after `pageSize`: the name and form of the list are (unconfirmed).
	scope.get('/customers/tags', (request) => {
		const names = new Set(world.state.customers.flatMap(({ tags }) => tags));
		const tags = [...names].sort().map((name) => ({ name }));
		const found = matching(request, tags, 'name');
		const { rows, counters } = pageOf(request, found, 50);
		return { ...counters, tagsCount: found.length, tags: rows };
	});
	scope.get('/customers/:customer_id', (request) => {
		const id = parameter(request, 'customer_id');
		const found = world.state.customers.find(({ customerId }) => String(customerId) === id);
		if (!found) throw notFound(codes.customer, 'customer_id');
		return {
			pages: 1,
			page: 0,
			pageSize: 50,
			customersCount: 1,
			customers: [presentCustomer(found)],
		};
	});
}

function hasOpenOrders(world: LagerkollWorld, { supplierId }: Supplier): boolean {
	return world.state.purchaseOrders.some(
		(order) =>
			order.supplierId === supplierId &&
			order.rows.some(({ deliveredAmount, orderedAmount }) => deliveredAmount < orderedAmount),
	);
}

/** Suppliers: docs/services/lagerkoll.md, 2.28. */
export function registerSuppliers(scope: FastifyInstance, world: LagerkollWorld): void {
	// What `open_orders` and `article` do is not described; their names suggest filters (unconfirmed).
	scope.get('/suppliers', (request) => {
		const { article } = queryOf(request);
		const openOnly = isOn(request, 'open_orders', false);
		const found = matching(request, newer(request, world.state.suppliers), 'name', 'city').filter(
			(supplier) =>
				(!openOnly || hasOpenOrders(world, supplier)) &&
				(article === undefined || supplier.articleIds.includes(article)),
		);
		const column = oneOf(request, 'sort_column', ['name'], 'name');
		const direction = oneOf(request, 'order', ['asc', 'desc'], 'asc');
		const { rows, counters } = pageOf(request, sorted(found, column, direction), 100);
		return {
			...counters,
			suppliersCount: found.length,
			since: newestChange(world.state.suppliers),
			suppliers: rows.map(presentSupplier),
		};
	});
	scope.get('/suppliers/:id', (request) => {
		const id = parameter(request, 'id');
		const found = world.state.suppliers.find(({ supplierId }) => String(supplierId) === id);
		if (!found) throw notFound(codes.supplier, 'id');
		return {
			pages: 1,
			page: 0,
			pageSize: 100,
			suppliersCount: 1,
			suppliers: [presentSupplier(found)],
		};
	});
}
