import { catalogue, type CatalogueProduct } from '../catalogue';
import { linesOf, reserve } from './orders';
import { ids, seedUuid } from './seedIds';
import {
	newOrder,
	newProduct,
	newState,
	noTexts,
	type GoedGepicktState,
	type Product,
} from './types';
import { complete } from './warehouse';
import { dutchTime } from './world';

/** SKUs of the products that are special in one way. */
const specialProducts = {
	compound: 'SET-01',
	/** More ordered than there is. */
	belowZero: 'TAS-02',
	/** Both webshops have one. */
	inBothWebshops: 'BEL-01',
	withoutStock: 'MAND-01',
	withoutPicture: 'OUD-01',
	unlimited: 'PLAK-01',
	ofFulfilmentCustomer: 'OP-01',
};

const day = 24 * 3_600_000;

function webshopOf(code: string): string {
	return code === specialProducts.ofFulfilmentCustomer ? ids.fulfilmentWebshop : ids.webshop;
}

function makeProduct(product: CatalogueProduct, index: number): Product {
	const { code, ean, name, price, weight } = product;
	const isUnlimited = code === specialProducts.unlimited;
	return {
		...newProduct(),
		uuid: seedUuid('b0d0', index + 1),
		webshopUuid: webshopOf(code),
		productId: code,
		sku: code,
		ean,
		barcode: ean,
		name,
		price: price.toFixed(2),
		costPrice: (price * 0.4).toFixed(2),
		weight,
		length: '20',
		width: '15',
		height: '10',
		productAttributes: index === 0 ? [{ name: 'Artikelcode', value: 'A-100-LAMP' }] : [],
		picture:
			code === specialProducts.withoutPicture ? null : `https://pictures.example/${code}.jpg`,
		supplier:
			index % 2 === 0
				? { supplierUUID: ids.supplier, supplierName: 'Fietsgoed BV', supplierSku: `L-${code}` }
				: null,
		// One product has the number and the others the boolean, since both were seen.
		unlimitedStock: isUnlimited ? 1 : false,
		minimalStock: 5,
		fillStockTo: 20,
		stockLocations: stockLocationsOf(code, index),
	};
}

function stockLocationsOf(code: string, index: number): Product['stockLocations'] {
	if (code === specialProducts.compound || code === specialProducts.withoutStock) return [];
	const first = {
		pickLocationUuid: seedUuid('10ca', (index % 6) + 1),
		quantity: code === specialProducts.belowZero ? 3 : 20 + index,
		priority: 1,
	};
	const reserveLocation = { pickLocationUuid: seedUuid('10ca', 7), quantity: 10, priority: 2 };
	return index === 0 ? [reserveLocation, first] : [first];
}

function makeProducts(): Product[] {
	const products = catalogue.map(makeProduct);
	const original = products.find(({ sku }) => sku === specialProducts.inBothWebshops);
	const compound = products.find(({ sku }) => sku === specialProducts.compound);
	if (!original || !compound) throw new Error('The catalogue lacks a product of the seeds');
	compound.parts = ['LAMP-01', 'LAMP-02'].map((code) => ({
		productUuid: products[catalogue.findIndex((product) => product.code === code)].uuid,
		quantity: 1,
	}));
	return [
		...products,
		{
			...original,
			uuid: seedUuid('b0d0', products.length + 1),
			webshopUuid: ids.fulfilmentWebshop,
			stockLocations: [{ ...original.stockLocations[0], quantity: 4 }],
		},
	];
}

const customers = [
	['Sanne', 'de Boer', 'Dorpsstraat', '12', 'a', '3512 AB', 'Utrecht'],
	['Pieter', 'Jansen', 'Kerkplein', '3', null, '9712 CD', 'Groningen'],
	['Femke', 'Hoekstra', 'Stationsweg', '48', null, '8911 EF', 'Leeuwarden'],
] as const;

function textsOf(number: number) {
	const [firstName, lastName, street, houseNumber, addition, zipcode, city] =
		customers[number % customers.length];
	const person = (kind: 'billing' | 'shipping') => ({
		[`${kind}FirstName`]: firstName,
		[`${kind}LastName`]: lastName,
		[`${kind}Address`]: street,
		[`${kind}HouseNumber`]: houseNumber,
		[`${kind}HouseNumberAddition`]: addition,
		[`${kind}Zipcode`]: zipcode,
		[`${kind}City`]: city,
		[`${kind}Country`]: 'NL',
	});
	return {
		...noTexts(),
		...person('billing'),
		...person('shipping'),
		billingEmail: `${firstName.toLowerCase()}@example.com`,
		billingPhone: '0612345678',
		shippingMethod: 'PostNL - Pakket',
		paymentMethod: 'ideal',
	};
}

/** An order of the seeds: status, SKU, quantity and how many days ago. */
type OrderPlan = [status: string, sku: string, quantity: number, daysAgo: number];

const orderPlans: OrderPlan[] = [
	['completed', 'SLOT-01', 1, 20],
	['completed', 'HELM-M', 2, 12],
	['cancelled', 'HELM-L', 1, 9],
	['backorder', specialProducts.belowZero, 5, 6],
	['on_hold', 'REGEN-L', 1, 4],
	['ready_for_picking', specialProducts.compound, 2, 3],
	['ready_for_picking', 'NIET-BEKEND', 1, 2],
	['open', 'LAMP-01', 2, 1],
	['open', specialProducts.ofFulfilmentCustomer, 1, 1],
];

function addOrder(state: GoedGepicktState, plan: OrderPlan, index: number): void {
	const [status, sku, productQuantity, daysAgo] = plan;
	const product = state.products.find((row) => row.sku === sku);
	const number = index + 1;
	const createdAt = Date.now() - daysAgo * day;
	const order = {
		...newOrder(),
		uuid: seedUuid('0de0', number),
		webshopUuid: product?.webshopUuid ?? ids.webshop,
		orderId: String(1000 + number),
		externalDisplayId: `WEB-${1000 + number}`,
		status: status === 'completed' ? 'ready_for_picking' : status,
		createDate: dutchTime(createdAt),
		totalPaid: ((product ? Number(product.price) : 10) * productQuantity).toFixed(2),
		tags: index === 7 ? ['spoed'] : [],
		texts: textsOf(number),
		products: linesOf(state, product, {
			sku,
			productName: product?.name ?? 'Onbekend product',
			productQuantity,
			price: null,
		}),
	};
	state.orders.push(order);
	reserve(state, order);
	if (status === 'completed') complete(state, order, dutchTime(createdAt + day / 4));
}

const makeWebshop = (uuid: string, name: string, url: string) => ({
	uuid,
	name,
	url,
	platform: 'api',
});

// prettier-ignore
const pickLocationNames = ['A-01-01', 'A-01-02', 'A-01-03', 'B-01-01', 'B-01-02', 'B-01-03', 'R-01', 'R-02'];

/** The account as it is at the start and after a reset: two webshops that share the products of the sandbox. */
export function seedState(): GoedGepicktState {
	const state = {
		...newState(),
		webshops: [
			makeWebshop(ids.webshop, 'Fietswinkel NL', 'https://fietswinkel.example'),
			makeWebshop(ids.fulfilmentWebshop, 'Fietsgadgets', 'https://fietsgadgets.example'),
		],
		pickLocations: pickLocationNames.map((name, index) => ({
			uuid: seedUuid('10ca', index + 1),
			name,
		})),
		products: makeProducts(),
	};
	orderPlans.forEach((plan, index) => addOrder(state, plan, index));
	const [delivered] = state.shipments;
	Object.assign(delivered, {
		status: 'delivered_at_recipient',
		deliveredDate: dutchTime(Date.now() - 18 * day),
	});
	return state;
}
