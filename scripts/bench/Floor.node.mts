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
export class Floor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Floor',
		name: 'floor',
		group: ['transform'],
		version: 1,
		description: 'Sends the fields to an address',
		defaults: { name: 'Floor' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: ['bolApi', 'picqerApi', 'goedGepicktApi', 'lagerkollApi'].map((name) => ({
			name,
		})),
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Fields', name: 'fields', type: 'json', default: {} },
			{ displayName: 'Headers', name: 'headers', type: 'json', default: {} },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [credentialType] = Object.keys(this.getNode().credentials ?? {});
		const headers = this.getNodeParameter('headers', 0, {}) as Record<string, string>;
		const output: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			const url = this.getNodeParameter('url', item) as string;
			const body = this.getNodeParameter('fields', item) as IDataObject;
			const method = Object.keys(body).length > 0 ? ('POST' as const) : ('GET' as const);
			const json = (await this.helpers.httpRequestWithAuthentication.call(this, credentialType, {
				method,
				url,
				body,
				headers: { ...headers },
				json: true,
			})) as IDataObject;
			output.push({ json, pairedItem: { item } });
		}
		return [output];
	}
}
