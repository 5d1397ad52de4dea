import { NodeApiError, type IN8nHttpFullResponse } from 'n8n-workflow';
import { queryOptions } from '../../shared/describe/collections';
import { allRequired, place, required, toggle, whole } from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { flowOf, type Flow } from '../../shared/request/flow';
import { numberedBody } from '../byNumber';
import { chosen, path, trueOrNothing } from '../fields';
import { pages, picqer } from '../request';

const { create, get, remove, update } = verbs(picqer, pages, {
	name: 'Product Part',
	one: 'a part of a product',
	many: 'parts of a product',
});

const part = locator('Part', 'idproduct_part', {
	search: 'searchProductParts',
	example: '12',
	searchable: false,
});

const amount = whole('Amount', 'amount', { least: 1 });

const partProduct = {
	...chosen.product,
	parameter: { ...chosen.product.parameter, displayName: 'Part', name: 'partIdproduct' },
};

/** Error of a product that is no composition: it then has no parts, which is no error (2.7, List parts). */
const WITHOUT_PARTS = 20;

const noneWithoutParts: Flow = async ({ send, request }) =>
	await send(request).catch(async (error: unknown): Promise<IN8nHttpFullResponse> => {
		const hasNone = error instanceof NodeApiError && error.context.serviceCode === WITHOUT_PARTS;
		if (!hasNone) throw error;
		// An unknown product gets the same code; then this gives Picqer's reason.
		await send({ ...request, url: request.url.replace(/\/parts$/, ''), qs: {} });
		return { statusCode: 200, headers: {}, body: [] };
	});

/** Parts of compositions: reference picqer.md, 2.7. */
export const productPartResource: Resource = {
	name: 'Product Part',
	value: 'productPart',
	description: 'A part of a product that is a composition',
	operations: [
		get('/products/{idproduct}/parts', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many parts of a product',
			flow: flowOf(picqer, noneWithoutParts),
			parameters: [
				path.product,
				queryOptions([
					{
						...toggle('Nested', 'nested', 'Whether to get the parts of parts, too'),
						convert: trueOrNothing,
					},
				]),
			],
		}),
		get('/products/{idproduct}/parts/{idproduct_part}', { parameters: [path.product, part] }),
		create('/products/{idproduct}/parts', {
			name: 'Add',
			action: 'Add a part to a product',
			parameters: [
				path.product,
				...place([required(partProduct)], 'body').map(numberedBody),
				...place([required(amount)], 'body'),
			],
		}),
		update('/products/{idproduct}/parts/{idproduct_part}', {
			parameters: [path.product, part, ...place(allRequired([amount]), 'body')],
		}),
		remove('/products/{idproduct}/parts/{idproduct_part}', {
			parameters: [path.product, part],
		}),
	],
};
