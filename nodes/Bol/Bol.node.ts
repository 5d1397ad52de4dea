import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { apiRequest } from '../shared/describe/apiRequest';
import { rateLimit } from '../shared/describe/patience';
import { describe } from '../shared/describe/resource';
import { flowOf } from '../shared/request/flow';
import { anyPages, bol, reads, writes } from './request';
import { orderResource } from './resources/order';
import { processStatusResource } from './resources/processStatus';
import { shipmentResource } from './resources/shipment';
import { listSearch } from './search';

/** bol: orders and shipments of a seller's account. */
export class Bol implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'bol',
		name: 'bol',
		icon: { light: 'file:../../icons/bol.svg', dark: 'file:../../icons/bol.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Work with orders and shipments of your bol seller account',
		defaults: { name: 'bol' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'bolOAuth2Api', required: true }],
		requestDefaults: {
			baseURL: '={{$credentials.baseUrl}}',
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
			headers: reads.headers,
		},
		requestOperations: { pagination: flowOf(bol) },
		properties: describe(
			[
				orderResource,
				shipmentResource,
				processStatusResource,
				apiRequest(bol, anyPages, {
					examplePath: '/retailer/inventory',
					headers: writes.headers,
				}),
			],
			[rateLimit],
		),
	};

	methods = { listSearch };
}
