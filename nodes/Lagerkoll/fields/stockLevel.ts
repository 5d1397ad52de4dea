import type { IDataObject } from 'n8n-workflow';
import type { StockLevel } from '../../shared/commerce/stockLevel';
import { piecesIn, stockLevelOf } from '../../shared/commerce/stockLevels';

/**
 * The stock level of an article (docs/services/lagerkoll.md, 2.2): `amount`, its stock. That it has no
 * EAN, and that nothing reserved has to be taken off, is (unconfirmed).
 */
export const stockLevelIn = ({ articleId, amount }: IDataObject): StockLevel =>
	stockLevelOf({ sku: articleId, freeQuantity: piecesIn(amount) });
