import {
	NodeOperationError,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IExecuteSingleFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { patienceOf } from '../shared/describe/patience';
import { step } from '../shared/describe/step';
import { send, type Patience } from '../shared/request/send';
import type { RequestContext } from '../shared/request/service';
import { goedGepickt, pages } from './request';

/** Name of the mode in which an SKU is given instead of an ID. */
const MODE = 'sku';

/** The proven search for an SKU (reference goedgepickt.md, 2.2). */
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
	patience?: Patience,
): Promise<IDataObject[]> {
	const request = { method: 'GET' as const, url: '/products', qs: skuSearch(sku) };
	const { body } = await send.call(context, goedGepickt, request, patience);
	return pages.rowsIn(body).filter((row) => row.sku === sku);
}

async function uuidOf(context: IExecuteSingleFunctions, sku: string): Promise<string> {
	const patience = patienceOf(context as IExecutePaginationFunctions);
	const found = await productsWithSku(context, sku, patience);
	const uuids = [...new Set(found.map(({ uuid }) => String(uuid)))];
	if (uuids.length === 1) return uuids[0];
	const isNone = uuids.length === 0;
	throw new NodeOperationError(
		context.getNode(),
		isNone
			? `GoedGepickt has no product with the SKU ${sku}`
			: `${uuids.length} products in GoedGepickt have the SKU ${sku}`,
		{
			itemIndex: context.getItemIndex(),
			description: isNone
				? 'Check the SKU: it must be exactly as GoedGepickt writes it, also in upper and lower case.'
				: `Their IDs are ${uuids.join(', ')}. Choose "By ID" and give the right one.`,
		},
	);
}

/** What the editor keeps for a resource locator; an expression for all of it gives a bare value. */
const givenIn = (kept: unknown) =>
	(typeof kept === 'object' && kept !== null ? kept : {}) as { mode?: string; value?: unknown };

/**
 * A product in a path, with a mode for its SKU: the product is looked up right before the request is
 * sent, and its ID takes the place of the SKU in the URL.
 *
 * @throws NodeOperationError when no product, or more than one, has the SKU
 */
export function withSkuMode(parameter: INodeProperties): INodeProperties {
	const resolve = step(async function (request) {
		const { mode, value } = givenIn(this.getNodeParameter(parameter.name));
		const sku = String(value ?? '').trim();
		if (mode !== MODE || sku === '') return request;
		const id = encodeURIComponent(await uuidOf(this, sku));
		return { ...request, url: request.url.replace(`{${parameter.name}}`, () => id) };
	});
	return {
		...parameter,
		modes: [
			...(parameter.modes ?? []),
			{ displayName: 'By SKU', name: MODE, type: 'string', placeholder: 'e.g. TSHIRT-BLK-L' },
		],
		routing: { send: { preSend: [resolve] } },
	};
}
