import type { IDataObject } from 'n8n-workflow';
import { isEan, keyOf } from '../operation/key';
import type { Shape } from '../operation/operation';
import type { StockLevel } from './stockLevel';

/** Makes the stock level of what a service says of a product; missing where it is about none. */
type ToStockLevel = (product: IDataObject) => StockLevel | undefined;

/** A number in plain notation; three decimals may be thousands. */
const PLAIN_NUMBER = /^\s*-?\d+(?:\.\d{1,2})?\s*$/;

/**
 * The pieces that a service says are free: whole ones, since no part of one can be sold.
 *
 * @returns null for anything that does not say how many, which is never 0
 */
export function piecesIn(value: unknown): number | null {
	const isText = typeof value === 'string' && PLAIN_NUMBER.test(value);
	const number = isText || typeof value === 'number' ? Number(value) : NaN;
	return Number.isFinite(number) ? Math.floor(number) : null;
}

/** The first of some codes that can be an EAN: 8 to 14 digits. Others are codes of the warehouse's own. */
export const eanAmong = (...codes: unknown[]): string | undefined => codes.map(keyOf).find(isEan);

/** A stock level, without what the service does not say. */
export function stockLevelOf({
	ean,
	sku,
	freeQuantity,
	isUnlimited,
}: {
	ean?: string;
	sku: unknown;
	freeQuantity: number | null;
	isUnlimited?: boolean;
}): StockLevel {
	return {
		...(ean !== undefined && { ean }),
		...(keyOf(sku) !== '' && { sku: keyOf(sku) }),
		freeQuantity,
		...(isUnlimited && { isUnlimited }),
	};
}

/** The same data, with the stock level beside it where there is one. */
export function besideStockLevel(json: IDataObject, level: StockLevel | undefined): IDataObject {
	return level === undefined ? json : { ...json, stockLevel: { ...level } };
}

/** Puts the stock level beside each product. */
export const withStockLevels =
	(toStockLevel: ToStockLevel): Shape =>
	(items) =>
		items.map((item) => ({ ...item, json: besideStockLevel(item.json, toStockLevel(item.json)) }));

/** What an operation that gives stock levels is called, the same for all services. */
export const GET_STOCK_LEVELS = {
	name: 'Get Many Stock Levels',
	value: 'getManyStockLevels',
} as const;
