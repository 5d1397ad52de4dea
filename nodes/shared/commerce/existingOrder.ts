import { parameterError } from '../operation/nodeError';
import type { ItemContext } from '../operation/operation';
import type { ShopOrder } from './shopOrder';

/** What a warehouse says of an order that it has. */
interface ExistingOrder {
	/** Name of the service. */
	service: string;
	/** What people know the order by there. */
	name: string;
	isCancelled: boolean;
	/** How many pieces it is of, sent or not; undefined where the warehouse does not say. */
	pieces?: number;
	/** What its products are known by, and those that are to be shipped; '' for one that is not told. */
	products: { there: readonly string[]; wanted: readonly string[] };
}

/**
 * Demands that an order which a warehouse has already can be what is still to be shipped, as it stays as it
 * is: it may have been cancelled there, or made while the buyer wanted to cancel a part of it, or be one of
 * another shop that has the same number.
 *
 * @throws NodeOperationError for an order that is cancelled, of fewer pieces, or of other products only
 */
export function demandAllOf(
	context: ItemContext,
	{ number, lines }: ShopOrder,
	{ service, name, isCancelled, pieces = Infinity, products }: ExistingOrder,
) {
	const wanted = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	if (isCancelled) {
		throw parameterError(
			context,
			'Shop Order',
			`order ${number} is still to be shipped, and cancelled in ${service} (${name})`,
			`Nothing was made. Undo that in ${service}, or cancel the order where it was sold, too. To have it made once more, give it another number.`,
		);
	}
	const isKnown = ![...products.there, ...products.wanted].includes('');
	const isOther = !products.there.some((one) => products.wanted.includes(one));
	if (products.there.length > 0 && isKnown && isOther) {
		throw parameterError(
			context,
			'Shop Order',
			`the order ${number} that is in ${service} already (${name}) has none of its products`,
			`Nothing was made. Look at both: where they are two orders, e.g. of two shops, give this one another number.`,
		);
	}
	if (pieces >= wanted) return;
	throw parameterError(
		context,
		'Shop Order',
		`${wanted} pieces of order ${number} are still to be shipped, and the order in ${service} (${name}) has ${pieces}`,
		`An order that is there stays as it is. Add what is missing in ${service}, or cancel it where it was sold.`,
	);
}
