import type { IDataObject } from 'n8n-workflow';
import type { ShopOrder } from '../../../shared/commerce/shopOrder';
import { toggle } from '../../../shared/operation/fields';
import { forShopOrder } from '../../../shared/commerce/orderInput';
import type { Input, ItemContext } from '../../../shared/operation/operation';
import { parameterError } from '../../../shared/operation/nodeError';
import { onceInRun } from '../../../shared/service/runs';
import { rowsAt } from '../../service/read';
import { picqer } from '../../service/request';

/** Whether the order has the prices of the shop. */
export const sendPrices: Input = forShopOrder(
	toggle(
		'Send Prices',
		'sendPrices',
		'Whether the order gets the prices of the shop order instead of those of the products in Picqer. VAT is taken off by the VAT group of each product, and each price is rounded to whole cents. An order in Picqer has no currency, so that only euros are sent.',
	),
);

/** Cents in a unit of money; Picqer's prices have two decimals. */
const CENTS = 100;

/** The price of each line without VAT (docs/services/picqer.md, 1.3, Money). */
export function withoutVat(priceIncludingVat: number, percentage: number): number {
	const cents = (priceIncludingVat * CENTS * 100) / (100 + percentage);
	// Half a cent goes up, also where the last bit of the quotient is lost.
	return Math.round(Number(cents.toFixed(6))) / CENTS;
}

/** The currency that Picqer's prices are taken to be in: no source names one of an order. */
const CURRENCY = 'EUR';

/**
 * The prices of the lines of a shop order, without VAT.
 *
 * @param products the product of each line
 * @throws NodeOperationError for prices in another currency, which would pass for euros, for a line
 * without a price, and for a product without a known VAT group
 */
export async function pricesOf(
	context: ItemContext,
	order: ShopOrder,
	products: readonly IDataObject[],
): Promise<number[]> {
	const { currency = CURRENCY } = order;
	if (currency !== CURRENCY) {
		throw parameterError(
			context,
			'Send Prices',
			`the shop order has prices in ${currency}, and an order in Picqer has no currency`,
			'Switch Send Prices off, so that Picqer takes the prices of the products. If they are in the currency of the Picqer account, leave currency out of the shop order.',
		);
	}
	const percentageOf = await percentages(context);
	return order.lines.map(({ priceIncludingVat }, index) => {
		if (priceIncludingVat !== undefined) {
			return withoutVat(priceIncludingVat, percentageOf(products[index]));
		}
		throw parameterError(
			context,
			'Shop Order',
			`lines[${index}].priceIncludingVat is missing`,
			'Give it, or switch Send Prices off, so that Picqer takes the price of the product.',
		);
	});
}

/** What tells the percentage of VAT of a product; it throws for one whose VAT group is not known. */
async function percentages(context: ItemContext): Promise<(product: IDataObject) => number> {
	const groups = await onceInRun(
		context,
		picqer,
		'VAT groups',
		async () => await rowsAt(context, '/vatgroups'),
	);
	return ({ idvatgroup, productcode }) => {
		const group = groups.find((row) => row.idvatgroup === idvatgroup);
		if (typeof group?.percentage === 'number') return group.percentage;
		throw parameterError(
			context,
			'Send Prices',
			`Picqer does not say the VAT of product ${String(productcode)}`,
			'Check the VAT group of the product in Picqer, or switch Send Prices off.',
		);
	};
}
