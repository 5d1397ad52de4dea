import { omit } from '../omit';
import type { Hook } from './accountTypes';
import { stockRows } from './stock';
import type {
	Backorder,
	Customer,
	CustomerAddress,
	Order,
	Picklist,
	Product,
	Shipment,
} from './types';
import type { Location } from './warehouseTypes';
import type { PicqerWorld } from './world';

/** Objects as Picqer shows them: what is kept, plus what follows from other objects. */

function tagList(world: PicqerWorld, ids: number[]) {
	return world.state.tags.filter(({ idtag }) => ids.includes(idtag));
}

/** Tags keyed by title. PHP writes an empty map as a list. */
function tagMap(world: PicqerWorld, ids: number[]): unknown {
	const tags = tagList(world, ids);
	return tags.length === 0 ? [] : Object.fromEntries(tags.map((tag) => [tag.title, tag]));
}

/** How many comments an object has. */
export function commentCount(world: PicqerWorld, target: string): number {
	return world.state.comments.filter((comment) => comment.target === target).length;
}

const countryNames: Record<string, string> = { NL: 'Nederland', BE: 'België', DE: 'Duitsland' };

/** The parts of an address that make up its text. */
export interface AddressParts {
	address: string | null;
	address2: string | null;
	zipcode: string | null;
	city: string | null;
	country: string | null;
}

/** An address as it is printed. */
export function fullAddress({ address, address2, zipcode, city, country }: AddressParts): string {
	const place = [zipcode, city].filter(Boolean).join(' ');
	return [address, address2, place, countryNames[country ?? ''] ?? country]
		.filter(Boolean)
		.join('\n');
}

/** A product with its stock. */
export function presentProduct(world: PicqerWorld, product: Product): Record<string, unknown> {
	return {
		...omit(product, 'parts', 'warehouses'),
		analysis_pick_amount_per_day: null,
		analysis_abc_classification: null,
		comment_count: commentCount(world, `product ${product.idproduct}`),
		tags: tagMap(world, product.tags),
		images: product.images.map(({ url }) => url),
		pricelists: [],
		stock: stockRows(world, product.idproduct),
	};
}

/** An address of a customer. */
export function presentAddress(address: CustomerAddress): Record<string, unknown> {
	return { ...address, full_address: fullAddress(address) };
}

/** A customer with its addresses. */
export function presentCustomer(world: PicqerWorld, customer: Customer): Record<string, unknown> {
	return {
		...customer,
		tags: tagMap(world, customer.tags),
		comment_count: commentCount(world, `customer ${customer.idcustomer}`),
		addresses: customer.addresses.map(presentAddress),
	};
}

/** An order with its picklists. */
export function presentOrder(world: PicqerWorld, order: Order): Record<string, unknown> {
	const picklists = world.state.picklists.filter(({ idorder }) => idorder === order.idorder);
	return {
		...omit(order, 'statusBeforePause', 'allocated'),
		full_delivery_address: fullAddress({
			address: order.deliveryaddress,
			address2: order.deliveryaddress2,
			zipcode: order.deliveryzipcode,
			city: order.deliverycity,
			country: order.deliverycountry,
		}),
		full_invoice_address: fullAddress({
			address: order.invoiceaddress,
			address2: order.invoiceaddress2,
			zipcode: order.invoicezipcode,
			city: order.invoicecity,
			country: order.invoicecountry,
		}),
		public_status_page: `${world.baseUrl()}/s/${order.idorder}`,
		tags: tagMap(world, order.tags),
		via_portal: false,
		comment_count: commentCount(world, `order ${order.idorder}`),
		picklists: picklists.map((picklist) => ({
			idpicklist: picklist.idpicklist,
			picklistid: picklist.picklistid,
			idwarehouse: picklist.idwarehouse,
			status: picklist.status,
		})),
	};
}

/** A location with its type; a container has less. */
export function presentLocation(world: PicqerWorld, location: Location): Record<string, unknown> {
	const { idlocation_type: idType, ...kept } = location;
	if (location.type === 'container') {
		const { idlocation, idwarehouse, type, name, remarks } = location;
		return { idlocation, idwarehouse, type, name, remarks };
	}
	const locationType = world.state.locationTypes.find((row) => row.idlocation_type === idType);
	return { ...kept, location_type: locationType ?? null };
}

/** The name of a location, null when there is none. */
export function locationName(world: PicqerWorld, idlocation: number | null): string | null {
	return world.state.locations.find((row) => row.idlocation === idlocation)?.name ?? null;
}

function presentPicklistProduct(world: PicqerWorld, product: Picklist['products'][number]) {
	const { pickLocations, ...kept } = product;
	const stockLocation = locationName(world, pickLocations[0]?.idlocation ?? null);
	return {
		...kept,
		amountpicked: product.amount_picked,
		idreturn_product_replacement: null,
		stock_location: stockLocation,
		stocklocation: stockLocation,
		partof_idpicklist_product: null,
		has_parts: false,
		pick_locations: pickLocations.map((place) => ({
			...place,
			name: locationName(world, place.idlocation),
		})),
	};
}

/** A picklist with the address of its order. */
export function presentPicklist(world: PicqerWorld, picklist: Picklist): Record<string, unknown> {
	const order = world.state.orders.find(({ idorder }) => idorder === picklist.idorder);
	const total = (amount: (product: Picklist['products'][number]) => number) =>
		picklist.products.reduce((sum, product) => sum + amount(product), 0);
	return {
		...omit(picklist, 'advisedPackaging'),
		idcustomer: order?.idcustomer ?? null,
		idreturn: null,
		idtemplate: order?.idtemplate ?? null,
		deliveryname: order?.deliveryname ?? null,
		deliverycontact: order?.deliverycontactname ?? null,
		deliveryaddress: order?.deliveryaddress ?? null,
		deliveryaddress2: order?.deliveryaddress2 ?? null,
		deliveryzipcode: order?.deliveryzipcode ?? null,
		deliverycity: order?.deliverycity ?? null,
		deliveryregion: order?.deliveryregion ?? null,
		deliverycountry: order?.deliverycountry ?? null,
		telephone: order?.telephone ?? null,
		emailaddress: order?.emailaddress ?? null,
		reference: order?.reference ?? null,
		preferred_delivery_date: order?.preferred_delivery_date ?? null,
		totalproducts: total(({ amount }) => amount),
		totalpicked: total(({ amount_picked }) => amount_picked),
		weight: total(({ amount, weight }) => amount * weight),
		tags: tagList(world, order?.tags ?? []),
		comment_count: commentCount(world, `picklist ${picklist.idpicklist}`),
		products: picklist.products.map((product) => presentPicklistProduct(world, product)),
	};
}

/** A backorder with what of it could be delivered now. */
export function presentBackorder(
	world: PicqerWorld,
	backorder: Backorder,
): Record<string, unknown> {
	const row = stockRows(world, backorder.idproduct).find(
		({ idwarehouse }) => idwarehouse === backorder.idwarehouse,
	);
	const left = (row?.stock ?? 0) - (row?.reservedpicklists ?? 0) - (row?.reservedallocations ?? 0);
	const available = Math.max(0, Math.min(backorder.amount, left));
	return {
		...backorder,
		idreturn: null,
		amount_available: available,
		amountavailable: available,
		part_of_idbackorder: null,
		parts_per_parent: null,
		has_parts: false,
	};
}

/** A shipment. */
export function presentShipment(shipment: Shipment): Record<string, unknown> {
	return omit(shipment, 'createdAt');
}

/** A hook, which never shows its secret. */
export function presentHook(hook: Hook): Record<string, unknown> {
	return { ...omit(hook, 'secretText', 'failures'), secret: hook.secretText !== null };
}
