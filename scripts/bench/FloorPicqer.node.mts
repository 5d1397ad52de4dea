import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/**
 * The least that any node can do for an item: evaluate what the user filled in, and let n8n send it with
 * the credential. Nothing is converted, checked, limited or repeated.
 */
export class FloorPicqer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Floor Picqer',
		name: 'floorPicqer',
		group: ['transform'],
		version: 1,
		description: 'Sends the fields to an address',
		defaults: { name: 'Floor Picqer' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'picqerApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Fields', name: 'fields', type: 'json', default: {} },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			const url = this.getNodeParameter('url', item) as string;
			const body = this.getNodeParameter('fields', item) as IDataObject;
			const options = { method: 'POST' as const, url, body, json: true };
			const json = (await this.helpers.httpRequestWithAuthentication.call(
				this,
				'picqerApi',
				options,
			)) as IDataObject;
			output.push({ json, pairedItem: { item } });
		}
		return [output];
	}
}
