/**
 * What a product can be received on. Picqer names its strategies nowhere but in its answers, so these
 * names are the sandbox's own, and callers must take them from `expected-products` as they would there.
 */
export const strategies = {
	oldestFirst: 'sandbox-oldest-purchase-order',
	newPurchaseOrder: 'sandbox-new-purchase-order',
};
