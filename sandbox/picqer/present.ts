import { omit } from '../omit';
import { stockRows } from './stock';
import type {
	Backorder,
	Customer,
	CustomerAddress,
	Hook,
	Order,
	Picklist,
	Product,
	Shipment,
} from './types';
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

function commentCount(world: PicqerWorld, target: string): number {
	return world.state.comments.filter((comment) => comment.target === target).length;
}

const countryNames: Record<string, string> = { NL: 'Nederland', BE: 'België', DE: 'Duitsland' };

function addressText(...parts: Array<string | null | undefined>): string {
	return parts.filter(Boolean).join('\n');
}

function placeLine(zipcode: string | null, city: string | null): string {
	return [zipcode, city].filter(Boolean).join(' ');
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
	const { zipcode, city, country } = address;
	return {
		...address,
		full_address: addressText(
			address.address,
			address.address2,
			placeLine(zipcode, city),
			countryNames[country ?? ''] ?? country,
		),
	};
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
		full_delivery_address: addressText(
			order.deliveryaddress,
			order.deliveryaddress2,
			placeLine(order.deliveryzipcode, order.deliverycity),
			countryNames[order.deliverycountry ?? ''] ?? order.deliverycountry,
		),
		full_invoice_address: addressText(
			order.invoiceaddress,
			order.invoiceaddress2,
			placeLine(order.invoicezipcode, order.invoicecity),
			countryNames[order.invoicecountry ?? ''] ?? order.invoicecountry,
		),
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

function locationName(world: PicqerWorld, idlocation: number | null): string | null {
	return world.state.locations.find((row) => row.idlocation === idlocation)?.name ?? null;
}

function presentPicklistProduct(world: PicqerWorld, product: Picklist['products'][number]) {
	const { idlocation, ...kept } = product;
	const stockLocation = locationName(world, idlocation);
	return {
		...kept,
		amountpicked: product.amount_picked,
		idreturn_product_replacement: null,
		stock_location: stockLocation,
		stocklocation: stockLocation,
		partof_idpicklist_product: null,
		has_parts: false,
		pick_locations:
			idlocation === null
				? []
				: [
						{
							idpicklist_product_location: product.idpicklist_product,
							idlocation,
							name: stockLocation,
							amount: product.amount,
							amount_picked: product.amount_picked,
						},
					],
	};
}

/** A picklist with the address of its order. */
export function presentPicklist(world: PicqerWorld, picklist: Picklist): Record<string, unknown> {
	const order = world.state.orders.find(({ idorder }) => idorder === picklist.idorder);
	const total = (amount: (product: Picklist['products'][number]) => number) =>
		picklist.products.reduce((sum, product) => sum + amount(product), 0);
	return {
		...picklist,
		idcustomer: order?.idcustomer ?? null,
		idreturn: null,
		idtemplate: order?.idtemplate ?? null,
		idpicklist_batch: null,
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
