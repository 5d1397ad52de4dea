import { presentShipment } from './present';
import type { Product } from './types';
import type { Location } from './warehouseTypes';
import type { PicqerWorld } from './world';

/** A period from the start of one day to the end of another. */
interface Period {
	start: string;
	end: string;
}

function within(moment: string | null, { start, end }: Period): boolean {
	return moment !== null && moment.slice(0, 10) >= start && moment.slice(0, 10) <= end;
}

function sum<Row>(rows: Row[], amount: (row: Row) => number): number {
	return rows.reduce((total, row) => total + amount(row), 0);
}

function inbound(world: PicqerWorld, owner: number, period: Period): Record<string, unknown> {
	const orders = world.state.purchaseOrders.filter(({ idfulfilment_customer: id }) => id === owner);
	const ids = new Set(orders.map(({ idpurchaseorder }) => idpurchaseorder));
	const received = world.state.receipts
		.filter(({ created }) => within(created, period))
		.map(({ products }) => products.filter(({ idpurchaseorder: id }) => ids.has(id)))
		.filter(({ length }) => length > 0);
	const ordered = orders.filter(({ created }) => within(created, period));
	return {
		receipts_count: received.length,
		receipts_rows_count: sum(received, ({ length }) => length),
		receipts_products_total_amount: sum(received.flat(), ({ amount }) => amount),
		purchase_orders_count: ordered.length,
		purchase_order_rows_count: sum(ordered, ({ products }) => products.length),
	};
}

function outbound(world: PicqerWorld, owner: number, period: Period): Record<string, unknown> {
	const picklists = world.state.picklists.filter(
		({ idfulfilment_customer: id, closed_at }) => id === owner && within(closed_at, period),
	);
	const shipments = world.state.shipments.filter(
		({ idfulfilment_customer: id, cancelled, created }) =>
			id === owner && !cancelled && within(created, period),
	);
	const countries = shipments.map(
		({ idorder }) => world.state.orders.find((order) => order.idorder === idorder)?.deliverycountry,
	);
	const profiles = shipments.map((shipment) => shipment.idcompany_shippingprovider_profile);
	return {
		picklists_count: picklists.length,
		picklist_rows_count: sum(picklists, ({ products }) => products.length),
		picklist_products_count: sum(
			picklists.flatMap(({ products }) => products),
			({ amount }) => amount,
		),
		shipments: shipments.map(presentShipment),
		shipments_count: shipments.length,
		shipment_country_count: new Set(countries).size,
		shipment_profile_count: new Set(profiles).size,
	};
}

function warehouseName(world: PicqerWorld, { idwarehouse }: Location): string | undefined {
	return world.state.warehouses.find((row) => row.idwarehouse === idwarehouse)?.name;
}

function typesInUse(world: PicqerWorld, locations: Location[]): unknown[] {
	const keys = new Set(
		locations.map(({ idwarehouse, idlocation_type }) => `${idwarehouse} ${idlocation_type}`),
	);
	return [...keys].map((key) => {
		const same = locations.filter(
			({ idwarehouse, idlocation_type }) => `${idwarehouse} ${idlocation_type}` === key,
		);
		const [{ idwarehouse, idlocation_type }] = same;
		const type = world.state.locationTypes.find((row) => row.idlocation_type === idlocation_type);
		return {
			idwarehouse,
			warehouse_name: warehouseName(world, same[0]),
			idlocation_type,
			name: type?.name ?? null,
			unique_locations: same.length,
		};
	});
}

function storage(world: PicqerWorld, products: Product[]): Record<string, unknown> {
	const ids = new Set(products.map(({ idproduct }) => idproduct));
	const links = world.state.locationLinks.filter(
		({ idproduct, stock }) => ids.has(idproduct) && stock > 0,
	);
	const locations = world.state.locations.filter(({ idlocation }) =>
		links.some((link) => link.idlocation === idlocation),
	);
	const stock = world.state.stock.filter(({ idproduct }) => ids.has(idproduct));
	return {
		stock_locations_in_use_count: locations.length,
		stock_locations_in_use: locations.map((location) => {
			const here = links.filter(({ idlocation }) => idlocation === location.idlocation);
			return {
				idlocation: location.idlocation,
				idwarehouse: location.idwarehouse,
				warehouse_name: warehouseName(world, location),
				stock_location: location.name,
				unique_products: here.length,
				// Picqer sends this number as a text.
				total_items: String(sum(here, (link) => link.stock)),
			};
		}),
		stock_location_types_in_use: typesInUse(world, locations),
		products_total: products.length,
		stock_total: sum(stock, (row) => row.stock),
	};
}

function returned(world: PicqerWorld, owner: number, period: Period): Record<string, unknown> {
	const returns = world.state.returns.filter(
		({ idfulfilment_customer: id, created_at }) => id === owner && within(created_at, period),
	);
	const rows = returns.flatMap(({ returned_products }) => returned_products);
	return {
		returns_count: returns.length,
		return_rows_count: rows.length,
		return_products_count: sum(rows, ({ amount }) => amount),
	};
}

/** What was done for a fulfilment customer in a period. */
export function fulfilmentReport(
	world: PicqerWorld,
	owner: number,
	period: Period,
): Record<string, unknown> {
	const products = world.state.products.filter(({ idfulfilment_customer: id }) => id === owner);
	return {
		meta_data: {
			idfulfilment_customer: owner,
			start_date: period.start,
			end_date: period.end,
		},
		inbound: inbound(world, owner, period),
		outbound: outbound(world, owner, period),
		storage_usage: storage(world, products),
		returns: returned(world, owner, period),
	};
}
