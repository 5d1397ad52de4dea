import type { IDataObject } from 'n8n-workflow';
import { commentsOf } from './commentsOf';
import { additionalFields, filters, updateFields } from '../../shared/operation/collections';
import { amountProblem, lines } from '../../shared/operation/lines';
import {
	choice,
	decimal,
	longText,
	notice,
	required,
	text,
	whole,
	withParameter,
} from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import { key } from '../../shared/operation/key';
import type { Resource, Step } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { verbs } from '../../shared/operation/verbs';
import { RECEIPT_SIMPLE } from './receipt';
import { amount, dayField, idField, language, momentField, path } from '../fields/fields';
import { pages } from '../service/request';

const { action, create, get, list, update } = verbs(pages, {
	name: 'Purchase Order',
	one: 'a purchase order',
	many: 'purchase orders',
});

const { purchaseOrder } = path;

const receiptOfOrder = locator('Receipt', 'idreceipt', {
	search: 'searchPurchaseOrderReceipts',
	example: '469',
});

/** Statuses of a purchase order (docs/services/picqer.md, 2.11). */
const STATUSES = ['concept', 'purchased', 'received', 'cancelled'];

/** What "Simplify" keeps. */
const SIMPLE = [
	'idpurchaseorder',
	'purchaseorderid',
	'idsupplier',
	'supplier_name',
	'supplier_orderid',
	'status',
	'delivery_date',
	'products',
	'created',
	'updated',
];

const orderFields = [
	idField.supplier,
	text('Supplier Name', 'supplier_name', { description: 'Instead of a supplier' }),
	key('Order Number of Supplier', 'supplier_orderid', {
		description: 'The number that the supplier gave the order',
	}),
	idField.template,
	withParameter(idField.warehouse, {
		description:
			'A new purchase order without it gets the warehouse with the highest priority among those that accept orders',
	}),
	longText('Remarks', 'remarks', { description: 'Printed on the purchase order' }),
	dayField('Delivery Date', 'delivery_date', { description: 'When the goods are expected' }),
	language,
	idField.fulfilmentCustomer,
];

/** Fields of a line that the documentation names, but no known client sends (2.11). */
const MAYBE = 'Picqer may ignore it (unconfirmed)';

const products = lines({
	line: 'Product',
	lines: 'Products',
	property: 'products',
	isRequired: true,
	example: '[{ "idproduct": 720, "amount": 50 }]',
	always: [required(idField.product), required(amount)],
	optional: [
		decimal('Price', 'price', { description: 'Excluding VAT; instead of the known price' }),
		dayField('Delivery Date', 'delivery_date', {
			description: 'Day on which the goods are expected',
		}),
		withParameter(idField.vatGroup, { description: MAYBE }),
		key('Product Code', 'productcode', { description: MAYBE }),
		key('Product Code of Supplier', 'productcode_supplier', { description: MAYBE }),
		text('Name', 'name', { description: MAYBE }),
		whole('Weight (Grams)', 'weight', { description: MAYBE, least: 0 }),
	],
	check: (line) => (line.idproduct ? amountProblem('amount', line.amount) : 'needs a product'),
});

const needsSupplier: Step = (draft, context) => {
	const { idsupplier, supplier_name: name } = draft.body as IDataObject;
	if (idsupplier || name) return draft;
	throw parameterError(
		context,
		'Supplier, Supplier Name',
		'both are missing',
		'A purchase order needs one of them. Add it under Additional Fields.',
	);
};

const traceByNumber: Step = (draft) => {
	const { supplier_orderid: number } = draft.body as IDataObject;
	return number
		? { ...draft, traceableBy: `the purchase order with supplier order number ${String(number)}` }
		: draft;
};

/** Purchase orders: docs/services/picqer.md, 2.11. */
export const purchaseOrderResource: Resource = {
	name: 'Purchase Order',
	value: 'purchaseOrder',
	operations: [
		list('/purchaseorders', {
			simple: SIMPLE,
			inputs: [
				filters([
					text('Search', 'search', {
						description: 'Where Picqer looks for this text is not documented (unconfirmed)',
					}),
					choice('Status', 'status', STATUSES, {
						description: 'Only those with this status',
						default: 'purchased',
					}),
					momentField('Updated After', 'updated_after', {
						description: 'Only what was changed after this moment',
					}),
					momentField('Created After', 'sincedate', {
						description: 'Picqer may ignore this filter (unconfirmed)',
					}),
					key('Purchase Order Number', 'purchaseorderid', {
						placeholder: 'e.g. PO2026-1001',
						description: 'Picqer may ignore this filter (unconfirmed)',
					}),
					idField.supplier,
					idField.warehouse,
				]),
			],
		}),
		get('/purchaseorders/{idpurchaseorder}', { inputs: [purchaseOrder], simple: SIMPLE }),
		create('/purchaseorders', {
			description: 'Create a purchase order as a concept; Mark as Purchased makes it final',
			inputs: [
				...products,
				notice(
					'supplierNeeded',
					'Picqer needs a supplier: add Supplier or Supplier Name under Additional Fields.',
				),
				additionalFields(orderFields),
			],
			before: [needsSupplier, traceByNumber],
			simpleIfAsked: SIMPLE,
		}),
		update('/purchaseorders/{idpurchaseorder}', {
			description:
				'Change the fields of a purchase order; its products have operations of their own',
			inputs: [purchaseOrder, updateFields(orderFields)],
			simpleIfAsked: SIMPLE,
		}),
		action(
			'Mark as Purchased',
			'markAsPurchased',
			'Mark a purchase order as purchased',
			['POST', '/purchaseorders/{idpurchaseorder}/mark-as-purchased'],
			{ answer: 'object', inputs: [purchaseOrder], simpleIfAsked: SIMPLE },
		),
		action(
			'Close',
			'close',
			'Close a purchase order',
			['POST', '/purchaseorders/{idpurchaseorder}/close'],
			{
				answer: 'object',
				description: 'Finish a purchase order that was received in part',
				inputs: [purchaseOrder],
				simpleIfAsked: SIMPLE,
			},
		),
		action(
			'Cancel',
			'cancel',
			'Cancel a purchase order',
			['POST', '/purchaseorders/{idpurchaseorder}/cancel'],
			{ answer: 'nothing', inputs: [purchaseOrder], simpleIfAsked: SIMPLE },
		),
		...commentsOf('/purchaseorders/{idpurchaseorder}', purchaseOrder, 'a purchase order'),
		get('/purchaseorders/{idpurchaseorder}/receipts', {
			answer: 'list',
			name: 'Get Receipts (Legacy)',
			value: 'getReceipts',
			action: 'Get the receipts of a purchase order legacy',
			description: 'Better use Receipt > Get Many with the filter Purchase Order',
			inputs: [purchaseOrder],
			simpleIfAsked: RECEIPT_SIMPLE,
		}),
		get('/purchaseorders/{idpurchaseorder}/receipts/{idreceipt}', {
			name: 'Get Receipt (Legacy)',
			value: 'getReceipt',
			action: 'Get a receipt of a purchase order legacy',
			description: 'Better use Receipt > Get',
			inputs: [purchaseOrder, receiptOfOrder],
			simpleIfAsked: RECEIPT_SIMPLE,
		}),
		create('/purchaseorders/{idpurchaseorder}/receipts', {
			name: 'Create Receipt (Legacy)',
			value: 'createReceipt',
			action: 'Create a receipt of a purchase order legacy',
			description:
				'Create a receipt of version 1, which Picqer may refuse (unconfirmed); better use Receipt > Create',
			inputs: [purchaseOrder],
			simpleIfAsked: RECEIPT_SIMPLE,
		}),
	],
};
