import { NodeApiError, type IN8nHttpFullResponse } from 'n8n-workflow';
import { ownAnswer } from '../../shared/service/body';
import { queryOptions } from '../../shared/operation/collections';
import { allRequired, place, required, toggle, withParameter } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Flow, Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { numbered } from '../fields/byNumber';
import { amount, idField, path, trueOrNothing } from '../fields/fields';
import { pages } from '../service/request';

const { create, get, remove, update } = verbs(pages, {
	name: 'Product Part',
	one: 'a part of a product',
	many: 'parts of a product',
});

const part = locator('Part', 'idproduct_part', {
	search: 'searchProductParts',
	example: '12',
});

const partProduct = withParameter(idField.product, {
	displayName: 'Part',
	name: 'partIdproduct',
	description: 'The product that becomes a part',
});

/** Error of a product that is no composition: it then has no parts, which is no error (2.7, List parts). */
const WITHOUT_PARTS = 20;

const noneWithoutParts: Flow = async ({ send, request, path: { idproduct } }) =>
	await send(request).catch(async (error: unknown): Promise<IN8nHttpFullResponse> => {
		const hasNone = error instanceof NodeApiError && error.context.serviceCode === WITHOUT_PARTS;
		if (!hasNone) throw error;
		// An unknown product gets the same code; then this gives Picqer's reason.
		const url = `/products/${encodeURIComponent(String(idproduct))}`;
		await send({ ...request, url, qs: {}, answer: 'object' });
		return ownAnswer([]);
	});

/** Parts of compositions: docs/services/picqer.md, 2.7. */
export const productPartResource: Resource = {
	name: 'Product Part',
	value: 'productPart',
	description: 'A part of a product that is a composition',
	operations: [
		get('/products/{idproduct}/parts', {
			answer: 'json',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many parts of a product',
			flow: noneWithoutParts,
			inputs: [
				path.product,
				queryOptions([
					{
						...toggle('Nested', 'nested', 'Whether to get the parts of parts, too'),
						convert: trueOrNothing,
					},
				]),
			],
		}),
		get('/products/{idproduct}/parts/{idproduct_part}', { inputs: [path.product, part] }),
		create('/products/{idproduct}/parts', {
			name: 'Add',
			action: 'Add a part to a product',
			inputs: [
				path.product,
				...place([required(partProduct)], 'body').map((input) => numbered(input, 'idproduct')),
				...place([required(amount)], 'body'),
			],
		}),
		update('/products/{idproduct}/parts/{idproduct_part}', {
			answer: 'nothing',
			inputs: [path.product, part, ...place(allRequired([amount]), 'body')],
		}),
		remove('/products/{idproduct}/parts/{idproduct_part}', {
			inputs: [path.product, part],
		}),
	],
};
