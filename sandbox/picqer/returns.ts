import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import { checkCountry, checkOptional, known, objectsIn } from './checks';
import { registerComments } from './comments';
import { refused } from './errors';
import { exact, pageOf, searchIn, since } from './lists';
import { noPostalAddress } from './postalAddress';
import { presentReturn } from './presentReturn';
import { registerReading } from './reading';
import { registerReturnProducts } from './returnProducts';
import type { Return, ReturnFields } from './returnTypes';
import {
	addReturnLog,
	makeReplacement,
	makeReturnedProduct,
	receiveReturn,
	returnChanged,
	setReturnStatus,
} from './returning';
import type { Customer, Order } from './types';
import {
	bodyOf,
	nextId,
	nextNumber,
	nowText,
	pickFields,
	requireFields,
	type PicqerWorld,
} from './world';

type OptionalFields = Omit<ReturnFields, 'idreturn_status' | 'idtemplate'>;

const noFields: OptionalFields = {
	idcustomer: null,
	idorder: null,
	name: null,
	...noPostalAddress,
	telephone: null,
	emailaddress: null,
	language: 'nl',
	reference: null,
	tracking_code: null,
	received_at: null,
};

const writableFields = [
	'idtemplate',
	...(Object.keys(noFields) as Array<keyof OptionalFields>),
] as const;

function copiedFromOrder(order: Order): Partial<OptionalFields> {
	return {
		idcustomer: order.idcustomer,
		name: order.deliveryname,
		contactname: order.deliverycontactname,
		address: order.deliveryaddress,
		address2: order.deliveryaddress2,
		zipcode: order.deliveryzipcode,
		city: order.deliverycity,
		region: order.deliveryregion,
		country: order.deliverycountry,
		telephone: order.telephone,
		emailaddress: order.emailaddress,
		language: order.language,
		reference: order.reference,
	};
}

const unsharedAddressFields = ['idcustomer_address', 'defaultinvoice', 'defaultdelivery'] as const;

function copiedFromCustomer(customer: Customer): Partial<OptionalFields> {
	const { addresses, telephone, emailaddress, language } = customer;
	const address = addresses.find(({ defaultdelivery }) => defaultdelivery) ?? addresses[0];
	const place = address ? omit(address, 'name', ...unsharedAddressFields) : {};
	return { name: customer.name, ...place, telephone, emailaddress, language };
}

/** Who sends the goods back, from the order, else from the customer. */
function senderOf(world: PicqerWorld, body: Record<string, unknown>): Partial<Return> {
	const { orders, customers } = world.state;
	if (body.idorder) {
		const order = known(orders, 'idorder', body.idorder);
		return { ...copiedFromOrder(order), idfulfilment_customer: order.idfulfilment_customer };
	}
	if (!body.idcustomer) return {};
	const customer = known(customers, 'idcustomer', body.idcustomer, refused(25));
	const { idfulfilment_customer } = customer;
	return { ...copiedFromCustomer(customer), idfulfilment_customer };
}

function fieldsFrom(world: PicqerWorld, body: Record<string, unknown>): Partial<ReturnFields> {
	const fields = pickFields(body, writableFields) as Partial<ReturnFields>;
	checkCountry(fields.country);
	checkOptional(world.state.templates, 'idtemplate', fields.idtemplate);
	checkOptional(world.state.customers, 'idcustomer', fields.idcustomer);
	checkOptional(world.state.orders, 'idorder', fields.idorder);
	return fields;
}

function createReturn(world: PicqerWorld, body: Record<string, unknown>): Return {
	requireFields(body, 'idreturn_status', 'idtemplate');
	const status = known(world.state.returnStatuses, 'idreturn_status', body.idreturn_status);
	const sender = senderOf(world, body);
	// What is empty is copied.
	const written = Object.fromEntries(
		Object.entries(fieldsFrom(world, body)).filter(([, value]) => value !== null && value !== ''),
	) as Partial<ReturnFields>;
	const idreturn = nextId(world, 'return');
	const now = nowText();
	const row: Return = {
		idreturn,
		returnid: nextNumber(world, 'returnNumber', 'R'),
		...noFields,
		idfulfilment_customer: null,
		...sender,
		...written,
		idtemplate: Number(body.idtemplate),
		idreturn_status: status.idreturn_status,
		completed_at: status.completed ? now : null,
		returned_products: objectsIn(body.returned_products).map((wish) =>
			makeReturnedProduct(world, idreturn, wish),
		),
		replacement_products: objectsIn(body.replacement_products).map((wish) =>
			makeReplacement(world, idreturn, wish),
		),
		logs: [],
		created_at: now,
		updated_at: now,
	};
	world.state.returns.push(row);
	world.events.fire('returns.created', presentReturn(world, row));
	return row;
}

function updateReturn(world: PicqerWorld, row: Return, body: Record<string, unknown>): void {
	const fields = fieldsFrom(world, body);
	if (body.idreturn_status !== undefined) setReturnStatus(world, row, body.idreturn_status);
	Object.assign(row, fields);
	returnChanged(world, row);
}

function statusName(world: PicqerWorld, { idreturn_status: id }: Return): string | undefined {
	return world.state.returnStatuses.find(({ idreturn_status }) => idreturn_status === id)?.name;
}

/** Returns with their products, logs and comments. */
export function registerReturns(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<Return>(scope, '/returns', {
		rows: () => world.state.returns,
		idField: 'idreturn',
		filters: {
			search: searchIn('returnid', 'name', 'contactname', 'reference', 'emailaddress'),
			status: (row, value) => [String(row.idreturn_status), statusName(world, row)].includes(value),
			emailaddress: exact('emailaddress'),
			idcustomer: exact('idcustomer'),
			created_after: since('created_at'),
			updated_after: since('updated_at'),
		},
		present: (row) => presentReturn(world, row),
	});

	scope.post('/returns', (request, reply) =>
		reply.code(201).send(presentReturn(world, createReturn(world, bodyOf(request)))),
	);
	scope.put('/returns/:id', (request) => {
		const row = find(request);
		updateReturn(world, row, bodyOf(request));
		return presentReturn(world, row);
	});
	scope.delete('/returns/:id', (request, reply) => {
		const row = find(request);
		if (row.replacement_products.some(({ idpicklist }) => idpicklist !== null)) throw refused(21);
		world.state.returns = world.state.returns.filter((other) => other !== row);
		return reply.code(204).send();
	});
	scope.post('/returns/:id/receive', (request) => {
		const row = find(request);
		receiveReturn(world, row, bodyOf(request));
		return presentReturn(world, row);
	});
	scope.get('/returns/:id/logs', (request) => find(request).logs);
	scope.post('/returns/:id/logs', (request, reply) =>
		reply.code(201).send(addReturnLog(world, find(request), bodyOf(request))),
	);
	registerReturnProducts(scope, world, find);
	scope.get('/return_statuses', (request) => pageOf(request, world.state.returnStatuses));
	scope.get('/return_reasons', (request) => pageOf(request, world.state.returnReasons));
	registerComments(scope, world, {
		path: 'returns',
		type: 'return',
		find,
		source: ({ idreturn, returnid }: Return) => ({ idreturn, returnid }),
		idField: 'idreturn',
	});
}
