import type { IDataObject } from 'n8n-workflow';
import { additionalFields, filters } from '../../shared/operation/collections';
import { allRequired, email, place, text } from '../../shared/operation/fields';
import type { Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { optionalText } from '../fields/catalogueFields';
import { economicOperator } from '../fields/idFields';
import { operatorPages, LARGEST_PAGES } from '../service/pages';
import { ECONOMIC_OPERATOR_V1, readsAs, writesAs } from '../service/request';

const { create, get, list, remove, update } = verbs(operatorPages, {
	name: 'Economic Operator',
	one: 'an economic operator',
	many: 'economic operators',
});

const reads = readsAs(ECONOMIC_OPERATOR_V1);
const writes = writesAs(ECONOMIC_OPERATOR_V1);

/** What bol demands of each; an update sends it all again. */
const demanded = place(
	allRequired([
		text('Name', 'name', {
			placeholder: 'e.g. Toy Makers Ltd',
			description: 'The legal name',
			most: 100,
		}),
		text('Street', 'address.street', { name: 'street', placeholder: 'e.g. Dorpstraat' }),
		text('House Number', 'address.houseNumber', { name: 'houseNumber', placeholder: 'e.g. 1' }),
		text('Postal Code', 'address.postalCode', {
			name: 'postalCode',
			placeholder: 'e.g. 3528 BJ',
		}),
		text('City', 'address.city', { name: 'city', placeholder: 'e.g. Utrecht' }),
		text('Country', 'address.country', {
			name: 'country',
			placeholder: 'e.g. NL',
			description: 'The code of the country, probably two letters (unconfirmed)',
		}),
		email('Email Address', 'contactInformation.emailAddress', { name: 'emailAddress' }),
		text('Phone Number', 'contactInformation.phoneNumber', {
			name: 'phoneNumber',
			placeholder: 'e.g. +31301234567',
		}),
	]),
	'body',
);

const additional = additionalFields([
	optionalText('Additional Address Info', 'address.additionalAddressInfo', {
		name: 'additionalAddressInfo',
	}),
	optionalText('External Reference', 'externalReference', {
		description: 'Your own reference',
		most: 100,
	}),
]);

const traceByName: Step = (draft) => {
	const { name } = draft.body as IDataObject;
	return { ...draft, traceableBy: `the economic operator ${String(name)}` };
};

/** Who answers for products in the EU, in version 1: docs/services/bol.md, 2.20. */
export const economicOperatorResource: Resource = {
	name: 'Economic Operator',
	value: 'economicOperator',
	description: 'Who answers for a product in the EU; offers need one',
	operations: [
		list('/retailer/economic-operators', {
			request: { ...reads, query: LARGEST_PAGES },
			inputs: [
				filters([text('Name', 'name', { description: 'All or a part of the name', most: 100 })]),
			],
		}),
		get('/retailer/economic-operator/{economicOperatorId}', {
			request: reads,
			inputs: [economicOperator],
		}),
		create('/retailer/economic-operator', {
			request: writes,
			inputs: [...demanded, additional],
			before: [traceByName],
		}),
		update('/retailer/economic-operator/{economicOperatorId}', {
			description: 'Replace an economic operator: what is not given here is gone afterwards',
			request: writes,
			inputs: [economicOperator, ...demanded, additional],
		}),
		remove('/retailer/economic-operator/{economicOperatorId}', {
			answer: 'object',
			request: reads,
			inputs: [economicOperator],
		}),
	],
};
