import { apiRequestCases } from './apiRequest.cases';
import { commissionCases } from './commission.cases';
import { deliveryPromiseCases } from './deliveryPromise.cases';
import { economicOperatorCases } from './economicOperator.cases';
import { insightCases } from './insight.cases';
import { inventoryCases } from './inventory.cases';
import { invoiceCases } from './invoice.cases';
import { offerCases } from './offer.cases';
import { offerReportCases } from './offerReport.cases';
import { offerStockCases } from './offerStock.cases';
import { orderCases } from './order.cases';
import { processStatusCases } from './processStatus.cases';
import { productCases } from './product.cases';
import { productContentCases } from './productContent.cases';
import { promotionCases } from './promotion.cases';
import { replenishmentCases } from './replenishment.cases';
import { retailerCases } from './retailer.cases';
import { returnCases } from './return.cases';
import { shipmentCases } from './shipment.cases';
import { shippingLabelCases } from './shippingLabel.cases';
import { subscriptionCases } from './subscription.cases';
import { transportCases } from './transport.cases';

/** The cases of all operations of the bol node. */
export const bolCases = {
	...orderCases,
	...shipmentCases,
	...shippingLabelCases,
	...transportCases,
	...returnCases,
	...inventoryCases,
	...replenishmentCases,
	...subscriptionCases,
	...offerCases,
	...offerStockCases,
	...offerReportCases,
	...economicOperatorCases,
	...deliveryPromiseCases,
	...productCases,
	...productContentCases,
	...commissionCases,
	...insightCases,
	...invoiceCases,
	...promotionCases,
	...retailerCases,
	...processStatusCases,
	...apiRequestCases,
};
