import type { FastifyInstance, FastifyRequest } from 'fastify';

import { notFound } from './errors';
import type { FieldValue, Order } from './types';
import { bodyOf, parameter, requireFields, type PicqerWorld } from './world';

function fieldValue(world: PicqerWorld, idorderfield: number, value: unknown): FieldValue {
	const definition = world.state.orderFields.find((field) => field.idorderfield === idorderfield);
	if (!definition) throw notFound();
	return { idorderfield, title: String(definition.title), value: String(value) };
}

/** Values of custom fields from a body. */
export function fieldValues(world: PicqerWorld, list: unknown): FieldValue[] {
	if (!Array.isArray(list)) return [];
	return list.map((row: Record<string, unknown>) =>
		fieldValue(world, Number(row.idorderfield), row.value),
	);
}

/** The custom fields of an order. */
export function registerOrderFieldValues(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Order,
): void {
	const without = (order: Order, id: string) =>
		order.orderfields.filter(({ idorderfield }) => String(idorderfield) !== id);

	scope.get('/orders/:id/orderfields', (request) => find(request).orderfields);
	scope.put('/orders/:id/orderfields/:field', (request) => {
		const order = find(request);
		requireFields(bodyOf(request), 'value');
		const id = parameter(request, 'field');
		const value = fieldValue(world, Number(id), bodyOf(request).value);
		order.orderfields = [...without(order, id), value];
		return value;
	});
	scope.delete('/orders/:id/orderfields/:field', (request, reply) => {
		const order = find(request);
		order.orderfields = without(order, parameter(request, 'field'));
		return reply.code(204).send();
	});
}
