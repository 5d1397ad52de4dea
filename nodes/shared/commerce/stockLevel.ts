/**
 * How many pieces of a product can be sold. Nodes of the warehouses give it in the field `stockLevel` of
 * their items, nodes of the selling side take it in one parameter. One of `ean` and `sku` is needed.
 */
export interface StockLevel {
	/** 8 to 14 digits; zeros in front mean nothing. */
	ean?: string;
	/** The seller's own code. */
	sku?: string;
	/**
	 * Pieces that are free to be sold, a whole number, below 0 where more is promised than is there; null
	 * where the warehouse does not say, which is never taken for 0.
	 */
	freeQuantity: number | null;
	/** Whether the product is sold without counting, so that there is no number to pass on. */
	isUnlimited?: boolean;
}
