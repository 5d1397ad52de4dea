import { randomUUID } from 'crypto';
import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import { optionalText, refuse, textIn } from './bodyChecks';
import { asObject, pageNumber, single, wholeNumber, type Query } from './checks';
import type { EconomicOperator, OperatorFields } from './operatorTypes';
import { BolProblem, notFound, type Violation } from './problems';
import type { BolWorld } from './world';

/** How long bol looks at a new operator before it is valid. */
const checkMs = 300;

function present(operator: EconomicOperator): Record<string, unknown> {
	const known = operator.valid ? 'VALID' : 'INVALID';
	return {
		...omit(operator, 'checkedAt', 'valid'),
		status: operator.checkedAt > Date.now() ? 'PENDING' : known,
	};
}

function checkOperator(value: unknown): OperatorFields {
	const body = asObject(value);
	const address = asObject(body.address);
	const contact = asObject(body.contactInformation);
	const violations: Violation[] = [];
	const ofAddress = (name: string) => textIn(address[name], `address.${name}`, violations);
	const ofContact = (name: string) =>
		textIn(contact[name], `contactInformation.${name}`, violations);
	const more = address.additionalAddressInfo;
	const fields: OperatorFields = {
		externalReference:
			optionalText(body.externalReference, 'externalReference', 100, violations) ?? null,
		name: textIn(body.name, 'name', violations, 100),
		address: {
			street: ofAddress('street'),
			houseNumber: ofAddress('houseNumber'),
			...(typeof more === 'string' ? { additionalAddressInfo: more } : {}),
			postalCode: ofAddress('postalCode'),
			city: ofAddress('city'),
			country: ofAddress('country'),
		},
		contactInformation: {
			emailAddress: ofContact('emailAddress'),
			phoneNumber: ofContact('phoneNumber'),
		},
	};
	if (!/^[A-Z]{2}$/.test(fields.address.country)) {
		violations.push({ name: 'address.country', reason: 'must be a country code' });
	}
	if (!fields.contactInformation.emailAddress.includes('@')) {
		violations.push({ name: 'contactInformation.emailAddress', reason: 'is no e-mail address' });
	}
	refuse(violations);
	return fields;
}

function refuseDouble(world: BolWorld, { name }: OperatorFields, id?: string): void {
	const other = world.state.operators.find((operator) => operator.name === name);
	if (other && other.id !== id) {
		throw new BolProblem(409, 'Conflict', `An economic operator named ${name} already exists.`);
	}
}

function listOperators(world: BolWorld, query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	const pageNumberAsked = pageNumber(query, violations);
	const pageSize = wholeNumber(query, 'page-size', [25, 100], violations) ?? 25;
	const name = single(query, 'name')?.toLowerCase() ?? '';
	refuse(violations);
	const matching = world.state.operators.filter((operator) =>
		operator.name.toLowerCase().includes(name),
	);
	const start = (pageNumberAsked - 1) * pageSize;
	return {
		operators: matching.slice(start, start + pageSize).map(present),
		page: {
			pageSize,
			pageNumber: pageNumberAsked,
			numberOfPages: Math.ceil(matching.length / pageSize),
			totalCount: matching.length,
		},
	};
}

/** Who answers for products under EU law: version 1 of their own resource. */
export function registerEconomicOperators(scope: FastifyInstance, world: BolWorld): void {
	interface ById {
		Params: { id: string };
	}

	const existing = (id: string) => {
		const found = world.state.operators.find((operator) => operator.id === id);
		if (!found) throw notFound('Economic operator', id);
		return found;
	};

	scope.get<{ Querystring: Query }>('/economic-operators', ({ query }) =>
		listOperators(world, query),
	);

	scope.post('/economic-operator', (request) => {
		const fields = checkOperator(request.body);
		refuseDouble(world, fields);
		const operator = {
			id: randomUUID(),
			...fields,
			checkedAt: Date.now() + checkMs,
			valid: true,
		};
		if (!world.demo) world.state.operators.push(operator);
		return present(operator);
	});

	scope.get<ById>('/economic-operator/:id', ({ params }) => present(existing(params.id)));

	scope.put<ById>('/economic-operator/:id', (request) => {
		const operator = existing(request.params.id);
		const fields = checkOperator(request.body);
		refuseDouble(world, fields, operator.id);
		const changed = { ...operator, ...fields, checkedAt: Date.now() + checkMs, valid: true };
		if (!world.demo) Object.assign(operator, changed);
		return present(changed);
	});

	scope.delete<ById>('/economic-operator/:id', ({ params }) => {
		const operator = existing(params.id);
		const { operators } = world.state;
		if (!world.demo) operators.splice(operators.indexOf(operator), 1);
		return present(operator);
	});
}
