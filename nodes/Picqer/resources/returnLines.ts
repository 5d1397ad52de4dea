import type { IDataObject } from 'n8n-workflow';
import { without } from '../../shared/lib/without';
import { productsFor } from '../../shared/commerce/orderProducts';
import { amountProblem, lines } from '../../shared/operation/lines';
import { decimal, required } from '../../shared/operation/fields';
import { key, keyOf } from '../../shared/operation/key';
import type { Step } from '../../shared/operation/operation';
import { amount, idField, intoWarehouse, price } from '../fields/fields';
import { productSearch } from '../service/findProducts';
import { orderWithReference } from '../service/findOrder';

/** The products of a return, and how they are found: docs/services/picqer.md, 2.14. */

const INSTEAD = 'Instead of a product';

const byCode = [
	key('EAN', 'ean', {
		placeholder: 'e.g. 8712345678906',
		description: `${INSTEAD}: the one with this barcode, with and without zeros in front`,
	}),
	key('Product Code', 'productcode', { placeholder: 'e.g. LAMP-01', description: INSTEAD }),
];

const isByCode = ({ ean, productcode }: IDataObject) =>
	keyOf(ean) !== '' || keyOf(productcode) !== '';

const hasProduct = (line: IDataObject) => Boolean(line.idproduct) || isByCode(line);

const wholeAmount = ({ amount: given }: IDataObject) =>
	given === undefined ? undefined : amountProblem('amount', given);

/** What comes back. */
export const returnedProducts = lines({
	line: 'Returned Product',
	lines: 'Returned Products',
	property: 'returned_products',
	example: '[{ "ean": "8712345678906", "idreturn_reason": 2, "amount": 1 }]',
	always: [
		idField.product,
		amount,
		decimal('Price', 'price', {
			description:
				'Excluding VAT. Where the product is given by EAN or product code, the price that it has in Picqer when left out.',
		}),
		required(idField.returnReason),
	],
	optional: [...byCode, intoWarehouse],
	check: (line) => {
		if (!hasProduct(line)) return 'needs a product';
		if (!line.idreturn_reason) return 'needs a return reason';
		const needsPrice = line.price === undefined && !isByCode(line);
		return needsPrice ? 'needs a price' : wholeAmount(line);
	},
});

/** What is sent instead. */
export const replacementProducts = lines({
	line: 'Replacement Product',
	lines: 'Replacement Products',
	property: 'replacement_products',
	example: '[{ "productcode": "LAMP-01", "amount": 1 }]',
	always: [idField.product, amount],
	optional: [...byCode, price],
	check: (line) => (hasProduct(line) ? wholeAmount(line) : 'needs a product'),
});

const LISTS = {
	returned_products: 'Returned Products',
	replacement_products: 'Replacement Products',
};

/**
 * Puts the IDs of products in place of their EANs and codes.
 *
 * @throws NodeOperationError that names all products which Picqer does not know
 */
export const findProducts: Step = async (draft, context) => {
	// The body of a return is made of fields.
	const body = { ...(draft.body as IDataObject) };
	for (const [property, label] of Object.entries(LISTS)) {
		const given = (body[property] ?? []) as IDataObject[];
		const wanted = given.filter((line) => !line.idproduct);
		if (wanted.length === 0) continue;
		const found = await productsFor(context, wanted.map(keysOf), {
			by: 'both',
			search: productSearch(context),
			label,
			refused: 'the return was not sent',
		});
		body[property] = given.map((line) => {
			const index = wanted.indexOf(line);
			return index === -1 ? line : named(line, found[index], property === 'returned_products');
		});
	}
	return { ...draft, body };
};

const keysOf = ({ ean, productcode }: IDataObject) => ({
	ean: keyOf(ean) || undefined,
	sku: keyOf(productcode) || undefined,
});

function named(
	line: IDataObject,
	{ idproduct, price }: IDataObject,
	hasPrice: boolean,
): IDataObject {
	const others = without(line, 'ean', 'productcode');
	return { ...(hasPrice && { price }), ...others, idproduct };
}

/** The order that a return is of, by the number that the shop gave it. */
export const orderReference = key('Order Reference', 'orderReference', {
	placeholder: 'e.g. WEB-8891',
	description:
		'The reference of the order that the return is of, instead of an order. Name and address are copied from it; where Picqer has no such order, the return is made without.',
});

/** Puts the ID of the order in place of its reference. */
export const findOrder: Step = async (draft, context) => {
	const { orderReference: given, ...body } = draft.body as IDataObject;
	const reference = keyOf(given);
	if (reference === '' || body.idorder !== undefined) return { ...draft, body };
	const order = await orderWithReference(context, reference);
	return { ...draft, body: { ...body, ...(order && { idorder: order.idorder }) } };
};
