import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checkCountry } from './checks';
import { registerComments } from './comments';
import { fieldValues } from './customFields';
import { refused } from './errors';
import { exact, filtered, pageOf, searchIn } from './lists';
import { noPostalAddress } from './postalAddress';
import { presentAddress, presentCustomer } from './present';
import { registerTagLinks } from './tags';
import type { Customer, CustomerAddress } from './types';
import {
	bodyOf,
	nextId,
	nowText,
	pickFields,
	requireFields,
	rowFromPath,
	visible,
	type PicqerWorld,
} from './world';

const noFields = {
	idtemplate: null as number | null,
	contactname: null as string | null,
	telephone: null as string | null,
	emailaddress: null as string | null,
	discount: 0,
	vatnumber: null as string | null,
	calculatevat: true,
	default_order_remarks: null as string | null,
	remarks: null as string | null,
	auto_split: true,
	language: 'nl',
};

const writableFields = [
	'name',
	'customerid',
	...(Object.keys(noFields) as Array<keyof typeof noFields>),
] as const;

const noAddressFields = {
	...noPostalAddress,
	defaultinvoice: false,
	defaultdelivery: false,
};

const addressFields = [
	'name',
	...(Object.keys(noAddressFields) as Array<keyof typeof noAddressFields>),
] as const;

function makeAddress(world: PicqerWorld, body: Record<string, unknown>): CustomerAddress {
	requireFields(body, 'name');
	checkCountry(body.country);
	return {
		idcustomer_address: nextId(world, 'address'),
		...noAddressFields,
		...(pickFields(body, addressFields) as { name: string }),
	};
}

function createCustomer(world: PicqerWorld, request: FastifyRequest): Customer {
	const body = bodyOf(request);
	requireFields(body, 'name');
	const addresses = Array.isArray(body.addresses)
		? (body.addresses as Array<Record<string, unknown>>)
		: [];
	const now = nowText();
	const customer: Customer = {
		idcustomer: nextId(world, 'customer'),
		customerid: `K${nextId(world, 'customerNumber')}`,
		...noFields,
		...(pickFields(body, writableFields) as { name: string }),
		customerfields: fieldValues(world.state.customerFields, 'idcustomerfield', body.customerfields),
		pricelists: [],
		idfulfilment_customer: request.idFulfilmentCustomer,
		addresses: addresses.map((address) => makeAddress(world, address)),
		tags: [],
		created: now,
		updated: now,
	};
	world.state.customers.push(customer);
	return customer;
}

function updateCustomer(
	world: PicqerWorld,
	customer: Customer,
	body: Record<string, unknown>,
): void {
	Object.assign(customer, pickFields(body, writableFields), { updated: nowText() });
	if (body.customerfields !== undefined)
		customer.customerfields = fieldValues(
			world.state.customerFields,
			'idcustomerfield',
			body.customerfields,
		);
}

function registerAddresses(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Customer,
): void {
	const addressOf = (request: FastifyRequest) =>
		rowFromPath(request, find(request).addresses, 'idcustomer_address', 'address');

	scope.get('/customers/:id/addresses', (request) => find(request).addresses.map(presentAddress));
	scope.post('/customers/:id/addresses', (request, reply) => {
		const customer = find(request);
		const address = makeAddress(world, bodyOf(request));
		customer.addresses.push(address);
		return reply.code(201).send(presentAddress(address));
	});
	scope.put('/customers/:id/addresses/:address', (request) => {
		const address = addressOf(request);
		const fields = pickFields(bodyOf(request), addressFields);
		checkCountry(fields.country);
		return presentAddress(Object.assign(address, fields));
	});
	scope.delete('/customers/:id/addresses/:address', (request, reply) => {
		const customer = find(request);
		const address = addressOf(request);
		customer.addresses = customer.addresses.filter((row) => row !== address);
		return reply.code(204).send();
	});
}

/** Customers with their addresses, tags and comments. */
export function registerCustomers(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, visible(request, world.state.customers), 'idcustomer');

	scope.get('/customers', (request) =>
		pageOf(
			request,
			filtered<Customer>(request, visible(request, world.state.customers), {
				search: searchIn('name', 'contactname', 'emailaddress', 'customerid'),
				customerid: exact('customerid'),
			}),
		).map((customer) => presentCustomer(world, customer)),
	);
	scope.get('/customers/:id', (request) => presentCustomer(world, find(request)));
	scope.post('/customers', (request, reply) =>
		reply.code(201).send(presentCustomer(world, createCustomer(world, request))),
	);
	scope.put('/customers/:id', (request) => {
		const customer = find(request);
		updateCustomer(world, customer, bodyOf(request));
		return presentCustomer(world, customer);
	});
	scope.delete('/customers/:id', (request, reply) => {
		const customer = find(request);
		if (world.state.orders.some(({ idcustomer }) => idcustomer === customer.idcustomer)) {
			throw refused(21, 'The customer has orders and cannot be deleted');
		}
		world.state.customers = world.state.customers.filter((row) => row !== customer);
		return reply.code(204).send();
	});
	registerAddresses(scope, world, find);
	registerTagLinks(scope, world, 'customers', find);
	registerComments(scope, world, {
		path: 'customers',
		type: 'customer',
		find,
		source: ({ idcustomer, customerid }: Customer) => ({ idcustomer, customerid }),
		idField: 'idcustomer',
	});
}
