import { additionalFields, updateFields } from '../../shared/operation/collections';
import { toId, toList, type Convert } from '../../shared/operation/convert';
import { allRequired, email, place, text, toggle } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, dayField, language, newName, path, several } from '../fields/fields';
import { pages } from '../service/request';

const { action, create, get, list, update } = verbs(pages, {
	name: 'Fulfilment Customer',
	one: 'a fulfilment customer',
	many: 'fulfilment customers',
});

const { fulfilmentCustomer } = path;

const customerFields = [
	toggle('Can Log In', 'can_login', 'Whether the customer can log in to the portal'),
	text('Username', 'username'),
	text('Password', 'password', { typeOptions: { password: true } }),
	email('Email Address', 'emailaddress'),
	language,
	idField.template,
	{
		...several(
			'Allowed Shipping Profile',
			'allowed_shipping_profiles',
			'getShippingProfiles',
			'All profiles are allowed when it is empty.',
		),
		// An empty list is a choice of its own: it takes the restriction away (2.26, Fields).
		convert: ((context, label, value) =>
			value === undefined || value === null
				? undefined
				: (toList(toId)(context, label, value) ?? [])) as Convert,
	},
	idField.preferredWarehouse,
];

/** Customers for whom goods are stored and shipped: docs/services/picqer.md, 2.26. */
export const fulfilmentCustomerResource: Resource = {
	name: 'Fulfilment Customer',
	value: 'fulfilmentCustomer',
	description: 'Only for accounts with the fulfilment features',
	operations: [
		list('/fulfilment/customers'),
		get('/fulfilment/customers/{idfulfilment_customer}', { inputs: [fulfilmentCustomer] }),
		create('/fulfilment/customers', {
			inputs: [...newName('Snuffel Shop'), additionalFields(customerFields)],
		}),
		update('/fulfilment/customers/{idfulfilment_customer}', {
			inputs: [fulfilmentCustomer, updateFields([text('Name', 'name'), ...customerFields])],
		}),
		action(
			'Get Report',
			'getReport',
			'Get the report of a fulfilment customer',
			['GET', '/fulfilment/customers/{idfulfilment_customer}/report'],
			{
				answer: 'object',
				description: 'Get what came in, went out, came back and was stored in a period',
				inputs: [
					fulfilmentCustomer,
					...place(
						allRequired([
							dayField('Start Date', 'start-date', { description: 'First day of the report' }),
							dayField('End Date', 'end-date', { description: 'Last day of the report' }),
						]),
						'query',
					),
				],
			},
		),
	],
};
