import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

/**
 * The least that a declarative node can be: one operation, nothing around its request. What it costs
 * per item is what n8n's own engine costs.
 */
export class MinimalPicqer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Minimal Picqer',
		name: 'minimalPicqer',
		group: ['transform'],
		version: 1,
		description: 'Adds a comment to an order',
		defaults: { name: 'Minimal Picqer' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'picqerApi', required: true }],
		requestDefaults: { baseURL: '={{$credentials.url}}/api/v1' },
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Add Comment',
						value: 'addComment',
						action: 'Add a comment to an order',
						routing: {
							request: {
								method: 'POST',
								url: '=/orders/{{ encodeURIComponent($parameter["idorder"]) }}/comments',
							},
						},
					},
				],
				default: 'addComment',
			},
			{ displayName: 'Order ID', name: 'idorder', type: 'string', default: '' },
			{
				displayName: 'Comment',
				name: 'body',
				type: 'string',
				default: '',
				routing: { send: { type: 'body', property: 'body' } },
			},
		],
	};
}
