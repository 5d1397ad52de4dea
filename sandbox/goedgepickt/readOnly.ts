import type { FastifyInstance } from 'fastify';

import { listOf } from './lists';
import { presentShipment } from './present';
import type { GoedGepicktState } from './types';
import type { GoedGepicktWorld } from './world';

/**
 * What the API only lists: webshops, pick locations and shipments
 * (docs/services/goedgepickt.md, 2.1, 2.4, 2.6).
 */
export function registerReadOnly(scope: FastifyInstance, world: GoedGepicktWorld): void {
	const list = <Row extends object>(
		path: string,
		rows: (state: GoedGepicktState) => Row[],
		attributes: Array<keyof Row & string>,
		present: (row: Row) => object = (row) => row,
	) =>
		scope.get(path, (request) => {
			const { lag } = world.state;
			return listOf(request, rows(world.state), { longestPage: 100, attributes, present }, lag);
		});

	list('/webshops', ({ webshops }) => webshops, ['uuid', 'name', 'platform']);
	list('/picklocations', ({ pickLocations }) => pickLocations, ['uuid', 'name']);
	list(
		'/shipments',
		({ shipments }) => shipments,
		['uuid', 'status', 'createDate', 'trackTraceCode'],
		(shipment) => presentShipment(world.state, shipment),
	);
}
