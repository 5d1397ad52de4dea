import { NodeApiError } from 'n8n-workflow';
import { Kept } from '../../shared/lib/kept';
import { inTurn } from '../../shared/lib/keyLock';
import type { Call } from '../../shared/operation/operation';
import { explainedBy } from '../../shared/service/failure';
import { untilOver, type Begun } from '../process/processStatus';

/** Far more orders than have a change at bol whose end is not known. */
const MOST_ORDERS = 10_000;

/** What changes of an order began, and what may not be over, by its ID. */
const begunOf = new Kept<Set<Begun>>(MOST_ORDERS, () => false);

/**
 * Runs what changes an order, one after the other for each order: whoever comes later reads what the one
 * before has done, so that nothing is reported twice, or both shipped and cancelled. bol may still carry
 * out what a run before did not wait for to the end (docs/services/bol.md, 3.2), so that is waited for.
 *
 * @param task gets the set in which what it begins stays until it is over
 * @throws NodeApiError when an earlier change does not come to its end
 */
export const inOrderTurn = async <T>(
	call: Call,
	orderId: string,
	task: (begun: Set<Begun>) => Promise<T>,
): Promise<T> =>
	await inTurn(`bol, order ${orderId}`, async () => {
		const begun = begunOf.get(orderId, () => new Set());
		for (const one of call.inputs.dryRun ? [] : begun) {
			await untilOver(call, one).catch((error: unknown) => {
				if (!(error instanceof NodeApiError)) throw error;
				throw explainedBy(
					error,
					`Nothing was sent, as an earlier change of order ${orderId} may be under way.`,
				);
			});
			begun.delete(one);
		}
		return await task(begun);
	});
