import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { actionSubtitle } from '../shared/describe/subtitle';
import { apiRequest } from '../shared/operation/apiRequest';
import { rateLimit } from '../shared/operation/rateLimitOptions';
import { describe } from '../shared/describe/resource';
import { requestOperationsOf } from '../shared/describe/routing';
import { operationsOf } from '../shared/run/runner';
import { anyPages } from './service/pages';
import { lagerkoll } from './service/request';
import { accountResource } from './resources/account';
import { articleResource } from './resources/article';
import { categoryResource } from './resources/category';
import { costCenterResource } from './resources/costCenter';
import { countryResource } from './resources/country';
import { currencyResource } from './resources/currency';
import { customerResource } from './resources/customer';
import { customerOrderResource } from './resources/customerOrder';
import { documentResource } from './resources/document';
import { featureResource } from './resources/feature';
import { imageResource } from './resources/image';
import { integrationResource } from './resources/integration';
import { interpreterResource } from './resources/interpreter';
import { invoiceResource } from './resources/invoice';
import { languageResource } from './resources/language';
import { mobileResource } from './resources/mobile';
import { pdfResource } from './resources/pdf';
import { priceListResource } from './resources/priceList';
import { productionOrderResource } from './resources/productionOrder';
import { projectResource } from './resources/project';
import { purchaseOrderResource } from './resources/purchaseOrder';
import { reportResource } from './resources/report';
import { roleResource } from './resources/role';
import { shortUrlResource } from './resources/shortUrl';
import { stocktakeResource } from './resources/stocktake';
import { storeResource } from './resources/store';
import { supplierResource } from './resources/supplier';
import { systemResource } from './resources/system';
import {
	customerDeliveryTermResource,
	paymentTermResource,
	supplierDeliveryTermResource,
	wayOfDeliveryResource,
} from './resources/terms';
import { unitResource } from './resources/unit';
import { vatResource } from './resources/vat';
import { webhookResource } from './resources/webhook';
import { listSearch } from './search';
import { withTrailingSlash } from './service/trailingSlash';

const resources = [
	articleResource,
	customerOrderResource,
	accountResource,
	categoryResource,
	costCenterResource,
	countryResource,
	currencyResource,
	customerResource,
	documentResource,
	featureResource,
	imageResource,
	integrationResource,
	interpreterResource,
	invoiceResource,
	languageResource,
	mobileResource,
	pdfResource,
	priceListResource,
	productionOrderResource,
	projectResource,
	purchaseOrderResource,
	reportResource,
	roleResource,
	shortUrlResource,
	stocktakeResource,
	storeResource,
	supplierResource,
	systemResource,
	customerDeliveryTermResource,
	paymentTermResource,
	supplierDeliveryTermResource,
	wayOfDeliveryResource,
	unitResource,
	vatResource,
	webhookResource,
	apiRequest(anyPages, {
		examplePath: '/articles/192005-6',
		around: withTrailingSlash,
	}),
];

/** Lagerkoll: articles, stock, orders and registers of a warehouse. */
export class Lagerkoll implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lagerkoll',
		name: 'lagerkoll',
		icon: { light: 'file:../../icons/lagerkoll.svg', dark: 'file:../../icons/lagerkoll.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(resources),
		description: 'Work with articles, orders, registers and files in Lagerkoll',
		defaults: { name: 'Lagerkoll' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'lagerkollApi', required: true }],
		// Where the service is, request.ts knows from the credential.
		requestDefaults: {
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		},
		requestOperations: requestOperationsOf(lagerkoll, resources),
		properties: describe(resources, [rateLimit]),
	};

	customOperations = operationsOf(lagerkoll, resources);

	methods = { listSearch };
}
