import type { IDataObject } from 'n8n-workflow';
import type { RateLimitOptions } from '../../shared/service/patience';
import { keyOf } from '../../shared/operation/key';
import { onlyIdOf, withMode } from '../../shared/operation/lookUp';
import { rateLimitOptionsOf } from '../../shared/operation/rateLimitOptions';
import type { Input, ItemContext } from '../../shared/operation/operation';
import { idIn, rowsWithKey } from '../../shared/operation/rowsWithKey';
import { send } from '../../shared/service/send';
import type { RequestContext, ServiceRequest } from '../../shared/service/service';
import { goedGepickt, unwrapped, pages } from '../service/request';

/** In which an SKU is given instead of an ID. */
const MODE = { name: 'sku', displayName: 'By SKU', example: 'TSHIRT-BLK-L' };

/** The proven search for an SKU (docs/services/goedgepickt.md, 2.2). */
export const skuSearch = (sku: string) => ({
	page: '1',
	perPage: '100',
	searchAttribute: 'sku',
	searchDelimiter: '=',
	searchValue: sku,
});

/**
 * The products with exactly this SKU: several can share one, and others may be in the answer (2.2).
 *
 * @throws NodeApiError with GoedGepickt's own reason
 */
export async function productsWithSku(
	context: RequestContext,
	sku: string,
	rateLimitOptions?: RateLimitOptions,
): Promise<IDataObject[]> {
	const key = keyOf(sku);
	const wanted = { service: goedGepickt.name, thing: 'product', field: 'sku', key };
	// The search is exact, and an SKU from a sheet often has a blank behind it.
	for (const text of [key, `${key} `]) {
		const request: ServiceRequest = {
			method: 'GET',
			url: '/products',
			qs: skuSearch(text),
			answer: pages,
		};
		const { body } = await send.call(context, goedGepickt, request, rateLimitOptions);
		const found = rowsWithKey(context, wanted, unwrapped(body));
		if (found.length > 0) return found;
	}
	return [];
}

async function uuidOf(context: ItemContext, sku: string): Promise<unknown> {
	const found = await productsWithSku(context, sku, rateLimitOptionsOf(context));
	const lookedUp = { service: goedGepickt.name, thing: 'product', called: 'SKU', text: sku };
	const uuids = found.map((row) => idIn(context, lookedUp, row, 'uuid'));
	return onlyIdOf(context, lookedUp, uuids);
}

/**
 * A product in a path, with a mode for its SKU: the product is looked up before the request is sent.
 *
 * @throws NodeOperationError when no product, or more than one, has the SKU
 */
export const withSkuMode = (product: Input): Input => withMode(product, MODE, uuidOf);
