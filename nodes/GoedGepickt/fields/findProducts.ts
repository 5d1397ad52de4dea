import type { IDataObject } from 'n8n-workflow';
import { hasStatus } from '../../shared/service/failure';
import { hasEan, type ProductSearch } from '../../shared/commerce/orderProducts';
import { spellingsOf, withoutZeros } from '../../shared/operation/key';
import type { ItemContext } from '../../shared/operation/operation';
import { rateLimitOptionsOf } from '../../shared/operation/rateLimitOptions';
import { objectsIn } from '../../shared/operation/rowsWithKey';
import { onceInRun } from '../../shared/service/runs';
import { send } from '../../shared/service/send';
import { goedGepickt, unwrapped, pages } from '../service/request';
import { rowsAt } from '../service/rows';
import { productsWithSku } from './bySku';

/** Where a product has its EAN (docs/services/goedgepickt.md, 2.2). */
const EAN_FIELDS = ['ean', 'barcode'];

/** Digits of an EAN as most write it, so that most searches are one request. */
const USUAL_LENGTH = 13;

/** Answers to a search for an attribute that GoedGepickt does not know, as far as one can tell (1.5). */
const NO_SUCH_SEARCH = [400, 404, 422];

/**
 * The products with an EAN, whatever the zeros in front; asked for once in a run. A search by EAN is
 * not proven (docs/services/goedgepickt.md, 1.4), so where it finds nothing all products are read, once
 * in a run.
 */
async function productsWithEan(context: ItemContext, ean: string): Promise<IDataObject[]> {
	return await onceInRun(
		context,
		goedGepickt,
		`products with EAN ${withoutZeros(ean)}`,
		async () => {
			const found = await searchedByEan(context, ean);
			if (found.length > 0) return found;
			return (await allProducts(context)).filter((row) => hasEan(row, EAN_FIELDS, ean));
		},
	);
}

async function searchedByEan(context: ItemContext, ean: string): Promise<IDataObject[]> {
	const usual = withoutZeros(ean).padStart(USUAL_LENGTH, '0');
	for (const searchValue of new Set([usual, ...spellingsOf(ean)])) {
		const rows = await firstRows(context, searchValue).catch((error: unknown) => {
			if (hasStatus(error, NO_SUCH_SEARCH)) return undefined;
			throw error;
		});
		if (rows === undefined) return [];
		const found = rows.filter((row) => hasEan(row, EAN_FIELDS, ean));
		if (found.length > 0) return found;
	}
	return [];
}

async function firstRows(context: ItemContext, searchValue: string): Promise<IDataObject[]> {
	const request = {
		method: 'GET',
		url: '/products',
		qs: { page: '1', perPage: '100', searchAttribute: 'ean', searchDelimiter: '=', searchValue },
		answer: pages,
	} as const;
	const { body } = await send.call(context, goedGepickt, request, rateLimitOptionsOf(context));
	return objectsIn(context, { service: goedGepickt.name, thing: 'product' }, unwrapped(body));
}

const allProducts = async (context: ItemContext) =>
	await onceInRun(
		context,
		goedGepickt,
		'all products',
		async () => await rowsAt(context, '/products', { page: '1', perPage: '100' }),
	);

/** How the products of a shop order are found in GoedGepickt; the search by SKU is the proven one. */
export const productSearch = (context: ItemContext): ProductSearch => ({
	service: goedGepickt.name,
	withEan: async (ean) => await productsWithEan(context, ean),
	withSku: async (sku) =>
		await onceInRun(
			context,
			goedGepickt,
			`products with SKU ${sku}`,
			async () => await productsWithSku(context, sku, rateLimitOptionsOf(context)),
		),
	first: 'sku',
	eanFields: EAN_FIELDS,
	skuField: 'sku',
	// Lines name the product by its SKU, which several products may share (2.2).
	id: 'sku',
	wayOut:
		'Put the EAN in the EAN or barcode field of the product in GoedGepickt, or the SKU in its SKU.',
});
