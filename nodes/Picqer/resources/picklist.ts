import type { IDataObject } from 'n8n-workflow';
import { createdAfter, createdBefore, idAbove, idBelow, titleOfTag } from '../fields/listFilters';
import { commentsOf } from './commentsOf';
import {
	additionalFields,
	collection,
	filters,
	updateFields,
} from '../../shared/operation/collections';
import { outputFileField } from '../../shared/operation/common';
import {
	allRequired,
	choice,
	longText,
	place,
	required,
	text,
	toggle,
} from '../../shared/operation/fields';
import { locator, locatorField } from '../../shared/operation/locator';
import { key } from '../../shared/operation/key';
import type { Resource, Step } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { verbs } from '../../shared/operation/verbs';
import { amount, idField, momentField, path } from '../fields/fields';
import { asPdf } from '../service/pdf';
import { pages } from '../service/request';
import { getShipmentReport } from './picklistShipmentReport';
import { tagOptions, tagsAsList } from '../fields/tags';

const { action, get, list, update } = verbs(pages, {
	name: 'Picklist',
	one: 'a picklist',
	many: 'picklists',
});

const { picklist } = path;

/** Statuses of a picklist (docs/services/picqer.md, 2.2). */
const STATUSES = ['new', 'paused', 'closed', 'snoozed', 'cancelled'];

/** What "Simplify" keeps. */
const SIMPLE = [
	'idpicklist',
	'picklistid',
	'idorder',
	'reference',
	'status',
	'deliveryname',
	'totalproducts',
	'totalpicked',
	'products',
	'updated',
];

const PICKLIST_PRODUCT = {
	search: 'searchPicklistProducts',
	example: '7701',
};

const picklistProduct = locator('Picklist Product', 'idpicklist_product', PICKLIST_PRODUCT);

/** Ways to say what was picked; exactly one is needed (2.2, Pick product). */
const PICKED = ['idpicklist_product', 'product', 'idpicklist_product_location'];

const pickedThing = collection(
	'Pick By',
	'pickBy',
	[
		locatorField('Picklist Product', 'idpicklist_product', PICKLIST_PRODUCT),
		text('Product', 'product', {
			description: 'What Picqer takes here, ID, code or barcode, is not documented (unconfirmed)',
		}),
		locatorField('Pick Location', 'idpicklist_product_location', {
			search: 'searchPickLocations',
			example: '88',
			description: 'Only for accounts with picking by location',
		}),
	],
	'body',
	{ description: 'What was picked; exactly one of them is needed' },
);

const onePickedThing: Step = (draft, context) => {
	const given = PICKED.filter((property) => (draft.body as IDataObject)[property] !== undefined);
	if (given.length === 1) return draft;
	throw parameterError(
		context,
		'Pick By',
		given.length === 0 ? 'nothing to pick is named' : 'several things to pick are named',
		'Add exactly one: Picklist Product, Product, or Pick Location.',
	);
};

const pdf = (kind: string) => ({
	inputs: [picklist, outputFileField],
	request: { encoding: 'arraybuffer' as const },
	answer: { file: 'pdf' as const },
	output: [
		asPdf((call) => {
			const id = String(call.inputs.idpicklist);
			return `${kind}-${id}.pdf`;
		}),
	],
});

/** Picklists; Picqer makes them when an order is processed: docs/services/picqer.md, 2.2. */
export const picklistResource: Resource = {
	name: 'Picklist',
	value: 'picklist',
	description: 'Made by Picqer when an order is processed; to get one, use Order > Process',
	operations: [
		list('/picklists', {
			simple: SIMPLE,
			output: [tagsAsList],
			inputs: [
				filters([
					key('Picklist Number', 'picklistid', {
						description: 'The exact number that people see',
						placeholder: 'e.g. P2026-1001',
					}),
					choice('Status', 'status', STATUSES, {
						description: 'Only those with this status',
						default: 'new',
					}),
					createdAfter,
					createdBefore,
					momentField('Closed After', 'closed_after', {
						description: 'Only what was closed after this moment',
					}),
					momentField('Closed Before', 'closed_before', {
						description: 'Only what was closed before this moment',
					}),
					idAbove,
					idBelow,
					titleOfTag,
					idField.assignedUser,
					idField.warehouse,
				]),
				tagOptions,
			],
		}),
		get('/picklists/{idpicklist}', {
			inputs: [picklist, tagOptions],
			simple: SIMPLE,
			output: [tagsAsList],
		}),
		getShipmentReport(SIMPLE),
		update('/picklists/{idpicklist}', {
			inputs: [
				picklist,
				updateFields([
					toggle('Urgent', 'urgent', 'Whether the picklist is urgent'),
					toggle('Invoiced', 'invoiced', 'Whether the picklist is invoiced already'),
					idField.shippingProfile,
				]),
			],
			simpleIfAsked: SIMPLE,
		}),
		action('Close', 'close', 'Close a picklist', ['POST', '/picklists/{idpicklist}/close'], {
			answer: 'object',
			description: 'Book the goods out of stock',
			inputs: [picklist],
			simpleIfAsked: SIMPLE,
		}),
		action('Cancel', 'cancel', 'Cancel a picklist', ['POST', '/picklists/{idpicklist}/cancel'], {
			answer: 'nothing',
			description: 'Cancel a picklist; its open products become backorders',
			inputs: [picklist],
		}),
		action(
			'Pick',
			'pick',
			'Pick a product of a picklist',
			['POST', '/picklists/{idpicklist}/pick'],
			{
				answer: 'object',
				inputs: [picklist, ...place([required(amount)], 'body'), pickedThing],
				before: [onePickedThing],
				simpleIfAsked: SIMPLE,
			},
		),
		action(
			'Pick All',
			'pickAll',
			'Pick all products of a picklist',
			['POST', '/picklists/{idpicklist}/pickall'],
			{ answer: 'object', inputs: [picklist], simpleIfAsked: SIMPLE },
		),
		action(
			'Assign User',
			'assign',
			'Assign a user to a picklist',
			['POST', '/picklists/{idpicklist}/assign'],
			{
				answer: 'nothing',
				inputs: [picklist, ...place([required(idField.user)], 'body')],
				simpleIfAsked: SIMPLE,
			},
		),
		action(
			'Unassign User',
			'unassign',
			'Unassign the user of a picklist',
			['POST', '/picklists/{idpicklist}/unassign'],
			{ answer: 'object', inputs: [picklist], simpleIfAsked: SIMPLE },
		),
		action('Snooze', 'snooze', 'Snooze a picklist', ['POST', '/picklists/{idpicklist}/snooze'], {
			answer: 'object',
			description: 'Put a picklist aside; Picqer offers no call to end it early',
			inputs: [
				picklist,
				additionalFields([
					momentField('Snooze Until', 'snooze_until', {
						description: 'Without it the picklist is put aside without end (unconfirmed)',
					}),
				]),
			],
			simpleIfAsked: SIMPLE,
		}),
		action('Pause', 'pause', 'Pause a picklist', ['POST', '/picklists/{idpicklist}/pause'], {
			answer: 'nothing',
			inputs: [
				picklist,
				...place(
					[longText('Reason', 'reason', { description: 'Why, in words that people will read' })],
					'body',
				),
			],
			simpleIfAsked: SIMPLE,
		}),
		action('Resume', 'resume', 'Resume a picklist', ['POST', '/picklists/{idpicklist}/resume'], {
			answer: 'object',
			inputs: [picklist],
			simpleIfAsked: SIMPLE,
		}),
		action(
			'Set Pick Location',
			'setPickLocation',
			'Set the pick location of a product on a picklist',
			['PUT', '/picklists/{idpicklist}/products/{idpicklist_product}/pick_locations'],
			{
				answer: 'nothing',
				description:
					'Say where the goods are to be taken from; Picqer may want a list instead (unconfirmed)',
				inputs: [
					picklist,
					picklistProduct,
					...place(allRequired([idField.location, amount]), 'body'),
				],
			},
		),
		action(
			'Get Packaging Advice',
			'getPackagingAdvice',
			'Get the packaging advice for a picklist',
			['GET', '/picklists/{idpicklist}/packaging-advice'],
			{ answer: 'object', inputs: [picklist] },
		),
		action(
			'Set Packaging Advice',
			'setPackagingAdvice',
			'Set the packaging advice for a picklist',
			['PUT', '/picklists/{idpicklist}/packaging-advice'],
			{ answer: 'nothing', inputs: [picklist, ...place([required(idField.packaging)], 'body')] },
		),
		action(
			'Get Picklist PDF',
			'getPicklistPdf',
			'Get a picklist as PDF',
			['GET', '/picklists/{idpicklist}/picklistpdf'],
			pdf('picklist'),
		),
		action(
			'Get Packing List PDF',
			'getPackingListPdf',
			'Get the packing list of a picklist as PDF',
			['GET', '/picklists/{idpicklist}/packinglistpdf'],
			pdf('packing-list'),
		),
		...commentsOf('/picklists/{idpicklist}', picklist, 'a picklist'),
	],
};
