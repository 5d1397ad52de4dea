import type { IDataObject } from 'n8n-workflow';
import type { ShopOrder, ShopOrderAddress } from '../../../nodes/shared/commerce/shopOrder';

/** An EAN that the stand-ins of the warehouses know, with its product code. */
export const KNOWN = { ean: '8719327000243', code: 'REGEN-M', name: 'Regenpak maat M' };

/** An EAN that nobody knows. */
export const UNKNOWN_EAN = '4006381333931';

/** A street in Utrecht, and nobody there. */
const STREET = {
	street: 'Dorpsstraat',
	zipCode: '1234AB',
	city: 'Utrecht',
	country: 'NL',
	emailAddress: 'koper@example.com',
};

/** Somebody in Utrecht, made up. */
export const HOME: ShopOrderAddress = { ...STREET, name: 'Test Koper', houseNumber: '12' };

/** An order with nothing special about it. */
export const PLAIN: ShopOrder = {
	number: 'C000001XYZ',
	placedAt: '2026-11-25T19:00:00.000Z',
	channel: 'bol',
	currency: 'EUR',
	deliverTo: HOME,
	lines: [{ lineId: '1', ean: KNOWN.ean, title: 'Rain suit', quantity: 1, priceIncludingVat: 10 }],
};

/** An order whose address has something special. */
export interface AwkwardAddress {
	name: string;
	order: ShopOrder;
	/** What must stand somewhere in the address of the delivery. */
	deliverToHas?: string[];
	/** The same for the invoice. */
	invoiceToHas?: string[];
	invoiceToHasNot?: string[];
}

const to = (change: Partial<ShopOrderAddress>): ShopOrder => ({
	...PLAIN,
	deliverTo: { ...HOME, ...change },
});

const nameless = { ...STREET, houseNumber: '12' };

/** Addresses as they occur, and what must become of them. */
export const AWKWARD_ADDRESSES: AwkwardAddress[] = [
	{
		name: 'an extension and a second line',
		order: to({ houseNumberExtension: 'A bis', secondLine: 'achterom, 3e etage' }),
		deliverToHas: ['Dorpsstraat', '12', 'A bis', 'achterom, 3e etage'],
	},
	{
		name: 'a Belgian bus number',
		order: to({
			houseNumber: '5',
			houseNumberExtension: 'bus 0302',
			zipCode: '2000',
			city: 'Antwerpen',
			country: 'BE',
		}),
		deliverToHas: ['5', 'bus 0302', '2000', 'Antwerpen', 'BE'],
	},
	{
		name: 'a company and whom to ask for',
		order: to({ company: 'Bakkerij Voorbeeld B.V.' }),
		deliverToHas: ['Bakkerij Voorbeeld B.V.', 'Test Koper'],
		invoiceToHas: ['Bakkerij Voorbeeld B.V.', 'Test Koper'],
	},
	{
		name: 'a company and nobody',
		order: { ...PLAIN, deliverTo: { ...nameless, company: 'Bakkerij Voorbeeld B.V.' } },
		deliverToHas: ['Bakkerij Voorbeeld B.V.'],
	},
	{
		name: 'a pick-up point',
		order: to({ pickUpPoint: 'Afhaalpunt Dorpsplein', street: 'Plein', houseNumber: '1' }),
		deliverToHas: ['Afhaalpunt Dorpsplein', 'Test Koper', 'Plein', '1'],
		invoiceToHas: ['Test Koper'],
	},
	{
		name: 'a pick-up point for somebody of a company',
		order: to({ pickUpPoint: 'Afhaalpunt Dorpsplein', company: 'Bakkerij Voorbeeld B.V.' }),
		deliverToHas: ['Afhaalpunt Dorpsplein', 'Bakkerij Voorbeeld B.V.', 'Test Koper'],
	},
	{
		name: 'a pick-up point without a person',
		order: { ...PLAIN, deliverTo: { ...nameless, pickUpPoint: 'Afhaalpunt Dorpsplein' } },
		deliverToHas: ['Afhaalpunt Dorpsplein'],
	},
	{
		name: 'no address of the invoice',
		order: PLAIN,
		invoiceToHas: ['Koper', 'Dorpsstraat', '1234AB'],
	},
	{
		name: 'an invoice to somebody else',
		order: {
			...PLAIN,
			invoiceTo: {
				...HOME,
				name: 'Betaler',
				company: 'Kantoor',
				street: 'Gracht',
				houseNumber: '3',
			},
		},
		deliverToHas: ['Test Koper', 'Dorpsstraat'],
		invoiceToHas: ['Betaler', 'Kantoor', 'Gracht', '3'],
		invoiceToHasNot: ['Test Koper'],
	},
	{
		name: 'a gift: the buyer is somebody else',
		order: { ...PLAIN, buyer: { name: 'Gulle Gever', emailAddress: 'gever@example.com' } },
		deliverToHas: ['Test Koper'],
		invoiceToHas: ['Gulle Gever', 'Dorpsstraat'],
	},
];

/** An order whose house number is a part of its street. */
export const WITHOUT_HOUSE_NUMBER: ShopOrder = {
	...PLAIN,
	deliverTo: { ...STREET, name: 'Test Koper', street: 'Dorpsstraat 12' },
};

/** What stands in the fields of an address, e.g. all that begin with `delivery`. */
export const textsOf = (body: IDataObject, kind: string): string =>
	Object.entries(body)
		.filter(([name]) => name.startsWith(kind))
		.map(([, value]) => String(value))
		.join(' | ');
