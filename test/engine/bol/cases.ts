import { apiRequestCases } from './apiRequest.cases';
import { orderCases } from './order.cases';
import { processStatusCases } from './processStatus.cases';
import { shipmentCases } from './shipment.cases';

/** The cases of all operations of the bol node. */
export const bolCases = {
	...orderCases,
	...shipmentCases,
	...processStatusCases,
	...apiRequestCases,
};
