import type { Resource } from '../../shared/describe/resource';
import { step } from '../../shared/describe/step';
import { path } from '../fields';
import { idOf } from '../files';
import { verbsFor } from '../verbs';

const { create } = verbsFor({
	name: 'Production Order',
	one: 'a production order',
	many: 'production orders',
});

const traceByOrder = step(async function (request) {
	const id = idOf(this, 'customerOrderId');
	return { ...request, traceableBy: `a production order of customer order ${id}` };
});

/** Production orders: reference lagerkoll.md, 2.23. */
export const productionOrderResource: Resource = {
	name: 'Production Order',
	value: 'productionOrder',
	operations: [
		create('/production_orders/customer_order/{customerOrderId}', {
			name: 'Create From Customer Order',
			value: 'createFromCustomerOrder',
			action: 'Create a production order from a customer order',
			parameters: [path.customerOrder],
			before: [traceByOrder],
		}),
	],
};
