import {
	createdAfter,
	createdBefore,
	idAbove,
	idBelow,
	titleOfTag,
} from '../../fields/listFilters';
import { tagsOf } from '../tagsOf';
import { commentsOf } from '../commentsOf';
import {
	additionalFields,
	filters,
	queryOptions,
	updateFields,
} from '../../../shared/operation/collections';
import {
	choice,
	email,
	longText,
	place,
	required,
	text,
	toggle,
} from '../../../shared/operation/fields';
import { toText } from '../../../shared/operation/convert';
import { key } from '../../../shared/operation/key';
import { locator } from '../../../shared/operation/locator';
import { parameterError } from '../../../shared/operation/nodeError';
import type { Resource, Step } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { BACKORDER_SIMPLE } from '../backorder';
import { idField, path } from '../../fields/fields';
import {
	completeAddress,
	neededWithoutCustomer,
	orderFields,
	orderLines,
	reference,
	traceByReference,
} from './orderBody';
import { cancelByReference } from './cancelByReference';
import { SIMPLE } from './simple';
import { upsert } from './upsert';
import { CHANGED_SINCE } from '../../../shared/operation/changedSince';
import { changedOrders, changedOrdersInputs } from './changedOrders';
import { pages } from '../../service/request';
import { tagOptions, tagsAsList } from '../../fields/tags';

const { action, create, get, list, remove, update } = verbs(pages, {
	name: 'Order',
	one: 'an order',
	many: 'orders',
});

const { order } = path;

/** Statuses of an order (docs/services/picqer.md, 2.1). */
const STATUSES = ['concept', 'expected', 'processing', 'paused', 'completed', 'cancelled'];

const newOrder = [
	...orderLines,
	neededWithoutCustomer,
	additionalFields([reference, ...orderFields]),
];
const orderField = locator('Order Field', 'idorderfield', {
	search: 'searchOrderFields',
	example: '3',
});

/** An empty text can be meant; without any, Picqer would get no value at all. */
const valueToSet = text('Value', 'value', {
	convert: (context, displayName, value) => {
		const given = toText(context, displayName, value);
		if (given !== undefined) return given;
		const wayOut = 'Give it a text, or use Clear Order Field.';
		throw parameterError(context, displayName, 'is empty', wayOut);
	},
});

/** Picqer's own client sends `force` in the body, others in the query; both are given (2.1). */
const forceInBody: Step = (draft) => {
	return draft.query?.force ? { ...draft, body: { force: true } } : { ...draft, query: {} };
};

/** Orders: docs/services/picqer.md, 2.1. */
export const orderResource: Resource = {
	name: 'Order',
	value: 'order',
	operations: [
		list('/orders', {
			simple: SIMPLE,
			output: [tagsAsList],
			inputs: [
				filters([
					text('Search', 'search', { description: 'Looks in order number, reference and names' }),
					key('Reference', 'reference', { description: 'The exact reference' }),
					key('Order Number', 'orderid', {
						description: 'The exact number that people see',
						placeholder: 'e.g. O2026-1001',
					}),
					email('Email Address', 'emailaddress'),
					choice('Status', 'status', STATUSES, {
						description: 'Only those with this status',
						default: 'processing',
					}),
					createdAfter,
					createdBefore,
					idAbove,
					idBelow,
					titleOfTag,
					idField.customer,
					idField.warehouse,
					idField.fulfilmentCustomer,
				]),
				tagOptions,
			],
		}),
		get('/orders/{idorder}', {
			inputs: [order, tagOptions],
			simple: SIMPLE,
			output: [tagsAsList],
		}),
		action(...CHANGED_SINCE, 'Get orders that changed since a moment', ['GET', '/orders'], {
			answer: 'list',
			description:
				'Get all orders that were created since a moment, or of which a picklist was made or closed, each once; for catching up after an outage',
			inputs: [...changedOrdersInputs, tagOptions],
			flow: changedOrders,
			simple: SIMPLE,
			output: [tagsAsList],
		}),
		create('/orders', {
			description: 'Create an order as a concept; Process makes picklists of it',
			inputs: newOrder,
			before: [completeAddress, traceByReference],
			simpleIfAsked: SIMPLE,
		}),
		upsert,
		update('/orders/{idorder}', {
			description: 'Change the fields of an order; its products have operations of their own',
			inputs: [order, updateFields([reference, ...orderFields])],
			simpleIfAsked: SIMPLE,
		}),
		action('Cancel', 'cancel', 'Cancel an order', ['DELETE', '/orders/{idorder}'], {
			answer: 'nothing',
			inputs: [
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
		cancelByReference,
		action('Process', 'process', 'Process an order', ['POST', '/orders/{idorder}/process'], {
			answer: 'object',
			description: 'Create picklists for what is in stock and backorders for the rest',
			inputs: [order],
			simpleIfAsked: SIMPLE,
		}),
		action('Pause', 'pause', 'Pause an order', ['POST', '/orders/{idorder}/pause'], {
			answer: 'nothing',
			inputs: [
				order,
				...place(
					[longText('Reason', 'reason', { description: 'Why, in words that people will read' })],
					'body',
				),
			],
			simpleIfAsked: SIMPLE,
		}),
		action('Resume', 'resume', 'Resume a paused order', ['POST', '/orders/{idorder}/resume'], {
			answer: 'object',
			inputs: [order],
			simpleIfAsked: SIMPLE,
		}),
		action('Reopen', 'reopen', 'Reopen an order', ['POST', '/orders/{idorder}/reopen'], {
			answer: 'object',
			description: 'Make an order that is being processed editable again',
			inputs: [order],
			simpleIfAsked: SIMPLE,
		}),
		action(
			'Change to Concept',
			'changeToConcept',
			'Change an expected order to concept',
			['POST', '/orders/{idorder}/change-to-concept'],
			{ answer: 'object', inputs: [order], simpleIfAsked: SIMPLE },
		),
		action(
			'Undo Cancellation',
			'undoCancellation',
			'Undo the cancellation of an order',
			['POST', '/orders/{idorder}/undo-cancellation'],
			{ answer: 'object', inputs: [order], simpleIfAsked: SIMPLE },
		),
		action(
			'Allocate Stock',
			'allocate',
			'Allocate stock to an order',
			['POST', '/orders/{idorder}/allocate'],
			{
				answer: 'object',
				description: 'Reserve stock for a concept order',
				inputs: [order],
				simpleIfAsked: SIMPLE,
			},
		),
		action(
			'Deallocate Stock',
			'deallocate',
			'Release the stock of an order',
			['POST', '/orders/{idorder}/deallocate'],
			{ answer: 'object', inputs: [order], simpleIfAsked: SIMPLE },
		),
		action(
			'Prioritise',
			'prioritise',
			'Prioritise an order',
			['POST', '/orders/{idorder}/prioritise'],
			{ answer: 'nothing', description: 'Put the backorders of an order first', inputs: [order] },
		),
		action(
			'Process Backorders',
			'processBackorders',
			'Process the backorders of an order',
			['POST', '/orders/{idorder}/process-backorders'],
			{
				answer: 'nothing',
				description: 'Create a picklist of the backorders that are available',
				inputs: [
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
				answer: 'nothing',
				description: 'Remove personal data of an order that is at least 7 days old',
				inputs: [order],
			},
		),
		action(
			'Get Product Status',
			'getProductStatus',
			'Get the product status of an order',
			['GET', '/orders/{idorder}/productstatus'],
			{
				answer: 'object',
				description: 'Get the amounts ordered, allocated, picked and shipped',
				inputs: [order],
			},
		),
		list('/orders/{idorder}/backorders', {
			name: 'Get Backorders',
			value: 'getBackorders',
			action: 'Get the backorders of an order',
			inputs: [order],
			simpleIfAsked: BACKORDER_SIMPLE,
		}),
		...commentsOf('/orders/{idorder}', order, 'an order'),
		get('/orders/{idorder}/notes', {
			answer: 'list',
			name: 'Get Notes (Deprecated)',
			value: 'getNotes',
			action: 'Get the notes of an order',
			description: 'Picqer replaced notes by comments: use Get Comments',
			inputs: [order],
		}),
		create('/orders/{idorder}/notes', {
			answer: 'nothing',
			name: 'Add Note (Deprecated)',
			value: 'addNote',
			action: 'Add a note to an order',
			description: 'Picqer replaced notes by comments: use Add Comment',
			inputs: [
				order,
				...place(
					[
						required(
							longText('Note', 'note', {
								description: 'What people will read at the order',
								placeholder: 'e.g. Customer called',
							}),
						),
					],
					'body',
				),
			],
		}),
		...tagsOf('/orders/{idorder}', order, 'an order'),
		get('/orders/{idorder}/orderfields', {
			answer: 'list',
			name: 'Get Order Fields',
			value: 'getOrderFields',
			action: 'Get the order fields of an order',
			inputs: [order],
		}),
		action(
			'Set Order Field',
			'setOrderField',
			'Set an order field of an order',
			['PUT', '/orders/{idorder}/orderfields/{idorderfield}'],
			{
				answer: 'nothing',
				inputs: [order, orderField, ...place([valueToSet], 'body')],
			},
		),
		remove('/orders/{idorder}/orderfields/{idorderfield}', {
			name: 'Clear Order Field',
			value: 'clearOrderField',
			action: 'Clear an order field of an order',
			inputs: [order, orderField],
		}),
	],
};
