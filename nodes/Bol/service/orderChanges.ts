import type { IDataObject } from 'n8n-workflow';
import { dayIn } from '../../shared/lib/time';
import { rowsInField } from './rows';

/** bol's clocks. */
const ZONE = 'Europe/Amsterdam';

/** How far `latest-change-date` reaches: 3 months (docs/services/bol.md, 2.1). */
export const HISTORY_DAYS = 90;

/** The day of a moment (ms since 1970), as `latest-change-date` takes it. */
export const dayOf = (ms: number) => dayIn(ZONE, new Date(ms));

/** One row an order, older ones first. */
export function merged(found: IDataObject[]): IDataObject[] {
	const byId = new Map<unknown, IDataObject>();
	for (const order of found) {
		// Those without an ID have nothing in common.
		const id = order.orderId || order;
		const earlier = byId.get(id);
		byId.set(id, earlier ? joined(earlier, order) : order);
	}
	return [...byId.values()].reverse();
}

/** An order of which each part lists only the items that changed at one time. */
export function joined(earlier: IDataObject, later: IDataObject): IDataObject {
	const items = new Map<unknown, IDataObject>();
	for (const item of [...rowsInField(earlier, 'orderItems'), ...rowsInField(later, 'orderItems')]) {
		items.set(item.orderItemId, item);
	}
	return { ...later, orderItems: [...items.values()] };
}
