import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { checkOptional, objectsIn, positiveWhole } from './checks';
import { refused } from './errors';
import { isChangeable, presentReplacement, presentReturnedProduct } from './presentReturn';
import type { ReplacementProduct, Return, ReturnedProduct } from './returnTypes';
import { makeReplacement, makeReturnedProduct, returnChanged } from './returning';
import { bodyOf, pickFields, rowFromPath, type PicqerWorld } from './world';

/** One of the two kinds of products that a return has. */
interface Kind<Row> {
	path: string;
	idField: keyof Row;
	rows: (row: Return) => Row[];
	make: (row: Return, wish: Record<string, unknown>) => Row;
	writable: readonly string[];
	changeable: (product: Row) => boolean;
	present: (product: Row) => Record<string, unknown>;
}

/** Products can be added one by one or as a list; the answer has the form of the body. */
function addProducts<Row>(
	world: PicqerWorld,
	row: Return,
	kind: Kind<Row>,
	body: unknown,
): unknown {
	const wishes = objectsIn(body ?? {});
	const made = wishes.map((wish) => kind.make(row, wish));
	kind.rows(row).push(...made);
	returnChanged(world, row);
	const shown = made.map(kind.present);
	return Array.isArray(body) ? shown : shown[0];
}

function registerKind<Row extends object>(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Return,
	kind: Kind<Row>,
): void {
	const path = `/returns/:id/${kind.path}`;
	const findChangeable = (request: FastifyRequest) => {
		const found = rowFromPath(request, kind.rows(find(request)), kind.idField, 'product');
		if (!kind.changeable(found)) throw refused(21);
		return found;
	};

	scope.get(path, (request) => kind.rows(find(request)).map(kind.present));
	scope.post(path, (request, reply) =>
		reply.code(201).send(addProducts(world, find(request), kind, request.body)),
	);
	scope.put(`${path}/:product`, (request) => {
		const product = findChangeable(request);
		const fields = pickFields(bodyOf(request), kind.writable);
		if (fields.amount !== undefined) fields.amount = positiveWhole(fields.amount, 'amount');
		checkOptional(world.state.returnReasons, 'idreturn_reason', fields.idreturn_reason);
		Object.assign(product, fields);
		returnChanged(world, find(request));
		return kind.present(product);
	});
	scope.delete(`${path}/:product`, (request, reply: FastifyReply) => {
		const row = find(request);
		const rows = kind.rows(row);
		rows.splice(rows.indexOf(findChangeable(request)), 1);
		returnChanged(world, row);
		return reply.code(204).send();
	});
}

/** What comes back, and what goes out instead. */
export function registerReturnProducts(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Return,
): void {
	registerKind<ReturnedProduct>(scope, world, find, {
		path: 'returned_products',
		idField: 'idreturn_product',
		rows: ({ returned_products }) => returned_products,
		make: ({ idreturn }, wish) => makeReturnedProduct(world, idreturn, wish),
		writable: ['idreturn_reason', 'amount', 'price'],
		changeable: isChangeable,
		present: (product) => presentReturnedProduct(world, product),
	});
	registerKind<ReplacementProduct>(scope, world, find, {
		path: 'replacement_products',
		idField: 'idreturn_product_replacement',
		rows: ({ replacement_products }) => replacement_products,
		make: ({ idreturn }, wish) => makeReplacement(world, idreturn, wish),
		writable: ['amount', 'price'],
		changeable: ({ idpicklist }) => idpicklist === null,
		present: (product) => presentReplacement(world, product),
	});
}
