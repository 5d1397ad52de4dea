import { omit } from '../omit';
import { locationName } from './present';
import type { PurchaseOrderLine, Receipt, ReceiptProduct } from './purchasingTypes';
import { stockRow } from './stock';
import type { PicqerWorld } from './world';

function lineOf(world: PicqerWorld, product: ReceiptProduct): PurchaseOrderLine | undefined {
	return world.state.purchaseOrders
		.flatMap(({ products }) => products)
		.find((line) => line.idpurchaseorder_product === product.idpurchaseorder_product);
}

/** What both versions show of a product. */
function commonFields(world: PicqerWorld, product: ReceiptProduct): Record<string, unknown> {
	const known = world.state.products.find(({ idproduct }) => idproduct === product.idproduct);
	return {
		idreceipt_product: product.idreceipt_product,
		idpurchaseorder_product: product.idpurchaseorder_product,
		idproduct: product.idproduct,
		idpurchaseorder: product.idpurchaseorder,
		productcode: known?.productcode,
		productcode_supplier: known?.productcode_supplier,
		name: known?.name,
		barcode: known?.barcode,
		amount: product.amount,
		amount_ordered: lineOf(world, product)?.amount ?? 0,
		added_by_receipt: product.added_by_receipt,
		abc_classification: null,
	};
}

/** A product on a receipt of version 2. */
export function presentReceiptProduct(
	world: PicqerWorld,
	product: ReceiptProduct,
): Record<string, unknown> {
	const { idlocation, created_at, received_by_iduser, reverted_at, reverted_by_iduser } = product;
	return {
		...commonFields(world, product),
		location: idlocation === null ? null : { idlocation, name: locationName(world, idlocation) },
		created_at,
		received_by_iduser,
		reverted_at,
		reverted_by_iduser,
	};
}

function presentOldProduct(
	world: PicqerWorld,
	receipt: Receipt,
	product: ReceiptProduct,
): Record<string, unknown> {
	const line = lineOf(world, product);
	// A completed receipt is already counted on the line.
	const counted = receipt.status === 'completed' ? product.amount : 0;
	const before = (line?.amountreceived ?? 0) - counted;
	const { stock, reservedbackorders } = stockRow(world, product.idproduct, receipt.idwarehouse);
	return {
		...commonFields(world, product),
		amount_receiving: product.amount,
		amount_backorders: reservedbackorders,
		amount_more_than_ordered: Math.max(0, before + product.amount - (line?.amount ?? 0)),
		amount_previously_received: before,
		stock,
		stock_location: locationName(world, product.idlocation),
		locations: [],
		product_locations: [],
		candidate_purchaseorders: [],
	};
}

function supplierOf(world: PicqerWorld, { idsupplier, supplierName }: Receipt): object {
	const supplier = world.state.suppliers.find((row) => row.idsupplier === idsupplier);
	return { idsupplier, name: supplier?.name ?? supplierName };
}

function purchaseOrderOf(world: PicqerWorld, { idpurchaseorder }: Receipt): object | null {
	const order = world.state.purchaseOrders.find((row) => row.idpurchaseorder === idpurchaseorder);
	return order ? { idpurchaseorder, purchaseorderid: order.purchaseorderid } : null;
}

function completedBy(world: PicqerWorld, { completed_by_iduser }: Receipt): object | null {
	const user = world.state.users.find(({ iduser }) => iduser === completed_by_iduser);
	return user ? { iduser: user.iduser, name: user.full_name } : null;
}

/** How many pieces came with a receipt. */
export function amountReceived({ products }: Receipt): number {
	return products
		.filter(({ reverted_at }) => reverted_at === null)
		.reduce((total, { amount }) => total + amount, 0);
}

/** A receipt in the form of its version. */
export function presentReceipt(world: PicqerWorld, receipt: Receipt): Record<string, unknown> {
	const common = {
		...omit(
			receipt,
			'idsupplier',
			'supplierName',
			'idpurchaseorder',
			'completed_by_iduser',
			'products',
		),
		supplier: supplierOf(world, receipt),
		purchaseorder: purchaseOrderOf(world, receipt),
		completed_by: completedBy(world, receipt),
		amount_received: amountReceived(receipt),
	};
	if (receipt.version === 2) {
		const products = receipt.products.map((product) => presentReceiptProduct(world, product));
		return { ...common, products };
	}
	const products = receipt.products.map((product) => presentOldProduct(world, receipt, product));
	const excessive = products.reduce(
		(total, { amount_more_than_ordered: amount }) => total + Number(amount),
		0,
	);
	return { ...common, remarks: null, amount_received_excessive: excessive, products };
}
