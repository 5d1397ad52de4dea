import type { IDataObject } from 'n8n-workflow';
import { filters, queryOptions, updateFields } from '../../../shared/operation/collections';
import { lines } from '../../../shared/operation/lines';
import { outputFileField } from '../../../shared/operation/common';
import { toList } from '../../../shared/operation/convert';
import {
	choice,
	field,
	place,
	required,
	text,
	toggle,
	whole,
} from '../../../shared/operation/fields';
import { listUpTo } from '../../../shared/operation/limits';
import { locator } from '../../../shared/operation/locator';
import { key } from '../../../shared/operation/key';
import type { Resource, Step } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { toEan } from '../../fields/ean';
import { withExample } from '../../fields/examples';
import { choices, dayField, inObject } from '../../fields/fields';
import { asPdf, readsPdf } from '../../service/pdf';
import { untilCompleted, waitForCompletion } from '../../process/processStatus';
import { pagesOf, writes } from '../../service/request';
import { preparations, products } from './replenishmentPreparation';
import { carrier, delivery, fewEnough, pickup } from './replenishmentTransport';

const { create, get, list, update } = verbs(pagesOf('replenishments', 'replenishmentId'), {
	name: 'Replenishment',
	one: 'a replenishment',
	many: 'replenishments',
});

const SIMPLE = [
	'replenishmentId',
	'reference',
	'creationDateTime',
	'state',
	'labelingByBol',
	'numberOfLoadCarriers',
	'deliveryInformation',
	'loadCarriers',
	'lines',
	'invalidLines',
];

/** The states in answers; the spec has no list of those to filter by (2.8, get-replenishments). */
const STATES = [
	'DRAFT',
	'ANNOUNCED',
	'IN_TRANSIT',
	{ name: 'Arrived at Warehouse', value: 'ARRIVED_AT_WH' },
	{ name: 'In Progress at Warehouse', value: 'IN_PROGRESS_AT_WH' },
	'CANCELLED',
	'DONE',
];

const replenishment = locator('Replenishment', 'replenishmentId', {
	search: 'searchReplenishments',
	example: '2312208179',
	numeric: false,
});

const announced = lines({ ...products, property: 'lines', most: 9999 });

const traceByReference: Step = (draft) => {
	const { reference } = draft.body as IDataObject;
	return { ...draft, traceableBy: `the replenishment with the reference ${String(reference)}` };
};

/** An empty date is no change; an empty `deliveryInfo` would be an error. */
const intoDeliveryInfo: Step = (draft) => {
	const { expectedDeliveryDate, ...others } = draft.body as IDataObject;
	if (expectedDeliveryDate === undefined) return draft;
	return { ...draft, body: { ...others, deliveryInfo: { expectedDeliveryDate } } };
};

const fileFor = (what: string) =>
	asPdf((call) => {
		return `${what}-${String(call.path.replenishmentId)}.pdf`;
	});

/** Stock that goes to the warehouses of bol: docs/services/bol.md, 2.8. */
export const replenishmentResource: Resource = {
	name: 'Replenishment',
	value: 'replenishment',
	description: 'Stock that you send to the warehouses of bol (FBB)',
	operations: [
		list('/retailer/replenishments', {
			inputs: [
				filters([
					dayField('Created From', 'start-date', { description: 'First day of creation' }),
					dayField('Created Until', 'end-date', { description: 'Last day of creation' }),
					text('EAN', 'ean', {
						description: 'EAN of the product',
						placeholder: 'e.g. 0846127026185',
						convert: toEan(),
					}),
					key('Reference', 'reference', { description: 'Your own reference' }),
					choices('State', 'state', STATES, {
						description: 'How bol reads several is (unconfirmed)',
					}),
				]),
			],
		}),
		get('/retailer/replenishments/{replenishmentId}', {
			inputs: [replenishment],
			simple: SIMPLE,
		}),
		create('/retailer/replenishments', {
			description: 'Announce stock; the entity ID in the output is the ID of the replenishment',
			request: writes,
			inputs: [
				...place(
					[
						required(
							key('Reference', 'reference', {
								placeholder: 'e.g. REFERENCE1',
								description: 'Your own reference: capitals, and at least one digit',
							}),
						),
					],
					'body',
				),
				...announced,
				...place(
					[
						required(
							whole('Number of Load Carriers', 'numberOfLoadCarriers', {
								least: 1,
								most: 66,
								description: 'How many parcels; at most 20 when bol picks them up',
							}),
						),
						required(
							toggle(
								'Labeling by Bol',
								'labelingByBol',
								'Whether bol sticks the product labels, which costs money',
							),
						),
					],
					'body',
				),
				carrier,
				...delivery,
				...pickup,
				...waitForCompletion,
			],
			before: [fewEnough, traceByReference],
			flow: untilCompleted,
		}),
		update('/retailer/replenishments/{replenishmentId}', {
			description: 'Cancel a replenishment, or change its date or load carriers',
			request: writes,
			inputs: [
				withExample(replenishment, '2312188192'),
				...waitForCompletion,
				updateFields([
					dayField('Expected Delivery Date', 'expectedDeliveryDate', {
						description: 'One of the dates that Get Delivery Dates gives',
					}),
					field('Load Carriers (SSCC)', 'loadCarriers', 'string', {
						default: '',
						placeholder: 'e.g. 020001200000007000, 020001200000007001',
						description: 'Serial shipping container codes, at most 66',
						convert: listUpTo(66, toList(inObject('sscc'))),
					}),
					whole('Number of Load Carriers', 'numberOfLoadCarriers', {
						description: 'How many load carriers are sent, such as boxes or pallets',
						least: 1,
						most: 66,
					}),
					choice('State', 'state', ['CANCELLED'], {
						description: 'Nothing but cancelling is possible',
					}),
				]),
			],
			before: [intoDeliveryInfo],
			flow: untilCompleted,
		}),
		...preparations,
		get('/retailer/replenishments/{replenishmentId}/load-carrier-labels', {
			answer: { file: 'pdf' },
			name: 'Get Load Carrier Labels',
			value: 'getLoadCarrierLabels',
			action: 'Get the PDF with load carrier labels of a replenishment',
			description: 'Get a PDF with labels for the parcels',
			request: readsPdf,
			inputs: [
				replenishment,
				outputFileField,
				queryOptions([
					choice('Label Type', 'label-type', ['WAREHOUSE', 'TRANSPORT'], {
						description: 'Labels for the warehouse, or for the transport',
					}),
				]),
			],
			output: [fileFor('load-carrier-labels')],
		}),
		get('/retailer/replenishments/{replenishmentId}/pick-list', {
			answer: { file: 'pdf' },
			name: 'Get Pick List',
			value: 'getPickList',
			action: 'Get the PDF with the pick list of a replenishment',
			description: 'Get a PDF with the products to pick',
			request: readsPdf,
			inputs: [replenishment, outputFileField],
			output: [fileFor('pick-list')],
		}),
	],
};
