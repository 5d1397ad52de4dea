import type { IDataObject } from 'n8n-workflow';

/** Orders of bol as they occur, invented, and what must come of each: docs/services/bol.md, 2.1. */

const address = {
	salutation: 'FEMALE',
	firstName: 'Ada',
	surname: 'Sample',
	streetName: 'Mill Lane',
	houseNumber: '7',
	zipCode: '9999XK',
	city: 'Oldtown',
	countryCode: 'NL',
};

/** Where a buyer wants the goods, with some things changed. */
export const shipmentDetails = (change: IDataObject = {}): IDataObject => ({
	...address,
	email: 'relay@example.com',
	language: 'nl',
	...change,
});

/** An item that the seller ships, with some things changed. */
export const item = (orderItemId: string, change: IDataObject = {}): IDataObject => ({
	orderItemId,
	cancellationRequest: false,
	fulfilment: { method: 'FBR', distributionParty: 'RETAILER', latestDeliveryDate: '2026-03-06' },
	offer: { offerId: '0a1b2c3d-0000-4000-8000-000000000001', reference: 'MUG-BLUE' },
	product: { ean: '8712345678906', title: 'Blue mug' },
	quantity: 1,
	quantityShipped: 0,
	quantityCancelled: 0,
	unitPrice: 12.5,
	totalPrice: 12.5,
	commission: 1.5,
	...change,
});

/** An order of one item, with some things changed. */
export const order = (orderId: string, change: IDataObject = {}): IDataObject => ({
	orderId,
	pickupPoint: false,
	orderPlacedDateTime: '2026-03-04T20:15:00+01:00',
	shipmentDetails: shipmentDetails(),
	billingDetails: { ...address, email: 'relay@example.com' },
	orderItems: [item('1')],
	...change,
});

const byBol = { fulfilment: { method: 'FBB', distributionParty: 'BOL' } };
const asked = { cancellationRequest: true };
const day = (latestDeliveryDate: string) => ({ fulfilment: { method: 'FBR', latestDeliveryDate } });

/** An order, and what of its shop order must be so. */
export interface AwkwardOrder {
	name: string;
	order: IDataObject;
	/** Items in the lines, with the quantity of each; no shop order when there are none. */
	lines?: Record<string, number>;
	/** Parts of the shop order. */
	has?: IDataObject;
	/** A part that the shop order must not have. */
	lacks?: string;
	/** What the error says of an order that cannot be read. */
	fails?: string;
}

/** An order of these items; no shop order comes of it without lines. */
const ofItems = (
	name: string,
	lines: AwkwardOrder['lines'],
	...orderItems: unknown[]
): AwkwardOrder => ({ name, order: order('', { orderItems } as IDataObject), lines });

/** An order that goes where a change of the address says, and what of its shop order must be so. */
const goesTo = (name: string, change: IDataObject, has: IDataObject): AwkwardOrder => ({
	name,
	order: order('', { shipmentDetails: shipmentDetails(change) }),
	lines: { 1: 1 },
	has,
});

/** An order that cannot be read because of a change. */
const unreadable = (name: string, change: IDataObject, fails: string): AwkwardOrder => ({
	name,
	order: order('', change),
	fails,
});

const unreadableItem = (name: string, change: IDataObject, fails: string) =>
	unreadable(name, { orderItems: [item('1', change)] }, fails);

const unreadableAddress = (name: string, change: IDataObject, fails: string) =>
	unreadable(name, { shipmentDetails: shipmentDetails(change) }, fails);

const json = (value: unknown) => JSON.stringify(value);

const atCornerShop = { pickUpPoint: 'Corner Shop' };

// prettier-ignore
const all: AwkwardOrder[] = [
	ofItems('nothing special', { 1: 1 }, item('1')),
	ofItems('an item that bol ships', { 1: 1 }, item('1'), item('2', byBol)),
	ofItems('nothing but what bol ships', undefined, item('1', byBol)),
	ofItems('an item that bol ships, as the party alone says', { 1: 1 }, item('1'), item('2', { fulfilment: { distributionParty: 'BOL' } })),
	ofItems('a label of bol, with which the seller ships', { 1: 1 }, item('1', { fulfilment: { method: 'FBR', distributionParty: 'BOL' } })),
	ofItems('an item that is partly shipped and partly cancelled', { 1: 2 }, item('1', { quantity: 7, quantityShipped: 3, quantityCancelled: 2 })),
	ofItems(
		'nothing that is not shipped or cancelled',
		undefined,
		item('1', { quantityShipped: 1 }),
		item('2', { quantity: 3, quantityShipped: 1, quantityCancelled: 2 }),
		item('3', { quantityCancelled: 1 }),
	),
	ofItems(
		'quantities that are null or missing',
		{ 1: 4, 2: 3 },
		item('1', { quantity: 4, quantityShipped: null, quantityCancelled: undefined }),
		item('2', { quantity: 4, quantityShipped: undefined, quantityCancelled: 1 }),
	),
	ofItems('more shipped than ordered', { 1: 1 }, item('1'), item('2', { quantityShipped: 2 })),
	ofItems('an item that the buyer wants to cancel', { 2: 1 }, item('1', asked), item('2')),
	ofItems('nothing but what the buyer wants to cancel', undefined, item('1', asked)),
	...['true', 'TRUE', '1', 1, 'yes'].map((said) =>
		ofItems(
			`what the buyer wants to cancel, as ${json(said)}`,
			{ 2: 1 },
			item('1', { cancellationRequest: said }),
			item('2', { cancellationRequest: 'false' }),
		),
	),
	ofItems('nothing about cancelling', { 1: 1 }, item('1', { cancellationRequest: null })),
	goesTo(
		'an extension and a second line',
		{ houseNumberExtension: 'B rear', extraAddressInformation: 'through the gate, 2nd floor' },
		{
			deliverTo: {
				houseNumber: '7',
				houseNumberExtension: 'B rear',
				secondLine: 'through the gate, 2nd floor',
			},
		},
	),
	goesTo(
		'a Belgian bus number',
		{ houseNumberExtension: 'bus 12', zipCode: '9000', countryCode: 'BE' },
		{ deliverTo: { houseNumberExtension: 'bus 12', zipCode: '9000', country: 'BE' } },
	),
	{
		name: 'a company and whom to ask for there',
		order: order('', {
			shipmentDetails: shipmentDetails({ company: 'Sample Bakery' }),
			billingDetails: { ...address, company: 'Sample Holding', vatNumber: 'NL001234567B01' },
		}),
		lines: { 1: 1 },
		has: {
			deliverTo: { company: 'Sample Bakery', name: 'Ada Sample' },
			invoiceTo: { company: 'Sample Holding' },
			buyer: { company: 'Sample Holding', vatNumber: 'NL001234567B01' },
		},
	},
	goesTo('a pick-up point', { pickupPointName: 'Corner Shop' }, { deliverTo: { ...atCornerShop, name: 'Ada Sample' } }),
	goesTo(
		'a pick-up point and no name of a person',
		{ firstName: null, surname: '', pickupPointName: 'Corner Shop' },
		{ deliverTo: atCornerShop, buyer: { name: 'Ada Sample' } },
	),
	goesTo('one name only', { firstName: undefined }, { deliverTo: { name: 'Sample' } }),
	...[{}, null, undefined, { salutation: 'UNKNOWN', email: null }].map(
		(billingDetails): AwkwardOrder => ({
			name: `a billing address that is ${json(billingDetails)}`,
			order: order('', { billingDetails }),
			lines: { 1: 1 },
			has: { buyer: { name: 'Ada Sample' } },
			lacks: 'invoiceTo',
		}),
	),
	{
		name: 'null in everything that bol may leave out',
		order: order('', {
			shipmentDetails: shipmentDetails({
				houseNumberExtension: null,
				extraAddressInformation: null,
				company: null,
				pickupPointName: null,
				email: null,
				deliveryPhoneNumber: null,
				language: null,
			}),
			orderItems: [item('1', { offer: null, unitPrice: null, product: { ean: '8712345678906' } })],
		}),
		lines: { 1: 1 },
		has: {
			deliverTo: {
				name: 'Ada Sample',
				street: 'Mill Lane',
				houseNumber: '7',
				zipCode: '9999XK',
				city: 'Oldtown',
				country: 'NL',
			},
		},
	},
	{ ...ofItems('an EAN with zeros in front', { 1: 1 }, item('1', { product: { ean: '0045496420055' } })), has: { lines: [{ ean: '0045496420055' }] } },
	ofItems('two items of one product', { 1: 1, 2: 3 }, item('1'), item('2', { quantity: 3 })),
	{ ...ofItems('a gift', { 1: 1 }, item('1', { unitPrice: 0 })), has: { lines: [{ priceIncludingVat: 0 }] } },
	{
		...ofItems(
			'several delivery days',
			{ 1: 1, 2: 1, 4: 1 },
			item('1', day('2026-03-09')),
			item('2', day('2026-03-07')),
			item('3', { ...day('2026-03-01'), ...asked }),
			item('4', { fulfilment: { method: 'FBR', exactDeliveryDate: '2026-03-08' } }),
		),
		has: { latestDeliveryDate: '2026-03-07' },
	},
	ofItems('an item without a product, of which nothing is left to ship', { 1: 1 }, item('1'), item('2', { product: null, quantityShipped: 1 })),
	...[undefined, null, {}, { ean: '' }].map((product) =>
		unreadable(
			`a product that is ${json(product)}`,
			{ orderItems: [item('1'), item('2', { product })] },
			'has item 2 without an EAN',
		),
	),
	...[undefined, null, [], {}].map((orderItems) => unreadable(`items that are ${json(orderItems)}`, { orderItems }, 'has no items')),
	...[undefined, null, {}, { firstName: null }].map((details) =>
		unreadable(
			`an address that is ${json(details)}`,
			{ shipmentDetails: details },
			'has no address',
		),
	),
	unreadableAddress('an address without a town', { city: null }, 'deliverTo.city is missing'),
	unreadableAddress('an address without any name', { firstName: '', surname: null }, 'needs a name, a company or a pickUpPoint'),
	...['two', null, '', -1].map((quantity) => unreadableItem(`a quantity that is ${json(quantity)}`, { quantity }, 'with no number as quantity')),
	unreadableItem('fewer than none shipped', { quantityShipped: -1 }, 'with no number as quantityShipped'),
	unreadableItem(
		'a wish to cancel that is neither yes nor no',
		{ cancellationRequest: 'perhaps' },
		'with neither true nor false as cancellationRequest',
	),
	unreadableItem('an item without its ID', { orderItemId: null }, 'without its ID'),
	{ ...ofItems('an item that is null', undefined, item('1'), null), fails: 'has an item that is none' },
];

/** The cases, each with a number of its own. */
export const awkwardOrders = all.map(
	(one, index): AwkwardOrder => ({ ...one, order: { ...one.order, orderId: `A${index + 1}` } }),
);
