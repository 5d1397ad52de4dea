import type { FastifyInstance, FastifyRequest } from 'fastify';

import { positiveWhole } from './checks';
import { notFound, refused } from './errors';
import { isOn, queryOf } from './lists';
import { presentProduct } from './present';
import type { Product, ProductPart } from './types';
import { bodyOf, nextId, requireFields, rowFromPath, type PicqerWorld } from './world';

function presentPart(
	world: PicqerWorld,
	part: ProductPart,
	nested: boolean,
): Record<string, unknown> {
	const product = world.state.products.find(({ idproduct }) => idproduct === part.idproduct);
	const below = nested && product?.type === 'virtual_composition' ? product.parts : undefined;
	return {
		...part,
		productcode: product?.productcode,
		name: product?.name,
		type: product?.type,
		...(below ? { parts: below.map((child) => presentPart(world, child, nested)) } : {}),
	};
}

function announceParts(world: PicqerWorld, product: Product): void {
	world.events.fire('products.parts.changed', presentProduct(world, product));
}

/** The parts of compositions. */
export function registerCompositions(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Product,
): void {
	const partOf = (request: FastifyRequest) =>
		rowFromPath(request, find(request).parts, 'idproduct_part', 'part');

	scope.get('/products/:id/parts', (request) => {
		const { parts } = find(request);
		if (parts.length === 0) throw notFound();
		return parts.map((part) => presentPart(world, part, isOn(queryOf(request).nested)));
	});
	scope.get('/products/:id/parts/:part', (request) => presentPart(world, partOf(request), false));
	scope.post('/products/:id/parts', (request, reply) => {
		const product = find(request);
		const body = bodyOf(request);
		requireFields(body, 'idproduct', 'amount');
		if (!product.type.includes('composition'))
			throw refused(21, 'This product is not a composition');
		if (!world.state.products.some(({ idproduct }) => idproduct === Number(body.idproduct)))
			throw refused(24);
		const part = {
			idproduct_part: nextId(world, 'part'),
			idproduct: Number(body.idproduct),
			amount: positiveWhole(body.amount, 'amount'),
		};
		product.parts.push(part);
		announceParts(world, product);
		return reply.code(201).send(presentPart(world, part, false));
	});
	scope.put('/products/:id/parts/:part', (request) => {
		const part = partOf(request);
		requireFields(bodyOf(request), 'amount');
		part.amount = positiveWhole(bodyOf(request).amount, 'amount');
		announceParts(world, find(request));
		return presentPart(world, part, false);
	});
	scope.delete('/products/:id/parts/:part', (request, reply) => {
		const product = find(request);
		const part = partOf(request);
		product.parts = product.parts.filter((row) => row !== part);
		announceParts(world, product);
		return reply.code(204).send();
	});
}
