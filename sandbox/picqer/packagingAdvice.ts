import type { FastifyInstance, FastifyRequest } from 'fastify';

import { known } from './checks';
import type { Picklist } from './types';
import type { Packaging } from './warehouseTypes';
import { bodyOf, nowText, requireFields, type PicqerWorld } from './world';

function volume({ length, width, height }: Packaging): number {
	return (length ?? 0) * (width ?? 0) * (height ?? 0);
}

/** The packaging that was set by hand, else the smallest one that may be advised. */
function adviceFor(world: PicqerWorld, picklist: Picklist): { idpackaging: number | null } {
	const [smallest] = world.state.packagings
		.filter(({ active, use_in_auto_advice }) => active && use_in_auto_advice)
		.sort((one, other) => volume(one) - volume(other));
	return { idpackaging: picklist.advisedPackaging ?? smallest?.idpackaging ?? null };
}

/** Which packaging to use for a picklist. */
export function registerPackagingAdvice(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Picklist,
): void {
	scope.get('/picklists/:id/packaging-advice', (request) => adviceFor(world, find(request)));
	scope.put('/picklists/:id/packaging-advice', (request) => {
		const picklist = find(request);
		const body = bodyOf(request);
		requireFields(body, 'idpackaging');
		picklist.advisedPackaging = known(
			world.state.packagings,
			'idpackaging',
			body.idpackaging,
		).idpackaging;
		picklist.updated = nowText();
		return adviceFor(world, picklist);
	});
}
