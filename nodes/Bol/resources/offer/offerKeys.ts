import { choice, type Field } from '../../../shared/operation/fields';
import { key, keyOf } from '../../../shared/operation/key';
import type { Call, Input } from '../../../shared/operation/operation';
import { parameterError } from '../../../shared/operation/nodeError';
import { isArticleNumber } from '../../fields/ean';
import type { Sought } from './offerSearch';

/** Inputs of operations that find offers by what an item names. */

/** An input that the operation reads itself, and that goes nowhere in the request. */
export const ownInput = ({ parameter, convert }: Omit<Field, 'property'>): Input => ({
	parameter,
	convert,
});

/** The article number. */
export const ean: Input = ownInput(
	key('EAN', 'ean', {
		placeholder: 'e.g. 5035223124276',
		description:
			'The article number of the product, with or without zeros in front. Where several of your offers have it, the SKU decides, else the one for new articles.',
	}),
);

/** The reference of the offer. */
export const sku: Input = ownInput(
	key('SKU', 'sku', {
		placeholder: 'e.g. AX1234',
		description:
			'The reference of the offer at bol, in the same upper and lower case. Offers are found by it where no EAN is given.',
	}),
);

/** What an item is that names no offer. */
export const ifUnknown: Input = ownInput(
	choice(
		'If Unknown',
		'ifUnknown',
		[
			{ name: 'Report', value: 'report', description: 'The item comes out as unknown' },
			{ name: 'Fail', value: 'fail', description: 'The item is an error' },
		],
		{ default: 'report', description: 'What to do with a product that you do not sell at bol' },
	),
);

/**
 * By what an item names its offer. What is no article number, such as a barcode of the warehouse's own,
 * does not stand in the way of a SKU.
 *
 * @param displayName the parameter that names it, for messages
 * @throws NodeOperationError when it names none
 */
export function namedBy(
	call: Call,
	displayName: string,
	{ ean: eanGiven, sku: skuGiven }: { ean?: unknown; sku?: unknown },
): Sought {
	const named = { ean: keyOf(eanGiven) || undefined, sku: keyOf(skuGiven) || undefined };
	const isUsable = named.ean !== undefined && (isArticleNumber(named.ean) || !named.sku);
	if (isUsable) return { call, ...named };
	if (named.sku !== undefined) return { call, sku: named.sku };
	throw parameterError(
		call.context,
		displayName,
		'names no product',
		'Give an EAN, or as SKU the reference of the offer.',
	);
}
