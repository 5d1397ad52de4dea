import type { IDataObject } from 'n8n-workflow';
import { commentsOf } from './commentsOf';
import { additionalFields, filters } from '../../shared/operation/collections';
import { choice, notice, text, withParameter } from '../../shared/operation/fields';
import { locator, locatorField } from '../../shared/operation/locator';
import { key } from '../../shared/operation/key';
import type { Resource, Step } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { verbs } from '../../shared/operation/verbs';
import { idField, momentField, path, productToAdd } from '../fields/fields';
import { pages } from '../service/request';

const { action, create, get, list, remove } = verbs(pages, {
	name: 'Receipt',
	one: 'a receipt',
	many: 'receipts',
});

const { receipt } = path;

const expectedProduct = locator('Product', 'idproduct', {
	search: 'searchExpectedProducts',
	example: '720',
});

/** Statuses of a receipt (docs/services/picqer.md, 2.13). */
const STATUSES = ['processing', 'completed'];

/** What "Simplify" keeps; all of it stands in receipts of both versions. */
export const RECEIPT_SIMPLE = [
	'idreceipt',
	'receiptid',
	'version',
	'supplier',
	'purchaseorder',
	'status',
	'amount_received',
	'products',
	'completed_at',
	'updated',
];

/** What "Simplify" keeps of a product that was received. */
const PRODUCT_SIMPLE = [
	'idreceipt_product',
	'idpurchaseorder_product',
	'idproduct',
	'idpurchaseorder',
	'productcode',
	'name',
	'barcode',
	'amount',
	'location',
	'reverted_at',
];

const receiptProduct = locator('Receipt Product', 'idreceipt_product', {
	search: 'searchReceiptProducts',
	example: '88',
});

const oneSource: Step = (draft, context) => {
	const { idpurchaseorder, idsupplier } = draft.body as IDataObject;
	if ((idpurchaseorder === undefined) !== (idsupplier === undefined)) return draft;
	throw parameterError(
		context,
		'Purchase Order, Supplier',
		idsupplier === undefined ? 'both are missing' : 'both are given',
		'A receipt belongs to one of them. Give exactly one under Additional Fields.',
	);
};

const oneWayToStock: Step = (draft, context) => {
	const { idpurchaseorder_product: line, strategy } = draft.body as IDataObject;
	if (line === undefined || strategy === undefined) return draft;
	throw parameterError(
		context,
		'Purchase Order Product, Strategy',
		'both are given',
		'Picqer takes one of them. Remove the other.',
	);
};

const traceByReceipt: Step = (draft) => {
	const id = String(draft.inputs.idreceipt);
	return { ...draft, traceableBy: `the products of receipt ${id}` };
};

const completed: Step = (draft) => ({ ...draft, body: { status: 'completed' } });

/**
 * Receipts: goods that come in. Version 1 and 2 stand in one list: docs/services/picqer.md, 2.13.
 */
export const receiptResource: Resource = {
	name: 'Receipt',
	value: 'receipt',
	description: 'Goods that come in, for a purchase order or from a supplier',
	operations: [
		list('/receipts', {
			simple: RECEIPT_SIMPLE,
			description: 'Get receipts; the field version says which of the two shapes one has',
			inputs: [
				filters([
					key('Receipt Number', 'receiptid', {
						description: 'The exact number that people see',
						placeholder: 'e.g. RC2026-1001',
					}),
					choice('Status', 'status', STATUSES, {
						description: 'Only those with this status',
						default: 'processing',
					}),
					idField.purchaseOrder,
					idField.supplier,
					momentField('Updated After', 'updated_after', {
						description: 'Only what was changed after this moment',
					}),
					momentField('Completed After', 'completed_after', {
						description: 'Only what was completed after this moment',
					}),
				]),
			],
		}),
		get('/receipts/{idreceipt}', { inputs: [receipt], simple: RECEIPT_SIMPLE }),
		create('/receipts', {
			description: 'Create an empty receipt for a purchase order or a supplier',
			inputs: [
				notice(
					'oneSource',
					'Picqer needs to know what comes in: add either Purchase Order or Supplier under Additional Fields.',
				),
				additionalFields([
					idField.purchaseOrder,
					withParameter(idField.supplier, { description: 'Instead of a purchase order' }),
					idField.warehouse,
					choice(
						'Version',
						'version',
						[
							{ name: 'Version 1', value: 1 },
							{ name: 'Version 2', value: 2 },
						],
						{
							default: 2,
							description: 'Picqer may no longer make receipts of version 1 (unconfirmed)',
						},
					),
				]),
			],
			before: [oneSource],
			simpleIfAsked: RECEIPT_SIMPLE,
		}),
		action('Complete', 'complete', 'Complete a receipt', ['PUT', '/receipts/{idreceipt}'], {
			answer: 'object',
			description: 'Complete a receipt; Picqer goes on working on it in the background',
			inputs: [receipt],
			before: [completed],
			simpleIfAsked: RECEIPT_SIMPLE,
		}),
		remove('/receipts/{idreceipt}', {
			description: 'Delete a receipt; possible only while it is empty',
			inputs: [receipt],
		}),
		get('/receipts/{idreceipt}/expected-products', {
			answer: 'list',
			name: 'Get Expected Products',
			value: 'getExpectedProducts',
			action: 'Get the expected products of a receipt',
			description: 'Get what is to come in, with strategies to receive it. Only for version 2.',
			inputs: [receipt],
		}),
		get('/receipts/{idreceipt}/expected-products/{idproduct}', {
			name: 'Get Expected Product',
			value: 'getExpectedProduct',
			action: 'Get an expected product of a receipt',
			description: 'Get the strategies to receive one product. Only for version 2.',
			inputs: [receipt, expectedProduct],
		}),
		action(
			'Receive Product',
			'receiveProduct',
			'Receive a product of a receipt',
			['POST', '/receipts/{idreceipt}/products'],
			{
				answer: 'object',
				description: 'Receive a product, which goes to stock at once. Only for version 2.',
				inputs: [
					receipt,
					...productToAdd,
					additionalFields([
						idField.location,
						locatorField('Purchase Order Product', 'idpurchaseorder_product', {
							search: 'searchReceiptLines',
							example: '3301',
							description: 'The line of the purchase order that the goods belong to',
						}),
						text('Strategy', 'strategy', {
							description:
								'Instead of a line; the values come from Get Expected Products (unconfirmed)',
						}),
					]),
				],
				before: [oneWayToStock, traceByReceipt],
				simpleIfAsked: PRODUCT_SIMPLE,
			},
		),
		action(
			'Revert Product',
			'revertProduct',
			'Revert a received product of a receipt',
			['POST', '/receipts/{idreceipt}/products/{idreceipt_product}/revert'],
			{
				answer: 'nothing',
				description: 'Take a received product back out of stock. Only for version 2.',
				inputs: [receipt, receiptProduct],
			},
		),
		action(
			'Mark All Received (Version 1)',
			'markAllReceived',
			'Mark all products of a receipt as received version 1',
			['POST', '/receipts/{idreceipt}/mark-all-received'],
			{
				answer: 'nothing',
				description: 'Only for receipts of version 1; for version 2 use Receive Product',
				inputs: [receipt],
			},
		),
		...commentsOf('/receipts/{idreceipt}', receipt, 'a receipt'),
	],
};
