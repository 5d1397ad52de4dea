import type { IDataObject } from 'n8n-workflow';
import { additionalFields, filters, updateFields } from '../../shared/describe/collections';
import { outputFileField } from '../../shared/describe/common';
import {
	allRequired,
	choice,
	longText,
	place,
	required,
	text,
	toggle,
	whole,
} from '../../shared/describe/fields';
import { locator, locatorField } from '../../shared/describe/locator';
import { key } from '../../shared/describe/key';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { newComment } from '../comments';
import { chosen, moment, path } from '../fields';
import { asPdf } from '../pdf';
import { pages, picqer } from '../request';
import { tagOptions, tagsAsList } from '../tags';

const { action, create, get, list, update } = verbs(picqer, pages, {
	name: 'Picklist',
	one: 'a picklist',
	many: 'picklists',
});

const { picklist } = path;

/** Statuses of a picklist (reference picqer.md, 2.2). */
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
	searchable: false,
};

const picklistProduct = locator('Picklist Product', 'idpicklist_product', PICKLIST_PRODUCT);

const amount = required(whole('Amount', 'amount', { least: 1 }));

/** Ways to say what was picked; exactly one is needed (2.2, Pick product). */
const PICKED = ['idpicklist_product', 'product', 'idpicklist_product_location'];

const onePickedThing = step(async function (request) {
	const given = PICKED.filter((property) => (request.body as IDataObject)[property] !== undefined);
	if (given.length === 1) return request;
	throw parameterError(
		this,
		'Pick By',
		given.length === 0 ? 'nothing to pick is named' : 'several things to pick are named',
		'Add exactly one: Picklist Product, Product, or Pick Location.',
	);
});

const pdf = (kind: string) => ({
	parameters: [picklist, outputFileField],
	request: { encoding: 'arraybuffer' as const },
	output: [
		asPdf(function () {
			const id = String(this.getNodeParameter('idpicklist', '', { extractValue: true }));
			return `${kind}-${id}.pdf`;
		}),
	],
});

/** Picklists; Picqer makes them when an order is processed: reference picqer.md, 2.2. */
export const picklistResource: Resource = {
	name: 'Picklist',
	value: 'picklist',
	description: 'Made by Picqer when an order is processed; to get one, use Order > Process',
	operations: [
		list('/picklists', {
			simple: SIMPLE,
			output: [tagsAsList],
			parameters: [
				filters([
					key('Picklist Number', 'picklistid', { placeholder: 'e.g. P2026-1001' }),
					choice('Status', 'status', STATUSES, { default: 'new' }),
					moment('Created After', 'sincedate'),
					moment('Created Before', 'untildate'),
					moment('Closed After', 'closed_after'),
					moment('Closed Before', 'closed_before'),
					whole('ID Above', 'sinceid'),
					whole('ID Below', 'beforeid'),
					text('Tag', 'tag', { description: 'The title of a tag' }),
					chosen.assignedUser,
					chosen.warehouse,
				]),
				tagOptions,
			],
		}),
		get('/picklists/{idpicklist}', {
			parameters: [picklist, tagOptions],
			simple: SIMPLE,
			output: [tagsAsList],
		}),
		update('/picklists/{idpicklist}', {
			parameters: [
				picklist,
				updateFields([
					toggle('Urgent', 'urgent', 'Whether the picklist is urgent'),
					toggle('Invoiced', 'invoiced', 'Whether the picklist is invoiced already'),
					chosen.shippingProfile,
				]),
			],
		}),
		action('Close', 'close', 'Close a picklist', ['POST', '/picklists/{idpicklist}/close'], {
			description: 'Book the goods out of stock',
			parameters: [picklist],
		}),
		action('Cancel', 'cancel', 'Cancel a picklist', ['POST', '/picklists/{idpicklist}/cancel'], {
			description: 'Cancel a picklist; its open products become backorders',
			parameters: [picklist],
		}),
		action(
			'Pick',
			'pick',
			'Pick a product of a picklist',
			['POST', '/picklists/{idpicklist}/pick'],
			{
				parameters: [
					picklist,
					...place([amount], 'body'),
					{
						...additionalFields([
							locatorField('Picklist Product', 'idpicklist_product', PICKLIST_PRODUCT),
							text('Product', 'product', {
								description:
									'What Picqer takes here, ID, code or barcode, is not documented (unconfirmed)',
							}),
							locatorField('Pick Location', 'idpicklist_product_location', {
								search: 'searchPickLocations',
								example: '88',
								searchable: false,
								description: 'Only for accounts with picking by location',
							}),
						]),
						displayName: 'Pick By',
						name: 'pickBy',
					},
				],
				before: [onePickedThing],
			},
		),
		action(
			'Pick All',
			'pickAll',
			'Pick all products of a picklist',
			['POST', '/picklists/{idpicklist}/pickall'],
			{ parameters: [picklist] },
		),
		action(
			'Assign User',
			'assign',
			'Assign a user to a picklist',
			['POST', '/picklists/{idpicklist}/assign'],
			{ parameters: [picklist, ...place([required(chosen.user)], 'body')] },
		),
		action(
			'Unassign User',
			'unassign',
			'Unassign the user of a picklist',
			['POST', '/picklists/{idpicklist}/unassign'],
			{ parameters: [picklist] },
		),
		action('Snooze', 'snooze', 'Snooze a picklist', ['POST', '/picklists/{idpicklist}/snooze'], {
			description: 'Put a picklist aside; Picqer offers no call to end it early',
			parameters: [
				picklist,
				additionalFields([
					moment('Snooze Until', 'snooze_until', {
						description: 'Without it the picklist is put aside without end (unconfirmed)',
					}),
				]),
			],
		}),
		action('Pause', 'pause', 'Pause a picklist', ['POST', '/picklists/{idpicklist}/pause'], {
			parameters: [picklist, ...place([longText('Reason', 'reason')], 'body')],
		}),
		action('Resume', 'resume', 'Resume a picklist', ['POST', '/picklists/{idpicklist}/resume'], {
			parameters: [picklist],
		}),
		action(
			'Set Pick Location',
			'setPickLocation',
			'Set the pick location of a product on a picklist',
			['PUT', '/picklists/{idpicklist}/products/{idpicklist_product}/pick_locations'],
			{
				description: 'Say where the goods are to be taken from',
				parameters: [
					picklist,
					picklistProduct,
					...place(allRequired([chosen.location, amount]), 'body'),
				],
			},
		),
		action(
			'Get Packaging Advice',
			'getPackagingAdvice',
			'Get the packaging advice for a picklist',
			['GET', '/picklists/{idpicklist}/packaging-advice'],
			{ parameters: [picklist] },
		),
		action(
			'Set Packaging Advice',
			'setPackagingAdvice',
			'Set the packaging advice for a picklist',
			['PUT', '/picklists/{idpicklist}/packaging-advice'],
			{ parameters: [picklist, ...place([required(chosen.packaging)], 'body')] },
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
		list('/picklists/{idpicklist}/comments', {
			name: 'Get Comments',
			value: 'getComments',
			action: 'Get the comments of a picklist',
			parameters: [picklist],
		}),
		create('/picklists/{idpicklist}/comments', {
			name: 'Add Comment',
			value: 'addComment',
			action: 'Add a comment to a picklist',
			parameters: [picklist, ...newComment],
		}),
	],
};
