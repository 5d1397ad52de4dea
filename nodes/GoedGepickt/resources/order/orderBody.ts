import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../../shared/lib/isObject';
import { lines, amountProblem } from '../../../shared/operation/lines';
import { toText } from '../../../shared/operation/convert';
import {
	dateTime,
	decimal,
	email,
	field,
	longText,
	required,
	text,
	toggle,
	whole,
	type Field,
	withParameter,
} from '../../../shared/operation/fields';
import { toCountry, toCurrency } from '../../../shared/operation/limits';
import { key, keyOf } from '../../../shared/operation/key';
import { filledText, keyLine, line, money, TAX_RATE, toDutchTime } from '../../fields/fields';
import type { Step } from '../../../shared/operation/operation';

/**
 * Statuses that a new order is known to be given; cancelled is weaker
 * (docs/services/goedgepickt.md, 2.5).
 */
export const NEW_STATUSES = [
	{ name: 'Cancelled (Unconfirmed)', value: 'cancelled' },
	{ name: 'Completed', value: 'completed' },
	{ name: 'On Hold', value: 'on_hold', description: 'For orders that are not paid yet' },
	{ name: 'Open', value: 'open', description: 'To be picked' },
];

/** A date with time in GoedGepickt's form. */
export const momentField = (displayName: string, property: string, description?: string): Field =>
	dateTime(displayName, property, { convert: toDutchTime, ...(description && { description }) });

const country = (displayName: string, property: string): Field => ({
	...line(displayName, property, {
		placeholder: 'e.g. NL',
		description: 'Two capital letters, as in ISO 3166',
	}),
	convert: (context, name, value) => toCountry(context, name, filledText(context, name, value)),
});

const address = (kind: 'billing' | 'shipping', label: string): Field[] => [
	line(`${label} First Name`, `${kind}FirstName`),
	line(`${label} Last Name`, `${kind}LastName`),
	line(`${label} Company`, `${kind}Company`),
	line(`${label} Street`, `${kind}Address`, { description: 'Without the house number' }),
	line(`${label} House Number`, `${kind}HouseNumber`, {
		placeholder: 'e.g. 12',
		description: 'Always sent as text, since GoedGepickt refuses a number',
	}),
	line(`${label} House Number Addition`, `${kind}HouseNumberAddition`, { placeholder: 'e.g. a' }),
	line(`${label} Address Line 2`, `${kind}Address2`),
	line(`${label} Postal Code`, `${kind}Zipcode`, { placeholder: 'e.g. 1234AB' }),
	line(`${label} City`, `${kind}City`),
	country(`${label} Country`, `${kind}Country`),
];

/** What is known of a pickup point (docs/services/goedgepickt.md, 2.5, pickupLocationData). */
const PICKUP_POINT: Field[] = [
	line('Carrier', 'carrier', {
		placeholder: 'e.g. 1',
		description: 'Code of the carrier; which codes there are is not documented (unconfirmed)',
	}),
	line('Location', 'location', {
		placeholder: 'e.g. Buurtwinkel',
		description: 'Name of the pickup point',
	}),
	line('Location Number', 'locationNumber', {
		placeholder: 'e.g. 901892834',
		description: 'ID of the pickup point',
	}),
	line('Street', 'street'),
	line('House Number', 'houseNumber'),
	line('Postal Code', 'zipcode'),
	line('City', 'city'),
	country('Country', 'country'),
];

/** Where the customer picks the parcel up: docs/services/goedgepickt.md, 2.5; section 5, row 18. */
const pickupPoint: Field = (() => {
	const base = field('Pickup Point', 'pickupLocationData', 'fixedCollection', {
		description: 'Where the customer picks the parcel up',
		default: {},
		placeholder: 'Add Pickup Point',
		convert: (context, displayName, value) => {
			const given = value as IDataObject | undefined;
			const point = (given?.point ?? given ?? {}) as IDataObject;
			const filled = Object.entries(point)
				.map(([name, one]) => {
					const part = PICKUP_POINT.find(({ property }) => property === name);
					const label = part ? `${displayName}, ${part.parameter.displayName}` : displayName;
					return [name, (part?.convert ?? toText)(context, label, one)];
				})
				.filter(([, one]) => one !== '' && one !== undefined && one !== null);
			return filled.length > 0 ? Object.fromEntries(filled) : undefined;
		},
	});
	const values = PICKUP_POINT.map(({ parameter }) => parameter);
	const options = [{ displayName: 'Pickup Point Address', name: 'point', values }];
	return withParameter(base, { options });
})();

/**
 * What an order can have beside its ID, date, status and lines (docs/services/goedgepickt.md, 2.5).
 */
export const orderFields: Field[] = [
	keyLine('Order Number', 'orderDisplayId', {
		placeholder: 'e.g. WEB-100245',
		description: 'The number that people see; Find by Order Number looks for it',
	}),
	momentField('Finish Date', 'finishDate', 'When the order was completed'),
	{
		...line('Currency', 'currency', {
			description: 'Three capital letters, as in ISO 4217',
			placeholder: 'e.g. EUR',
		}),
		convert: (context, name, value) => toCurrency(context, name, filledText(context, name, value)),
	},
	money('Discount Total', 'discountTotal'),
	money('Discount Tax', 'discountTax'),
	money('Shipping Total', 'shippingTotal', { least: 0 }),
	money('Shipping Tax', 'shippingTax', { least: 0 }),
	money('Paid Total', 'paidTotal', { least: 0 }),
	money('Paid Tax', 'paidTax', { least: 0 }),
	...address('billing', 'Billing'),
	{ ...email('Billing Email', 'billingEmail'), convert: filledText },
	line('Billing Phone', 'billingPhone'),
	...address('shipping', 'Shipping'),
	line('Shipping Method', 'shippingMethod', {
		placeholder: 'e.g. PostNL standaard',
		description: 'Shipping rules of GoedGepickt may go by this name (unconfirmed)',
	}),
	line('Payment Method', 'paymentMethod', {
		description: 'How the order was paid, in the words of the shop',
		placeholder: 'e.g. ideal',
	}),
	line('Invoice Number', 'invoiceNumber', { description: 'Number of the invoice in the shop' }),
	{
		...longText('Customer Note', 'customerNote', {
			description: 'What the customer wrote with the order',
		}),
		convert: filledText,
	},
	toggle(
		'Ignore Unknown Product Warnings',
		'ignoreUnknownProductWarnings',
		'Whether to accept lines whose product GoedGepickt does not know',
		{ default: true },
	),
	pickupPoint,
];

/** Lines of an order (docs/services/goedgepickt.md, 2.5, orderItems). */
export const orderLines = lines({
	line: 'Order Line',
	lines: 'Order Lines',
	property: 'orderItems',
	isRequired: true,
	example:
		'[{ "sku": "TSHIRT-BLK-L", "productName": "T-shirt black L", "productQuantity": 2, "taxRate": 21 }]',
	always: [
		key('SKU', 'sku', {
			description: 'The code of the product in the shop',
			placeholder: 'e.g. TSHIRT-BLK-L',
		}),
		text('Product Name', 'productName', {
			description: 'Name of the product, as the order shows it',
			placeholder: 'e.g. T-shirt black L',
		}),
		required(whole('Quantity', 'productQuantity', { description: 'How many pieces', least: 1 })),
		required(decimal('Tax Rate (%)', 'taxRate', { ...TAX_RATE, description: '0 is a rate, too' })),
	],
	optional: [
		keyLine('Line ID', 'lineItemId', {
			placeholder: 'e.g. 100245-1',
			description: 'Unique inside of the order',
		}),
		keyLine('Product ID', 'productId', { description: 'What the shop calls the product' }),
		keyLine('EAN', 'ean', { description: 'EAN of the product', placeholder: 'e.g. 8712345678906' }),
		line('Product Image', 'productImage', { description: 'Address of an image' }),
		money('Unit Price Including Tax', 'unitPriceIncl'),
		money('Unit Price Excluding Tax', 'unitPriceExcl'),
		money('Unit Price Tax', 'unitPriceTax'),
		money('Total Price Including Tax', 'totalPriceIncl'),
		money('Total Price Excluding Tax', 'totalPriceExcl'),
		money('Total Price Tax', 'totalPriceTax'),
	],
	check: ({ sku, productQuantity, taxRate }) => {
		if (keyOf(sku) === '') return 'needs a SKU';
		if (taxRate === undefined || taxRate === '') return 'needs a tax rate; 0 is one';
		return amountProblem('quantity', productQuantity);
	},
});

const HOUSE_NUMBER = /house_?number/i;

/** Makes house numbers text and leaves empty texts out, inside of the pickup point, too. */
function tidied(body: IDataObject): IDataObject {
	const pairs = Object.entries(body).filter(([, value]) => value !== '');
	return Object.fromEntries(
		pairs.map(([name, value]) => {
			if (name === 'pickupLocationData' && isObject(value)) return [name, tidied(value)];
			const isNumber = HOUSE_NUMBER.test(name) && typeof value === 'number';
			return [name, isNumber ? String(value) : value];
		}),
	);
}

/** The moment of sending, where the user gives none; then the body without what GoedGepickt refuses. */
export const completeOrder: Step = (draft, context) => {
	const body = draft.body as IDataObject;
	const createDate = body.createDate || toDutchTime(context, 'Create Date', Date.now());
	return {
		...draft,
		body: tidied({ ...body, createDate } as IDataObject),
		traceableBy: `the order with order ID ${String(body.orderId)}`,
	};
};
