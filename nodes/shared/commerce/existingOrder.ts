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
}

/**
 * Demands that an order which a warehouse has already can be what is still to be shipped, as it stays as it
 * is: it may have been cancelled there, or made while the buyer wanted to cancel a part of it.
 *
 * @throws NodeOperationError for an order that is cancelled, and for one of fewer pieces
 */
export function demandAllOf(
	context: ItemContext,
	{ number, lines }: ShopOrder,
	{ service, name, isCancelled, pieces = Infinity }: ExistingOrder,
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
	if (pieces >= wanted) return;
	throw parameterError(
		context,
		'Shop Order',
		`${wanted} pieces of order ${number} are still to be shipped, and the order in ${service} (${name}) has ${pieces}`,
		`An order that is there stays as it is. Add what is missing in ${service}, or cancel it where it was sold.`,
	);
}
