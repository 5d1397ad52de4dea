import type { IDataObject } from 'n8n-workflow';
import type { StockLevel } from '../../shared/commerce/stockLevel';
import { eanAmong, piecesIn, stockLevelOf } from '../../shared/commerce/stockLevels';
import { saysYes } from '../../shared/lib/yesOrNo';
import { keyOf } from '../../shared/operation/key';
import type { Input } from '../../shared/operation/operation';
import { parameterError, type Named } from '../../shared/operation/nodeError';

/**
 * IDs of warehouses, as text with commas or as a list.
 *
 * @throws NodeOperationError for anything else, and for none: then the stock of all would count
 */
export function warehousesFrom(context: Named, displayName: string, value: unknown): number[] {
	const parts = Array.isArray(value) ? value : String(value ?? '').split(',');
	const ids = parts.map(keyOf);
	const wrong = ids.find((id) => !/^\d+$/.test(id));
	if (wrong === undefined && ids.length > 0) return ids.map(Number);
	const problem = wrong ? `"${wrong}" is not an ID` : 'is empty';
	throw parameterError(context, displayName, problem, 'Give IDs, as in 18, 19, or remove it.');
}

/** Whose stock counts; a warehouse for returns may have what is not to be sold. */
export const warehousesOfLevel: Input = {
	parameter: {
		displayName: 'Warehouse IDs',
		name: 'warehouses',
		type: 'string',
		default: '',
		placeholder: 'e.g. 18, 19',
		description:
			'Only the stock in these warehouses counts, separated by commas; that of all without it. Warehouse > Get Many lists them.',
	},
	convert: warehousesFrom,
};

/** Type of a product that is sold without counting (docs/services/picqer.md, 2.7). */
const UNLIMITED = 'unlimited_stock';

/**
 * The stock level of a product, in all its warehouses or in those that are given
 * (docs/services/picqer.md, 2.7): `freestock` is what can be sold.
 *
 * @param warehouses IDs; an empty list stands for all
 */
export function stockLevelIn(product: IDataObject, warehouses: readonly number[] = []): StockLevel {
	const { barcode, productcode, type, unlimitedstock } = product;
	return stockLevelOf({
		ean: eanAmong(barcode),
		sku: productcode,
		freeQuantity: freeIn(product.stock, warehouses),
		isUnlimited: type === UNLIMITED || saysYes(unlimitedstock),
	});
}

/** Null where one of the warehouses does not say, and where none of them has the product. */
function freeIn(stock: unknown, warehouses: readonly number[]): number | null {
	const rows = (Array.isArray(stock) ? stock : []) as Array<IDataObject | null>;
	const counted = rows.filter(
		(row) => warehouses.length === 0 || warehouses.includes(Number(row?.idwarehouse)),
	);
	const free = counted.map((row) => piecesIn(row?.freestock));
	if (free.length === 0) return null;
	return free.reduce((sum, pieces) => (sum === null || pieces === null ? null : sum + pieces));
}
