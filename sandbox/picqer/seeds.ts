import { catalogue, type CatalogueProduct } from '../catalogue';
import type { Customer, CustomerAddress, PicqerState, Product, Stock } from './types';

const madeAt = '2025-11-02 10:00:00';

/** The warehouses, the first one with the higher priority. */
export const warehouseIds = { utrecht: 18, zwolle: 19 };

/** The fulfilment customer that the limited key belongs to. */
export const fulfilmentCustomerId = 61;

const firstProductId = 701;
const firstLocationId = 41;

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
			stock_location: idwarehouse === warehouseIds.utrecht ? locationName(index) : null,
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

function locationName(index: number): string {
	return `A.${Math.floor(index / 10) + 1}.${(index % 10) + 1}`;
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

function makeUser(iduser: number, first_name: string, last_name: string, admin: boolean) {
	const username = first_name.toLowerCase();
	return {
		iduser,
		idpacking_station: null,
		username,
		first_name,
		last_name,
		full_name: `${first_name} ${last_name}`,
		emailaddress: `${username}@example.com`,
		language: 'nl',
		admin,
		active: true,
		last_login_at: '2026-01-05 08:00:00',
		created_at: madeAt,
		updated_at: madeAt,
	};
}

/** The data that an account starts with. */
export function seedState(): PicqerState {
	return {
		products: catalogue.map(makeProduct),
		stock: makeStock(),
		locationLinks: catalogue.map((product, index) => ({
			idproduct: firstProductId + index,
			idlocation: firstLocationId + index,
			stock: stockIn(product, warehouseIds.utrecht),
			note: null,
			is_preferred: true,
		})),
		stockHistory: [],
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
		users: [makeUser(5, 'Mila', 'Bos', true), makeUser(6, 'Daan', 'Smit', false)],
		warehouses: [
			{
				idwarehouse: warehouseIds.utrecht,
				name: 'Utrecht',
				accept_orders: true,
				counts_for_general_stock: true,
				priority: 1,
				active: true,
			},
			{
				idwarehouse: warehouseIds.zwolle,
				name: 'Zwolle',
				accept_orders: true,
				counts_for_general_stock: true,
				priority: 2,
				active: true,
			},
		],
		locations: catalogue.map((_, index) => ({
			idlocation: firstLocationId + index,
			idwarehouse: warehouseIds.utrecht,
			parent_idlocation: null,
			type: 'location',
			name: locationName(index),
			remarks: null,
			unlink_on_empty: false,
			location_type: { idlocation_type: 2, name: 'Standaard', default: true, color: '#0000f0' },
			is_bulk_location: false,
			is_exclusive_location: false,
		})),
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
		packagings: [
			{
				idpackaging: 3,
				name: 'Doos M',
				barcode: 'BOX-M',
				length: 40,
				width: 30,
				height: 20,
				use_in_auto_advice: true,
				active: true,
				created_at: madeAt,
				updated_at: madeAt,
			},
			{
				idpackaging: 4,
				name: 'Doos oud',
				barcode: 'BOX-O',
				length: 50,
				width: 50,
				height: 50,
				use_in_auto_advice: false,
				active: false,
				created_at: madeAt,
				updated_at: madeAt,
			},
		],
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
			note: 300,
		},
	};
}
