import type {
	IHookFunctions,
	INodeProperties,
	INodePropertyOptions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { triggerOptions } from '../../shared/trigger/options';
import { orderOutput } from '../commerce/orderOutput';
import { removeFormerAddresses } from '../../shared/trigger/deliveries/formerAddresses';
import { textsIn } from '../../shared/trigger/given';

/** What bol tells of (docs/services/bol.md, 4.2). */
export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Order',
		value: 'ORDER',
		description: 'An order is new, or its customer asks to cancel an item',
	},
	{
		name: 'Process Status',
		value: 'PROCESS_STATUS',
		description: 'A request was carried out, or could not be',
	},
	{
		name: 'Shipment',
		value: 'SHIPMENT',
		description: 'There is news of a parcel on its way',
	},
];

/** What the user sets of the bol Trigger: docs/services/bol.md, section 4. */
export const triggerParameters: INodeProperties[] = [
	{
		displayName:
			'bol delivers to https addresses only. A new subscription can take 15 minutes until it works. What bol could not deliver for 10 minutes is lost, and the subscription is switched off. A bol Polling Trigger with the same credential switches it on again, and finds the orders and returns that were missed; without one, publish the workflow again.',
		name: 'delivery',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: EVENTS,
		default: [],
		required: true,
		description: 'What the workflow starts on; all of it becomes one subscription at bol',
	},
	{
		...orderOutput,
		description:
			'What comes for an event about an order. bol wants an answer within 5 seconds, so when reading the order takes longer than 3, or fails, the event comes without it, with the reason in "fetchProblem".',
		displayOptions: { show: { events: ['ORDER'] } },
	},
	triggerOptions([
		{
			displayName: 'Event Types',
			name: 'eventTypes',
			type: 'multiOptions',
			options: [
				{ name: 'Order: Cancellation Request', value: 'ORDER_ITEM_CANCELLATION_REQUEST' },
				{ name: 'Order: Created', value: 'ORDER_CREATED' },
				{ name: 'Process Status: Failure', value: 'FAILURE' },
				{ name: 'Process Status: Success', value: 'SUCCESS' },
				{ name: 'Process Status: Timeout', value: 'TIMEOUT' },
				{ name: 'Shipment: Transport Event', value: 'UPDATE_TRANSPORT_EVENT' },
			],
			default: [],
			description: 'Only events of these types start the workflow; all when none is chosen',
		},
		{
			displayName: 'Fetch Full Object',
			name: 'fetchFullObject',
			type: 'boolean',
			default: false,
			description:
				'Whether to read the order, shipment or process status and put it beside the event. bol wants an answer within 5 seconds, so when reading takes longer than 3, or fails, the event comes without it, with the reason in "fetchProblem". That the ID in an order event is the order ID is unconfirmed.',
		},
		removeFormerAddresses('subscriptions'),
	]),
];

/** What the user wants to be told of. */
export const resourcesIn = (context: IHookFunctions | IWebhookFunctions) =>
	textsIn(context, 'Events', context.getNodeParameter('events', []));
