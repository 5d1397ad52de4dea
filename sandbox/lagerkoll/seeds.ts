import { catalogue } from '../catalogue';
import { madeAt, specialArticles, storeGroupId, storeIds } from './seedIds';

const day = 24 * 3_600_000;

/** What articles have unless told otherwise. */
const usual = {
	description: '',
	price: 100,
	/** Stock on hand, keyed by store id. */
	amounts: { [storeIds.main]: 1000, [storeIds.second]: 250 } as Record<number, number>,
	/** Several values separated by commas. */
	category: 'Accessories',
	webshopArticle: true,
	barcode: null as string | null,
};

/** `change` is what `since` compares: it grows with every change of any row, and is never sent. */
type Wish = { articleId: string; name: string; change: number } & Partial<typeof usual>;

const makeArticle = (wish: Wish) => ({ ...usual, amounts: { ...usual.amounts }, ...wish });

function articles() {
	// Article ids are the company's own numbers or, where it has none, made from the store group's id.
	const fromCatalogue = catalogue.map(({ code, name, price, ean }, index) =>
		makeArticle({
			articleId: code,
			name,
			price,
			barcode: ean,
			change: 100 + index,
			amounts:
				code === specialArticles.outOfStock
					? { [storeIds.main]: 0, [storeIds.second]: 0 }
					: { [storeIds.main]: 30 + index, [storeIds.second]: 5 + index },
		}),
	);
	return [
		...fromCatalogue,
		makeArticle({
			articleId: specialArticles.plain,
			name: 'Oak shelf',
			description: '120 cm',
			price: 499,
			amounts: { [storeIds.main]: 14, [storeIds.second]: 3 },
			category: 'Furniture, Shelves',
			barcode: '7350000000001',
			change: 140,
		}),
		makeArticle({
			articleId: specialArticles.withSlash,
			name: 'Shelf in oak, 120',
			category: 'Furniture',
			barcode: '7350000000018',
			change: 141,
		}),
		makeArticle({
			articleId: specialArticles.withoutBarcode,
			name: 'Hook',
			price: 19,
			webshopArticle: false,
			change: 142,
		}),
	];
}

const customerOrder = {
	orderId: 1713,
	externalOrderId: '10457' as string | number | null,
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
	/** Milliseconds since 1970. */
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
};

type Order = Pick<typeof customerOrder, 'orderId' | 'externalOrderId' | 'state' | 'products'> &
	Record<string, unknown>;

function purchaseOrder() {
	return {
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
				batches: [] as unknown[],
			},
		],
	};
}

/** The data that the store group starts with. */
export function seedState() {
	return {
		/** Where callbacks go; entered by hand in Lagerkoll, so no call of the API sets it. */
		callbackUrl: null as string | null,
		articles: articles(),
		customerIds: [77, 78, 79],
		customerOrders: [structuredClone(customerOrder)] as Order[],
		purchaseOrders: [purchaseOrder()],
		lastChange: 9000,
		lastCustomerOrder: customerOrder.orderId,
	};
}
