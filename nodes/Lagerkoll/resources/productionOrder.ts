import type { Resource, Step } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { verbsFor } from '../fields/verbs';

const { create } = verbsFor({
	name: 'Production Order',
	one: 'a production order',
	many: 'production orders',
});

const traceByOrder: Step = (draft) => {
	const id = String(draft.inputs.customerOrderId);
	return { ...draft, traceableBy: `a production order of customer order ${id}` };
};

/** Production orders: docs/services/lagerkoll.md, 2.23. */
export const productionOrderResource: Resource = {
	name: 'Production Order',
	value: 'productionOrder',
	operations: [
		create('/production_orders/customer_order/{customerOrderId}', {
			name: 'Create From Customer Order',
			value: 'createFromCustomerOrder',
			action: 'Create a production order from a customer order',
			inputs: [path.customerOrder],
			before: [traceByOrder],
		}),
	],
};
