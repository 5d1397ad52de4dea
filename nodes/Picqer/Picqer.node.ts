import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { actionSubtitle } from '../shared/describe/subtitle';
import { apiRequest } from '../shared/operation/apiRequest';
import { rateLimit } from '../shared/operation/rateLimitOptions';
import { describe } from '../shared/describe/resource';
import { requestOperationsOf } from '../shared/describe/routing';
import { operationsOf } from '../shared/run/runner';
import { loadOptions } from './fields/options';
import { pages, picqer } from './service/request';
import { backorderResource } from './resources/backorder';
import { commentResource } from './resources/comment';
import { customerResource } from './resources/customer';
import {
	customerFieldResource,
	orderFieldResource,
	productFieldResource,
} from './resources/customField';
import { fulfilmentCustomerResource } from './resources/fulfilmentCustomer';
import { locationResource } from './resources/location';
import { locationStockHistoryResource } from './resources/locationStockHistory';
import { locationTypeResource } from './resources/locationType';
import { movementResource } from './resources/movement';
import { orderResource } from './resources/order/order';
import { orderProductResource } from './resources/orderProduct';
import { packagingResource } from './resources/packaging';
import { packingStationResource } from './resources/packingStation';
import { pickingContainerResource } from './resources/pickingContainer';
import { picklistResource } from './resources/picklist';
import { picklistBatchResource } from './resources/picklistBatch';
import { picklistBatchPresetResource } from './resources/picklistBatchPreset';
import { picklistShipmentResource } from './resources/picklistShipment';
import { priceListResource } from './resources/priceList';
import { productResource } from './resources/product/product';
import { productImageResource } from './resources/productImage';
import { productLocationResource } from './resources/productLocation';
import { productPartResource } from './resources/productPart';
import { productStockResource } from './resources/productStock';
import { purchaseOrderResource } from './resources/purchaseOrder';
import { purchaseOrderProductResource } from './resources/purchaseOrderProduct';
import { receiptResource } from './resources/receipt';
import { replacementProductResource } from './resources/replacementProduct';
import { returnResource } from './resources/return';
import { returnedProductResource } from './resources/returnedProduct';
import { shippingProviderResource } from './resources/shippingProvider';
import { statResource } from './resources/stat';
import { stockHistoryResource } from './resources/stockHistory';
import { supplierResource } from './resources/supplier';
import { tagResource } from './resources/tag';
import { taskResource } from './resources/task';
import { templateResource } from './resources/template';
import { userResource } from './resources/user';
import { vatGroupResource } from './resources/vatGroup';
import { warehouseResource } from './resources/warehouse';
import { webhookResource } from './resources/webhook';
import { webshopOrderResource } from './resources/webshopOrder';
import { listSearch } from './search';

const resources = [
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
	picklistBatchResource,
	picklistBatchPresetResource,
	pickingContainerResource,
	stockHistoryResource,
	locationStockHistoryResource,
	warehouseResource,
	locationResource,
	locationTypeResource,
	shippingProviderResource,
	userResource,
	vatGroupResource,
	priceListResource,
	templateResource,
	productFieldResource,
	orderFieldResource,
	customerFieldResource,
	fulfilmentCustomerResource,
	packagingResource,
	packingStationResource,
	movementResource,
	purchaseOrderResource,
	purchaseOrderProductResource,
	receiptResource,
	backorderResource,
	supplierResource,
	returnResource,
	returnedProductResource,
	replacementProductResource,
	commentResource,
	tagResource,
	taskResource,
	webshopOrderResource,
	statResource,
	webhookResource,
	apiRequest(pages, { examplePath: '/suppliers' }),
];

/** Picqer: orders, products, customers, picklists and shipments of a warehouse. */
export class Picqer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picqer',
		name: 'picqer',
		icon: { light: 'file:../../icons/picqer.svg', dark: 'file:../../icons/picqer.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(resources),
		description: 'Work with orders, products, stock and shipments in Picqer',
		defaults: { name: 'Picqer' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'picqerApi', required: true }],
		// Where the service is, request.ts knows from the credential.
		requestDefaults: {
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		},
		requestOperations: requestOperationsOf(picqer, resources),
		properties: describe(resources, [rateLimit]),
	};

	customOperations = operationsOf(picqer, resources);

	methods = { listSearch, loadOptions };
}
