import type {
	IHttpRequestOptions,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

async function addDate(options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
	return { ...options, qs: { ...options.qs, date: '2024-01-01' } };
}

/** Options that two parameters share, as builders do; out of order, for one. */
const sizes = ['Small', 'Medium', 'Large', 'Extra Large', 'Giant'].map((name) => ({
	name,
	value: name.toLowerCase(),
	// A function among the options must not keep the rules from reading them.
	routing: { send: { preSend: [addDate] } },
}));

const size = (operation: string): INodeProperties => ({
	displayName: 'Size',
	name: 'size',
	type: 'options',
	options: sizes,
	default: 'small',
	displayOptions: { show: { resource: ['parcel'], operation: [operation] } },
});

const routing = { request: { method: 'GET' as const, url: '/parcels' } };

/** A node with mistakes on purpose, for the test of the lint script. */
export class Planted implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Planted',
		name: 'planted',
		icon: 'file:planted.svg',
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Full of mistakes',
		defaults: { name: 'Planted' },
		inputs: ['main'],
		outputs: ['main'],
		usableAsTool: true,
		requestDefaults: { baseURL: 'https://parcels.example' },
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Box', value: 'box' },
					{ name: 'Parcel', value: 'parcel' },
				],
				default: 'parcel',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['parcel'] } },
				options: [
					{
						name: 'create for',
						value: 'create',
						action: 'Create a parcel',
						routing,
					},
					{
						name: 'Get Many',
						value: 'getAll',
						action: 'Get many parcels',
						description: 'Get many parcels',
						routing: { request: { method: 'GET' } },
					},
				],
				default: 'create',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['box'] } },
				options: [
					{
						name: 'Get',
						value: 'get',
						action: 'Get a box',
						description: 'Get one box',
						routing,
					},
				],
				default: 'get',
			},
			size('create'),
			size('getAll'),
			{
				displayName: 'Box Id',
				name: 'boxId',
				type: 'string',
				required: true,
				default: '',
				displayOptions: { show: { resource: ['box', 'parcel'], operation: ['get'] } },
			},
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add Filter',
				default: {},
				displayOptions: { show: { resource: ['parcel'], operation: ['getAll', 'getEvery'] } },
				options: [
					{
						displayName: 'Open Only',
						name: 'open',
						type: 'boolean',
						default: false,
						description: 'Only open ones. Others stay away. They are many',
					},
					{ displayName: 'Open', name: 'open', type: 'string', default: '' },
				],
			},
			{
				displayName: 'Labels',
				name: 'labels',
				type: 'fixedCollection',
				default: {},
				displayOptions: { show: { resource: ['box'], operation: ['get'] } },
				options: [
					{
						displayName: 'Label',
						name: 'label',
						// From five fields on they are to be sorted.
						values: ['Zone', 'Text', 'Size', 'Paper', 'Colour'].map((displayName) => ({
							displayName,
							name: displayName.toLowerCase(),
							type: 'string' as const,
							default: '',
						})),
					},
				],
			},
			{
				displayName: 'Weight',
				name: 'weight',
				type: 'number',
				default: 0,
				displayOptions: { show: { operation: ['create'], size: ['tiny'] } },
			},
		],
	};
}
