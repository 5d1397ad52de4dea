import { catalogue, type CatalogueProduct } from '../catalogue';
import type { Comment } from './comments';
import type { Backorder, Order, Picklist } from './orderRows';
import { newReturn, newReturnedProduct, type Return } from './returnRows';
import {
	newCustomer,
	newCustomerAddress,
	newProduct,
	type Address,
	type Customer,
	type Hook,
	type Product,
} from './rows';
import { firstProductId, fulfilmentCustomerId, madeAt, warehouseIds } from './seedIds';
import { accountSettings } from './settingSeeds';
import type { Shipment } from './shipping';

/** Codes of the products that are special in one way. */
const specialProducts = {
	outOfStock: 'MAND-01',
	composition: 'SET-01',
	inactive: 'OUD-01',
	ofFulfilmentCustomer: 'OP-01',
};

const made = { created: madeAt, updated: madeAt };

function makeProduct(product: CatalogueProduct, index: number): Product {
	const { code, ean, name, price, weight } = product;
	return {
		...newProduct(),
		idproduct: firstProductId + index,
		idvatgroup: 2,
		idsupplier: 14,
		name,
		price: Math.round((price / 1.21) * 100) / 100,
		fixedstockprice: Math.round(price * 40) / 100,
		productcode: code,
		productcode_supplier: `L-${code}`,
		deliverytime: 3,
		barcode: ean,
		type: code === specialProducts.composition ? 'composition_with_stock' : 'normal',
		weight,
		length: 20,
		width: 15,
		height: 10,
		country_of_origin: 'NL',
		active: code !== specialProducts.inactive,
		idfulfilment_customer:
			code === specialProducts.ofFulfilmentCustomer ? fulfilmentCustomerId : null,
		productfields: index === 0 ? [{ idproductfield: 8, title: 'Kleur', value: 'zwart' }] : [],
		tags: index === 0 ? [7] : [],
		...made,
	};
}

function stockIn(product: CatalogueProduct, idwarehouse: number): number {
	if (product.code === specialProducts.outOfStock) return 0;
	return idwarehouse === warehouseIds.utrecht ? 1000 : 250;
}

/** Physical stock: one row for each product and warehouse. */
const makeStock = () =>
	catalogue.flatMap((product, index) =>
		Object.values(warehouseIds).map((idwarehouse) => ({
			idproduct: firstProductId + index,
			idwarehouse,
			stock: stockIn(product, idwarehouse),
		})),
	);

/** Where the products lie: each on a location of its own, all in the first warehouse. */
const makeLocations = () =>
	catalogue.map((_, index) => ({
		idlocation: 41 + index,
		idproduct: firstProductId + index,
		idwarehouse: warehouseIds.utrecht,
		name: `A.${Math.floor(index / 10) + 1}.${(index % 10) + 1}`,
	}));

type Place = Partial<Address>;

function makeCustomer(id: number, place: Place, fields: Partial<Customer>): Customer {
	return {
		...newCustomer(),
		idcustomer: 309 + id,
		customerid: `K${1000 + id}`,
		name: String(place.name),
		addresses: [
			{
				...newCustomerAddress(),
				idcustomer_address: 76 + id,
				...place,
				defaultinvoice: true,
				defaultdelivery: true,
			},
		],
		...made,
		...fields,
	};
}

const vries: Place = {
	name: 'De Vries Fietsen',
	address: 'Kanaalweg 12',
	zipcode: '3526 KL',
	city: 'Utrecht',
	country: 'NL',
};
const gent: Place = {
	name: 'Rijwielhuis Gent',
	address: 'Korenmarkt 12',
	zipcode: '9000',
	city: 'Gent',
	country: 'BE',
};
const eindhoven: Place = {
	name: 'Telefoonhouders Online',
	address: 'Stationsplein 9',
	zipcode: '5611 AC',
	city: 'Eindhoven',
	country: 'NL',
};

const sanne = { contactname: 'Sanne de Vries', emailaddress: 'sanne@example.com' };

const makeCustomers = () => [
	makeCustomer(1, vries, { ...sanne, telephone: '0301234567', tags: [8] }),
	makeCustomer(2, gent, { emailaddress: 'info@rijwielhuis.example' }),
	makeCustomer(3, eindhoven, {
		emailaddress: 'post@telefoonhouders.example',
		idfulfilment_customer: fulfilmentCustomerId,
	}),
];

const announcedAt = '2026-01-15 09:00:00';

/** A return that is announced. */
const makeReturn = (): Return => ({
	...newReturn(),
	idreturn: 392,
	idcustomer: 310,
	idreturn_status: 8,
	idtemplate: 4,
	returnid: 'R2026-1001',
	...vries,
	...sanne,
	reference: 'WEB-8891',
	returned_products: [
		{
			...newReturnedProduct(),
			idreturn_product: 61,
			idreturn: 392,
			idreturn_reason: 2,
			idproduct: 701,
			price: 20.62,
		},
	],
	created_at: announcedAt,
	updated_at: announcedAt,
});

/** What happened to the stock of a chain lock. */
const damage: { iduser: number | null; idlocation: number | null } = { iduser: 5, idlocation: 43 };

/** The data that an account starts with. */
export function seedState() {
	const orders: Order[] = [];
	const picklists: Picklist[] = [];
	const backorders: Backorder[] = [];
	const shipments: Shipment[] = [];
	const hooks: Hook[] = [];
	const comments: Comment[] = [];
	/** The last id that was given, per kind. */
	const lastIds: Record<string, number> = {
		product: 800,
		stockHistory: 4400,
		customer: 400,
		customerNumber: 1003,
		address: 100,
		order: 5000,
		orderNumber: 10000,
		line: 9000,
		picklist: 6100,
		picklistNumber: 10000,
		picklistProduct: 7700,
		backorder: 10,
		shipment: 190,
		parcel: 900,
		document: 0,
		hook: 100,
		tag: 20,
		comment: 900,
		return: 392,
		returnNumber: 1001,
		returnedProduct: 61,
		replacement: 40,
	};
	return {
		...accountSettings(),
		products: catalogue.map(makeProduct),
		stock: makeStock(),
		locations: makeLocations(),
		stockHistory: [
			{
				idproduct_stock_history: 4400,
				idproduct: 703,
				idwarehouse: warehouseIds.utrecht,
				...damage,
				old_stock: 1002,
				stock_change: -2,
				new_stock: 1000,
				reason: 'Beschadigd',
				change_type: 'manual',
				changed_at: '2026-01-05 10:00:00',
			},
		],
		customers: makeCustomers(),
		orders,
		picklists,
		backorders,
		shipments,
		returns: [makeReturn()],
		hooks,
		comments,
		lastIds,
	};
}

/** All data of one Picqer account. */
export type PicqerState = ReturnType<typeof seedState>;
