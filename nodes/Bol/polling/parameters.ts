import type { INodeProperties } from 'n8n-workflow';

/** What the user sets of the bol Polling Trigger. */
export const pollParameters: INodeProperties[] = [
	{
		displayName:
			'bol suggests to poll every 5 to 15 minutes. Items come at least once: when n8n ends while a workflow is being started, its items come again.',
		name: 'interval',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'event',
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
		displayName: 'Fetch Full Object',
		name: 'fetchFullObject',
		type: 'boolean',
		default: true,
		description:
			'Whether to read each order or return in full, with addresses and prices. Otherwise the items are as bol lists them, of an order only with those items that changed lately.',
		displayOptions: { show: { event: ['orderChanged', 'orderCreated', 'returnCreated'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'dateTime',
				// Another date begins anew, so it must not be another one each time.
				noDataExpression: true,
				default: '',
				description:
					'Give what has been there since this moment when the workflow is activated for the first time, orders at most of the last 3 months. A lot of it comes bit by bit: with each poll the orders of about one more week, or about 100 more returns, newest first. Without it only what comes after the activation is given.',
			},
		],
	},
];
