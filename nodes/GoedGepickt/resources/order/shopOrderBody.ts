import type { IDataObject } from 'n8n-workflow';
import { findByIn, forShopOrder, shopOrderIn } from '../../../shared/commerce/orderInput';
import {
	contactOf,
	invoiceAddressOf,
	joined,
	withoutEmpty,
} from '../../../shared/commerce/orderParties';
import { productsOf } from '../../../shared/commerce/orderProducts';
import type {
	ShopOrder,
	ShopOrderAddress,
	ShopOrderLine,
} from '../../../shared/commerce/shopOrder';
import { numberFrom } from '../../../shared/operation/convert';
import { decimal, required, toggle } from '../../../shared/operation/fields';
import type { Input, ItemContext, Step } from '../../../shared/operation/operation';
import { parameterError } from '../../../shared/operation/nodeError';
import { productSearch } from '../../fields/findProducts';
import { TAX_RATE, toDutchTime } from '../../fields/fields';

/** What a shop order is in GoedGepickt: docs/services/goedgepickt.md, 2.5. */

/** VAT of the lines: GoedGepickt needs it, and a shop order does not say it. */
export const taxRateInputs: Input[] = [
	required(
		decimal('Tax Rate (%)', 'taxRate', {
			...TAX_RATE,
			description: 'VAT of the products, which a shop order does not say; 0 is a rate, too',
		}),
	),
	toggle(
		'Use Tax Rate of Product',
		'useProductTaxRate',
		'Whether to take the tax rate that a product has in GoedGepickt; Tax Rate then counts for those without one',
	),
].map(forShopOrder);

/** GoedGepickt has two fields for a name, which are read one after the other. */
function nameFields(kind: string, name: string | undefined) {
	const [first, ...rest] = (name ?? '').split(/\s+/);
	const last = rest.join(' ');
	return last === ''
		? { [`${kind}LastName`]: first }
		: { [`${kind}FirstName`]: first, [`${kind}LastName`]: last };
}

/** The pick-up point stands beside the company: its own field needs codes of the carrier (2.5). */
const addressBody = (kind: 'billing' | 'shipping', address: ShopOrderAddress) =>
	withoutEmpty({
		...nameFields(kind, address.name),
		[`${kind}Company`]: joined([address.pickUpPoint, address.company], ', '),
		[`${kind}Address`]: address.street,
		[`${kind}HouseNumber`]: address.houseNumber,
		[`${kind}HouseNumberAddition`]: address.houseNumberExtension,
		[`${kind}Address2`]: address.secondLine,
		[`${kind}Zipcode`]: address.zipCode,
		[`${kind}City`]: address.city,
		[`${kind}Country`]: address.country,
	});

/** Money as GoedGepickt writes it: two decimals, rounded to whole cents (1.2). */
const money = (amount: number) => (Math.round(Number((amount * 100).toFixed(6))) / 100).toFixed(2);

function lineBody(line: ShopOrderLine, product: IDataObject, taxRate: unknown): IDataObject {
	const { ean, lineId, priceIncludingVat: price, quantity, title } = line;
	return {
		...withoutEmpty({ lineItemId: lineId, ean }),
		sku: product.sku,
		productName: title ?? product.name,
		productQuantity: quantity,
		taxRate,
		...(price !== undefined && {
			unitPriceIncl: money(price),
			totalPriceIncl: money(price * quantity),
		}),
	} as IDataObject;
}

function bodyOf(order: ShopOrder, context: ItemContext): IDataObject {
	const { currency, deliverTo, number, placedAt } = order;
	const { emailAddress, telephone } = contactOf(order);
	const createDate = toDutchTime(context, 'Shop Order, placedAt', placedAt) as string | undefined;
	return withoutEmpty({
		orderId: number,
		orderDisplayId: number,
		createDate,
		currency,
		...addressBody('billing', invoiceAddressOf(order)),
		billingEmail: emailAddress,
		billingPhone: telephone,
		...addressBody('shipping', deliverTo),
	});
}

/** The tax rate that a product has in GoedGepickt, as far as the user wants it. */
function taxRateOf({ taxRate }: IDataObject, context: ItemContext): number | undefined {
	return numberFrom(context, 'Tax rate of a product', taxRate, TAX_RATE);
}

/**
 * Makes the order of the shop order, where one is given: fields that the user set go first.
 *
 * @throws NodeOperationError that names all products which GoedGepickt does not know, and for an address
 * without a house number
 */
export const fromShopOrder: Step = async (draft, context) => {
	const order = shopOrderIn(draft.inputs);
	if (order === undefined) return draft;
	// The body of an order is made of fields.
	const set = draft.body as IDataObject;
	const body = { ...bodyOf(order, context), ...set };
	if (body.shippingHouseNumber === undefined || body.shippingHouseNumber === '') {
		throw parameterError(
			context,
			'Shop Order',
			'deliverTo.houseNumber is missing',
			'GoedGepickt needs it apart from the street. Give it in the shop order, or as Shipping House Number under Additional Fields.',
		);
	}
	const products = await productsOf(context, order, findByIn(draft.inputs), productSearch(context));
	const { taxRate, useProductTaxRate } = draft.inputs;
	const orderItems = order.lines.map((line, index) => {
		const own = useProductTaxRate ? taxRateOf(products[index], context) : undefined;
		return lineBody(line, products[index], own ?? taxRate);
	});
	return { ...draft, body: { orderItems, ...body } };
};
