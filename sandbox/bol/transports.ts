import type { FastifyInstance } from 'fastify';

import { asObject, isText } from './checks';
import { invalidRequest, type Violation } from './problems';
import { ProcessFailure, processStatusBody } from './processStatus';
import { checkTransporterCode } from './shipments';
import type { BolWorld } from './world';

/** Add or correct the carrier and the tracking code of a shipment. */
export function registerTransports(scope: FastifyInstance, world: BolWorld): void {
	scope.put<{ Params: { transportId: string } }>('/transports/:transportId', (request, reply) => {
		const { transportId } = request.params;
		const { transporterCode, trackAndTrace } = asObject(request.body);
		const violations: Violation[] = [];
		if (transporterCode !== undefined) checkTransporterCode(transporterCode, violations);
		if (!isText(trackAndTrace)) {
			violations.push({ name: 'trackAndTrace', reason: 'must not be empty' });
		}
		if (violations.length > 0) throw invalidRequest(violations);
		const status = world.processes.start(world, {
			eventType: 'CHANGE_TRANSPORT',
			entityId: transportId,
			description: `Change transport with id ${transportId}.`,
			work: () => {
				const shipment = world.state.shipments.find(
					({ transport }) => transport.transportId === transportId,
				);
				if (!shipment) throw new ProcessFailure(`Transport with id ${transportId} does not exist.`);
				shipment.transport.trackAndTrace = String(trackAndTrace);
				if (isText(transporterCode)) shipment.transport.transporterCode = transporterCode;
				return undefined;
			},
		});
		return reply.code(202).send(processStatusBody(world, status));
	});
}
