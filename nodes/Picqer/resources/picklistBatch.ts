import type { IDataObject } from 'n8n-workflow';
import { collection, filters, queryOptions } from '../../shared/describe/collections';
import { outputFileField } from '../../shared/describe/common';
import { required as filled, toId } from '../../shared/describe/convert';
import { choice, place, required, text, toggle } from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { idOf } from '../byNumber';
import { newComment } from '../comments';
import { chosen, path, several } from '../fields';
import { asPdf } from '../pdf';
import { pages, picqer } from '../request';

const { action, create, get, list, remove } = verbs(picqer, pages, {
	name: 'Picklist Batch',
	one: 'a picklist batch',
	many: 'picklist batches',
});

const batch = locator('Picklist Batch', 'idpicklist_batch', {
	search: 'searchPicklistBatches',
	example: '33',
});

/** Types of a batch (reference picqer.md, 2.4). */
const TYPES = ['normal', 'singles'];

/** What "Simplify" keeps. */
const SIMPLE = [
	'idpicklist_batch',
	'picklist_batchid',
	'idwarehouse',
	'type',
	'status',
	'assigned_to',
	'total_products',
	'total_picklists',
	'picklists',
	'updated_at',
];

const UNDOCUMENTED = 'Picqer may not take it (unconfirmed)';

const createFrom = collection(
	'Create From',
	'createFrom',
	[
		{
			...chosen.preset,
			parameter: { ...chosen.preset.parameter, description: 'Instead of picklists' },
		},
		several('Picklist', 'idpicklists', 'getNewPicklists', 'Instead of a preset.'),
		text('Title', 'title', { description: UNDOCUMENTED }),
		choice('Type', 'type', TYPES, { description: UNDOCUMENTED }),
		{
			...chosen.warehouse,
			parameter: { ...chosen.warehouse.parameter, description: UNDOCUMENTED },
		},
	],
	'body',
);

const eitherPresetOrPicklists = step(async function (request) {
	const body = request.body as IDataObject;
	if (Object.keys(body).length > 0 && !(body.idpicklist_batch_preset && body.idpicklists)) {
		return request;
	}
	throw parameterError(
		this,
		'Create From',
		body.idpicklists ? 'has both a preset and picklists' : 'is empty',
		'Add either a Preset or Picklists.',
	);
});

/** A picklist that is removed stands in the path; one that is added stands in the body (2.4). */
const picklistInBody = step(async function (request) {
	const id = await idOf(this, 'idpicklist', this.getNodeParameter('idpicklist'));
	return { ...request, body: { idpicklist: filled(toId)(this, 'Picklist', id) } };
});

/** Batches of picklists that are picked together: reference picqer.md, 2.4. */
export const picklistBatchResource: Resource = {
	name: 'Picklist Batch',
	value: 'picklistBatch',
	description: 'Picklists that are picked together',
	operations: [
		list('/picklists/batches', {
			description: 'Get batches without their products and picklists',
			simple: SIMPLE,
			parameters: [
				filters([
					chosen.warehouse,
					chosen.assignedUser,
					choice('Type', 'type', TYPES),
					choice('Status', 'status', ['open', 'completed'], { default: 'open' }),
				]),
			],
		}),
		get('/picklists/batches/{idpicklist_batch}', { parameters: [batch], simple: SIMPLE }),
		create('/picklists/batches', {
			description: 'Create a batch from a preset or from picklists',
			parameters: [createFrom],
			before: [eitherPresetOrPicklists],
		}),
		action(
			'Add Picklist',
			'addPicklist',
			'Add a picklist to a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/picklists'],
			{ parameters: [batch, path.picklist], before: [picklistInBody] },
		),
		remove('/picklists/batches/{idpicklist_batch}/picklists/{idpicklist}', {
			name: 'Remove Picklist',
			value: 'removePicklist',
			action: 'Remove a picklist from a batch',
			parameters: [batch, path.picklist],
			output: [],
		}),
		action(
			'Assign User',
			'assign',
			'Assign a user to a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/assign'],
			{ parameters: [batch, ...place([required(chosen.user)], 'body')] },
		),
		action(
			'Unassign User',
			'unassign',
			'Unassign the user of a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/assign'],
			{ request: { body: { iduser: null } }, parameters: [batch] },
		),
		action(
			'Get PDF',
			'getPdf',
			'Get a batch as PDF',
			['GET', '/picklists/batches/{idpicklist_batch}/pdf'],
			{
				parameters: [
					batch,
					outputFileField,
					queryOptions([
						toggle('Include Picklists', 'includePicklists', 'Whether to add the picklists'),
						toggle(
							'Include Packing Lists',
							'includePackinglists',
							'Whether to add the packing lists',
						),
					]),
				],
				request: { encoding: 'arraybuffer' },
				output: [
					asPdf(function () {
						const id = this.getNodeParameter('idpicklist_batch', '', { extractValue: true });
						return `picklist-batch-${String(id)}.pdf`;
					}),
				],
			},
		),
		action(
			'Get Picklists of a Product',
			'getPicklistsOfProduct',
			'Get the picklists of a batch that have a product',
			['GET', '/picklists/batches/{idpicklist_batch}/products/{idproduct}/picklists'],
			{ parameters: [batch, path.product] },
		),
		action(
			'Reset',
			'reset',
			'Reset a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/reset'],
			{
				description: 'Reset a batch. Not in the documentation of Picqer (unconfirmed).',
				parameters: [batch],
			},
		),
		list('/picklists/batches/{idpicklist_batch}/comments', {
			name: 'Get Comments',
			value: 'getComments',
			action: 'Get the comments of a batch',
			parameters: [batch],
		}),
		create('/picklists/batches/{idpicklist_batch}/comments', {
			name: 'Add Comment',
			value: 'addComment',
			action: 'Add a comment to a batch',
			parameters: [batch, ...newComment],
		}),
	],
};
