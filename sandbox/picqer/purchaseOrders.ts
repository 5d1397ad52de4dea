import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checkOptional, objectsIn } from './checks';
import { registerComments } from './comments';
import { refused } from './errors';
import { exact, since } from './lists';
import { registerPurchaseOrderLines } from './purchaseOrderLines';
import {
	addPurchaseOrder,
	cancelPurchaseOrder,
	closePurchaseOrder,
	defaultWarehouse,
	makePurchaseLine,
	markAsPurchased,
	presentPurchaseOrder,
	purchaseOrderChanged,
	requireStatus,
} from './purchasing';
import type { PurchaseOrder, PurchaseOrderFields } from './purchasingTypes';
import { registerReading } from './reading';
import { bodyOf, pickFields, requireFields, visible, type PicqerWorld } from './world';

const noFields: Omit<PurchaseOrderFields, 'idwarehouse'> = {
	idsupplier: null,
	supplier_name: null,
	idtemplate: 4,
	supplier_orderid: null,
	remarks: null,
	delivery_date: null,
	language: 'nl',
};

const writableFields = [
	'idwarehouse',
	...(Object.keys(noFields) as Array<keyof typeof noFields>),
] as const;

function fieldsFrom(
	world: PicqerWorld,
	body: Record<string, unknown>,
): Partial<PurchaseOrderFields> {
	const fields = pickFields(body, writableFields) as Partial<PurchaseOrderFields>;
	checkOptional(world.state.suppliers, 'idsupplier', fields.idsupplier);
	checkOptional(world.state.warehouses, 'idwarehouse', fields.idwarehouse);
	checkOptional(world.state.templates, 'idtemplate', fields.idtemplate);
	return fields;
}

function createPurchaseOrder(world: PicqerWorld, request: FastifyRequest): PurchaseOrder {
	const body = bodyOf(request);
	if (!body.idsupplier) requireFields(body, 'supplier_name');
	const wishes = objectsIn(body.products);
	if (wishes.length === 0) throw refused(5, 'Required parameters are missing: products');
	const fields = fieldsFrom(world, body);
	const products = visible(request, world.state.products);
	return addPurchaseOrder(
		world,
		{ ...noFields, idwarehouse: defaultWarehouse(world), ...fields },
		wishes.map((wish) => makePurchaseLine(world, products, wish)),
		request.idFulfilmentCustomer,
	);
}

function supplierName(world: PicqerWorld, order: PurchaseOrder): string {
	const found = world.state.suppliers.find(({ idsupplier }) => idsupplier === order.idsupplier);
	return found?.name ?? order.supplier_name ?? '';
}

/** Purchase orders with their lines and comments. */
export function registerPurchaseOrders(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<PurchaseOrder>(scope, '/purchaseorders', {
		rows: (request) => visible(request, world.state.purchaseOrders),
		idField: 'idpurchaseorder',
		filters: {
			status: exact('status'),
			search: (order, value) =>
				[order.purchaseorderid, order.supplier_orderid, supplierName(world, order)].some((text) =>
					text?.toLowerCase().includes(value.toLowerCase()),
				),
			updated_after: since('updated'),
			sincedate: since('created'),
			purchaseorderid: exact('purchaseorderid'),
			idsupplier: exact('idsupplier'),
			idwarehouse: exact('idwarehouse'),
		},
		present: (order) => presentPurchaseOrder(world, order),
	});
	const action = (name: string, work: (order: PurchaseOrder) => void) =>
		scope.post(`/purchaseorders/:id/${name}`, (request) => {
			const order = find(request);
			work(order);
			return presentPurchaseOrder(world, order);
		});

	scope.post('/purchaseorders', (request, reply) =>
		reply.code(201).send(presentPurchaseOrder(world, createPurchaseOrder(world, request))),
	);
	scope.put('/purchaseorders/:id', (request) => {
		const order = find(request);
		requireStatus(order, 'concept', 'purchased');
		Object.assign(order, fieldsFrom(world, bodyOf(request)));
		purchaseOrderChanged(world, order);
		return presentPurchaseOrder(world, order);
	});
	action('mark-as-purchased', (order) => markAsPurchased(world, order));
	action('close', (order) => closePurchaseOrder(world, order));
	action('cancel', (order) => cancelPurchaseOrder(world, order));
	registerPurchaseOrderLines(scope, world, find);
	registerComments(scope, world, {
		path: 'purchaseorders',
		type: 'purchaseorder',
		find,
		source: ({ idpurchaseorder, purchaseorderid }: PurchaseOrder) => ({
			idpurchaseorder,
			purchaseorderid,
		}),
		idField: 'idpurchaseorder',
	});
}
