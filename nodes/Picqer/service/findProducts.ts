import type { IDataObject } from 'n8n-workflow';
import { hasEan, type ProductSearch } from '../../shared/commerce/orderProducts';
import { keyOf, spellingsOf, withoutZeros } from '../../shared/operation/key';
import type { ItemContext } from '../../shared/operation/operation';
import { onceInRun } from '../../shared/service/runs';
import { firstRows } from './read';
import { picqer } from './request';

/** Where a product has its EAN (docs/services/picqer.md, 2.7). */
const EAN_FIELDS = ['barcode'];

/**
 * Searches for a barcode. That `search` looks in it is how others use it; a filter `barcode` is not
 * documented (docs/services/picqer.md, 2.7, List filters). What comes is compared here.
 */
const eanSearches = (ean: string) => [
	...spellingsOf(ean).map((search) => ({ search })),
	...spellingsOf(ean).map((barcode) => ({ barcode })),
];

/** The active products with an EAN, whatever the zeros in front; asked for once in a run. */
export async function productsWithEan(context: ItemContext, ean: string): Promise<IDataObject[]> {
	return await onceInRun(
		context,
		picqer,
		`products with EAN ${withoutZeros(ean)}`,
		async () => await firstFound(context, eanSearches(ean), (row) => hasEan(row, EAN_FIELDS, ean)),
	);
}

/** The active product with a product code; asked for once in a run. */
async function productsWithCode(context: ItemContext, code: string): Promise<IDataObject[]> {
	const searches = [{ productcode: code }, { search: code }];
	return await onceInRun(
		context,
		picqer,
		`products with code ${code}`,
		async () => await firstFound(context, searches, (row) => keyOf(row.productcode) === code),
	);
}

async function firstFound(
	context: ItemContext,
	searches: readonly IDataObject[],
	isIt: (row: IDataObject) => boolean,
): Promise<IDataObject[]> {
	for (const qs of searches) {
		const found = (await firstRows(context, '/products', qs, 'product')).filter(isIt);
		if (found.length > 0) return found;
	}
	return [];
}

/** How the products of a shop order are found in Picqer. */
export const productSearch = (context: ItemContext): ProductSearch => ({
	service: picqer.name,
	withEan: async (ean) => await productsWithEan(context, ean),
	withSku: async (sku) => await productsWithCode(context, sku),
	first: 'ean',
	eanFields: EAN_FIELDS,
	skuField: 'productcode',
	id: 'idproduct',
	wayOut:
		'Put the EAN in the barcode field of the product in Picqer, or the SKU in its product code. Products that are not active are not found.',
});
