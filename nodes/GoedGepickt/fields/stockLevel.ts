import type { IDataObject } from 'n8n-workflow';
import type { StockLevel } from '../../shared/commerce/stockLevel';
import { eanAmong, piecesIn, stockLevelOf } from '../../shared/commerce/stockLevels';
import { saysYes } from '../../shared/lib/yesOrNo';

/**
 * The stock level of a product (docs/services/goedgepickt.md, 2.2): `freeStock` is what is there
 * without what is reserved, below zero with backorders.
 */
export function stockLevelIn(product: IDataObject): StockLevel {
	const { barcode, ean, sku } = product;
	const { freeStock, unlimitedStock } = (product.stock ?? {}) as IDataObject;
	return stockLevelOf({
		ean: eanAmong(ean, barcode),
		sku,
		freeQuantity: piecesIn(freeStock),
		isUnlimited: saysYes(unlimitedStock),
	});
}
