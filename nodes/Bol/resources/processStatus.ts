import { MOST_IDS } from '../process/processBoard';
import { readsOnly } from '../fields/catalogueFields';
import { inObject } from '../fields/fields';
import { toList } from '../../shared/operation/convert';
import { allRequired, choice, field, place, text } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { listUpTo } from '../../shared/operation/limits';
import { verbs } from '../../shared/operation/verbs';
import { pagesOf, writes } from '../service/request';

const { action, get, list } = verbs(pagesOf('processStatuses', 'processStatusId'), {
	name: 'Process Status',
	one: 'a process status',
	many: 'process statuses',
});

/** What a process status can be about (docs/services/bol.md, 2.17). */
const EVENT_TYPES = [
	'CREATE_SHIPMENT',
	'CANCEL_ORDER',
	'CHANGE_TRANSPORT',
	'HANDLE_RETURN_ITEM',
	'CREATE_RETURN_ITEM',
	'CREATE_INBOUND',
	'DELETE_OFFER',
	'CREATE_OFFER',
	'UPDATE_OFFER',
	'UPDATE_OFFER_STOCK',
	'UPDATE_OFFER_PRICE',
	'CREATE_OFFER_EXPORT',
	'UNPUBLISHED_OFFER_REPORT',
	'CREATE_PRODUCT_CONTENT',
	'CREATE_SUBSCRIPTION',
	'UPDATE_SUBSCRIPTION',
	'DELETE_SUBSCRIPTION',
	{ name: 'Send Subscription Test Message', value: 'SEND_SUBSCRIPTION_TST_MSG' },
	'CREATE_SHIPPING_LABEL',
	'CREATE_REPLENISHMENT',
	'UPDATE_REPLENISHMENT',
	'REQUEST_PRODUCT_DESTINATIONS',
	{ name: 'Create Share of Voice Search Term Report', value: 'CREATE_SOV_SEARCH_TERM_REPORT' },
	{ name: 'Create Share of Voice Category Report', value: 'CREATE_SOV_CATEGORY_REPORT' },
	'UPLOAD_INVOICE',
	'CREATE_CAMPAIGN_PERFORMANCE_REPORT',
];

/** What became of requests that bol carries out later: docs/services/bol.md, 2.17 and 3. */
export const processStatusResource: Resource = {
	name: 'Process Status',
	value: 'processStatus',
	description: 'What became of a request that bol carries out later',
	operations: [
		get('/shared/process-status/{processStatusId}', {
			inputs: [
				{
					parameter: {
						displayName: 'Process Status ID',
						name: 'processStatusId',
						description: 'The ID that bol gave for a request which it carries out later',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. 2',
					},
				},
			],
		}),
		list('/shared/process-status', {
			name: 'Get Many by Entity',
			value: 'getByEntity',
			action: 'Get the process statuses of an entity',
			description: 'Get the statuses of one thing, newest first, when their IDs are lost',
			inputs: place(
				allRequired([
					text('Entity ID', 'entity-id', {
						placeholder: 'e.g. 555551',
						description: 'For example an order item ID, a transport ID or an offer ID',
					}),
					choice('Event Type', 'event-type', EVENT_TYPES, {
						description: 'Kind of the request that was made',
					}),
				]),
				'query',
			),
		}),
		action(
			'Get Many by IDs',
			'getByIds',
			'Get process statuses by ID',
			['POST', '/shared/process-status'],
			{
				description:
					'Get up to 1000 statuses in one request; bol leaves out those it removed already',
				request: writes,
				inputs: place(
					allRequired([
						field('Process Status IDs', 'processStatusQueries', 'string', {
							description: 'IDs of process statuses, separated by commas',
							default: '',
							placeholder: 'e.g. 1234567, 1234568',
							name: 'ids',
							convert: listUpTo(MOST_IDS, toList(inObject('processStatusId'))),
						}),
					]),
					'body',
				),
				before: [readsOnly],
				answer: { list: 'processStatuses' },
			},
		),
	],
};
