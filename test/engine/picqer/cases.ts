import type { Cases } from '../operations';
import { apiRequestCases } from './apiRequest.cases';
import { customerCases } from './customer.cases';
import { generalCases } from './general.cases';
import { orderCases } from './order.cases';
import { picklistCases } from './picklist.cases';
import { picklistBatchCases } from './picklistBatch.cases';
import { productCases } from './product.cases';
import { purchasingCases } from './purchasing.cases';
import { returnCases } from './return.cases';
import { settingsCases } from './settings.cases';
import { warehouseCases } from './warehouse.cases';
import { webhookCases } from './webhook.cases';

/** A case of each operation of the Picqer node. */
export const picqerCases: Cases = {
	...orderCases,
	...customerCases,
	...productCases,
	...picklistCases,
	...picklistBatchCases,
	...warehouseCases,
	...settingsCases,
	...purchasingCases,
	...returnCases,
	...generalCases,
	...webhookCases,
	...apiRequestCases,
};
