import type { FastifyInstance, FastifyRequest } from 'fastify';

import { completeIfShipped, orderOf, processBackorders } from './fulfilment';
import { exact, filtered, pageOf } from './lists';
import { presentBackorder } from './present';
import { openLines } from './purchasing';
import { watchFreeStock } from './stockChanges';
import type { Backorder } from './types';
import { rowFromPath, visible, type PicqerWorld } from './world';

function deleteBackorder(world: PicqerWorld, backorder: Backorder): void {
	const order = orderOf(world, backorder.idorder);
	watchFreeStock(world, [backorder.idproduct], () => {
		world.state.backorders = world.state.backorders.filter((row) => row !== backorder);
		const line = order.products.find((row) => row.idorder_product === backorder.idorder_product);
		if (line) line.amount_cancelled += backorder.amount;
	});
	completeIfShipped(world, order);
}

/** When the first purchased goods for a backorder are expected, null when nobody knows. */
function dateAvailable(world: PicqerWorld, { idproduct, idwarehouse }: Backorder): string | null {
	const dates = openLines(world)
		.filter(({ line, order }) => line.idproduct === idproduct && order.idwarehouse === idwarehouse)
		.map(({ line, order }) => line.delivery_date ?? order.delivery_date)
		.filter((date) => date !== null)
		.sort();
	return dates[0] ?? null;
}

/** What waits for stock. */
export function registerBackorders(scope: FastifyInstance, world: PicqerWorld): void {
	const rowsFor = (request: FastifyRequest) => {
		const orders = new Set(visible(request, world.state.orders).map(({ idorder }) => idorder));
		return world.state.backorders.filter(({ idorder }) => orders.has(idorder));
	};
	const find = (request: FastifyRequest) => rowFromPath(request, rowsFor(request), 'idbackorder');

	scope.get('/backorders', (request) =>
		pageOf(
			request,
			filtered<Backorder>(request, rowsFor(request), {
				idorder: exact('idorder'),
				idproduct: exact('idproduct'),
				idcustomer: exact('idcustomer'),
				sinceid: (row, value) => row.idbackorder > Number(value),
				sincedate: (row, value) => row.created_at >= value,
			}),
		).map((backorder) => presentBackorder(world, backorder)),
	);
	scope.get('/backorders/:id', (request) => {
		const backorder = find(request);
		return {
			...presentBackorder(world, backorder),
			date_available: dateAvailable(world, backorder),
		};
	});
	scope.delete('/backorders/:id', (request, reply) => {
		deleteBackorder(world, find(request));
		return reply.code(204).send();
	});
	scope.post('/backorders/process', (_request, reply) => {
		const byPriority = [...world.state.backorders].sort(
			(one, other) => one.priority - other.priority,
		);
		const orders = new Set(byPriority.map(({ idorder }) => idorder));
		orders.forEach((idorder) => processBackorders(world, orderOf(world, idorder)));
		return reply.code(204).send();
	});
}
