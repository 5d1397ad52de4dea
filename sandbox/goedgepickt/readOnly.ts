import type { FastifyInstance } from 'fastify';

import { listOf } from './lists';
import { presentShipment } from './present';
import type { GoedGepicktWorld } from './world';

/**
 * What the API only lists: webshops, pick locations and shipments
 * (docs/services/goedgepickt.md, 2.1, 2.4, 2.6).
 */
export function registerReadOnly(scope: FastifyInstance, world: GoedGepicktWorld): void {
	scope.get('/webshops', (request) =>
		listOf(
			request,
			world.state.webshops,
			{
				longestPage: 100,
				attributes: {
					uuid: ({ uuid }) => uuid,
					name: ({ name }) => name,
					platform: ({ platform }) => platform,
				},
				present: (webshop) => webshop,
			},
			world.state.lag,
		),
	);
	scope.get('/picklocations', (request) =>
		listOf(
			request,
			world.state.pickLocations,
			{
				longestPage: 100,
				attributes: { uuid: ({ uuid }) => uuid, name: ({ name }) => name },
				present: (location) => location,
			},
			world.state.lag,
		),
	);
	scope.get('/shipments', (request) =>
		listOf(
			request,
			world.state.shipments,
			{
				longestPage: 100,
				attributes: {
					uuid: ({ uuid }) => uuid,
					status: ({ status }) => status,
					createDate: ({ createDate }) => createDate,
					trackTraceCode: ({ trackTraceCode }) => trackTraceCode,
				},
				present: (shipment) => presentShipment(world.state, shipment),
				createDate: ({ createDate }) => createDate,
			},
			world.state.lag,
		),
	);
}
