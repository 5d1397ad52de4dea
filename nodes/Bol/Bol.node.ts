import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { actionSubtitle } from '../shared/describe/subtitle';
import { apiRequest } from '../shared/operation/apiRequest';
import { rateLimit } from '../shared/operation/rateLimitOptions';
import { describe } from '../shared/describe/resource';
import { requestOperationsOf } from '../shared/describe/routing';
import { operationsOf } from '../shared/run/runner';
import { authentication, credentials } from './service/authentication';
import { anyPages, bol, writes } from './service/request';
import { commissionResource } from './resources/commission';
import { deliveryPromiseResource } from './resources/deliveryPromise';
import { economicOperatorResource } from './resources/economicOperator';
import { insightResource } from './resources/insight';
import { inventoryResource } from './resources/inventory';
import { invoiceResource } from './resources/invoice/invoice';
import { offerResource } from './resources/offer/offer';
import { offerReportResource } from './resources/offerReport/offerReport';
import { orderResource } from './resources/order/order';
import { processStatusResource } from './resources/processStatus';
import { productResource } from './resources/product';
import { productContentResource } from './resources/productContent';
import { promotionResource } from './resources/promotion';
import { replenishmentResource } from './resources/replenishment/replenishment';
import { retailerResource } from './resources/retailer';
import { returnResource } from './resources/return';
import { shipmentResource } from './resources/shipment/shipment';
import { shippingLabelResource } from './resources/shippingLabel';
import { subscriptionResource } from './resources/subscription';
import { transportResource } from './resources/transport';
import { listSearch } from './search';

const resources = [
	orderResource,
	shipmentResource,
	shippingLabelResource,
	transportResource,
	returnResource,
	inventoryResource,
	replenishmentResource,
	subscriptionResource,
	offerResource,
	offerReportResource,
	economicOperatorResource,
	deliveryPromiseResource,
	productResource,
	productContentResource,
	commissionResource,
	insightResource,
	invoiceResource,
	promotionResource,
	retailerResource,
	processStatusResource,
	apiRequest(anyPages, {
		examplePath: '/retailer/inventory',
		headers: writes.headers,
	}),
];

/** bol: everything that a seller's account can do, from offers to invoices. */
export class Bol implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'bol',
		name: 'bol',
		icon: { light: 'file:../../icons/bol.svg', dark: 'file:../../icons/bol.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(resources),
		description: 'Work with orders, shipments, offers and products of your bol seller account',
		defaults: { name: 'bol' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		// Where the service is, request.ts knows from the credential.
		requestDefaults: { ignoreHttpStatusErrors: { ignore: true, except: [401] } },
		requestOperations: requestOperationsOf(bol, resources),
		properties: [authentication, ...describe(resources, [rateLimit])],
	};

	customOperations = operationsOf(bol, resources);

	methods = { listSearch };
}
