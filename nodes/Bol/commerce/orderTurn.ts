import { inTurn } from '../../shared/lib/keyLock';

/**
 * Runs what changes an order, one after the other for each order: whoever comes later reads what the one
 * before has done, so that nothing is reported twice, or both shipped and cancelled.
 */
export const inOrderTurn = async <T>(orderId: string, task: () => Promise<T>): Promise<T> =>
	await inTurn(`bol, order ${orderId}`, task);
