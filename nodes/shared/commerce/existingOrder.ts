import { parameterError } from '../operation/nodeError';
import type { ItemContext } from '../operation/operation';
import type { ShopOrder, ShopOrderLine } from './shopOrder';

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
	/**
	 * How many pieces of a product are sent and to be sent, where no more will be, since some were taken out
	 * of the order or it is completed; Infinity for others.
	 */
	mostOf(product: string): number;
}

/** A line of which the warehouse will not send all that is still to be shipped. */
const lineCutShort = (
	{ lines }: ShopOrder,
	{ products: { there, wanted }, mostOf }: ExistingOrder,
): ShopOrderLine | undefined =>
	lines.find(({ sentQuantity = 0 }, index) => {
		const product = wanted[index];
		if (!product) return false;
		const isTold = there.length > 0 && !there.includes('');
		if (isTold && !there.includes(product)) return true;
		const same = lines.filter((_, at) => wanted[at] === product);
		const open = same.reduce((sum, { quantity }) => sum + quantity, 0);
		return mostOf(product) < open + sentQuantity;
	});

/**
 * Demands that an order which a warehouse has already can be what is still to be shipped, as it stays as it
 * is: it may have been cancelled there, or made while the buyer wanted to cancel a part of it, or be one of
 * another shop that has the same number.
 *
 * @throws NodeOperationError for an order that is cancelled, of fewer pieces, without one of the
 * products, or of which some were taken out
 */
export function demandAllOf(context: ItemContext, shopOrder: ShopOrder, existing: ExistingOrder) {
	const { number, lines } = shopOrder;
	const { service, name, isCancelled, pieces = Infinity, products } = existing;
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
	const wayOut = `An order that is there stays as it is. Add what is missing in ${service}, or cancel it where it was sold.`;
	if (pieces < wanted) {
		throw parameterError(
			context,
			'Shop Order',
			`${wanted} pieces of order ${number} are still to be shipped, and the order in ${service} (${name}) has ${pieces}`,
			wayOut,
		);
	}
	const line = lineCutShort(shopOrder, existing);
	if (line === undefined) return;
	throw parameterError(
		context,
		'Shop Order',
		`order ${number} still needs ${line.quantity} of ${line.ean ?? line.sku}, and the order in ${service} (${name}) will not send them all`,
		wayOut,
	);
}
