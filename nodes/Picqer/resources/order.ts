import type { IDataObject } from 'n8n-workflow';
import {
	additionalFields,
	filters,
	lines,
	queryOptions,
	updateFields,
} from '../../shared/describe/collections';
import {
	choice,
	decimal,
	email,
	field,
	longText,
	place,
	required,
	text,
	toggle,
	whole,
} from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { without } from '../../shared/request/createOrUpdate';
import { newComment } from '../comments';
import {
	chosen,
	country,
	day,
	language,
	moment,
	path,
	pickupPoint,
	several,
	tagToAdd,
} from '../fields';
import { customFields } from '../formRows';
import { pages, picqer } from '../request';
import { tagOptions, tagsAsList } from '../tags';

const { action, create, createOrUpdate, get, list, remove, update } = verbs(picqer, pages, {
	name: 'Order',
	one: 'an order',
	many: 'orders',
});

const { order, tag } = path;

/** Statuses of an order (reference picqer.md, 2.1). */
const STATUSES = ['concept', 'expected', 'processing', 'paused', 'completed', 'cancelled'];

/** What "Simplify" keeps. */
const SIMPLE = [
	'idorder',
	'orderid',
	'reference',
	'status',
	'idcustomer',
	'deliveryname',
	'deliverycountry',
	'products',
	'created',
	'updated',
];

const address = (kind: 'delivery' | 'invoice', label: string) => [
	text(`${label} Name`, `${kind}name`, {
		description: 'Required unless a customer is chosen; taken from the customer when empty',
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
	country(`${label} Country`, `${kind}country`),
];

const orderFields = [
	...address('delivery', 'Delivery'),
	...address('invoice', 'Invoice'),
	chosen.customer,
	chosen.template,
	chosen.shippingProfile,
	chosen.fulfilmentCustomer,
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
	day('Preferred Delivery Date', 'preferred_delivery_date'),
	decimal('Discount (%)', 'discount'),
	toggle('Calculate VAT', 'calculatevat', 'Whether VAT is added', { default: true }),
	language,
	several(
		'Warehouse',
		'warehouses',
		'getWarehouses',
		'Warehouses that may send the order; all that accept orders when empty.',
	),
	several('Price List', 'pricelists', 'getPriceLists'),
	customFields('Order Fields', 'orderfields', 'idorderfield', 'searchOrderFields'),
];

const reference = text('Reference', 'reference', {
	placeholder: 'e.g. WEB-8891',
	description: 'Your own number of the order; printed on invoice and picklist',
});

const orderLines = lines({
	line: 'Product',
	lines: 'Products',
	property: 'products',
	isRequired: true,
	example: '[{ "productcode": "LAMP-01", "amount": 2 }]',
	always: [
		text('Product Code', 'productcode', { placeholder: 'e.g. LAMP-01' }),
		whole('Amount', 'amount', { least: 1 }),
	],
	optional: [
		{
			...chosen.product,
			parameter: { ...chosen.product.parameter, description: 'Instead of a product code' },
		},
		decimal('Price', 'price', {
			description: 'Excluding VAT; the price of the product when left out',
		}),
		text('Name', 'name', { description: 'Instead of the name of the product' }),
		longText('Remarks', 'remarks'),
		chosen.vatGroup,
	],
	check: ({ idproduct, productcode, amount }) => {
		if (!idproduct && !productcode) return 'needs a product code or a product ID';
		return Number.isInteger(Number(amount)) && Number(amount) > 0
			? undefined
			: `the amount must be a whole number above zero, not "${String(amount)}"`;
	},
});

/** Fields that Picqer takes from the customer, and cannot know without one (2.1, order object). */
const NEEDED_WITHOUT_CUSTOMER = {
	deliveryname: 'Delivery Name',
	deliverycountry: 'Delivery Country',
	invoicename: 'Invoice Name',
	invoicecountry: 'Invoice Country',
};

const completeAddress = step(async function (request) {
	const body = request.body as IDataObject;
	const missing = Object.entries(NEEDED_WITHOUT_CUSTOMER).filter(([property]) => !body[property]);
	if (body.idcustomer || missing.length === 0) return request;
	throw parameterError(
		this,
		missing.map(([, label]) => label).join(', '),
		'missing',
		'An order without a customer needs these. Add them, or choose a Customer.',
	);
});

const traceByReference = step(async function (request) {
	const { reference: number } = request.body as IDataObject;
	return number
		? { ...request, traceableBy: `the order with reference ${String(number)}` }
		: request;
});

const withReference = place(
	[
		required({
			...reference,
			parameter: {
				...reference.parameter,
				description:
					'Your own number of the order; an order that has it already is not created again',
			},
		}),
	],
	'body',
);
const newOrder = [...orderLines, additionalFields([reference, ...orderFields])];
const orderField = locator('Order Field', 'idorderfield', {
	search: 'searchOrderFields',
	example: '3',
});

/** Picqer's own client sends `force` in the body, others in the query; both are given (2.1). */
const forceInBody = step(async function (request) {
	return request.qs?.force ? { ...request, body: { force: true } } : { ...request, qs: {} };
});

/** Orders: reference picqer.md, 2.1. */
export const orderResource: Resource = {
	name: 'Order',
	value: 'order',
	operations: [
		list('/orders', {
			simple: SIMPLE,
			output: [tagsAsList],
			parameters: [
				filters([
					text('Search', 'search', { description: 'Looks in order number, reference and names' }),
					text('Reference', 'reference', { description: 'The exact reference' }),
					text('Order Number', 'orderid', { placeholder: 'e.g. O2026-1001' }),
					email('Email Address', 'emailaddress'),
					choice('Status', 'status', STATUSES, { default: 'processing' }),
					moment('Created After', 'sincedate'),
					moment('Created Before', 'untildate'),
					whole('ID Above', 'sinceid'),
					whole('ID Below', 'beforeid'),
					text('Tag', 'tag', { description: 'The title of a tag' }),
					chosen.customer,
					chosen.warehouse,
					chosen.fulfilmentCustomer,
				]),
				tagOptions,
			],
		}),
		get('/orders/{idorder}', {
			parameters: [order, tagOptions],
			simple: SIMPLE,
			output: [tagsAsList],
		}),
		create('/orders', {
			description: 'Create an order as a concept; Process makes picklists of it',
			parameters: newOrder,
			before: [completeAddress, traceByReference],
		}),
		createOrUpdate('/orders', {
			parameters: [...withReference, ...orderLines, additionalFields(orderFields)],
			before: [completeAddress],
			find: {
				thing: 'order',
				key: 'reference',
				id: 'idorder',
				searches: (key) => [{ reference: key }],
				// An update of an order does not change its lines (2.1, Update order).
				changes: (body) => without(body, 'products'),
			},
		}),
		update('/orders/{idorder}', {
			description: 'Change the fields of an order; its products have operations of their own',
			parameters: [order, updateFields([reference, ...orderFields])],
		}),
		action('Cancel', 'cancel', 'Cancel an order', ['DELETE', '/orders/{idorder}'], {
			parameters: [
				order,
				queryOptions([
					toggle(
						'Force',
						'force',
						'Whether to cancel in any status; picklists are dropped even when they are picked',
					),
				]),
			],
			before: [forceInBody],
		}),
		action('Process', 'process', 'Process an order', ['POST', '/orders/{idorder}/process'], {
			description: 'Create picklists for what is in stock and backorders for the rest',
			parameters: [order],
		}),
		action('Pause', 'pause', 'Pause an order', ['POST', '/orders/{idorder}/pause'], {
			parameters: [order, ...place([longText('Reason', 'reason')], 'body')],
		}),
		action('Resume', 'resume', 'Resume a paused order', ['POST', '/orders/{idorder}/resume'], {
			parameters: [order],
		}),
		action('Reopen', 'reopen', 'Reopen an order', ['POST', '/orders/{idorder}/reopen'], {
			description: 'Make an order that is being processed editable again',
			parameters: [order],
		}),
		action(
			'Change to Concept',
			'changeToConcept',
			'Change an expected order to concept',
			['POST', '/orders/{idorder}/change-to-concept'],
			{ parameters: [order] },
		),
		action(
			'Undo Cancellation',
			'undoCancellation',
			'Undo the cancellation of an order',
			['POST', '/orders/{idorder}/undo-cancellation'],
			{ parameters: [order] },
		),
		action(
			'Allocate Stock',
			'allocate',
			'Allocate stock to an order',
			['POST', '/orders/{idorder}/allocate'],
			{ description: 'Reserve stock for a concept order', parameters: [order] },
		),
		action(
			'Deallocate Stock',
			'deallocate',
			'Release the stock of an order',
			['POST', '/orders/{idorder}/deallocate'],
			{ parameters: [order] },
		),
		action(
			'Prioritise',
			'prioritise',
			'Prioritise an order',
			['POST', '/orders/{idorder}/prioritise'],
			{ description: 'Put the backorders of an order first', parameters: [order] },
		),
		action(
			'Process Backorders',
			'processBackorders',
			'Process the backorders of an order',
			['POST', '/orders/{idorder}/process-backorders'],
			{
				description: 'Create a picklist of the backorders that are available',
				parameters: [
					order,
					additionalFields([
						toggle(
							'Prefer Bulk Locations',
							'prefer_bulk_locations',
							'Whether to take the goods from bulk locations first',
						),
					]),
				],
			},
		),
		action(
			'Anonymize',
			'anonymize',
			'Anonymize an order',
			['POST', '/orders/{idorder}/anonymize'],
			{
				description: 'Remove personal data of an order that is at least 7 days old',
				parameters: [order],
			},
		),
		action(
			'Get Product Status',
			'getProductStatus',
			'Get the product status of an order',
			['GET', '/orders/{idorder}/productstatus'],
			{
				description: 'Get the amounts ordered, allocated, picked and shipped',
				parameters: [order],
			},
		),
		list('/orders/{idorder}/backorders', {
			name: 'Get Backorders',
			value: 'getBackorders',
			action: 'Get the backorders of an order',
			parameters: [order],
		}),
		list('/orders/{idorder}/comments', {
			name: 'Get Comments',
			value: 'getComments',
			action: 'Get the comments of an order',
			parameters: [order],
		}),
		create('/orders/{idorder}/comments', {
			name: 'Add Comment',
			value: 'addComment',
			action: 'Add a comment to an order',
			parameters: [order, ...newComment],
		}),
		get('/orders/{idorder}/notes', {
			name: 'Get Notes (Deprecated)',
			value: 'getNotes',
			action: 'Get the notes of an order',
			description: 'Picqer replaced notes by comments: use Get Comments',
			parameters: [order],
		}),
		create('/orders/{idorder}/notes', {
			name: 'Add Note (Deprecated)',
			value: 'addNote',
			action: 'Add a note to an order',
			description: 'Picqer replaced notes by comments: use Add Comment',
			parameters: [
				order,
				...place(
					[required(longText('Note', 'note', { placeholder: 'e.g. Customer called' }))],
					'body',
				),
			],
		}),
		get('/orders/{idorder}/tags', {
			name: 'Get Tags',
			value: 'getTags',
			action: 'Get the tags of an order',
			parameters: [order],
		}),
		create('/orders/{idorder}/tags', {
			name: 'Add Tag',
			value: 'addTag',
			action: 'Add a tag to an order',
			parameters: [order, ...tagToAdd],
		}),
		remove('/orders/{idorder}/tags/{idtag}', {
			name: 'Remove Tag',
			value: 'removeTag',
			action: 'Remove a tag from an order',
			parameters: [order, tag],
		}),
		get('/orders/{idorder}/orderfields', {
			name: 'Get Order Fields',
			value: 'getOrderFields',
			action: 'Get the order fields of an order',
			parameters: [order],
		}),
		action(
			'Set Order Field',
			'setOrderField',
			'Set an order field of an order',
			['PUT', '/orders/{idorder}/orderfields/{idorderfield}'],
			{
				parameters: [
					order,
					orderField,
					...place([field('Value', 'value', 'string', { default: '' })], 'body'),
				],
			},
		),
		remove('/orders/{idorder}/orderfields/{idorderfield}', {
			name: 'Clear Order Field',
			value: 'clearOrderField',
			action: 'Clear an order field of an order',
			parameters: [order, orderField],
		}),
	],
};
