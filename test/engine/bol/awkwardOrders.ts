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

/** The cases. */
export const awkwardOrders: AwkwardOrder[] = [
	{ name: 'nothing special', order: order('A1'), lines: { 1: 1 } },
	{
		name: 'bol ships an item itself',
		order: order('A2', { orderItems: [item('1'), item('2', byBol)] }),
		lines: { 1: 1 },
	},
	{ name: 'bol ships everything', order: order('A3', { orderItems: [item('1', byBol)] }) },
	{
		name: 'bol ships an item and says so by the party alone',
		order: order('A4', {
			orderItems: [item('1'), item('2', { fulfilment: { distributionParty: 'BOL' } })],
		}),
		lines: { 1: 1 },
	},
	{
		name: 'the seller ships with a label of bol',
		order: order('A5', {
			orderItems: [item('1', { fulfilment: { method: 'FBR', distributionParty: 'BOL' } })],
		}),
		lines: { 1: 1 },
	},
	{
		name: 'partly shipped and partly cancelled',
		order: order('A6', {
			orderItems: [item('1', { quantity: 7, quantityShipped: 3, quantityCancelled: 2 })],
		}),
		lines: { 1: 2 },
	},
	{
		name: 'all is shipped or cancelled',
		order: order('A7', {
			orderItems: [
				item('1', { quantityShipped: 1 }),
				item('2', { quantity: 3, quantityShipped: 1, quantityCancelled: 2 }),
				item('3', { quantityCancelled: 1 }),
			],
		}),
	},
	{
		name: 'quantities that are null or missing',
		order: order('A8', {
			orderItems: [
				item('1', { quantity: 4, quantityShipped: null, quantityCancelled: undefined }),
				item('2', { quantity: 4, quantityShipped: undefined, quantityCancelled: 1 }),
			],
		}),
		lines: { 1: 4, 2: 3 },
	},
	{
		name: 'more shipped than ordered',
		order: order('A9', { orderItems: [item('1'), item('2', { quantityShipped: 2 })] }),
		lines: { 1: 1 },
	},
	{
		name: 'the buyer has asked to cancel an item',
		order: order('A10', { orderItems: [item('1', asked), item('2')] }),
		lines: { 2: 1 },
	},
	{
		name: 'the buyer has asked to cancel everything',
		order: order('A11', { orderItems: [item('1', asked)] }),
	},
	{
		name: 'an extension and a second line',
		order: order('A12', {
			shipmentDetails: shipmentDetails({
				houseNumberExtension: 'B rear',
				extraAddressInformation: 'through the gate, 2nd floor',
			}),
		}),
		lines: { 1: 1 },
		has: {
			deliverTo: {
				houseNumber: '7',
				houseNumberExtension: 'B rear',
				secondLine: 'through the gate, 2nd floor',
			},
		},
	},
	{
		name: 'a Belgian bus number',
		order: order('A13', {
			shipmentDetails: shipmentDetails({
				houseNumberExtension: 'bus 12',
				zipCode: '9000',
				countryCode: 'BE',
			}),
		}),
		lines: { 1: 1 },
		has: { deliverTo: { houseNumberExtension: 'bus 12', zipCode: '9000', country: 'BE' } },
	},
	{
		name: 'a company and whom to ask for there',
		order: order('A14', {
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
	{
		name: 'a pick-up point',
		order: order('A15', {
			pickupPoint: true,
			shipmentDetails: shipmentDetails({ pickupPointName: 'Corner Shop' }),
		}),
		lines: { 1: 1 },
		has: { deliverTo: { pickUpPoint: 'Corner Shop', name: 'Ada Sample' } },
	},
	{
		name: 'a pick-up point and no name of a person',
		order: order('A16', {
			pickupPoint: true,
			shipmentDetails: shipmentDetails({
				firstName: null,
				surname: '',
				pickupPointName: 'Corner Shop',
			}),
		}),
		lines: { 1: 1 },
		has: { deliverTo: { pickUpPoint: 'Corner Shop' }, buyer: { name: 'Ada Sample' } },
	},
	{
		name: 'one name only',
		order: order('A17', { shipmentDetails: shipmentDetails({ firstName: undefined }) }),
		lines: { 1: 1 },
		has: { deliverTo: { name: 'Sample' } },
	},
	...[{}, null, undefined, { salutation: 'UNKNOWN', email: null }].map(
		(billingDetails, index): AwkwardOrder => ({
			name: `a billing address that is ${JSON.stringify(billingDetails)}`,
			order: order(`A18-${index}`, { billingDetails }),
			lines: { 1: 1 },
			has: { buyer: { name: 'Ada Sample' } },
			lacks: 'invoiceTo',
		}),
	),
	{
		name: 'null in everything that bol may leave out',
		order: order('A19', {
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
		has: { deliverTo: { ...deliverToOf('Ada Sample') } },
	},
	{
		name: 'an EAN with zeros in front',
		order: order('A20', { orderItems: [item('1', { product: { ean: '0045496420055' } })] }),
		lines: { 1: 1 },
		has: { lines: [{ ean: '0045496420055' }] },
	},
	{
		name: 'two items of one product',
		order: order('A21', { orderItems: [item('1'), item('2', { quantity: 3 })] }),
		lines: { 1: 1, 2: 3 },
	},
	{
		name: 'a gift',
		order: order('A22', { orderItems: [item('1', { unitPrice: 0 })] }),
		lines: { 1: 1 },
		has: { lines: [{ priceIncludingVat: 0 }] },
	},
	{
		name: 'several delivery days',
		order: order('A23', {
			orderItems: [
				item('1', day('2026-03-09')),
				item('2', day('2026-03-07')),
				item('3', { ...day('2026-03-01'), ...asked }),
				item('4', { fulfilment: { method: 'FBR', exactDeliveryDate: '2026-03-08' } }),
			],
		}),
		lines: { 1: 1, 2: 1, 4: 1 },
		has: { latestDeliveryDate: '2026-03-07' },
	},
	{
		name: 'an item without a product, of which nothing is left to ship',
		order: order('A24', {
			orderItems: [item('1'), item('2', { product: null, quantityShipped: 1 })],
		}),
		lines: { 1: 1 },
	},
	...[undefined, null, {}, { ean: '' }].map(
		(product, index): AwkwardOrder => ({
			name: `a product that is ${JSON.stringify(product)}`,
			order: order(`B1-${index}`, { orderItems: [item('1'), item('2', { product })] }),
			fails: 'has item 2 without an EAN',
		}),
	),
	...[undefined, null, [], {}].map(
		(orderItems, index): AwkwardOrder => ({
			name: `items that are ${JSON.stringify(orderItems)}`,
			order: order(`B2-${index}`, { orderItems }),
			fails: 'has no items',
		}),
	),
	...[undefined, null, {}, { firstName: null }].map(
		(details, index): AwkwardOrder => ({
			name: `an address that is ${JSON.stringify(details)}`,
			order: order(`B3-${index}`, { shipmentDetails: details }),
			fails: 'has no address',
		}),
	),
	{
		name: 'an address without a town',
		order: order('B4', { shipmentDetails: shipmentDetails({ city: null }) }),
		fails: 'deliverTo.city is missing',
	},
	{
		name: 'an address without any name',
		order: order('B5', { shipmentDetails: shipmentDetails({ firstName: '', surname: null }) }),
		fails: 'needs a name, a company or a pickUpPoint',
	},
	{
		name: 'a quantity that is no number',
		order: order('B6', { orderItems: [item('1', { quantity: 'two' })] }),
		fails: 'with no number as quantity',
	},
	{
		name: 'an item without a quantity',
		order: order('B10', { orderItems: [item('1', { quantity: null })] }),
		fails: 'with no number as quantity',
	},
	{
		name: 'an item with an empty quantity',
		order: order('B11', { orderItems: [item('1', { quantity: '' })] }),
		fails: 'with no number as quantity',
	},
	{
		name: 'an item without its ID',
		order: order('B7', { orderItems: [item('1', { orderItemId: null })] }),
		fails: 'without its ID',
	},
	{
		name: 'an item that is null',
		order: order('B8', { orderItems: [item('1'), null as unknown as IDataObject] }),
		fails: 'has an item that is none',
	},
];

/** The address of the data above, as a shop order has it, with nothing that is null. */
function deliverToOf(name: string): IDataObject {
	return {
		name,
		street: 'Mill Lane',
		houseNumber: '7',
		zipCode: '9999XK',
		city: 'Oldtown',
		country: 'NL',
	};
}
