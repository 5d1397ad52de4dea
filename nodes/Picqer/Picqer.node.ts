import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { apiRequest } from '../shared/describe/apiRequest';
import { rateLimit } from '../shared/describe/patience';
import { describe } from '../shared/describe/resource';
import { flowOf } from '../shared/request/flow';
import { pages, picqer } from './request';
import { customerResource } from './resources/customer';
import { orderResource } from './resources/order';
import { orderProductResource } from './resources/orderProduct';
import { picklistResource } from './resources/picklist';
import { picklistShipmentResource } from './resources/picklistShipment';
import { productResource } from './resources/product';
import { productImageResource } from './resources/productImage';
import { productLocationResource } from './resources/productLocation';
import { productPartResource } from './resources/productPart';
import { productStockResource } from './resources/productStock';
import { webhookResource } from './resources/webhook';
import { listSearch } from './search';

/** Picqer: orders, products, customers, picklists and shipments of a warehouse. */
export class Picqer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picqer',
		name: 'picqer',
		icon: { light: 'file:../../icons/picqer.svg', dark: 'file:../../icons/picqer.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Work with orders, products, stock and shipments in Picqer',
		defaults: { name: 'Picqer' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'picqerApi', required: true }],
		requestDefaults: {
			baseURL: '={{$credentials.baseUrl}}',
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		},
		requestOperations: { pagination: flowOf(picqer) },
		properties: describe(
			[
				orderResource,
				orderProductResource,
				customerResource,
				productResource,
				productStockResource,
				productPartResource,
				productImageResource,
				productLocationResource,
				picklistResource,
				picklistShipmentResource,
				webhookResource,
				apiRequest(picqer, pages, { examplePath: '/suppliers' }),
			],
			[rateLimit],
		),
	};

	methods = { listSearch };
}
