import { catalogue } from '../catalogue';
import type { BolOffer } from './offerTypes';
import type { BolReturn } from './returnTypes';
import type { InvoiceRequest, ShippingLabel } from './shippingTypes';
import type { Address } from './types';

/** The economic operator that all seeded offers name. */
const seedOperatorId = '0c6573a2-a80c-48b7-a03e-d5939f1173fa';

/** The profiles of delivery times that a seller has. */
export const deliveryProfileIds = [
	'5f1c7d2e-0b84-4f0e-9a67-3a2d1c9be001',
	'5f1c7d2e-0b84-4f0e-9a67-3a2d1c9be002',
];

const day = 24 * 60 * 60_000;

/** What sells through bol's own warehouse. */
const ownedByBol = ['TAS-03', 'POMP-02', 'HANDV-01', 'SPIEGEL-01', 'KRAT-01'];

/** What bol's warehouse has run out of. */
export const goneFromBol = 'KRAT-01';

function productOf(code: string) {
	return catalogue.find((product) => product.code === code) ?? catalogue[0];
}

/** The offer id that orders name as well. */
export function offerIdOf(ean: string): string {
	return `6ff736b5-cdd0-4150-8c67-${ean.slice(-12)}`;
}

function seedOffers(now: number): BolOffer[] {
	const offers = catalogue.map(({ code, ean, price }, index): BolOffer => {
		const isOwnedByBol = ownedByBol.includes(code);
		return {
			offerId: offerIdOf(ean),
			ean,
			reference: code,
			onHoldByRetailer: code === 'OUD-01',
			economicOperatorId: seedOperatorId,
			condition: { category: 'NEW' },
			bundlePrices:
				code === 'BINNEN-28'
					? [
							{ quantity: 1, unitPrice: price },
							{ quantity: 4, unitPrice: 6.95 },
						]
					: [{ quantity: 1, unitPrice: price }],
			fulfilment: isOwnedByBol
				? { method: 'FBB' }
				: {
						method: 'FBR',
						schedule: 'BOL_DELIVERY_PROMISE',
						deliveryPromise: {
							minimumDaysToCustomer: 0,
							maximumDaysToCustomer: 1,
							ultimateOrderTime: '22:00',
						},
					},
			stock: { amount: code === 'OP-01' ? 0 : 20 + index, managedByRetailer: false },
			countries: ['NL', 'BE'],
			changedAt: now - (index + 1) * day,
		};
	});
	const used: BolOffer = {
		...offers[0],
		offerId: '6ff736b5-cdd0-4150-8c67-000000000001',
		reference: 'LAMP-01, gebruikt',
		condition: {
			category: 'SECONDHAND',
			state: 'AS_NEW',
			comment: 'Doos geopend, lamp is "als nieuw"',
		},
		bundlePrices: [{ quantity: 1, unitPrice: 15.5 }],
		stock: { amount: 2, managedByRetailer: true },
		countries: ['NL'],
		changedAt: now - 45 * day,
	};
	return [...offers, used];
}

interface ReturnWish {
	returnId: string;
	rmaId: string;
	code: string;
	daysAgo: number;
	mainReason: string;
	detailedReason?: string;
	handlingResult?: string;
	fulfilmentMethod?: 'FBB';
}

// prettier-ignore
const returnWishes: ReturnWish[] = [
	{ returnId: '15892026', rmaId: '86123452', code: 'HELM-L', daysAgo: 6, mainReason: 'Verkeerde maat of afmeting', detailedReason: 'Te groot' },
	{ returnId: '15897410', rmaId: '86127131', code: 'LAMP-02', daysAgo: 4, mainReason: 'Artikel werkt niet' },
	{ returnId: '15896813', rmaId: '86129741', code: 'REGEN-M', daysAgo: 2, mainReason: 'Anders', detailedReason: 'Ik heb me bedacht' },
	{ returnId: '15890011', rmaId: '86120088', code: 'BEL-01', daysAgo: 12, mainReason: 'Verkeerd besteld', detailedReason: 'Dubbel besteld', handlingResult: 'RETURN_RECEIVED' },
	{ returnId: '15889004', rmaId: '86119007', code: 'SLOT-02', daysAgo: 20, mainReason: 'Klacht over artikel', detailedReason: 'Kwaliteit valt tegen', handlingResult: 'RETURN_DOES_NOT_MEET_CONDITIONS' },
	{ returnId: '15891500', rmaId: '86122001', code: 'TAS-03', daysAgo: 3, mainReason: 'Elders goedkoper', fulfilmentMethod: 'FBB' },
];

function seedReturns(now: number, people: Address[]): BolReturn[] {
	return returnWishes.map((wish, index) => {
		const { ean, name } = productOf(wish.code);
		return {
			returnId: wish.returnId,
			registeredAt: now - wish.daysAgo * day,
			fulfilmentMethod: wish.fulfilmentMethod ?? 'FBR',
			items: [
				{
					rmaId: wish.rmaId,
					orderId: `A2J7190R0${index + 1}`,
					orderItemId: String(6_100_300_000 + index),
					ean,
					title: name,
					expectedQuantity: index === 0 ? 3 : 1,
					trackAndTrace: `3SRET${wish.rmaId}`,
					transporterName: 'TNT',
					mainReason: wish.mainReason,
					detailedReason: wish.detailedReason,
					customerComments: wish.detailedReason ?? wish.mainReason,
					results: wish.handlingResult
						? [
								{
									quantity: 1,
									handlingResult: wish.handlingResult,
									handledAt: now - (wish.daysAgo - 1) * day,
								},
							]
						: [],
					customer: { ...people[index % people.length] },
				},
			],
		};
	});
}

function seedInvoiceRequests(now: number, people: Address[]): InvoiceRequest[] {
	const buyer = people.find(({ company }) => company !== undefined) ?? people[0];
	const request = (shipmentId: string, code: string, statuses: string[]): InvoiceRequest => {
		const { name, price } = productOf(code);
		return {
			shipmentId,
			orderId: `A2H6180F${shipmentId.slice(-2)}`,
			customerAccountNumber: '2000051',
			billingDetails: { ...buyer },
			products: [{ description: name, quantity: 2, unitPrice: price }],
			transitions: statuses.map((status, index) => ({ status, at: now - (9 - index) * day })),
		};
	};
	return [
		request('914587701', 'TAS-01', ['INVOICE_REQUESTED']),
		request('914587702', 'SLOT-01', ['INVOICE_REQUESTED', 'INVOICE_UPLOADED', 'INVOICE_INCORRECT']),
		request('914587703', 'ZADEL-01', ['INVOICE_REQUESTED', 'INVOICE_UPLOADED', 'FINISHED']),
	];
}

/** The data that an account starts with, besides its orders. */
export function seedAccount(now: number, people: Address[]) {
	return {
		offers: seedOffers(now),
		returns: seedReturns(now, people),
		labels: [] as ShippingLabel[],
		invoiceRequests: seedInvoiceRequests(now, people),
	};
}

/** What the demo environment has besides its orders: ids that bol documents. */
export function demoAccount(now: number, people: Address[]): ReturnType<typeof seedAccount> {
	const account = seedAccount(now, people);
	const offer = (offerId: string): BolOffer => ({ ...account.offers[0], offerId });
	return {
		...account,
		offers: [
			offer('13722de8-8182-d161-5422-4a0a1caab5c8'),
			offer('7aec42a4-8c2b-4c38-ac3c-5e5a3f54341e'),
			offer('91c28f60-ed1d-4b85-e053-828b620a4ed5'),
		],
		labels: [
			{
				shippingLabelId: 'c628ba4f-f31a-4fac-a6a0-062326d0dbbd',
				orderItemIds: ['2095052647'],
				transporterCode: 'TNT',
				trackAndTrace: '3SBOLD7654321',
				readyAt: 0,
			},
		],
	};
}
