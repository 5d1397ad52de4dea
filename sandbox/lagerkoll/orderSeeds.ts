import { madeAt, seedUser, specialArticles, storeGroupId, storeIds } from './seedIds';
import type { InvoiceDraft, LagerkollState } from './types';

type Orders = Pick<
	LagerkollState,
	| 'customerOrders'
	| 'purchaseOrders'
	| 'productionOrders'
	| 'priceLists'
	| 'invoiceDrafts'
	| 'stocktakes'
>;

const day = 24 * 3_600_000;

function invoiceDrafts(): InvoiceDraft[] {
	const draft = { articleId: specialArticles.plain, articleName: 'Oak shelf', invoiced: false };
	return [
		{ ...draft, createdByName: seedUser.name, type: 'PROJECT', created: madeAt },
		{ ...draft, createdByName: 'Olle Ek', type: 'CUSTOMER_ORDER', created: madeAt + day },
		{
			...draft,
			createdByName: 'Anna Al',
			type: 'CUSTOMER_ORDER',
			created: madeAt + 2 * day,
			articleId: specialArticles.withoutBarcode,
			articleName: 'Hook',
			invoiced: true,
		},
	];
}

/** The orders, price lists, invoice drafts and stocktakes that the store group starts with. */
export function orderSeeds(): Orders {
	return {
		customerOrders: [
			{
				orderId: 1713,
				externalOrderId: '10457',
				customerId: 77,
				customerOrderNumber: '1713',
				state: 0,
				currency: 'SEK',
				currencyRate: 1,
				deliveryName: 'Eva Berg',
				deliveryAddress1: 'Storgatan 1',
				deliveryZipCode: '11122',
				deliveryCity: 'Stockholm',
				deliveryCountry: 'SE',
				deliveryDate: madeAt + 7 * day,
				orderDate: madeAt,
				freight: 49,
				ourReference: 'Webshop',
				yourReference: '10457',
				storeGroupId,
				products: [
					{
						articleId: specialArticles.plain,
						orderedAmount: 2,
						deliveredAmount: 0,
						piecePrice: 499,
						totalPrice: 998,
						discountType: 'PERCENT',
						discount: 0,
						description: '',
						storeId: storeIds.main,
						storeGroupId,
					},
				],
			},
		],
		purchaseOrders: [
			{
				orderId: 4200,
				supplierId: 21,
				supplierOrderId: 'NP-77',
				productionOrderId: null,
				customerOrderId: null,
				contactPerson: 'Lars Lind',
				deliveryPhone: '031-100',
				deliveryZip: '11122',
				deliveryTermsDescription: 'Delivered duty paid',
				paymentTermsDescription: '30 days net',
				rows: [
					{
						id: 4299,
						articleId: specialArticles.plain,
						orderedAmount: 10,
						deliveredAmount: 0,
						batches: [],
					},
				],
			},
		],
		productionOrders: [],
		priceLists: [
			{ id: 1, code: 'B', name: 'Retail', currency: 'SEK', rate: 1 },
			{ id: 2, code: 'A', name: 'Dealers', currency: 'EUR', rate: 11.2 },
			{ id: 3, code: 'C', name: 'Export', currency: 'NOK', rate: 0.98 },
		],
		invoiceDrafts: invoiceDrafts(),
		stocktakes: ['new', 'ongoing', 'finished'].map((state, index) => ({
			state,
			name: ['January', 'Shelf count', 'December'][index],
			description: 'Main store',
			dueDate: madeAt + index * day,
			annualAccount: false,
			itemsTotal: 183,
			stockValue: 81510.5,
			stockValueFIFO: 81169.3,
		})),
	};
}
