import { toCountry } from '../../../shared/operation/limits';
import type { IDataObject } from 'n8n-workflow';
import { amountProblem, lines } from '../../../shared/operation/lines';
import { toText, unlessEmpty, type Convert } from '../../../shared/operation/convert';
import {
	decimal,
	email,
	longText,
	notice,
	place,
	required,
	text,
	toggle,
	withParameter,
} from '../../../shared/operation/fields';
import { key, keyOf } from '../../../shared/operation/key';
import { parameterError } from '../../../shared/operation/nodeError';
import {
	amount,
	country,
	dayField,
	discount,
	idField,
	language,
	pickupPoint,
	several,
} from '../../fields/fields';
import { customFields } from '../../fields/formRows';
import type { Step } from '../../../shared/operation/operation';

/** What an order consists of: docs/services/picqer.md, 2.1. */

/** An empty name or country makes Picqer refuse the order; left out, it comes from the customer (2.1, 5). */
const unlessBlank: Convert = (context, label, value) =>
	unlessEmpty(context, label, toText(context, label, value));

const countryUnlessBlank: Convert = (context, displayName, value) =>
	toCountry(context, displayName, unlessBlank(context, displayName, value));

const address = (kind: 'delivery' | 'invoice', label: string) => [
	text(`${label} Name`, `${kind}name`, {
		description:
			'A new order needs it unless a customer is chosen, whose name is taken when it is empty',
		convert: unlessBlank,
	}),
	text(`${label} Contact Name`, `${kind}contactname`),
	text(`${label} Address`, `${kind}address`),
	text(
		`${label} Address Line 2`,
		`${kind}address2`,
		kind === 'delivery' ? { description: 'Not every carrier accepts a second line' } : {},
	),
	text(`${label} Postal Code`, `${kind}zipcode`),
	text(`${label} City`, `${kind}city`),
	text(`${label} Region`, `${kind}region`),
	{ ...country(`${label} Country`, `${kind}country`), convert: countryUnlessBlank },
];

/** All that an order may have beside its reference and its lines (docs/services/picqer.md, 2.1). */
export const orderFields = [
	...address('delivery', 'Delivery'),
	...address('invoice', 'Invoice'),
	idField.customer,
	idField.template,
	idField.shippingProfile,
	idField.fulfilmentCustomer,
	text('Telephone', 'telephone'),
	email('Email Address', 'emailaddress'),
	longText('Customer Remarks', 'customer_remarks', {
		description: 'Printed on the picklist and the packing list',
	}),
	pickupPoint,
	toggle(
		'Partial Delivery',
		'partialdelivery',
		'Whether to send what is available before the rest is',
		{
			default: true,
		},
	),
	toggle('AutoSplit', 'auto_split', 'Whether the order may be split over warehouses'),
	toggle('Invoiced', 'invoiced', 'Whether the order is invoiced already, so that Picqer does not'),
	dayField('Preferred Delivery Date', 'preferred_delivery_date', {
		description: 'Day on which the customer wants it',
	}),
	discount,
	toggle('Calculate VAT', 'calculatevat', 'Whether VAT is added', { default: true }),
	language,
	several(
		'Warehouse',
		'warehouses',
		'getWarehouses',
		'Warehouses that may send the order; for a new order without them, all that accept orders.',
	),
	several('Price List', 'pricelists', 'getPriceLists'),
	customFields('Order Fields', 'orderfields', 'idorderfield', 'searchOrderFields'),
];

/** Your own number of an order. */
export const reference = key('Reference', 'reference', {
	placeholder: 'e.g. WEB-8891',
	description: 'Your own number of the order; printed on invoice and picklist',
});

/** The products of a new order, clicked together or as JSON. */
export const orderLines = lines({
	line: 'Product',
	lines: 'Products',
	property: 'products',
	isRequired: true,
	example: '[{ "productcode": "LAMP-01", "amount": 2 }]',
	always: [
		key('Product Code', 'productcode', {
			description: 'The code that is unique to the product, such as its SKU',
			placeholder: 'e.g. LAMP-01',
		}),
		required(amount),
	],
	optional: [
		withParameter(idField.product, { description: 'Instead of a product code' }),
		decimal('Price', 'price', {
			description: 'Excluding VAT; the price of the product when left out',
		}),
		text('Name', 'name', { description: 'Instead of the name of the product' }),
		longText('Remarks', 'remarks', { description: 'Free text for the people who handle it' }),
		idField.vatGroup,
	],
	check: ({ idproduct, productcode, amount: ordered }) =>
		idproduct || keyOf(productcode) !== ''
			? amountProblem('amount', ordered)
			: 'needs a product code or a product ID',
});

/** Fields that Picqer takes from the customer, and cannot know without one (2.1, order object). */
const NEEDED_WITHOUT_CUSTOMER = {
	deliveryname: 'Delivery Name',
	deliverycountry: 'Delivery Country',
	invoicename: 'Invoice Name',
	invoicecountry: 'Invoice Country',
};

/** Says before the run what the step below refuses. */
export const neededWithoutCustomer = notice(
	'neededWithoutCustomer',
	`Without a Customer, Picqer needs name and country: add ${Object.values(NEEDED_WITHOUT_CUSTOMER).join(', ')} under Additional Fields.`,
);

/** Refuses an order that has neither a customer nor what Picqer needs without one. */
export const completeAddress: Step = (draft, context) => {
	const body = draft.body as IDataObject;
	const missing = Object.entries(NEEDED_WITHOUT_CUSTOMER).filter(([property]) => !body[property]);
	if (body.idcustomer || missing.length === 0) return draft;
	throw parameterError(
		context,
		missing.map(([, label]) => label).join(', '),
		'missing',
		'An order without a customer needs these. Add them, or choose a Customer.',
	);
};

/** What to look for when nobody knows whether an order was made. */
export const traceByReference: Step = (draft) => {
	const { reference: number } = draft.body as IDataObject;
	return number ? { ...draft, traceableBy: `the order with reference ${String(number)}` } : draft;
};

/** The reference as the key that Create or Update goes by. */
export const withReference = place(
	[
		required(
			withParameter(reference, {
				description:
					'Your own number of the order; an order that has it already is not created again',
			}),
		),
	],
	'body',
);
