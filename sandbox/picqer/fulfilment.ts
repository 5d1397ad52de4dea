import { refused } from './errors';
import { presentOrder, presentPicklist } from './present';
import { stockRow } from './stock';
import { setOrderStatus } from './orderStatus';
import { bookStock, watchFreeStock } from './stockChanges';
import {
	newBackorder,
	newPicklist,
	newPicklistProduct,
	type Order,
	type OrderLine,
	type Picklist,
	type PicklistStatus,
} from './orderRows';
import type { Product } from './rows';
import { apiUser, nextId, nextNumber, nowText, type PicqerWorld } from './world';

/** How much of an order line a warehouse shall deliver. */
interface Portion {
	line: OrderLine;
	idwarehouse: number;
	amount: number;
}

function productOf(world: PicqerWorld, idproduct: number): Product {
	const found = world.state.products.find((product) => product.idproduct === idproduct);
	if (!found) throw refused(24);
	return found;
}

/** The order that a picklist belongs to. */
export function orderOf(world: PicqerWorld, idorder: number): Order {
	const found = world.state.orders.find((order) => order.idorder === idorder);
	if (!found) throw refused(21);
	return found;
}

/** Changes the status of a picklist and tells the hooks. */
export function setPicklistStatus(
	world: PicqerWorld,
	picklist: Picklist,
	status: PicklistStatus,
): void {
	picklist.status = status;
	picklist.updated = nowText();
	world.events.fire('picklists.changed', presentPicklist(world, picklist));
}

function warehousesFor(world: PicqerWorld, order: Order): number[] {
	return world.state.warehouses
		.filter(({ active, accept_orders }) => active && accept_orders)
		.filter(
			({ idwarehouse }) => order.warehouses.length === 0 || order.warehouses.includes(idwarehouse),
		)
		.sort((one, other) => one.priority - other.priority)
		.map(({ idwarehouse }) => idwarehouse);
}

/** What can still be promised, per product and warehouse. */
type Available = (idproduct: number, idwarehouse: number) => number;

function availability(world: PicqerWorld, taken: Portion[]): Available {
	return (idproduct, idwarehouse) => {
		if (productOf(world, idproduct).type === 'unlimited_stock') return Infinity;
		const planned = taken
			.filter(
				(portion) => portion.line.idproduct === idproduct && portion.idwarehouse === idwarehouse,
			)
			.reduce((total, { amount }) => total + amount, 0);
		return Math.max(0, stockRow(world, idproduct, idwarehouse).freestock - planned);
	};
}

function planPortions(world: PicqerWorld, lines: OrderLine[], warehouses: number[]): Portion[] {
	const portions: Portion[] = [];
	const available = availability(world, portions);
	for (const line of lines) {
		let missing = line.amount - line.amount_cancelled;
		for (const idwarehouse of warehouses) {
			const amount = Math.min(missing, available(line.idproduct, idwarehouse));
			if (amount <= 0) continue;
			portions.push({ line, idwarehouse, amount });
			missing -= amount;
		}
	}
	return portions;
}

function plannedAmount(portions: Portion[]): number {
	return portions.reduce((total, { amount }) => total + amount, 0);
}

/** Splits over warehouses when the order allows it, else takes the one that can deliver most. */
function bestPlan(world: PicqerWorld, order: Order): Portion[] {
	const warehouses = warehousesFor(world, order);
	if (order.auto_split) return planPortions(world, order.products, warehouses);
	return warehouses
		.map((idwarehouse) => planPortions(world, order.products, [idwarehouse]))
		.reduce((best, plan) => (plannedAmount(plan) > plannedAmount(best) ? plan : best), []);
}

function createPicklist(
	world: PicqerWorld,
	order: Order,
	idwarehouse: number,
	portions: Portion[],
): Picklist {
	const now = nowText();
	const picklist = {
		...newPicklist(),
		idpicklist: nextId(world, 'picklist'),
		picklistid: nextNumber(world, 'picklistNumber', 'P'),
		idorder: order.idorder,
		idwarehouse,
		idshippingprovider_profile: order.idshippingprovider_profile,
		invoiced: order.invoiced,
		products: portions.map(({ line, amount }) => ({
			...newPicklistProduct(),
			idpicklist_product: nextId(world, 'picklistProduct'),
			idproduct: line.idproduct,
			idorder_product: line.idorder_product,
			idvatgroup: line.idvatgroup,
			productcode: line.productcode,
			name: line.name,
			remarks: line.remarks,
			amount,
			price: line.price,
			weight: line.weight,
		})),
		idfulfilment_customer: order.idfulfilment_customer,
		created: now,
		updated: now,
	};
	world.state.picklists.push(picklist);
	return picklist;
}

function createPicklists(world: PicqerWorld, order: Order, portions: Portion[]): Picklist[] {
	const warehouses = [...new Set(portions.map(({ idwarehouse }) => idwarehouse))];
	return warehouses.map((idwarehouse) =>
		createPicklist(
			world,
			order,
			idwarehouse,
			portions.filter((portion) => portion.idwarehouse === idwarehouse),
		),
	);
}

function createBackorder(world: PicqerWorld, order: Order, portion: Portion): void {
	const idbackorder = nextId(world, 'backorder');
	world.state.backorders.push({
		...newBackorder(),
		idbackorder,
		idorder: order.idorder,
		idorder_product: portion.line.idorder_product,
		idproduct: portion.line.idproduct,
		idcustomer: order.idcustomer,
		idwarehouse: portion.idwarehouse,
		amount: portion.amount,
		priority: idbackorder,
		created_at: nowText(),
	});
}

function createBackorders(world: PicqerWorld, order: Order, portions: Portion[]): void {
	const idwarehouse = warehousesFor(world, order)[0] ?? world.state.warehouses[0].idwarehouse;
	for (const line of order.products) {
		const planned = plannedAmount(portions.filter((portion) => portion.line === line));
		const amount = line.amount - line.amount_cancelled - planned;
		if (amount > 0) createBackorder(world, order, { line, idwarehouse, amount });
	}
}

function productsOf(order: Order): number[] {
	return order.products.map(({ idproduct }) => idproduct);
}

function announcePicklists(world: PicqerWorld, picklists: Picklist[]): void {
	picklists.forEach((picklist) =>
		world.events.fire('picklists.created', presentPicklist(world, picklist)),
	);
}

/** Makes picklists for what is in stock and backorders for the rest. */
export function processOrder(world: PicqerWorld, order: Order): void {
	if (!['concept', 'expected'].includes(order.status)) throw refused(30);
	watchFreeStock(world, productsOf(order), () => {
		order.allocated = false;
		const possible = bestPlan(world, order);
		const wanted = order.products.reduce(
			(total, line) => total + line.amount - line.amount_cancelled,
			0,
		);
		// Without partial delivery the whole order waits until everything is there.
		const plan = order.partialdelivery || plannedAmount(possible) === wanted ? possible : [];
		const picklists = createPicklists(world, order, plan);
		createBackorders(world, order, plan);
		setOrderStatus(world, order, 'processing');
		world.events.fire('orders.closed', presentOrder(world, order));
		announcePicklists(world, picklists);
	});
}

/** Makes picklists from the backorders of an order, as far as there is stock. */
export function processBackorders(world: PicqerWorld, order: Order): void {
	const portions: Portion[] = [];
	const backorders = world.state.backorders.filter(({ idorder }) => idorder === order.idorder);
	for (const backorder of backorders) {
		const line = order.products.find((row) => row.idorder_product === backorder.idorder_product);
		if (!line) continue;
		// Its own reservation must not stand in its way, so only what others already hold counts.
		const row = stockRow(world, backorder.idproduct, backorder.idwarehouse);
		const planned = plannedAmount(
			portions.filter((portion) => portion.line.idproduct === backorder.idproduct),
		);
		const left = row.stock - row.reservedpicklists - row.reservedallocations - planned;
		const amount = Math.min(backorder.amount, left);
		if (amount <= 0) continue;
		portions.push({ line, idwarehouse: backorder.idwarehouse, amount });
		backorder.amount -= amount;
	}
	world.state.backorders = world.state.backorders.filter(({ amount }) => amount > 0);
	announcePicklists(world, createPicklists(world, order, portions));
}

/** Completes an order of which nothing is left to ship. */
function completeIfShipped(world: PicqerWorld, order: Order): void {
	const picklists = world.state.picklists.filter(({ idorder }) => idorder === order.idorder);
	const waits = world.state.backorders.some(({ idorder }) => idorder === order.idorder);
	const open = picklists.some(({ status }) => !['closed', 'cancelled'].includes(status));
	if (open || waits || !picklists.some(({ status }) => status === 'closed')) return;
	setOrderStatus(world, order, 'completed');
	world.events.fire('orders.completed', presentOrder(world, order));
}

/** Refuses what only an open picklist allows. */
export function requireOpen(picklist: Picklist): void {
	if (['closed', 'cancelled'].includes(picklist.status)) throw refused(21);
}

/** What was not picked goes out as well. */
function bookOut(
	world: PicqerWorld,
	picklist: Picklist,
	product: Picklist['products'][number],
): void {
	bookStock(world, {
		product: productOf(world, product.idproduct),
		idwarehouse: picklist.idwarehouse,
		idlocation: null,
		change: -product.amount,
		reason: `Picklist ${picklist.picklistid}`,
		changeType: 'api',
	});
	product.amount_picked = product.amount;
}

/** Books the goods of a picklist out and closes it. */
export function closePicklist(world: PicqerWorld, picklist: Picklist): void {
	requireOpen(picklist);
	picklist.closed_at = nowText();
	picklist.closed_by_iduser = apiUser;
	setPicklistStatus(world, picklist, 'closed');
	picklist.products.forEach((product) => bookOut(world, picklist, product));
	world.events.fire('picklists.closed', presentPicklist(world, picklist));
	completeIfShipped(world, orderOf(world, picklist.idorder));
}

/** Cancels a picklist; what it held becomes backorders. */
export function cancelPicklist(world: PicqerWorld, picklist: Picklist): void {
	requireOpen(picklist);
	const order = orderOf(world, picklist.idorder);
	watchFreeStock(world, productsOf(order), () => {
		setPicklistStatus(world, picklist, 'cancelled');
		for (const product of picklist.products) {
			const line = order.products.find((row) => row.idorder_product === product.idorder_product);
			if (line)
				createBackorder(world, order, {
					line,
					idwarehouse: picklist.idwarehouse,
					amount: product.amount,
				});
		}
	});
	world.events.fire('picklists.cancelled', presentPicklist(world, picklist));
}

function dropOpenWork(world: PicqerWorld, order: Order): void {
	const open = world.state.picklists.filter(
		(picklist) =>
			picklist.idorder === order.idorder && !['closed', 'cancelled'].includes(picklist.status),
	);
	for (const picklist of open) {
		setPicklistStatus(world, picklist, 'cancelled');
		world.events.fire('picklists.cancelled', presentPicklist(world, picklist));
	}
	world.state.backorders = world.state.backorders.filter(
		({ idorder }) => idorder !== order.idorder,
	);
	order.allocated = false;
}

/** Cancels an order; with force in any status, and with its picklists. */
export function cancelOrder(world: PicqerWorld, order: Order, force: boolean): void {
	if (!force && !['concept', 'expected'].includes(order.status)) throw refused(30);
	watchFreeStock(world, productsOf(order), () => {
		dropOpenWork(world, order);
		setOrderStatus(world, order, 'cancelled');
	});
}

/** Makes a processed order editable again. */
export function reopenOrder(world: PicqerWorld, order: Order): void {
	if (order.status !== 'processing') throw refused(30);
	watchFreeStock(world, productsOf(order), () => {
		dropOpenWork(world, order);
		setOrderStatus(world, order, 'concept');
	});
}
