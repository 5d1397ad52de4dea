import type { IDataObject } from 'n8n-workflow';
import { bodyAs } from '../../shared/service/body';
import { demandSame } from '../../shared/service/sameThing';
import type { ServiceRequest } from '../../shared/service/service';
import { bol, reads } from '../service/request';
import { badOrder } from './orderItems';

/**
 * Reads an order in full, which the list does not give.
 *
 * @param send sends a request with the limits of bol
 * @throws NodeApiError with bol's own reason, and UserError for an order without its items,
 * and for another order
 */
export async function orderInFull(
	send: (request: ServiceRequest) => Promise<{ body: unknown }>,
	orderId: string,
): Promise<IDataObject> {
	const { body } = await send({
		method: 'GET',
		url: `/retailer/orders/${encodeURIComponent(orderId)}`,
		...reads,
		answer: 'object',
		notFound: `bol does not know order ${orderId}, or has removed it.`,
	});
	const order = bodyAs<IDataObject | undefined>(body);
	if (Array.isArray(order?.orderItems)) {
		return demandSame(bol, { thing: 'order', id: orderId, idFields: ['orderId'] }, order);
	}
	throw badOrder(orderId, 'has no items (orderItems)');
}
