import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checkOptional, known } from './checks';
import { registerComments } from './comments';
import { refused } from './errors';
import { registerExpectedProducts } from './expectedProducts';
import { exact, since } from './lists';
import { presentReceipt, presentReceiptProduct } from './presentReceipt';
import { requireStatus } from './purchasing';
import type { PurchaseOrder, Receipt } from './purchasingTypes';
import { registerReading } from './reading';
import {
	changeVersion,
	completeReceipt,
	fillOldReceipt,
	markAllReceived,
	receiveProduct,
	requireEmpty,
	revertProduct,
} from './receiving';
import {
	bodyOf,
	nextId,
	nextNumber,
	nowText,
	requireFields,
	rowFromPath,
	type PicqerWorld,
} from './world';

type Origin = Pick<Receipt, 'idpurchaseorder' | 'idsupplier' | 'supplierName'>;

function fromPurchaseOrder(order: PurchaseOrder): Origin {
	requireStatus(order, 'purchased');
	const { idpurchaseorder, idsupplier, supplier_name: supplierName } = order;
	return { idpurchaseorder, idsupplier, supplierName };
}

function originOf(world: PicqerWorld, body: Record<string, unknown>): Origin {
	const { purchaseOrders, suppliers } = world.state;
	if (body.idpurchaseorder) {
		return fromPurchaseOrder(
			known(purchaseOrders, 'idpurchaseorder', body.idpurchaseorder, refused(21)),
		);
	}
	if (!body.idsupplier) throw refused(5, 'Give either idpurchaseorder or idsupplier');
	const { idsupplier } = known(suppliers, 'idsupplier', body.idsupplier);
	return { idpurchaseorder: null, idsupplier, supplierName: null };
}

function addReceipt(
	world: PicqerWorld,
	origin: Origin,
	body: Record<string, unknown>,
	defaultVersion: number,
): Receipt {
	const version = Number(body.version ?? defaultVersion);
	if (![1, 2].includes(version)) throw refused(5, 'version must be 1 or 2');
	checkOptional(world.state.warehouses, 'idwarehouse', body.idwarehouse);
	const now = nowText();
	const receipt: Receipt = {
		idreceipt: nextId(world, 'receipt'),
		receiptid: nextNumber(world, 'receiptNumber', 'RC'),
		idwarehouse: Number(body.idwarehouse ?? world.state.warehouses[0].idwarehouse),
		version,
		...origin,
		status: 'processing',
		completed_by_iduser: null,
		completed_at: null,
		products: [],
		created: now,
		updated: now,
	};
	if (version === 1) fillOldReceipt(world, receipt);
	world.state.receipts.push(receipt);
	world.events.fire('receipts.created', presentReceipt(world, receipt));
	return receipt;
}

function updateReceipt(world: PicqerWorld, receipt: Receipt, body: Record<string, unknown>): void {
	if (body.version !== undefined) changeVersion(world, receipt, body.version);
	if (body.status === undefined && body.version === undefined) requireFields(body, 'status');
	if (body.status === undefined) return;
	if (body.status !== 'completed') throw refused(5, 'status can only become completed');
	completeReceipt(world, receipt);
}

function registerReceiptProducts(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Receipt,
): void {
	scope.post('/receipts/:id/products', (request, reply) => {
		const product = receiveProduct(world, find(request), bodyOf(request));
		return reply.code(201).send(presentReceiptProduct(world, product));
	});
	scope.post('/receipts/:id/products/:product/revert', (request) => {
		const receipt = find(request);
		const product = rowFromPath(request, receipt.products, 'idreceipt_product', 'product');
		revertProduct(world, receipt, product);
		return presentReceiptProduct(world, product);
	});
	scope.post('/receipts/:id/mark-all-received', (request) => {
		const receipt = find(request);
		markAllReceived(world, receipt);
		return presentReceipt(world, receipt);
	});
	registerExpectedProducts(scope, world, find);
}

/** The older way to receive, below purchase orders. */
function registerLegacyReceipts(scope: FastifyInstance, world: PicqerWorld): void {
	const orderOf = (request: FastifyRequest) =>
		rowFromPath(request, world.state.purchaseOrders, 'idpurchaseorder');
	const receiptsOf = (request: FastifyRequest) => {
		const { idpurchaseorder } = orderOf(request);
		return world.state.receipts.filter((row) => row.idpurchaseorder === idpurchaseorder);
	};

	scope.get('/purchaseorders/:id/receipts', (request) =>
		receiptsOf(request).map((receipt) => presentReceipt(world, receipt)),
	);
	scope.get('/purchaseorders/:id/receipts/:receipt', (request) =>
		presentReceipt(world, rowFromPath(request, receiptsOf(request), 'idreceipt', 'receipt')),
	);
	scope.post('/purchaseorders/:id/receipts', (request, reply) => {
		const receipt = addReceipt(world, fromPurchaseOrder(orderOf(request)), bodyOf(request), 1);
		world.events.fire('purchase_orders.receipts.created', presentReceipt(world, receipt));
		return reply.code(201).send(presentReceipt(world, receipt));
	});
}

/** Receipts of purchased goods. */
export function registerReceipts(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<Receipt>(scope, '/receipts', {
		rows: () => world.state.receipts,
		idField: 'idreceipt',
		filters: {
			receiptid: exact('receiptid'),
			status: exact('status'),
			idpurchaseorder: exact('idpurchaseorder'),
			idsupplier: exact('idsupplier'),
			updated_after: since('updated'),
			completed_after: since('completed_at'),
		},
		present: (receipt) => presentReceipt(world, receipt),
	});

	scope.post('/receipts', (request, reply) => {
		const body = bodyOf(request);
		const receipt = addReceipt(world, originOf(world, body), body, 2);
		return reply.code(201).send(presentReceipt(world, receipt));
	});
	scope.put('/receipts/:id', (request) => {
		const receipt = find(request);
		updateReceipt(world, receipt, bodyOf(request));
		return presentReceipt(world, receipt);
	});
	scope.delete('/receipts/:id', (request, reply) => {
		const receipt = find(request);
		requireEmpty(receipt);
		world.state.receipts = world.state.receipts.filter((row) => row !== receipt);
		return reply.code(204).send();
	});
	registerReceiptProducts(scope, world, find);
	registerLegacyReceipts(scope, world);
	registerComments(scope, world, {
		path: 'receipts',
		type: 'receipt',
		find,
		source: ({ idreceipt, receiptid }: Receipt) => ({ idreceipt, receiptid }),
		idField: 'idreceipt',
	});
}
