import type { PicqerWorld } from './world';

function sum<Row>(rows: Row[], amount: (row: Row) => number): number {
	return rows.reduce((total, row) => total + amount(row), 0);
}

function reservedByPicklists(world: PicqerWorld, idproduct: number, idwarehouse: number): number {
	const open = world.state.picklists.filter(
		(picklist) =>
			picklist.idwarehouse === idwarehouse && !['closed', 'cancelled'].includes(picklist.status),
	);
	return sum(open, (picklist) =>
		sum(
			picklist.products.filter((product) => product.idproduct === idproduct),
			(product) => product.amount,
		),
	);
}

function reservedByAllocations(world: PicqerWorld, idproduct: number, idwarehouse: number): number {
	const first = world.state.warehouses[0].idwarehouse;
	const allocated = world.state.orders.filter(
		(order) => order.allocated && (order.warehouses[0] ?? first) === idwarehouse,
	);
	return sum(allocated, (order) =>
		sum(
			order.products.filter((line) => line.idproduct === idproduct),
			(line) => line.amount,
		),
	);
}

function reservedByBackorders(world: PicqerWorld, idproduct: number, idwarehouse: number): number {
	return sum(
		world.state.backorders.filter(
			(backorder) => backorder.idproduct === idproduct && backorder.idwarehouse === idwarehouse,
		),
		(backorder) => backorder.amount,
	);
}

/** The physical stock of a product in a warehouse. */
export function physicalStock(world: PicqerWorld, idproduct: number, idwarehouse: number) {
	const found = world.state.stock.find(
		(row) => row.idproduct === idproduct && row.idwarehouse === idwarehouse,
	);
	if (found) return found;
	const made = { idproduct, idwarehouse, stock: 0 };
	world.state.stock.push(made);
	return made;
}

/** All stock numbers of a product in a warehouse; only physical stock is kept, the rest is counted. */
export function stockRow(world: PicqerWorld, idproduct: number, idwarehouse: number) {
	const { stock } = physicalStock(world, idproduct, idwarehouse);
	const reservedbackorders = reservedByBackorders(world, idproduct, idwarehouse);
	const reservedpicklists = reservedByPicklists(world, idproduct, idwarehouse);
	const reservedallocations = reservedByAllocations(world, idproduct, idwarehouse);
	const reserved = reservedbackorders + reservedpicklists + reservedallocations;
	return {
		idwarehouse,
		stock,
		reserved,
		reservedbackorders,
		reservedpicklists,
		reservedallocations,
		freestock: stock - reserved,
		freepickablestock: stock - reserved,
	};
}

/** The stock numbers of a product in all warehouses. */
export function stockRows(world: PicqerWorld, idproduct: number) {
	return world.state.warehouses.map(({ idwarehouse }) => stockRow(world, idproduct, idwarehouse));
}
