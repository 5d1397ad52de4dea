import type { FastifyInstance } from 'fastify';

import { bodyOf } from '../body';
import { checkCountry, checkOptional, known, objectsIn } from './checks';
import { refused } from './errors';
import { exact, searchIn, since } from './lists';
import { isChangeable, presentReturn, presentReturnedProduct } from './presentReturn';
import { registerReading } from './reading';
import {
	newReplacement,
	newReturn,
	newReturnedProduct,
	returnFields,
	type Return,
} from './returnRows';
import { renamed } from './rows';
import { bookStock, watchFreeStock } from './stockChanges';
import { fieldsIn, nextId, nextNumber, nowText, requireFields, type PicqerWorld } from './world';

type Body = Record<string, unknown>;

/** Who sends the goods back, from the order, else from the customer. */
function senderOf({ state }: PicqerWorld, body: Body): Partial<Return> {
	if (body.idorder) {
		const order = known(state.orders, 'idorder', body.idorder);
		const { idcustomer, telephone, emailaddress, language, reference } = order;
		const { idfulfilment_customer } = order;
		return {
			...renamed(order, 'delivery', ''),
			...{ idcustomer, telephone, emailaddress, language, reference, idfulfilment_customer },
		};
	}
	if (!body.idcustomer) return {};
	const customer = known(state.customers, 'idcustomer', body.idcustomer, refused(25));
	const { addresses, name, telephone, emailaddress, language, idfulfilment_customer } = customer;
	const address = addresses.find(({ defaultdelivery }) => defaultdelivery) ?? addresses.at(0);
	return {
		...renamed(address ?? {}, '', ''),
		...{ name, telephone, emailaddress, language, idfulfilment_customer },
	};
}

function fieldsFrom({ state }: PicqerWorld, body: Body) {
	const fields = fieldsIn(body, returnFields());
	checkCountry(fields.country);
	checkOptional(state.templates, 'idtemplate', fields.idtemplate);
	checkOptional(state.customers, 'idcustomer', fields.idcustomer);
	checkOptional(state.orders, 'idorder', fields.idorder);
	return fields;
}

function amountOf(wish: Body): number {
	const amount = Number(wish.amount ?? 1);
	if (!Number.isInteger(amount) || amount < 1)
		throw refused(5, 'amount must be a whole number above zero');
	return amount;
}

function makeReturnedProduct(world: PicqerWorld, idreturn: number, wish: Body) {
	requireFields(wish, 'idproduct', 'idreturn_reason', 'price');
	const { products, returnReasons, warehouses } = world.state;
	known(products, 'idproduct', wish.idproduct);
	known(returnReasons, 'idreturn_reason', wish.idreturn_reason);
	checkOptional(warehouses, 'idwarehouse', wish.idwarehouse);
	return {
		...newReturnedProduct(),
		idreturn_product: nextId(world, 'returnedProduct'),
		idreturn,
		idreturn_reason: Number(wish.idreturn_reason),
		idproduct: Number(wish.idproduct),
		idwarehouse: wish.idwarehouse ? Number(wish.idwarehouse) : null,
		price: Number(wish.price),
		amount: amountOf(wish),
	};
}

function makeReplacement(world: PicqerWorld, idreturn: number, wish: Body) {
	requireFields(wish, 'idproduct');
	const { idproduct, price } = known(world.state.products, 'idproduct', wish.idproduct);
	return {
		...newReplacement(),
		idreturn_product_replacement: nextId(world, 'replacement'),
		idreturn,
		idproduct,
		price: Number(wish.price ?? price),
		amount: amountOf(wish),
	};
}

function createReturn(world: PicqerWorld, body: Body): Return {
	requireFields(body, 'idreturn_status', 'idtemplate');
	const { returnStatuses } = world.state;
	const status = known(returnStatuses, 'idreturn_status', body.idreturn_status);
	// What is empty is copied.
	const filled = Object.fromEntries(
		Object.entries(body).filter(([, value]) => value !== null && value !== ''),
	);
	const idreturn = nextId(world, 'return');
	const now = nowText();
	const row = {
		...newReturn(),
		idreturn,
		returnid: nextNumber(world, 'returnNumber', 'R'),
		...senderOf(world, body),
		...fieldsFrom(world, filled),
		idreturn_status: status.idreturn_status,
		completed_at: status.completed ? now : null,
		returned_products: objectsIn(body.returned_products).map((wish) =>
			makeReturnedProduct(world, idreturn, wish),
		),
		replacement_products: objectsIn(body.replacement_products).map((wish) =>
			makeReplacement(world, idreturn, wish),
		),
		created_at: now,
		updated_at: now,
	};
	world.state.returns.push(row);
	world.events.fire('returns.created', presentReturn(world, row));
	return row;
}

/** Notes that a return changed and tells the hooks. */
function returnChanged(world: PicqerWorld, row: Return): void {
	row.updated_at = nowText();
	world.events.fire('returns.changed', presentReturn(world, row));
}

function updateReturn(world: PicqerWorld, row: Return, body: Body): void {
	Object.assign(row, fieldsFrom(world, body));
	if (body.idreturn_status !== undefined) {
		const { returnStatuses } = world.state;
		const status = known(returnStatuses, 'idreturn_status', body.idreturn_status);
		const isNew = status.idreturn_status !== row.idreturn_status;
		row.idreturn_status = status.idreturn_status;
		if (isNew) row.completed_at = status.completed ? nowText() : null;
		if (isNew) world.events.fire('returns.status_changed', presentReturn(world, row));
	}
	returnChanged(world, row);
}

/** Receives products of a return into a warehouse. */
function receiveReturn(world: PicqerWorld, row: Return, body: Body): void {
	requireFields(body, 'idwarehouse', 'return_products');
	const { products, warehouses } = world.state;
	const { idwarehouse } = known(warehouses, 'idwarehouse', body.idwarehouse);
	const wishes = objectsIn(body.return_products).map((wish) => ({
		returned: known(row.returned_products, 'idreturn_product', wish.idreturn_product),
		// Which statuses there are is not documented, nor that one is needed.
		status: String(wish.status ?? 'received'),
	}));
	if (wishes.length === 0) throw refused(5, 'Required parameters are missing: return_products');
	if (wishes.some(({ returned }) => !isChangeable(returned))) throw refused(21);
	for (const { returned, status } of wishes) {
		Object.assign(returned, { status, idwarehouse });
		// Which statuses keep a product out of stock is not documented, so everything goes into it.
		watchFreeStock(world, [returned.idproduct], () =>
			bookStock(world, {
				product: known(products, 'idproduct', returned.idproduct),
				idwarehouse,
				idlocation: null,
				change: returned.amount,
				reason: `Return ${row.returnid}`,
				changeType: 'api',
			}),
		);
	}
	row.received_at ??= nowText();
	returnChanged(world, row);
	world.events.fire('returns.products_received', presentReturn(world, row));
}

/** Returns with the products that come back. */
export function registerReturns(scope: FastifyInstance, world: PicqerWorld): void {
	const present = (row: Return) => presentReturn(world, row);
	const statusName = ({ idreturn_status: id }: Return) =>
		world.state.returnStatuses.find(({ idreturn_status }) => idreturn_status === id)?.name;
	const find = registerReading<Return>(scope, '/returns', {
		rows: () => world.state.returns,
		idField: 'idreturn',
		filters: {
			search: searchIn('returnid', 'name', 'contactname', 'reference', 'emailaddress'),
			status: (row, value) => [String(row.idreturn_status), statusName(row)].includes(value),
			emailaddress: exact('emailaddress'),
			idcustomer: exact('idcustomer'),
			created_after: since('created_at'),
			updated_after: since('updated_at'),
		},
		present,
	});

	scope.post('/returns', (request, reply) =>
		reply.code(201).send(present(createReturn(world, bodyOf(request)))),
	);
	scope.put('/returns/:id', (request) => {
		const row = find(request);
		updateReturn(world, row, bodyOf(request));
		return present(row);
	});
	scope.delete('/returns/:id', (request, reply) => {
		const row = find(request);
		world.state.returns = world.state.returns.filter((other) => other !== row);
		return reply.code(204).send();
	});
	scope.post('/returns/:id/receive', (request) => {
		const row = find(request);
		receiveReturn(world, row, bodyOf(request));
		return present(row);
	});
	scope.post('/returns/:id/returned_products', (request, reply) => {
		const row = find(request);
		const made = objectsIn(request.body).map((wish) =>
			makeReturnedProduct(world, row.idreturn, wish),
		);
		row.returned_products.push(...made);
		returnChanged(world, row);
		const shown = made.map((product) => presentReturnedProduct(world, product));
		return reply.code(201).send(Array.isArray(request.body) ? shown : shown[0]);
	});
}
