import type { IDataObject, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import { without } from '../../../shared/lib/without';
import { parameterError } from '../../../shared/operation/nodeError';
import type { Input, Shape, Step } from '../../../shared/operation/operation';
import type { CreateOrUpdate } from '../../../shared/operation/createOrUpdate';
import { skuSearch } from '../../fields/bySku';
import { EXISTS, unwrapped } from '../../service/request';

/** In the URL of the picture that a product without one has (docs/services/goedgepickt.md, 2.2). */
const PLACEHOLDER_PICTURE = 'image_placeholder';

/** When a Create or Update sends the picture to a product that exists. */
export const sendPicture: Input = {
	parameter: {
		displayName: 'Send Picture',
		name: 'sendPicture',
		type: 'options',
		options: [
			{
				name: 'Always',
				value: 'always',
				description: 'With every update too; GoedGepickt has complained about this',
			},
			{ name: 'Only When Creating', value: 'create' },
			{
				name: 'When Creating, or When There Is None',
				value: 'missing',
				description: 'Also to a product that has only the placeholder of GoedGepickt',
			},
		],
		default: 'create',
		description: 'When to send the picture of the additional fields',
	},
};

/** What a Create or Update does when several products have the SKU. */
export const ifSeveral: Input = {
	parameter: {
		displayName: 'If Several Have the SKU',
		name: 'ifSeveral',
		description: 'What to do when the SKU belongs to more than one product',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'Change none, and name their IDs' },
			{ name: 'Update the First', value: 'first', description: 'Take the first one of the list' },
		],
		default: 'fail',
	},
};

/**
 * What a new product needs beside name and SKU, as the shop plugin sends it
 * (docs/services/goedgepickt.md, 2.2).
 */
const newProduct = (body: IDataObject): IDataObject => ({
	productId: body.sku,
	stockManagement: true,
	...body,
});

/** Completes the body of a creation. */
export const completeNew: Step = (draft) => ({
	...draft,
	body: newProduct(draft.body as IDataObject),
});

/** Refuses an update without fields; the webshop, which all updates carry, is no change. */
export const somethingToChange: Step = (draft, context) => {
	if (Object.keys(draft.body).length > 0) return draft;
	const wayOut = 'Add at least one field that is to change.';
	throw parameterError(context, 'Update Fields', 'nothing to update', wayOut);
};

function isWithoutPicture({ picture }: IDataObject): boolean {
	return !picture || String(picture).includes(PLACEHOLDER_PICTURE);
}

/**
 * How a product is found by its SKU: no call for it is known, so it is searched, then created or
 * updated; a retry can meet "already exists", and several products can share an SKU (section 5, row 8).
 */
export const findBySku: CreateOrUpdate = {
	thing: 'product',
	key: 'sku',
	id: 'uuid',
	// The search is exact, and an SKU from a sheet often has a blank behind it.
	searches: (sku) => [skuSearch(sku), skuSearch(`${sku} `)],
	takesFirst: ({ ifSeveral: whenSeveral }) => whenSeveral === 'first',
	rowsIn: unwrapped,
	creation: newProduct,
	changes: (body, row, { sendPicture: when }) => {
		const isSent = when === 'always' || (when === 'missing' && isWithoutPicture(row));
		return isSent ? body : without(body, 'picture');
	},
	isTaken: ({ message, description }: NodeApiError) =>
		EXISTS.test(`${message} ${description ?? ''}`),
};

/** Writes answer with a list in `items`, a bare list, or the product: one of them is right (2.2). */
export const writtenProducts: Shape = (items) => {
	const rows = items.flatMap(({ json }): INodeExecutionData[] =>
		Array.isArray(json.items)
			? (json.items as IDataObject[]).map((row) => ({ json: row }))
			: [{ json }],
	);
	return rows.length > 0 ? rows : [{ json: { success: true } }];
};

/** Whether free stock below zero is shown as zero. */
export const neverBelowZero: Input = {
	parameter: {
		displayName: 'Never Below Zero',
		name: 'neverBelowZero',
		type: 'boolean',
		default: false,
		description:
			'Whether to show free stock below zero as zero. It is negative when there are more orders than stock.',
	},
};

/** Lifts negative free stock to zero while "Never Below Zero" is on (section 5, row 5). */
export const liftedStock: Shape = (items, _answer, { inputs }) => {
	if (!inputs.neverBelowZero) return items;
	return items.map((item) => {
		const stock = item.json.stock as IDataObject | null | undefined;
		if (!stock || !(Number(stock.freeStock) < 0)) return item;
		return { ...item, json: { ...item.json, stock: { ...stock, freeStock: 0 } } };
	});
};
