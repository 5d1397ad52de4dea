import type { seedState } from './seeds';

/** All data of the store group. */
export type LagerkollState = ReturnType<typeof seedState>;

/** An article with its stock in each store. */
export type Article = LagerkollState['articles'][number];

/** A purchase order. */
export type PurchaseOrder = LagerkollState['purchaseOrders'][number];

/** A customer order: the fields of the plugin of 2016, of which many are only kept. */
export type CustomerOrder = LagerkollState['customerOrders'][number];

/** A row of a customer order. */
export type OrderRow = CustomerOrder['products'][number];
