import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { checkCountry, fieldValues, objectsIn } from './checks';
import { refused } from './errors';
import { exact, searchIn } from './lists';
import { presentCustomer } from './present';
import { registerReading } from './reading';
import { customerFields, newCustomer, newCustomerAddress, type Customer } from './rows';
import { fieldsIn, nextId, nowText, requireFields, visible, type PicqerWorld } from './world';

function makeAddress(world: PicqerWorld, body: Record<string, unknown>) {
	requireFields(body, 'name');
	checkCountry(body.country);
	const address = newCustomerAddress();
	return {
		...address,
		...fieldsIn(body, address),
		idcustomer_address: nextId(world, 'address'),
	};
}

function createCustomer(world: PicqerWorld, request: FastifyRequest): Customer {
	const body = bodyOf(request);
	requireFields(body, 'name');
	const now = nowText();
	const customer = {
		...newCustomer(),
		idcustomer: nextId(world, 'customer'),
		customerid: `K${nextId(world, 'customerNumber')}`,
		...fieldsIn(body, customerFields()),
		customerfields: fieldValues(world.state.customerFields, 'idcustomerfield', body.customerfields),
		idfulfilment_customer: request.idFulfilmentCustomer,
		addresses: objectsIn(body.addresses).map((address) => makeAddress(world, address)),
		created: now,
		updated: now,
	};
	world.state.customers.push(customer);
	return customer;
}

/** Customers, each with its addresses. */
export function registerCustomers(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<Customer>(scope, '/customers', {
		rows: (request) => visible(request, world.state.customers),
		idField: 'idcustomer',
		filters: {
			search: searchIn('name', 'contactname', 'emailaddress', 'customerid'),
			customerid: exact('customerid'),
		},
		present: (customer) => presentCustomer(world, customer),
	});
	scope.post('/customers', (request, reply) =>
		reply.code(201).send(presentCustomer(world, createCustomer(world, request))),
	);
	scope.put('/customers/:id', (request) => {
		const customer = find(request);
		const body = bodyOf(request);
		Object.assign(customer, fieldsIn(body, customerFields()), { updated: nowText() });
		if (body.customerfields !== undefined)
			customer.customerfields = fieldValues(
				world.state.customerFields,
				'idcustomerfield',
				body.customerfields,
			);
		return presentCustomer(world, customer);
	});
	scope.delete('/customers/:id', (request, reply) => {
		const customer = find(request);
		if (world.state.orders.some(({ idcustomer }) => idcustomer === customer.idcustomer))
			throw refused(21, 'The customer has orders and cannot be deleted');
		world.state.customers = world.state.customers.filter((row) => row !== customer);
		return reply.code(204).send();
	});
}
