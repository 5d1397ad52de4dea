import type { IDataObject } from 'n8n-workflow';
import { inTurn, type Exchange, type OperationCase } from '../operationCase';
import { reads, V11, writes } from './mediaTypes';

const ID = '13722de8-8182-d161-5422-4a0a1caab5c8';
const EAN = '0000007740404';

const offer = (more: IDataObject = {}): IDataObject => ({
	offerId: ID,
	ean: EAN,
	reference: 'AX1234',
	condition: { category: 'NEW' },
	stock: { amount: 10, managedByRetailer: true },
	pricing: { bundlePrices: [{ quantity: 1, unitPrice: 10 }] },
	fulfilment: { method: 'FBR' },
	...more,
});

const finds = (query: Record<string, string | string[]>, ...offers: IDataObject[]): Exchange => ({
	request: 'GET /retailer/offers',
	headers: reads(V11),
	query: { ...query, 'page-size': '100' },
	answer: { offers, page: { pageSize: 100 } },
});

const byEan = (...offers: IDataObject[]) => finds({ eans: EAN }, ...offers);

const changes = (body: IDataObject): Exchange => ({
	request: `PATCH /retailer/offers/${ID}`,
	headers: writes(V11),
	body,
	status: 204,
	answer: '',
});

const stock = (amount: number, managedByRetailer: boolean | null = true) => ({
	amount,
	managedByRetailer,
});

/** Stock and price of offers that are found by EAN or SKU: docs/services/bol.md, 2.18. */
export const offerStockCases: Record<string, OperationCase[]> = {
	'offer.setStock': [
		{
			parameters: {
				stockLevel: { ean: 7740404, sku: 'AX1234', freeQuantity: 7 },
				options: { keepBack: 2 },
			},
			exchanges: [finds({ eans: ['07740404', EAN] }, offer()), changes({ stock: { amount: 5 } })],
			gives: [
				{
					outcome: 'changed',
					ean: '7740404',
					sku: 'AX1234',
					offerId: ID,
					before: stock(10),
					after: stock(5),
				},
			],
		},
		// An unchanged stock costs no request.
		{
			parameters: { stockLevel: '{ "ean": "0000007740404", "freeQuantity": "10" }' },
			exchanges: [byEan(offer())],
			gives: [{ outcome: 'unchanged', ean: EAN, offerId: ID, before: stock(10), after: stock(10) }],
		},
		{
			parameters: {
				stockLevel: {},
				overrides: { sku: 'AX1234', quantity: 50 },
				options: { atMost: 20, managedByRetailer: false },
			},
			exchanges: [
				finds({ reference: 'AX1234' }, offer()),
				changes({ stock: { amount: 20, managedByRetailer: false } }),
			],
			gives: [
				{
					outcome: 'changed',
					sku: 'AX1234',
					offerId: ID,
					before: stock(10),
					after: stock(20, false),
				},
			],
		},
		{
			parameters: { stockLevel: { ean: EAN, freeQuantity: 3 }, dryRun: true },
			exchanges: [byEan(offer())],
			gives: [
				{
					outcome: 'changed',
					ean: EAN,
					offerId: ID,
					before: stock(10),
					after: stock(3),
					dryRun: true,
					requests: [
						{ method: 'PATCH', path: `/retailer/offers/${ID}`, body: { stock: { amount: 3 } } },
					],
				},
			],
		},
		inTurn({
			parameters: { stockLevel: { ean: EAN, freeQuantity: null, isUnlimited: true } },
			gives: [{ outcome: 'unlimited', ean: EAN }],
		}),
	],
	'offer.setPrice': [
		{
			parameters: { ean: EAN, price: 11.5, largestChange: 15 },
			exchanges: [
				byEan(
					offer({
						pricing: {
							bundlePrices: [
								{ quantity: 1, unitPrice: 10 },
								{ quantity: 6, unitPrice: 9 },
							],
						},
					}),
				),
				changes({
					pricing: {
						bundlePrices: [
							{ quantity: 1, unitPrice: 11.5 },
							{ quantity: 6, unitPrice: 9 },
						],
					},
				}),
			],
			gives: [
				{
					outcome: 'changed',
					ean: EAN,
					offerId: ID,
					before: { unitPrice: 10 },
					after: { unitPrice: 11.5 },
				},
			],
		},
		{
			parameters: { sku: 'AX1234', price: '={{ "10.00" }}', largestChange: 0 },
			exchanges: [finds({ reference: 'AX1234' }, offer())],
			gives: [
				{
					outcome: 'unchanged',
					sku: 'AX1234',
					offerId: ID,
					before: { unitPrice: 10 },
					after: { unitPrice: 10 },
				},
			],
		},
	],
};
