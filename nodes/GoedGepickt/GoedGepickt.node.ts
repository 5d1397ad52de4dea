import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { actionSubtitle } from '../shared/describe/subtitle';
import { apiRequest } from '../shared/operation/apiRequest';
import { rateLimit } from '../shared/operation/rateLimitOptions';
import { describe } from '../shared/describe/resource';
import { requestOperationsOf } from '../shared/describe/routing';
import { operationsOf } from '../shared/run/runner';
import { goedGepickt, pages } from './service/request';
import { orderResource } from './resources/order/order';
import { pickLocationResource } from './resources/pickLocation';
import { productResource } from './resources/product/product';
import { productStockResource } from './resources/productStock/productStock';
import { shipmentResource } from './resources/shipment';
import { webhookResource } from './resources/webhook';
import { webshopResource } from './resources/webshop';
import { listSearch } from './search';

const resources = [
	orderResource,
	productResource,
	productStockResource,
	pickLocationResource,
	shipmentResource,
	webshopResource,
	webhookResource,
	apiRequest(pages, { examplePath: '/webshops' }),
];

/** GoedGepickt: orders, products, stock and shipments of a warehouse. */
export class GoedGepickt implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoedGepickt',
		name: 'goedGepickt',
		icon: {
			light: 'file:../../icons/goedgepickt.svg',
			dark: 'file:../../icons/goedgepickt.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(resources),
		description: 'Work with orders, products, stock and shipments in GoedGepickt',
		defaults: { name: 'GoedGepickt' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'goedGepicktApi', required: true }],
		// Where the service is, request.ts knows from the credential.
		requestDefaults: {
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		},
		requestOperations: requestOperationsOf(goedGepickt, resources),
		properties: describe(resources, [rateLimit]),
	};

	customOperations = operationsOf(goedGepickt, resources);

	methods = { listSearch };
}
