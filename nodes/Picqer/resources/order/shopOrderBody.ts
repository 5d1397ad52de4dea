import type { IDataObject } from 'n8n-workflow';
import { findByIn, shopOrderIn } from '../../../shared/commerce/orderInput';
import { productsOf } from '../../../shared/commerce/orderProducts';
import type { ShopOrder, ShopOrderAddress } from '../../../shared/commerce/shopOrder';
import type { Step } from '../../../shared/operation/operation';
import { productSearch } from '../../service/findProducts';
import { pricesOf } from './prices';

/** What a shop order is in Picqer: docs/services/picqer.md, 2.1. */

/** Languages of Picqer (docs/services/picqer.md, 1.3). */
const LANGUAGES = ['nl', 'en'];

type Texts = ReadonlyArray<string | undefined>;

const joined = (texts: Texts, between: string) =>
	texts.filter((text) => text !== undefined).join(between);

/**
 * An address has two lines for who and two for where, so that everything has its place: the point, the
 * company or the person first, the others as contact; what more the carrier has to know as second line.
 * No length limit is known (2.1).
 */
function addressBody(
	kind: 'delivery' | 'invoice',
	{
		street,
		houseNumber,
		houseNumberExtension,
		secondLine,
		zipCode,
		city,
		country,
	}: ShopOrderAddress,
	[name, ...others]: Texts,
): IDataObject {
	return withoutNothing({
		[`${kind}name`]: name,
		[`${kind}contactname`]: joined(others, ', '),
		[`${kind}address`]: joined([street, houseNumber, houseNumberExtension], ' '),
		[`${kind}address2`]: secondLine,
		[`${kind}zipcode`]: zipCode,
		[`${kind}city`]: city,
		[`${kind}country`]: country,
	});
}

const withoutNothing = (body: Record<string, string | undefined>): IDataObject =>
	Object.fromEntries(
		Object.entries(body).filter(([, value]) => value !== undefined && value !== ''),
	);

const given = (texts: Texts) => texts.filter((text) => text !== undefined);

/** The invoice goes to the buyer, and where no other address is known, to where the goods go. */
function invoiceNames({ buyer, deliverTo, invoiceTo }: ShopOrder): Texts {
	const { company, name, pickUpPoint } = invoiceTo ?? deliverTo;
	const buyers = invoiceTo ? [] : given([buyer?.company, buyer?.name]);
	return buyers.length > 0 ? buyers : given([company, name, pickUpPoint]);
}

function bodyOf(order: ShopOrder): IDataObject {
	const { buyer, deliverTo, invoiceTo, number } = order;
	const { pickUpPoint, company, name } = deliverTo;
	const language = buyer?.language?.toLowerCase();
	return {
		reference: number,
		...addressBody('delivery', deliverTo, given([pickUpPoint, company, name])),
		...addressBody('invoice', invoiceTo ?? deliverTo, invoiceNames(order)),
		...withoutNothing({
			telephone: deliverTo.telephone ?? buyer?.telephone ?? invoiceTo?.telephone,
			emailaddress: deliverTo.emailAddress ?? buyer?.emailAddress ?? invoiceTo?.emailAddress,
			language: LANGUAGES.find((known) => known === language),
		}),
	};
}

/**
 * Makes the order of the shop order, where one is given: fields that the user set go first. The day of
 * delivery is not passed on, as it is the last one possible, and Picqer may wait for it.
 *
 * @throws NodeOperationError that names all products which Picqer does not know
 */
export const fromShopOrder: Step = async (draft, context) => {
	const order = shopOrderIn(draft.inputs);
	if (order === undefined) return draft;
	const products = await productsOf(context, order, findByIn(draft.inputs), productSearch(context));
	const prices = draft.inputs.sendPrices ? await pricesOf(context, order, products) : [];
	const lines = order.lines.map(({ quantity }, index) => ({
		idproduct: products[index].idproduct,
		amount: quantity,
		...(prices[index] !== undefined && { price: prices[index] }),
	}));
	// The body of an order is made of fields.
	const set = draft.body as IDataObject;
	return { ...draft, body: { ...bodyOf(order), products: lines, ...set } };
};
