import type { IDataObject } from 'n8n-workflow';
import { findByIn, shopOrderIn } from '../../../shared/commerce/orderInput';
import {
	contactOf,
	invoiceAddressOf,
	joined,
	withoutEmpty,
} from '../../../shared/commerce/orderParties';
import { productsOf } from '../../../shared/commerce/orderProducts';
import type { ShopOrder, ShopOrderAddress } from '../../../shared/commerce/shopOrder';
import type { ItemContext, Step } from '../../../shared/operation/operation';
import { remarksOf } from '../../../shared/service/remarks';
import { productSearch } from '../../service/findProducts';
import { pricesOf } from './prices';

/** What a shop order is in Picqer: docs/services/picqer.md, 2.1. */

/** Languages of Picqer (docs/services/picqer.md, 1.3). */
const LANGUAGES = ['nl', 'en'];

/**
 * An address has two lines for who and two for where, so that everything has its place: one name first,
 * the others as contact, and what more the carrier has to know as second line. No length limit is known
 * (2.1).
 */
function addressBody(
	kind: 'delivery' | 'invoice',
	address: ShopOrderAddress,
	names: ReadonlyArray<string | undefined>,
): IDataObject {
	const { street, houseNumber, houseNumberExtension, secondLine, zipCode, city, country } = address;
	const [name, ...others] = names.filter((one) => one !== undefined);
	return withoutEmpty({
		[`${kind}name`]: name,
		[`${kind}contactname`]: joined(others, ', '),
		[`${kind}address`]: joined([street, houseNumber, houseNumberExtension], ' '),
		[`${kind}address2`]: secondLine,
		[`${kind}zipcode`]: zipCode,
		[`${kind}city`]: city,
		[`${kind}country`]: country,
	});
}

/** The language of the buyer; what comes after it, as in `nl-BE`, says where it is spoken. */
function languageBody(context: ItemContext, { buyer }: ShopOrder): IDataObject {
	const given = buyer?.language;
	if (given === undefined) return {};
	const [language] = given.toLowerCase().split(/[-_]/);
	if (LANGUAGES.includes(language)) return { language };
	remarksOf(context).notes.add(
		'Picqer writes in Dutch (nl) and English (en) only. An order whose buyer has another language goes without one; to choose it, add Language under Additional Fields.',
	);
	return {};
}

function bodyOf(order: ShopOrder): IDataObject {
	const { deliverTo, number } = order;
	const invoiceTo = invoiceAddressOf(order);
	const { telephone, emailAddress } = contactOf(order);
	// A parcel goes to the point where it is fetched, an invoice to whom it is for.
	const deliveryNames = [deliverTo.pickUpPoint, deliverTo.company, deliverTo.name];
	const invoiceNames = [invoiceTo.company, invoiceTo.name, invoiceTo.pickUpPoint];
	return {
		reference: number,
		...addressBody('delivery', deliverTo, deliveryNames),
		...addressBody('invoice', invoiceTo, invoiceNames),
		...withoutEmpty({ telephone, emailaddress: emailAddress }),
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
	const language = set.language === undefined ? languageBody(context, order) : {};
	return { ...draft, body: { ...bodyOf(order), ...language, products: lines, ...set } };
};
