import type { IDataObject } from 'n8n-workflow';
import { commentsOf } from './commentsOf';
import { collection, filters, queryOptions } from '../../shared/operation/collections';
import { outputFileField } from '../../shared/operation/common';
import { filledIn, toId } from '../../shared/operation/convert';
import {
	choice,
	place,
	required,
	text,
	toggle,
	withParameter,
} from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource, Step } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { verbs } from '../../shared/operation/verbs';
import { idField, path, several } from '../fields/fields';
import { asPdf } from '../service/pdf';
import { pages } from '../service/request';

const { action, create, get, list, remove } = verbs(pages, {
	name: 'Picklist Batch',
	one: 'a picklist batch',
	many: 'picklist batches',
});

const batch = locator('Picklist Batch', 'idpicklist_batch', {
	search: 'searchPicklistBatches',
	example: '33',
});

/** Types of a batch (docs/services/picqer.md, 2.4). */
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
		withParameter(idField.preset, { description: 'Instead of picklists' }),
		several('Picklist', 'idpicklists', 'getNewPicklists', 'Instead of a preset.'),
		text('Title', 'title', { description: UNDOCUMENTED }),
		choice('Type', 'type', TYPES, { description: UNDOCUMENTED }),
		withParameter(idField.warehouse, { description: UNDOCUMENTED }),
	],
	'body',
	{ description: 'Either a preset or picklists' },
);

const eitherPresetOrPicklists: Step = (draft, context) => {
	const body = draft.body as IDataObject;
	if (Object.keys(body).length > 0 && !(body.idpicklist_batch_preset && body.idpicklists)) {
		return draft;
	}
	throw parameterError(
		context,
		'Create From',
		body.idpicklists ? 'has both a preset and picklists' : 'is empty',
		'Add either a Preset or Picklists.',
	);
};

/** A picklist that is removed stands in the path; one that is added stands in the body (2.4). */
const picklistInBody: Step = (draft, context) => ({
	...draft,
	body: { idpicklist: filledIn(toId)(context, 'Picklist', draft.inputs.idpicklist) } as IDataObject,
});

/** Batches of picklists that are picked together: docs/services/picqer.md, 2.4. */
export const picklistBatchResource: Resource = {
	name: 'Picklist Batch',
	value: 'picklistBatch',
	description: 'Picklists that are picked together',
	operations: [
		list('/picklists/batches', {
			description: 'Get batches without their products and picklists',
			simple: SIMPLE,
			inputs: [
				filters([
					idField.warehouse,
					idField.assignedUser,
					choice('Type', 'type', TYPES, {
						description: 'Only batches of singles, or only normal ones',
					}),
					choice('Status', 'status', ['open', 'completed'], {
						description: 'Only those with this status',
						default: 'open',
					}),
				]),
			],
		}),
		get('/picklists/batches/{idpicklist_batch}', { inputs: [batch], simple: SIMPLE }),
		create('/picklists/batches', {
			description: 'Create a batch from a preset or from picklists',
			inputs: [createFrom],
			before: [eitherPresetOrPicklists],
			simpleIfAsked: SIMPLE,
		}),
		action(
			'Add Picklist',
			'addPicklist',
			'Add a picklist to a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/picklists'],
			{ answer: 'nothing', inputs: [batch, path.picklist], before: [picklistInBody] },
		),
		remove('/picklists/batches/{idpicklist_batch}/picklists/{idpicklist}', {
			name: 'Remove Picklist',
			value: 'removePicklist',
			action: 'Remove a picklist from a batch',
			inputs: [batch, path.picklist],
			output: [],
		}),
		action(
			'Assign User',
			'assign',
			'Assign a user to a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/assign'],
			{
				answer: 'nothing',
				inputs: [batch, ...place([required(idField.user)], 'body')],
				simpleIfAsked: SIMPLE,
			},
		),
		action(
			'Unassign User',
			'unassign',
			'Unassign the user of a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/assign'],
			{
				answer: 'nothing',
				request: { body: { iduser: null } },
				inputs: [batch],
				simpleIfAsked: SIMPLE,
			},
		),
		action(
			'Get PDF',
			'getPdf',
			'Get a batch as PDF',
			['GET', '/picklists/batches/{idpicklist_batch}/pdf'],
			{
				answer: { file: 'pdf' },
				inputs: [
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
					asPdf((call) => {
						const id = call.inputs.idpicklist_batch;
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
			{ answer: 'list', inputs: [batch, path.product] },
		),
		action(
			'Reset',
			'reset',
			'Reset a batch',
			['POST', '/picklists/batches/{idpicklist_batch}/reset'],
			{
				answer: 'nothing',
				description: 'Reset a batch. Not in the documentation of Picqer (unconfirmed).',
				inputs: [batch],
			},
		),
		...commentsOf('/picklists/batches/{idpicklist_batch}', batch, 'a batch'),
	],
};
