import type { IDataObject } from 'n8n-workflow';

/** How old a new event can be, in ms: the services repeat one for 17 hours at most (Picqer). */
const OLDEST_MS = 24 * 3600 * 1000;

/**
 * Whether a signed event is one of long ago that somebody sends again. Later than all before it is
 * new, however old: it is n8n's clock that is wrong then, or the service was late.
 *
 * @param moment when the event happened, in ms since 1970
 * @param staticData of the node; `latestEvent` in it is read and written
 */
export function isOutdated(staticData: IDataObject, moment: number | undefined): boolean {
	if (moment === undefined || Number.isNaN(moment)) return false;
	const latest = Number(staticData.latestEvent ?? moment);
	if (Date.now() - moment > OLDEST_MS && moment <= latest) return true;
	// One that is dated in the future must not make all others old.
	const reached = Math.min(moment, Date.now());
	if (reached > Number(staticData.latestEvent ?? 0)) staticData.latestEvent = reached;
	return false;
}
