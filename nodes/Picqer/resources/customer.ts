import { tagsOf } from './tagsOf';
import { commentsOf } from './commentsOf';
import { without } from '../../shared/lib/without';
import { additionalFields, filters, updateFields } from '../../shared/operation/collections';
import { lines } from '../../shared/operation/lines';
import { email, longText, place, required, text, toggle } from '../../shared/operation/fields';
import { key } from '../../shared/operation/key';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { customerLooseSearches } from '../fields/byNumber';
import { discount, idField, language, path, postalAddress, several } from '../fields/fields';
import { customFields } from '../fields/formRows';
import { isTaken, pages } from '../service/request';
import { tagOptions, tagsAsList } from '../fields/tags';

const { create, createOrUpdate, get, list, remove, update } = verbs(pages, {
	name: 'Customer',
	one: 'a customer',
	many: 'customers',
});

const { customer } = path;

/** What "Simplify" keeps. */
const SIMPLE = [
	'idcustomer',
	'customerid',
	'name',
	'contactname',
	'emailaddress',
	'telephone',
	'vatnumber',
	'language',
	'addresses',
	'updated',
];

/** What "Simplify" keeps of an address. */
const ADDRESS_SIMPLE = [
	'idcustomer_address',
	'name',
	'contactname',
	'address',
	'address2',
	'zipcode',
	'city',
	'country',
	'defaultinvoice',
	'defaultdelivery',
];

const addressFields = [
	...postalAddress,
	toggle('Default Invoice Address', 'defaultinvoice', 'Whether invoices go here'),
	toggle('Default Delivery Address', 'defaultdelivery', 'Whether goods go here'),
];

const addresses = lines({
	line: 'Address',
	lines: 'Addresses',
	property: 'addresses',
	example: '[{ "name": "Vries Fietsen BV", "city": "Utrecht", "country": "NL" }]',
	always: [text('Name', 'name')],
	optional: addressFields,
	check: ({ name }) => (name ? undefined : 'needs a name'),
});

const name = text('Name', 'name', { placeholder: 'e.g. Vries Fietsen BV' });

const customerNumber = key('Customer Number', 'customerid', {
	placeholder: 'e.g. K1001',
	description: 'Picqer makes one when it is empty',
});

/** As the key of Create or Update. */
const ownNumber = key('Customer Number', 'customerid', {
	placeholder: 'e.g. K1001',
	description: 'A customer that has it already is not created again',
});

const customerFields = [
	text('Contact Name', 'contactname'),
	text('Telephone', 'telephone'),
	email('Email Address', 'emailaddress'),
	text('VAT Number', 'vatnumber', {
		description: 'VAT number of the company',
		placeholder: 'e.g. NL001234567B01',
	}),
	longText('Remarks', 'remarks', { description: 'Free text for the people who handle it' }),
	longText('Default Order Remarks', 'default_order_remarks', {
		description: 'Copied to each new order of the customer',
	}),
	discount,
	toggle('Calculate VAT', 'calculatevat', 'Whether VAT is added', { default: true }),
	toggle('AutoSplit', 'auto_split', 'Whether orders may be split over warehouses'),
	toggle(
		'Partial Delivery',
		'partialdelivery',
		'Whether to send what is available before the rest is; Picqer may ignore it (unconfirmed)',
		{ default: true },
	),
	language,
	idField.template,
	idField.fulfilmentCustomer,
	customFields('Customer Fields', 'customerfields', 'idcustomerfield', 'searchCustomerFields'),
	several('Price List', 'pricelists', 'getPriceLists', 'Picqer may ignore it (unconfirmed).'),
];

const customerAddress = locator('Customer Address', 'idcustomer_address', {
	search: 'searchCustomerAddresses',
	example: '77',
});

const withName = place([required(name)], 'body');

/** Customers with their addresses: docs/services/picqer.md, 2.10. */
export const customerResource: Resource = {
	name: 'Customer',
	value: 'customer',
	operations: [
		list('/customers', {
			simple: SIMPLE,
			output: [tagsAsList],
			inputs: [
				filters([
					text('Search', 'search', { description: 'Looks in name, email address and more' }),
					key('Customer Number', 'customerid', {
						description: 'The exact number that people see',
						placeholder: 'e.g. K1001',
					}),
				]),
				tagOptions,
			],
		}),
		get('/customers/{idcustomer}', {
			inputs: [customer, tagOptions],
			simple: SIMPLE,
			output: [tagsAsList],
		}),
		create('/customers', {
			inputs: [...withName, ...addresses, additionalFields([customerNumber, ...customerFields])],
			simpleIfAsked: SIMPLE,
		}),
		createOrUpdate('/customers', {
			inputs: [
				...place([required(ownNumber)], 'body'),
				...withName,
				...addresses,
				additionalFields(customerFields),
			],
			find: {
				thing: 'customer',
				key: 'customerid',
				id: 'idcustomer',
				searches: (number) => [{ customerid: number }],
				looseSearches: customerLooseSearches,
				isTaken,
				// Addresses have operations of their own; sent again with each update they could double.
				changes: (body) => without(body, 'addresses'),
			},
			simpleIfAsked: SIMPLE,
		}),
		update('/customers/{idcustomer}', {
			inputs: [customer, updateFields([name, customerNumber, ...customerFields])],
			simpleIfAsked: SIMPLE,
		}),
		remove('/customers/{idcustomer}', {
			description: 'Delete a customer; Picqer refuses it when the customer has orders',
			inputs: [customer],
		}),
		get('/customers/{idcustomer}/addresses', {
			answer: 'list',
			name: 'Get Addresses',
			value: 'getAddresses',
			action: 'Get the addresses of a customer',
			inputs: [customer],
			simpleIfAsked: ADDRESS_SIMPLE,
		}),
		create('/customers/{idcustomer}/addresses', {
			name: 'Add Address',
			value: 'addAddress',
			action: 'Add an address to a customer',
			inputs: [customer, ...withName, additionalFields(addressFields)],
			simpleIfAsked: ADDRESS_SIMPLE,
		}),
		update('/customers/{idcustomer}/addresses/{idcustomer_address}', {
			name: 'Update Address',
			value: 'updateAddress',
			action: 'Update an address of a customer',
			inputs: [customer, customerAddress, updateFields([name, ...addressFields])],
			simpleIfAsked: ADDRESS_SIMPLE,
		}),
		remove('/customers/{idcustomer}/addresses/{idcustomer_address}', {
			name: 'Delete Address',
			value: 'deleteAddress',
			action: 'Delete an address of a customer',
			inputs: [customer, customerAddress],
		}),
		...tagsOf('/customers/{idcustomer}', customer, 'a customer'),
		...commentsOf('/customers/{idcustomer}', customer, 'a customer'),
	],
};
