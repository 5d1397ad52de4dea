import { byId, call, inTurn, sends, type Cases } from '../operationCase';
import { reads, writes } from './mediaTypes';

const V1 = 'application/vnd.economic-operator.v1+json';
const ID = '0c6573a2-a80c-48b7-a03e-d5939f1173fa';

const operators = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `operator-${first + index}` }));

/** Everything that bol demands. */
const demanded = {
	name: 'Toy Makers Ltd',
	street: 'Dorpstraat',
	houseNumber: '={{ 1 }}',
	postalCode: '3528 BJ',
	city: 'Utrecht',
	country: 'NL',
	emailAddress: 'toys@example.com',
	phoneNumber: '+31301234567',
};

const body = {
	name: 'Toy Makers Ltd',
	address: {
		street: 'Dorpstraat',
		houseNumber: '1',
		postalCode: '3528 BJ',
		city: 'Utrecht',
		country: 'NL',
	},
	contactInformation: { emailAddress: 'toys@example.com', phoneNumber: '+31301234567' },
};

/** Economic operators of version 1: docs/services/bol.md, 2.20. */
export const economicOperatorCases: Cases = {
	'economicOperator.getAll': [
		sends('GET /retailer/economic-operators?name=Toy&page-size=100', {
			parameters: { limit: 1, filters: { name: 'Toy' } },
			headers: reads(V1),
			answer: { operators: operators(1, 2), page: { numberOfPages: 3 } },
			gives: operators(1, 1),
		}),
		inTurn(
			{ parameters: { returnAll: true }, gives: operators(1, 101) },
			call(
				'GET /retailer/economic-operators?page-size=100',
				{ operators: operators(1, 100), page: { numberOfPages: 2, pageNumber: 1 } },
				{ headers: reads(V1) },
			),
			call(
				'GET /retailer/economic-operators?page-size=100&page=2',
				{ operators: operators(101, 1), page: { numberOfPages: 2, pageNumber: 2 } },
				{ headers: reads(V1) },
			),
		),
	],
	'economicOperator.get': sends(`GET /retailer/economic-operator/{economicOperatorId=${ID}}`, {
		headers: reads(V1),
		answer: { id: ID, status: 'VALID' },
	}),
	'economicOperator.create': sends('POST /retailer/economic-operator', {
		parameters: {
			...demanded,
			additionalFields: { additionalAddressInfo: 'Floor 2', externalReference: 'TOYS-1' },
		},
		headers: writes(V1),
		body: {
			...body,
			address: { ...body.address, additionalAddressInfo: 'Floor 2' },
			externalReference: 'TOYS-1',
		},
		answer: { id: ID, status: 'PENDING' },
	}),
	'economicOperator.update': sends(`PUT /retailer/economic-operator/${ID}`, {
		parameters: {
			...demanded,
			economicOperatorId: byId(ID),
			additionalFields: { additionalAddressInfo: '', externalReference: 'TOYS-2' },
		},
		headers: writes(V1),
		body: { ...body, externalReference: 'TOYS-2' },
		answer: { id: ID, status: 'PENDING' },
	}),
	'economicOperator.delete': sends(
		`DELETE /retailer/economic-operator/{economicOperatorId=${ID}}`,
		{ headers: reads(V1), answer: { id: ID }, gives: [{ deleted: true }] },
	),
};
