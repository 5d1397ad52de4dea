import { presentBatch } from './presentBatch';
import type { Picklist } from './types';
import { apiUser, nowText, type PicqerWorld } from './world';

/** Completes the batch of a picklist when none of its picklists is open any more. */
export function followBatch(world: PicqerWorld, { idpicklist_batch: id }: Picklist): void {
	const batch = world.state.batches.find((row) => row.idpicklist_batch === id);
	if (!batch || batch.status === 'completed') return;
	const open = world.state.picklists.some(
		(picklist) =>
			picklist.idpicklist_batch === id && !['closed', 'cancelled'].includes(picklist.status),
	);
	if (open) return;
	const now = nowText();
	Object.assign(batch, {
		status: 'completed',
		completed_by_iduser: apiUser,
		completed_at: now,
		updated_at: now,
	});
	world.events.fire('picklist_batches.changed', presentBatch(world, batch));
	world.events.fire('picklist_batches.completed', presentBatch(world, batch));
}
