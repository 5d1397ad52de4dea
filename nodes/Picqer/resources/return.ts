import type { IDataObject } from 'n8n-workflow';
import { commentsOf } from './commentsOf';
import { without } from '../../shared/lib/without';
import { additionalFields, filters, updateFields } from '../../shared/operation/collections';
import { lines } from '../../shared/operation/lines';
import {
	allRequired,
	email,
	longText,
	notice,
	place,
	required,
	text,
	toggle,
	withParameter,
} from '../../shared/operation/fields';
import { daysAgo, daysBack } from '../../shared/operation/daysBack';
import { key } from '../../shared/operation/key';
import { locatorField } from '../../shared/operation/locator';
import type { Resource, Step } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { wallClock } from '../../shared/lib/time';
import { verbs } from '../../shared/operation/verbs';
import type { CreateOrUpdate } from '../../shared/operation/createOrUpdate';
import { paged } from '../../shared/service/paging';
import { idField, language, momentField, path, postalAddress } from '../fields/fields';
import { pages, picqer, ZONE } from '../service/request';
import {
	findOrder,
	findProducts,
	orderReference,
	replacementProducts,
	returnedProducts,
} from './returnLines';

const { action, create, createOrUpdate, get, list, remove, update } = verbs(pages, {
	name: 'Return',
	one: 'a return',
	many: 'returns',
});

const oneReturn = path.return;

/** What "Simplify" keeps. */
const SIMPLE = [
	'idreturn',
	'returnid',
	'idorder',
	'idcustomer',
	'name',
	'reference',
	'return_status',
	'returned_products',
	'replacement_products',
	'updated_at',
];

const COPIED = 'Name and address are copied from it where they are missing';

const returnFields = [
	withParameter(idField.order, { description: COPIED }),
	withParameter(idField.customer, { description: COPIED }),
	text('Name', 'name'),
	...postalAddress,
	text('Telephone', 'telephone'),
	email('Email Address', 'emailaddress'),
	language,
	key('Tracking Code', 'tracking_code', { description: 'Of the parcel that comes in' }),
	momentField('Received At', 'received_at', { description: 'When the goods came back' }),
	idField.fulfilmentCustomer,
];

const reference = key('Reference', 'reference', {
	description: 'Your own reference, such as the order number of the shop',
	placeholder: 'e.g. WEB-8891',
});

/** As the key of Create or Update. */
const ownReference = key('Reference', 'reference', {
	placeholder: 'e.g. WEB-8891',
	description: 'Your own number of the return; one that has it already is not created again',
});

const receivedProducts = lines({
	line: 'Received Product',
	lines: 'Received Products',
	property: 'return_products',
	isRequired: true,
	example: '[{ "idreturn_product": 61 }]',
	always: [
		locatorField('Returned Product', 'idreturn_product', {
			search: 'searchReturnedProducts',
			example: '61',
		}),
		text('Status', 'status', { description: 'Picqer documents no values (unconfirmed)' }),
	],
	check: ({ idreturn_product: id }) => (id ? undefined : 'needs a returned product'),
});

const traceByReference: Step = (draft) => {
	const { reference, idorder } = draft.body as IDataObject;
	if (reference) {
		return { ...draft, traceableBy: `the return with reference ${String(reference)}` };
	}
	return idorder ? { ...draft, traceableBy: `a return of order ${String(idorder)}` } : draft;
};

const statusOrMessage: Step = (draft, context) => {
	const { idreturn_status: status, message } = draft.body as IDataObject;
	if (status || message) return draft;
	throw parameterError(
		context,
		'Return Status, Message',
		'both are missing',
		'Add one of them, or both, under Additional Fields.',
	);
};

/**
 * How a return is found by its reference. There is no filter on it, and what "search" looks in is not
 * documented, so that the returns of the last days are read, too (2.14, List).
 */
const byReference: CreateOrUpdate = {
	thing: 'return',
	key: 'reference',
	id: 'idreturn',
	shown: ['returnid'],
	*searches(search, { daysBack: days }) {
		yield { search };
		yield { created_after: wallClock(daysAgo(Number(days), picqer), ZONE) };
	},
	// What came in since would be announced once more, and products would be there twice.
	changes: (body) => without(body, 'idreturn_status', 'returned_products', 'replacement_products'),
	takeBack: () => [{ method: 'DELETE' }],
};

/** All pages without asking: an account has few of them, as they are settings. */
const all = paged(pages);

/** Returns: docs/services/picqer.md, 2.14. Their lines are resources of their own. */
export const returnResource: Resource = {
	name: 'Return',
	value: 'return',
	operations: [
		list('/returns', {
			simple: SIMPLE,
			inputs: [
				filters([
					text('Search', 'search', {
						description: 'Where Picqer looks for this text is not documented (unconfirmed)',
					}),
					text('Status', 'status', {
						description:
							'Picqer does not document whether this is the name or the ID of a status (unconfirmed)',
					}),
					email('Email Address', 'emailaddress'),
					idField.customer,
					momentField('Created After', 'created_after', {
						description: 'Only what was created after this moment',
					}),
					momentField('Updated After', 'updated_after', {
						description: 'Only what was changed after this moment',
					}),
				]),
			],
		}),
		get('/returns/{idreturn}', { inputs: [oneReturn], simple: SIMPLE }),
		create('/returns', {
			inputs: [
				...place(allRequired([idField.returnStatus, idField.template]), 'body'),
				...returnedProducts,
				...replacementProducts,
				additionalFields([reference, orderReference, ...returnFields]),
			],
			before: [findProducts, findOrder, traceByReference],
			simpleIfAsked: SIMPLE,
		}),
		createOrUpdate('/returns', {
			answer: 'object',
			inputs: [
				...place(
					[required(ownReference), ...allRequired([idField.returnStatus, idField.template])],
					'body',
				),
				...returnedProducts,
				...replacementProducts,
				additionalFields([orderReference, ...returnFields]),
				daysBack(
					'How far back to look where the search of Picqer finds nothing, as what it looks in is not documented: the returns of these days are read, 100 at a time',
				),
			],
			before: [findProducts, findOrder],
			find: byReference,
			simpleIfAsked: SIMPLE,
		}),
		update('/returns/{idreturn}', {
			description: 'Change the fields of a return; its products have operations of their own',
			inputs: [
				oneReturn,
				updateFields([idField.returnStatus, idField.template, reference, ...returnFields]),
			],
			simpleIfAsked: SIMPLE,
		}),
		remove('/returns/{idreturn}', {
			description: 'Delete a return; Picqer refuses it when it has picklists or backorders',
			inputs: [oneReturn],
		}),
		action(
			'Receive Products',
			'receive',
			'Receive the products of a return',
			['POST', '/returns/{idreturn}/receive'],
			{
				answer: 'object',
				inputs: [oneReturn, ...place([required(idField.warehouse)], 'body'), ...receivedProducts],
				simpleIfAsked: SIMPLE,
			},
		),
		get('/returns/{idreturn}/logs', {
			answer: 'list',
			name: 'Get Logs',
			value: 'getLogs',
			action: 'Get the logs of a return',
			inputs: [oneReturn],
		}),
		create('/returns/{idreturn}/logs', {
			name: 'Add Log or Change Status',
			value: 'addLog',
			action: 'Add a log to a return or change its status',
			// A log may have nothing but its message, as an error of a gateway has.
			answer: 'anything',
			inputs: [
				oneReturn,
				notice('statusOrMessage', 'Add Return Status, Message, or both under Additional Fields.'),
				additionalFields([
					idField.returnStatus,
					longText('Message', 'message', { description: 'Text of the log' }),
					toggle('Notify Customer', 'notify_customer', 'Whether Picqer tells the customer'),
				]),
			],
			before: [statusOrMessage],
		}),
		...commentsOf('/returns/{idreturn}', oneReturn, 'a return'),
		get('/return_statuses', {
			answer: 'list',
			name: 'Get Statuses',
			value: 'getStatuses',
			action: 'Get the statuses that returns can have',
			flow: all,
		}),
		get('/return_reasons', {
			answer: 'list',
			name: 'Get Reasons',
			value: 'getReasons',
			action: 'Get the reasons that returns can have',
			flow: all,
		}),
	],
};
