import { lines } from '../../shared/operation/lines';
import { toNumber, type Convert } from '../../shared/operation/convert';
import { decimal, place, required, whole } from '../../shared/operation/fields';
import { key } from '../../shared/operation/key';
import type { Resource, Step } from '../../shared/operation/operation';
import { momentField, path } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { guessed, undocumented, verbsFor } from '../fields/verbs';

const { action, get, list } = verbsFor({
	name: 'Purchase Order',
	one: 'a purchase order',
	many: 'purchase orders',
});

/** The sample has amounts in quotes (2.22). */
const toQuoted: Convert = (context, displayName, value) => {
	const amount = toNumber({ least: 0 })(context, displayName, value);
	return amount === undefined ? undefined : String(amount);
};

const deliveredAmount = (description: string) => ({
	...decimal('Delivered Amount', 'deliveredAmount', {
		description: `${description}; sent as text, as the documentation has it (unconfirmed)`,
		least: 0,
		convert: toQuoted,
	}),
});

const batches = lines({
	line: 'Batch',
	lines: 'Batches',
	property: 'batches',
	example: '[{ "batchId": "B-22", "deliveredAmount": "5" }]',
	always: [
		key('Batch ID', 'batchId', { description: 'Number of the batch', placeholder: 'e.g. B-22' }),
		deliveredAmount('How many of the batch have come'),
	],
	optional: [
		key('Serial Number', 'serialNr', { description: 'Serial number of the piece' }),
		key('Barcode', 'barcode', { description: 'Code that a scanner reads' }),
		momentField('Best Before', 'bestBefore', {
			description: 'Sent in milliseconds since 1970 (unconfirmed)',
		}),
	],
});

/** A second delivery adds to the first one, so one with an unknown outcome must be looked up. */
const traceByRow: Step = (draft) => {
	const { rowId, purchaseOrderId } = draft.inputs;
	const trace = `the delivered amount of row ${String(rowId)} in purchase order ${String(purchaseOrderId)}`;
	return { ...draft, traceableBy: trace };
};

/** Orders at suppliers: docs/services/lagerkoll.md, 2.22. */
export const purchaseOrderResource: Resource = {
	name: 'Purchase Order',
	value: 'purchaseOrder',
	operations: [
		list('/purchase_orders', 'purchaseOrders', {
			description: undocumented('Get many purchase orders'),
			pageSize: 100,
			isGuessed: true,
		}),
		get('/purchase_orders/{purchaseOrderId}', {
			description: undocumented('Get a purchase order'),
			inputs: [path.purchaseOrder],
			flow: guessed(),
			output: [
				rowOfList({
					thing: 'purchase order',
					property: 'purchaseOrders',
					parameter: 'purchaseOrderId',
				}),
			],
		}),
		action(
			'Deliver Article',
			'deliverArticle',
			'Deliver an article of a purchase order',
			['POST', '/purchase_orders/{purchaseOrderId}/deliver'],
			{
				answer: 'object',
				description: 'Mark a row as received; each call adds to the amount received before',
				inputs: [
					path.purchaseOrder,
					...place(
						[
							required(
								whole('Row ID', 'id', {
									name: 'rowId',
									least: 1,
									description: 'The ID of the row in the purchase order (unconfirmed)',
								}),
							),
							required(deliveredAmount('How many have come now')),
						],
						'body',
					),
					...batches,
				],
				before: [traceByRow],
			},
		),
	],
};
