import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import type { FulfilmentCustomer } from './accountTypes';
import { checkOptional } from './checks';
import { refused } from './errors';
import { fulfilmentReport } from './fulfilmentReport';
import { queryOf } from './lists';
import { registerReading } from './reading';
import { bodyOf, nextId, pickFields, requireFields, type PicqerWorld } from './world';

const noFields = {
	can_login: false,
	username: null as string | null,
	emailaddress: null as string | null,
	language: 'nl',
	idtemplate: null as number | null,
	allowed_shipping_profiles: [] as number[],
	preferred_idwarehouse: null as number | null,
};

const writableFields = [
	'name',
	...(Object.keys(noFields) as Array<keyof typeof noFields>),
] as const;

function fieldsFrom(
	world: PicqerWorld,
	body: Record<string, unknown>,
): Partial<FulfilmentCustomer> {
	// A password may be given as well; nothing ever shows it, so it is not kept.
	const fields = pickFields(body, writableFields) as Partial<FulfilmentCustomer>;
	checkOptional(world.state.warehouses, 'idwarehouse', fields.preferred_idwarehouse);
	checkOptional(world.state.templates, 'idtemplate', fields.idtemplate);
	return fields;
}

function createCustomer(world: PicqerWorld, body: Record<string, unknown>): FulfilmentCustomer {
	requireFields(body, 'name');
	const customer: FulfilmentCustomer = {
		idfulfilment_customer: nextId(world, 'fulfilmentCustomer'),
		...noFields,
		...(fieldsFrom(world, body) as { name: string }),
		last_login_at: null,
	};
	world.state.fulfilmentCustomers.push(customer);
	return customer;
}

function dateFrom(value: string | undefined, name: string): string {
	if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(value))
		throw refused(5, `${name} must be a date, for example 2026-01-31`);
	return value;
}

/** The customers that the account does fulfilment for. */
export function registerFulfilmentCustomers(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<FulfilmentCustomer>(scope, '/fulfilment/customers', {
		rows: () => world.state.fulfilmentCustomers,
		idField: 'idfulfilment_customer',
		present: (customer) => omit(customer, 'allowed_shipping_profiles'),
		presentOne: (customer) => customer,
	});

	scope.post('/fulfilment/customers', (request, reply) =>
		reply.code(201).send(createCustomer(world, bodyOf(request))),
	);
	scope.put('/fulfilment/customers/:id', (request) =>
		Object.assign(find(request), fieldsFrom(world, bodyOf(request))),
	);
	scope.get('/fulfilment/customers/:id/report', (request) => {
		const query = queryOf(request);
		return fulfilmentReport(world, find(request).idfulfilment_customer, {
			start: dateFrom(query['start-date'], 'start-date'),
			end: dateFrom(query['end-date'], 'end-date'),
		});
	});
}
