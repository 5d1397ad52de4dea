import { known, positiveWhole } from './checks';
import { refused } from './errors';
import { linkLocation } from './locationStock';
import { amountReceived, presentReceipt } from './presentReceipt';
import {
	addPurchaseOrder,
	closePurchaseOrder,
	makePurchaseLine,
	markAsPurchased,
	openLines,
	purchaseOrderChanged,
	type PurchasedLine,
} from './purchasing';
import type { Receipt, ReceiptProduct } from './purchasingTypes';
import { strategies } from './receiptStrategies';
import { stockRow } from './stock';
import { bookStock, checkNewStock, watchFreeStock } from './stockChanges';
import { apiUser, nextId, nowText, requireFields, type PicqerWorld } from './world';

/** Refuses what only an open receipt of one version allows. */
export function requireProcessing(receipt: Receipt, version = receipt.version): void {
	if (receipt.status !== 'processing' || receipt.version !== version) throw refused(21);
}

/** The purchased lines that a receipt can be about. */
export function expectedLines(world: PicqerWorld, receipt: Receipt): PurchasedLine[] {
	return openLines(world).filter(({ order }) =>
		receipt.idpurchaseorder === null
			? order.idsupplier === receipt.idsupplier
			: order.idpurchaseorder === receipt.idpurchaseorder,
	);
}

/** A product on a receipt, from the line that it was purchased with. */
function makeReceiptProduct(
	world: PicqerWorld,
	{ order, line }: PurchasedLine,
	fields: Pick<ReceiptProduct, 'amount' | 'idlocation' | 'added_by_receipt'>,
): ReceiptProduct {
	return {
		idreceipt_product: nextId(world, 'receiptProduct'),
		idpurchaseorder_product: line.idpurchaseorder_product,
		idproduct: line.idproduct,
		idpurchaseorder: order.idpurchaseorder,
		...fields,
		created_at: nowText(),
		received_by_iduser: apiUser,
		reverted_at: null,
		reverted_by_iduser: null,
	};
}

/** Picqer makes a purchase order for what comes without one. */
function purchaseAfterwards(
	world: PicqerWorld,
	receipt: Receipt,
	wish: Record<string, unknown>,
): PurchasedLine {
	const line = makePurchaseLine(world, world.state.products, wish);
	const order = addPurchaseOrder(
		world,
		{
			idsupplier: receipt.idsupplier,
			supplier_name: receipt.supplierName,
			idtemplate: 4,
			idwarehouse: receipt.idwarehouse,
			supplier_orderid: null,
			remarks: null,
			delivery_date: null,
			language: 'nl',
		},
		[line],
	);
	markAsPurchased(world, order);
	return { order, line };
}

/** The named line; it must have been purchased, but may have come completely already. */
function namedLine(
	world: PicqerWorld,
	receipt: Receipt,
	body: Record<string, unknown>,
): PurchasedLine {
	const found = world.state.purchaseOrders
		.filter(({ status }) => status === 'purchased')
		.flatMap((order) => order.products.map((line) => ({ order, line })))
		.find(({ line }) => line.idpurchaseorder_product === Number(body.idpurchaseorder_product));
	const fits =
		found?.line.idproduct === Number(body.idproduct) &&
		(receipt.idpurchaseorder === null
			? found.order.idsupplier === receipt.idsupplier
			: found.order.idpurchaseorder === receipt.idpurchaseorder);
	if (!found || !fits) throw refused(27);
	return found;
}

function lineToReceive(
	world: PicqerWorld,
	receipt: Receipt,
	body: Record<string, unknown>,
): PurchasedLine & { added: boolean } {
	if (body.idpurchaseorder_product !== undefined && body.idpurchaseorder_product !== null)
		return { ...namedLine(world, receipt, body), added: false };
	const strategy = body.strategy ?? strategies.oldestFirst;
	if (!Object.values<unknown>(strategies).includes(strategy)) throw refused(5, 'Unknown strategy');
	const expected = expectedLines(world, receipt).find(
		({ line }) => line.idproduct === Number(body.idproduct),
	);
	return expected && strategy === strategies.oldestFirst
		? { ...expected, added: false }
		: { ...purchaseAfterwards(world, receipt, body), added: true };
}

function locationFor(world: PicqerWorld, receipt: Receipt, id: unknown): number | null {
	if (id === undefined || id === null) return null;
	const inWarehouse = world.state.locations.filter(
		({ idwarehouse }) => idwarehouse === receipt.idwarehouse,
	);
	return known(inWarehouse, 'idlocation', id).idlocation;
}

/** Books what a receipt brings, or takes it out again with a negative sign. */
function book(world: PicqerWorld, receipt: Receipt, received: ReceiptProduct, sign: 1 | -1): void {
	const change = sign * received.amount;
	const product = known(world.state.products, 'idproduct', received.idproduct);
	const order = world.state.purchaseOrders.find(
		({ idpurchaseorder }) => idpurchaseorder === received.idpurchaseorder,
	);
	const line = order?.products.find(
		(row) => row.idpurchaseorder_product === received.idpurchaseorder_product,
	);
	if (line) line.amountreceived += change;
	watchFreeStock(world, [received.idproduct], () =>
		bookStock(world, {
			product,
			idwarehouse: receipt.idwarehouse,
			idlocation: received.idlocation,
			change,
			reason: `Receipt ${receipt.receiptid}`,
			changeType: 'api',
		}),
	);
	if (order) purchaseOrderChanged(world, order);
}

/** Receives a product; it is in stock at once. */
export function receiveProduct(
	world: PicqerWorld,
	receipt: Receipt,
	body: Record<string, unknown>,
): ReceiptProduct {
	requireProcessing(receipt, 2);
	requireFields(body, 'idproduct', 'amount');
	const amount = positiveWhole(body.amount, 'amount');
	known(world.state.products, 'idproduct', body.idproduct);
	const idlocation = locationFor(world, receipt, body.idlocation);
	if (idlocation !== null) linkLocation(world, Number(body.idproduct), idlocation);
	const { added, ...purchased } = lineToReceive(world, receipt, body);
	const product = makeReceiptProduct(world, purchased, {
		amount,
		idlocation,
		added_by_receipt: added,
	});
	receipt.products.push(product);
	receipt.updated = nowText();
	book(world, receipt, product, 1);
	world.events.fire('receipts.product_received', presentReceipt(world, receipt));
	return product;
}

function requireOnLocation(world: PicqerWorld, product: ReceiptProduct): void {
	const link = world.state.locationLinks.find(
		({ idproduct, idlocation }) =>
			idproduct === product.idproduct && idlocation === product.idlocation,
	);
	if (link && link.stock < product.amount)
		throw refused(1, 'There is not that much on the location');
}

/** Takes a received product out of stock again. */
export function revertProduct(world: PicqerWorld, receipt: Receipt, product: ReceiptProduct): void {
	requireProcessing(receipt, 2);
	if (product.reverted_at !== null) throw refused(21);
	const row = stockRow(world, product.idproduct, receipt.idwarehouse);
	checkNewStock(row, row.stock - product.amount);
	requireOnLocation(world, product);
	product.reverted_at = nowText();
	product.reverted_by_iduser = apiUser;
	receipt.updated = nowText();
	book(world, receipt, product, -1);
	world.events.fire('receipts.product_reverted', presentReceipt(world, receipt));
}

/** Fills an open receipt of version 1 with everything that is expected. */
export function fillOldReceipt(world: PicqerWorld, receipt: Receipt): void {
	receipt.products = expectedLines(world, receipt).map((purchased) =>
		makeReceiptProduct(world, purchased, { amount: 0, idlocation: null, added_by_receipt: false }),
	);
}

/** Marks everything as received; it gets into stock when the receipt is completed. */
export function markAllReceived(world: PicqerWorld, receipt: Receipt): void {
	requireProcessing(receipt, 1);
	const expected = expectedLines(world, receipt);
	for (const product of receipt.products) {
		const { line } =
			expected.find(
				(row) => row.line.idpurchaseorder_product === product.idpurchaseorder_product,
			) ?? {};
		product.amount = line ? line.amount - line.amountreceived : product.amount;
	}
	receipt.updated = nowText();
}

function closeCompletePurchases(world: PicqerWorld, receipt: Receipt): void {
	const ids = new Set(receipt.products.map(({ idpurchaseorder }) => idpurchaseorder));
	world.state.purchaseOrders
		.filter(({ idpurchaseorder, status }) => ids.has(idpurchaseorder) && status === 'purchased')
		.filter(({ products }) => products.every((line) => line.amountreceived >= line.amount))
		.forEach((order) => closePurchaseOrder(world, order));
}

/** Completes a receipt, and with it the purchase orders that have come completely. */
export function completeReceipt(world: PicqerWorld, receipt: Receipt): void {
	requireProcessing(receipt);
	// In version 2 everything is in stock already.
	if (receipt.version === 1) {
		receipt.products
			.filter(({ amount }) => amount > 0)
			.forEach((product) => book(world, receipt, product, 1));
	}
	const now = nowText();
	receipt.status = 'completed';
	receipt.completed_by_iduser = apiUser;
	receipt.completed_at = now;
	receipt.updated = now;
	world.events.fire('receipts.completed', presentReceipt(world, receipt));
	closeCompletePurchases(world, receipt);
}

/** Changes the version of a receipt that nothing was received with. */
export function changeVersion(world: PicqerWorld, receipt: Receipt, version: unknown): void {
	if (![1, 2].includes(Number(version))) throw refused(5, 'version must be 1 or 2');
	if (Number(version) === receipt.version) return;
	requireProcessing(receipt);
	if (amountReceived(receipt) > 0) throw refused(21);
	receipt.version = Number(version);
	receipt.products = [];
	if (receipt.version === 1) fillOldReceipt(world, receipt);
}

/** Refuses to delete a receipt that something was received with. */
export function requireEmpty(receipt: Receipt): void {
	if (amountReceived(receipt) > 0) throw refused(21);
}
