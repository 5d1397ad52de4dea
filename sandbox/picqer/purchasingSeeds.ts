import { catalogue } from '../catalogue';
import type {
	PurchaseOrder,
	PurchaseOrderLine,
	Receipt,
	ReceiptProduct,
	Supplier,
} from './purchasingTypes';
import { firstProductId, madeAt, warehouseIds } from './seedIds';
import type { PicqerState } from './types';

function makeSupplier(idsupplier: number, name: string, fields: Partial<Supplier>): Supplier {
	return {
		idsupplier,
		name,
		contactname: null,
		address: null,
		address2: null,
		zipcode: null,
		city: null,
		region: null,
		country: 'NL',
		telephone: null,
		emailaddress: null,
		remarks: null,
		language: 'nl',
		active: true,
		created: madeAt,
		updated: madeAt,
		...fields,
	};
}

function makeLine(
	idpurchaseorder_product: number,
	idproduct: number,
	amount: number,
	amountreceived = 0,
): PurchaseOrderLine {
	const product = catalogue[idproduct - firstProductId];
	return {
		idpurchaseorder_product,
		idproduct,
		idvatgroup: 2,
		productcode: product.code,
		productcode_supplier: `L-${product.code}`,
		name: product.name,
		price: Math.round(product.price * 40) / 100,
		amount,
		amountreceived,
		delivery_date: null,
		weight: product.weight,
	};
}

function makePurchaseOrder(
	idpurchaseorder: number,
	fields: Pick<PurchaseOrder, 'idsupplier' | 'status' | 'products'> & Partial<PurchaseOrder>,
): PurchaseOrder {
	const ordered = fields.status !== 'concept';
	return {
		idpurchaseorder,
		purchaseorderid: `PO2026-${idpurchaseorder + 300}`,
		supplier_name: null,
		idtemplate: 4,
		idwarehouse: warehouseIds.utrecht,
		supplier_orderid: null,
		remarks: null,
		delivery_date: null,
		language: 'nl',
		created_by_iduser: 5,
		purchased_by_iduser: ordered ? 5 : null,
		purchased_at: ordered ? '2026-01-05 12:00:00' : null,
		completed_by_iduser: null,
		completed_at: null,
		idfulfilment_customer: null,
		created: '2026-01-05 11:50:00',
		updated: '2026-01-05 12:00:00',
		...fields,
	};
}

function makeReceipt(
	idreceipt: number,
	fields: Pick<Receipt, 'idsupplier' | 'idpurchaseorder' | 'version'> & Partial<Receipt>,
): Receipt {
	return {
		idreceipt,
		receiptid: `RC2026-${idreceipt + 600}`,
		idwarehouse: warehouseIds.utrecht,
		supplierName: null,
		status: 'processing',
		completed_by_iduser: null,
		completed_at: null,
		products: [],
		created: '2026-01-08 09:00:00',
		updated: '2026-01-08 09:00:00',
		...fields,
	};
}

const receivedLongAgo: ReceiptProduct = {
	idreceipt_product: 87,
	idpurchaseorder_product: 3304,
	idproduct: 702,
	idpurchaseorder: 703,
	amount: 30,
	added_by_receipt: false,
	idlocation: 42,
	created_at: '2026-01-06 08:20:00',
	received_by_iduser: 5,
	reverted_at: null,
	reverted_by_iduser: null,
};

/** Suppliers, purchase orders in each stage, and a receipt of each version. */
export function purchasingSeeds(): Pick<PicqerState, 'suppliers' | 'purchaseOrders' | 'receipts'> {
	return {
		suppliers: [
			makeSupplier(14, 'Lampen Groothandel', {
				address: 'Industrieweg 3',
				zipcode: '1234 AB',
				city: 'Almere',
				emailaddress: 'inkoop@example.com',
			}),
			makeSupplier(15, 'Fietsdelen Import', { city: 'Rotterdam' }),
			makeSupplier(16, 'Dynamo Fabriek', { active: false }),
		],
		purchaseOrders: [
			makePurchaseOrder(701, {
				idsupplier: 14,
				supplier_orderid: 'S-77',
				status: 'purchased',
				delivery_date: '2026-12-12',
				products: [makeLine(3301, 723, 50), makeLine(3302, 701, 20)],
			}),
			makePurchaseOrder(702, {
				idsupplier: 15,
				status: 'concept',
				products: [makeLine(3303, 703, 10)],
			}),
			makePurchaseOrder(703, {
				idsupplier: 14,
				status: 'received',
				products: [makeLine(3304, 702, 30, 30)],
				completed_by_iduser: 5,
				completed_at: '2026-01-06 08:40:00',
			}),
		],
		receipts: [
			makeReceipt(468, {
				idsupplier: 14,
				idpurchaseorder: 703,
				version: 1,
				status: 'completed',
				completed_by_iduser: 5,
				completed_at: '2026-01-06 08:40:00',
				products: [receivedLongAgo],
			}),
			makeReceipt(469, { idsupplier: 14, idpurchaseorder: 701, version: 2 }),
		],
	};
}
