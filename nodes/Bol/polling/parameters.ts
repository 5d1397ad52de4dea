import type { IDataObject, INodeProperties, IPollFunctions } from 'n8n-workflow';
import { triggerOptions } from '../../shared/trigger/options';
import { WHO_FULFILS } from '../fields/fulfilmentMethod';
import { switchIn } from '../../shared/operation/toSwitch';
import { accountAndKeysOf } from '../../shared/service/account';
import { chosenIn } from '../../shared/trigger/given';
import { AT_LEAST_ONCE, startFrom, startFromIn } from '../../shared/trigger/polling/parameters';
import type { PollSettings, Source } from '../../shared/trigger/polling/source';
import { orderOutput, type OrderOutput } from '../commerce/orderOutput';
import { bol } from '../service/request';
import { newInvoiceRequests } from './invoiceRequests';
import type { Choice } from './lists';
import { changedOrders, newOrders } from './orders';
import { newReturns } from './returns';

/** Events that are about an order. */
const ORDER_EVENTS = ['orderChanged', 'orderCreated'];

/** What the user sets of the bol Polling Trigger. */
export const pollParameters: INodeProperties[] = [
	{
		displayName: `bol suggests to poll every 5 to 15 minutes. ${AT_LEAST_ONCE}`,
		name: 'interval',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'event',
		description: 'What is watched; each new one, or change, starts the workflow once',
		type: 'options',
		options: [
			{
				name: 'Invoice Request Created',
				value: 'invoiceRequestCreated',
				description: 'A business customer asks for an invoice',
			},
			{
				name: 'Order Changed',
				value: 'orderChanged',
				description: 'An order is new, or an item was shipped or cancelled, or shall be cancelled',
			},
			{
				name: 'Order Created',
				value: 'orderCreated',
				description: 'An order is new, whether it is still open or not',
			},
			{
				name: 'Return Created',
				value: 'returnCreated',
				description: 'A return is new, whether it has been handled or not',
			},
		],
		default: 'orderCreated',
	},
	{
		displayName: 'Fulfilment Method',
		name: 'fulfilmentMethod',
		description: WHO_FULFILS,
		type: 'options',
		options: [
			{ name: 'All', value: 'ALL' },
			{ name: 'FBB (by Bol)', value: 'FBB', description: 'The goods are sent by bol' },
			{ name: 'FBR (by Retailer)', value: 'FBR', description: 'You send the goods' },
		],
		default: 'FBR',
		displayOptions: { show: { event: ['orderChanged', 'orderCreated', 'returnCreated'] } },
	},
	{
		displayName: 'State',
		name: 'state',
		description: 'Only requests for an invoice in this state',
		type: 'options',
		options: [
			{ name: 'All', value: 'ALL', description: 'Also each change of the status' },
			{ name: 'Open', value: 'OPEN', description: 'The invoice has to be uploaded' },
			{
				name: 'Upload Error',
				value: 'UPLOAD_ERROR',
				description: 'The file that was uploaded has been refused',
			},
		],
		default: 'OPEN',
		displayOptions: { show: { event: ['invoiceRequestCreated'] } },
	},
	{
		...orderOutput,
		displayOptions: { show: { event: ORDER_EVENTS } },
	},
	{
		displayName: 'Fetch Full Object',
		name: 'fetchFullObject',
		type: 'boolean',
		default: true,
		description:
			'Whether to read each order or return in full, with addresses and prices. Otherwise the items are as bol lists them, of an order only with those items that changed lately. A shop order is always made of the order in full.',
		displayOptions: { show: { event: ['orderChanged', 'orderCreated', 'returnCreated'] } },
	},
	triggerOptions([
		startFrom(
			'Give what has been there since this moment when the workflow is published for the first time, orders at most of the last 3 months. A lot of it comes bit by bit: with each poll the orders of about one more week, or about 100 more returns, newest first. Without it only what comes after the activation is given.',
		),
	]),
];

/** What the trigger can look for. */
const SOURCES: Record<string, Source<Choice>> = {
	invoiceRequestCreated: newInvoiceRequests,
	orderChanged: changedOrders,
	orderCreated: newOrders,
	returnCreated: newReturns,
};

/**
 * Reads the parameters.
 *
 * @throws NodeOperationError for a choice or a date that is none
 */
export async function settingsOf(context: IPollFunctions): Promise<PollSettings<Choice>> {
	const event = chosenIn(context, pollParameters, 'event');
	const fulfilmentMethod = chosenIn(context, pollParameters, 'fulfilmentMethod');
	const state = chosenIn(context, pollParameters, 'state');
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const full = context.getNodeParameter('fetchFullObject', true);
	const output = outputOf(context, event);
	// A shop order needs the addresses.
	const isFull = (switchIn(context, 'Fetch Full Object', full) ?? true) || output !== 'bol';
	const account = await accountAndKeysOf(context, bol);
	return {
		event,
		source: SOURCES[event],
		choice: { fulfilmentMethod, state, orderOutput: output } as Choice,
		isFull,
		startAt: startFromIn(context, options.startFrom),
		account,
		all: JSON.stringify([event, fulfilmentMethod, state, isFull, output, options, account]),
	};
}

/** How an order comes out; other things come as they are. */
function outputOf(context: IPollFunctions, event: string): OrderOutput {
	if (!ORDER_EVENTS.includes(event)) return 'bol';
	return chosenIn(context, pollParameters, orderOutput.name) as OrderOutput;
}
