import { catalogue, type CatalogueProduct } from '../catalogue';
import { accountSeeds } from './accountSeeds';
import { purchasingSeeds } from './purchasingSeeds';
import { returnSeeds } from './returnSeeds';
import {
	firstLocationId,
	firstProductId,
	fulfilmentCustomerId,
	madeAt,
	warehouseIds,
} from './seedIds';
import type { Customer, CustomerAddress, PicqerState, Product, Stock } from './types';
import { seedLocationName, warehouseSeeds } from './warehouseSeeds';

/** Codes of the products that are special in one way. */
export const specialProducts = {
	outOfStock: 'MAND-01',
	composition: 'SET-01',
	inactive: 'OUD-01',
	ofFulfilmentCustomer: 'OP-01',
};

function makeProduct(product: CatalogueProduct, index: number): Product {
	return {
		idproduct: firstProductId + index,
		idvatgroup: 2,
		idsupplier: 14,
		name: product.name,
		price: Math.round((product.price / 1.21) * 100) / 100,
		fixedstockprice: Math.round(product.price * 40) / 100,
		productcode: product.code,
		productcode_supplier: `L-${product.code}`,
		deliverytime: 3,
		description: '',
		barcode: product.ean,
		type: product.code === specialProducts.composition ? 'composition_with_stock' : 'normal',
		unlimitedstock: false,
		weight: product.weight,
		length: 20,
		width: 15,
		height: 10,
		minimum_purchase_quantity: null,
		purchase_in_quantities_of: null,
		hs_code: null,
		country_of_origin: 'NL',
		active: product.code !== specialProducts.inactive,
		idfulfilment_customer:
			product.code === specialProducts.ofFulfilmentCustomer ? fulfilmentCustomerId : null,
		productfields: index === 0 ? [{ idproductfield: 8, title: 'Kleur', value: 'zwart' }] : [],
		images: [],
		parts: product.code === specialProducts.composition ? compositionParts() : [],
		warehouses: Object.values(warehouseIds).map((idwarehouse) => ({
			idwarehouse,
			stock_level_order: null,
			stock_level_desired: null,
			stock_level_maximum: null,
			stock_location: idwarehouse === warehouseIds.utrecht ? seedLocationName(index) : null,
		})),
		tags: index === 0 ? [7] : [],
		created: madeAt,
		updated: madeAt,
	};
}

function compositionParts() {
	return [
		{ idproduct_part: 1, idproduct: firstProductId, amount: 1 },
		{ idproduct_part: 2, idproduct: firstProductId + 1, amount: 1 },
	];
}

function stockIn(product: CatalogueProduct, idwarehouse: number): number {
	if (product.code === specialProducts.outOfStock) return 0;
	return idwarehouse === warehouseIds.utrecht ? 1000 : 250;
}

function makeStock(): Stock[] {
	return catalogue.flatMap((product, index) =>
		Object.values(warehouseIds).map((idwarehouse) => ({
			idproduct: firstProductId + index,
			idwarehouse,
			stock: stockIn(product, idwarehouse),
		})),
	);
}

function makeAddress(
	id: number,
	name: string,
	address: string,
	zipcode: string,
	city: string,
	country: string,
): CustomerAddress {
	return {
		idcustomer_address: id,
		name,
		contactname: null,
		address,
		address2: null,
		zipcode,
		city,
		region: null,
		country,
		defaultinvoice: true,
		defaultdelivery: true,
	};
}

function makeCustomer(
	idcustomer: number,
	customerid: string,
	address: CustomerAddress,
	fields: Partial<Customer>,
): Customer {
	return {
		idcustomer,
		idtemplate: null,
		customerid,
		name: address.name,
		contactname: null,
		telephone: null,
		emailaddress: null,
		discount: 0,
		vatnumber: null,
		calculatevat: true,
		default_order_remarks: null,
		remarks: null,
		auto_split: true,
		language: 'nl',
		customerfields: [],
		pricelists: [],
		idfulfilment_customer: null,
		addresses: [address],
		tags: [],
		created: madeAt,
		updated: madeAt,
		...fields,
	};
}

function makeCustomers(): Customer[] {
	return [
		makeCustomer(
			310,
			'K1001',
			makeAddress(77, 'De Vries Fietsen', 'Kanaalweg 12', '3526 KL', 'Utrecht', 'NL'),
			{
				contactname: 'Sanne de Vries',
				telephone: '0301234567',
				emailaddress: 'sanne@example.com',
				tags: [8],
			},
		),
		makeCustomer(
			311,
			'K1002',
			makeAddress(78, 'Rijwielhuis Gent', 'Korenmarkt 12', '9000', 'Gent', 'BE'),
			{ emailaddress: 'info@rijwielhuis.example' },
		),
		makeCustomer(
			312,
			'K1003',
			makeAddress(79, 'Telefoonhouders Online', 'Stationsplein 9', '5611 AC', 'Eindhoven', 'NL'),
			{ emailaddress: 'post@telefoonhouders.example', idfulfilment_customer: fulfilmentCustomerId },
		),
	];
}

function profile(idshippingprovider_profile: number, name: string, standard: boolean) {
	return {
		idshippingprovider_profile,
		name,
		standard,
		active: true,
		created: madeAt,
		updated: madeAt,
	};
}

/** The data that an account starts with. */
export function seedState(): PicqerState {
	return {
		...accountSeeds(),
		...purchasingSeeds(),
		...returnSeeds(),
		...warehouseSeeds(),
		products: catalogue.map(makeProduct),
		stock: makeStock(),
		locationLinks: catalogue.map((product, index) => ({
			idproduct: firstProductId + index,
			idlocation: firstLocationId + index,
			stock: stockIn(product, warehouseIds.utrecht),
			note: null,
			is_preferred: true,
		})),
		priceChanges: [],
		customers: makeCustomers(),
		orders: [],
		picklists: [],
		backorders: [],
		shipments: [],
		hooks: [],
		tags: [
			{ idtag: 7, title: 'Spoed', color: '#ff3300', inherit: true, textColor: '#ffffff' },
			{ idtag: 8, title: 'Dealer', color: '#0055aa', inherit: false, textColor: '#ffffff' },
			{ idtag: 9, title: 'bol', color: '#0000a4', inherit: false, textColor: '#ffffff' },
		],
		comments: [],
		notes: [],
		shippingProviders: [
			{
				idshippingprovider: 2,
				name: 'PostNL',
				provider: 'PostNL',
				active: true,
				created: madeAt,
				updated: madeAt,
				profiles: [
					profile(12, 'Standaard', true),
					profile(13, 'Brievenbuspakje', false),
					profile(14, 'Handtekening voor ontvangst', false),
				],
			},
		],
		vatGroups: [
			{ idvatgroup: 2, name: 'Hoog', percentage: 21, standard: true },
			{ idvatgroup: 3, name: 'Laag', percentage: 9, standard: false },
			{ idvatgroup: 4, name: 'Nul', percentage: 0, standard: false },
		],
		templates: [{ idtemplate: 4, name: 'Standaard', default: true, custom_css: null }],
		priceLists: [{ idpricelist: 3, name: 'Dealers' }],
		productFields: [
			{
				idproductfield: 8,
				title: 'Kleur',
				type: 'text',
				values: [],
				required: false,
				visible_picklist: true,
				visible_invoice: false,
				visible_shippinglist: false,
				visible_portal: false,
				visible_purchase_order: false,
			},
		],
		orderFields: [
			{
				idorderfield: 3,
				title: 'Kanaal',
				type: 'select',
				values: ['bol', 'eigen shop'],
				required: false,
				visible_picklist: true,
				visible_portal: false,
				only_accessible_via_api: false,
			},
		],
		customerFields: [
			{ idcustomerfield: 1, title: 'Accountmanager', type: 'text', values: [], required: false },
		],
		lastIds: {
			product: 800,
			image: 500,
			part: 10,
			stockHistory: 4400,
			locationStockHistory: 71,
			movement: 31,
			customer: 400,
			customerNumber: 1003,
			address: 100,
			order: 5000,
			orderNumber: 10000,
			line: 9000,
			picklist: 6100,
			picklistNumber: 10000,
			picklistProduct: 7700,
			pickLocation: 80,
			backorder: 10,
			batch: 33,
			container: 2,
			shipment: 190,
			parcel: 900,
			document: 0,
			hook: 100,
			tag: 20,
			comment: 900,
			note: 300,
			supplier: 16,
			purchaseOrder: 703,
			purchaseOrderNumber: 1003,
			purchaseOrderLine: 3304,
			receipt: 469,
			receiptNumber: 1069,
			receiptProduct: 87,
			return: 392,
			returnNumber: 1001,
			returnedProduct: 61,
			replacement: 40,
			returnLog: 12,
			location: 91,
			locationType: 3,
			packaging: 4,
			task: 52,
			fulfilmentCustomer: 62,
		},
	};
}
