import { omit } from '../omit';
import type { Backorder, Order, Picklist } from './orderRows';
import { renamed, type Address, type Customer, type Hook, type Product } from './rows';
import { stockRows } from './stock';
import type { PicqerWorld } from './world';

/** Objects as Picqer shows them: what is kept, plus what follows from other objects. */

/** The tags with these IDs. */
export const tagList = (world: PicqerWorld, ids: number[]) =>
	world.state.tags.filter(({ idtag }) => ids.includes(idtag));

/** Tags keyed by title. PHP writes an empty map as a list. */
function tagMap(world: PicqerWorld, ids: number[]) {
	const tags = tagList(world, ids);
	return tags.length === 0 ? [] : Object.fromEntries(tags.map((tag) => [tag.title, tag]));
}

const countryNames: Record<string, string> = { NL: 'Nederland', BE: 'België', DE: 'Duitsland' };

/** An address as it is printed. */
export function fullAddress({ address, address2, zipcode, city, country }: Address): string {
	const place = [zipcode, city].filter(Boolean).join(' ');
	return [address, address2, place, countryNames[country ?? ''] ?? country]
		.filter(Boolean)
		.join('\n');
}

/** A product with its stock. */
export const presentProduct = (world: PicqerWorld, product: Product) => ({
	...product,
	tags: tagMap(world, product.tags),
	stock: stockRows(world, product.idproduct),
});

/** A customer with its addresses. */
export const presentCustomer = (world: PicqerWorld, customer: Customer) => ({
	...customer,
	tags: tagMap(world, customer.tags),
	addresses: customer.addresses.map((address) => ({
		...address,
		full_address: fullAddress(address),
	})),
});

/** An order with its picklists. */
export const presentOrder = (world: PicqerWorld, order: Order) => ({
	...omit(order, 'statusBeforePause', 'allocated'),
	full_delivery_address: fullAddress(renamed(order, 'delivery', '')),
	full_invoice_address: fullAddress(renamed(order, 'invoice', '')),
	public_status_page: `${world.baseUrl()}/s/${order.idorder}`,
	tags: tagMap(world, order.tags),
	comment_count: world.state.comments.filter(({ source }) => source.idorder === order.idorder)
		.length,
	picklists: world.state.picklists
		.filter(({ idorder }) => idorder === order.idorder)
		.map(({ idpicklist, picklistid, idwarehouse, status }) => ({
			idpicklist,
			picklistid,
			idwarehouse,
			status,
		})),
});

function presentPicklistProduct(
	world: PicqerWorld,
	{ idwarehouse }: Picklist,
	product: Picklist['products'][number],
) {
	const { idpicklist_product, idproduct, amount, amount_picked } = product;
	const places = world.state.locations.filter(
		(row) => row.idproduct === idproduct && row.idwarehouse === idwarehouse,
	);
	const stockLocation = places[0]?.name ?? null;
	return {
		...product,
		amountpicked: amount_picked,
		stock_location: stockLocation,
		stocklocation: stockLocation,
		pick_locations: places.map(({ idlocation, name }) => ({
			// A product lies on one location, so that its line says enough.
			idpicklist_product_location: idpicklist_product,
			idlocation,
			name,
			amount,
			amount_picked,
		})),
	};
}

/** A picklist with the address of its order. */
export function presentPicklist(world: PicqerWorld, picklist: Picklist) {
	const order = world.state.orders.find(({ idorder }) => idorder === picklist.idorder);
	const total = (amount: (product: Picklist['products'][number]) => number) =>
		picklist.products.reduce((sum, product) => sum + amount(product), 0);
	const { deliverycontactname: deliverycontact, ...delivery } = renamed(
		order ?? {},
		'delivery',
		'delivery',
	);
	return {
		...picklist,
		...delivery,
		deliverycontact,
		idcustomer: order?.idcustomer ?? null,
		idtemplate: order?.idtemplate ?? null,
		telephone: order?.telephone ?? null,
		emailaddress: order?.emailaddress ?? null,
		reference: order?.reference ?? null,
		preferred_delivery_date: order?.preferred_delivery_date ?? null,
		totalproducts: total(({ amount }) => amount),
		totalpicked: total(({ amount_picked }) => amount_picked),
		weight: total(({ amount, weight }) => amount * weight),
		tags: tagList(world, order?.tags ?? []),
		products: picklist.products.map((row) => presentPicklistProduct(world, picklist, row)),
	};
}

/** A backorder with what of it could be delivered now. */
export function presentBackorder(world: PicqerWorld, backorder: Backorder) {
	const row = stockRows(world, backorder.idproduct).find(
		({ idwarehouse }) => idwarehouse === backorder.idwarehouse,
	);
	const left = (row?.stock ?? 0) - (row?.reservedpicklists ?? 0) - (row?.reservedallocations ?? 0);
	const available = Math.max(0, Math.min(backorder.amount, left));
	return { ...backorder, amount_available: available, amountavailable: available };
}

/** A hook, which never shows its secret. */
export const presentHook = (hook: Hook) => ({
	...omit(hook, 'secretText', 'failures'),
	secret: hook.secretText !== null,
});
