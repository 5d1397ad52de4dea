import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { triggerOptions } from '../../shared/trigger/options';
import { nodeError } from '../../shared/operation/nodeError';
import { numberFrom } from '../../shared/operation/convert';
import { accountAndKeysOf } from '../../shared/service/account';
import { chosenIn, textsIn } from '../../shared/trigger/given';
import { AT_LEAST_ONCE, startFrom, startFromIn } from '../../shared/trigger/polling/parameters';
import type { PollSettings, Source } from '../../shared/trigger/polling/source';
import { goedGepickt } from '../service/request';
import { changedStatuses, newOrders, newShipments, type Choice } from './created';
import { changedStock, changedStockLevels } from './stock';

/** For what is found by the date of its creation. */
const ofCreated = {
	show: { '/event': ['orderCreated', 'orderStatusChanged', 'shipmentCreated'] },
};

/** What the user sets of the GoedGepickt Polling Trigger. */
export const pollParameters: INodeProperties[] = [
	{
		displayName: `GoedGepickt allows 150 requests a minute for all workflows behind one IP address, and a poll takes up to 100: every 5 minutes is a good choice. ${AT_LEAST_ONCE}`,
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
				name: 'Order Created',
				value: 'orderCreated',
				description: 'An order is new, whatever its status',
			},
			{
				name: 'Order Status Changed',
				value: 'orderStatusChanged',
				description: 'An order has another status than at the last poll, or is new',
			},
			{ name: 'Shipment Created', value: 'shipmentCreated', description: 'A shipment is new' },
			{
				name: 'Stock Changed',
				value: 'stockChanged',
				description: 'The free or total stock of a given product changed',
			},
		],
		default: 'orderCreated',
	},
	{
		displayName: 'To Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: [
			{ name: 'Backorder', value: 'backorder' },
			{ name: 'Cancelled', value: 'cancelled' },
			{ name: 'Completed', value: 'completed' },
			{ name: 'On Hold', value: 'on_hold' },
			{ name: 'Open', value: 'open' },
			{ name: 'Ready for Picking', value: 'ready_for_picking' },
		],
		default: [],
		description: 'Only orders that come into one of these; all when none is chosen',
		displayOptions: { show: { event: ['orderStatusChanged'] } },
	},
	{
		displayName: 'Products By',
		name: 'productsBy',
		description: 'Which products are watched',
		type: 'options',
		options: [
			{ name: 'SKU', value: 'sku', description: 'Also when several products share one' },
			{ name: 'UUID', value: 'uuid' },
		],
		default: 'sku',
		displayOptions: { show: { event: ['stockChanged'] } },
	},
	{
		displayName: 'Products',
		name: 'products',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. TSHIRT-BLK-L, TSHIRT-BLK-M',
		description:
			'SKUs or UUIDs, one a line or separated by commas. Each costs a request; more than 100 are spread over several polls.',
		displayOptions: { show: { event: ['stockChanged'] } },
	},
	{
		displayName: 'Output',
		name: 'output',
		description: 'In which form products come',
		type: 'options',
		options: [
			{ name: 'Product', value: 'product', description: 'The product, and what its stock was' },
			{
				name: 'Stock Level',
				value: 'stockLevel',
				description: 'The same, and in stockLevel what can be sold of it',
			},
		],
		default: 'product',
		displayOptions: { show: { event: ['stockChanged'] } },
	},
	triggerOptions([
		{
			displayName: 'Days to Look Back',
			name: 'daysBack',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 365, numberPrecision: 0 },
			default: 14,
			description:
				'GoedGepickt can be asked by the date of creation only, so what appears late is found within these days. Each poll reads all orders or shipments of these days and 1 or 2 more, at 50 orders or 100 shipments a request: at 200 orders a day, 14 days cost about 60 requests. The newest 5,000 are watched at most.',
			displayOptions: ofCreated,
		},
		{
			displayName: 'Other Statuses',
			name: 'otherStatuses',
			type: 'string',
			default: '',
			placeholder: 'e.g. shipped, picked',
			description:
				'More names of statuses, separated by commas: GoedGepickt publishes no full list of them',
			displayOptions: { show: { '/event': ['orderStatusChanged'] } },
		},
		startFrom(
			'Give what was created since this moment when the workflow is published for the first time. Without it only what comes after that is given.',
			{ displayOptions: ofCreated },
		),
	]),
];

/** What the trigger can look for. */
const SOURCES: Record<string, Source<Choice>> = {
	orderCreated: newOrders,
	orderStatusChanged: changedStatuses,
	shipmentCreated: newShipments,
	stockChanged: changedStock,
};

/** What the user set under Options. */
interface PollOptions {
	daysBack?: unknown;
	otherStatuses?: unknown;
	startFrom?: unknown;
}

const DAYS = { whole: true, least: 1, most: 365 };

/**
 * Reads the parameters.
 *
 * @throws NodeOperationError for a choice or a date that is none, and where no product is given
 */
export async function settingsOf(context: IPollFunctions): Promise<PollSettings<Choice>> {
	const event = chosenIn(context, pollParameters, 'event');
	const options = context.getNodeParameter('options', {}) as PollOptions;
	const products = textsIn(context, 'Products', context.getNodeParameter('products', ''));
	if (event === 'stockChanged' && products.length === 0) {
		throw nodeError(context, 'Products: give at least one SKU or UUID');
	}
	const statuses = [
		...textsIn(context, 'To Statuses', context.getNodeParameter('statuses', [])),
		...textsIn(context, 'Other Statuses', options.otherStatuses),
	];
	const productsBy = chosenIn(context, pollParameters, 'productsBy') as Choice['productsBy'];
	const output = chosenIn(context, pollParameters, 'output');
	const isLevelWanted = event === 'stockChanged' && output === 'stockLevel';
	const account = await accountAndKeysOf(context, goedGepickt);
	return {
		event,
		source: isLevelWanted ? changedStockLevels : SOURCES[event],
		choice: {
			daysBack: numberFrom(context, 'Days to Look Back', options.daysBack, DAYS) ?? 0,
			statuses,
			productsBy,
			products,
		},
		isFull: false,
		startAt: event === 'stockChanged' ? undefined : startFromIn(context, options.startFrom),
		account,
		all: JSON.stringify([event, options, statuses, productsBy, products, account]),
	};
}
