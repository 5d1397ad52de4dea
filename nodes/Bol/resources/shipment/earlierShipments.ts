import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../../shared/lib/isObject';
import { keyOf } from '../../../shared/operation/key';
import type { Call } from '../../../shared/operation/operation';
import { demandSame } from '../../../shared/service/sameThing';
import { allRows, readPages } from '../../../shared/service/paging';
import { bodyAs } from '../../../shared/service/body';
import { badOrder, partOf } from '../../commerce/orderItems';
import { pagesOf, reads } from '../../service/request';

/** A shipment that bol knows already: docs/services/bol.md, 2.2. */
export interface EarlierShipment {
	shipmentId: string;
	/** The seller's own reference; '' without one. */
	reference: string;
	transportId: string;
	/** '' while there is none. */
	trackingCode: string;
	/** Whether it went out with a label of bol, which has its own tracking code. */
	hasLabelOfBol: boolean;
	/** Pieces by the ID of the order item. */
	pieces: Map<string, number>;
}

const shipmentPages = pagesOf('shipments', 'shipmentId');

/**
 * The shipments of an order that hold some of the items, oldest first. The list tells neither quantities
 * nor tracking codes, so each is read in full.
 *
 * @throws NodeApiError with bol's own reason, and UserError for a shipment without its quantities
 */
export async function earlierShipments(
	{ send, request, service }: Call,
	orderId: string,
	orderItemIds: ReadonlySet<string>,
): Promise<EarlierShipment[]> {
	const read = { method: 'GET' as const, ...reads, timeout: request.timeout };
	const list = { ...read, url: '/retailer/shipments', qs: { 'order-id': orderId } };
	const rows = await allRows(readPages(send, shipmentPages, list));
	const found: EarlierShipment[] = [];
	for (const row of rows.filter((one) =>
		itemsIn(one).some((item) => orderItemIds.has(idOf(item))),
	)) {
		const url = `/retailer/shipments/${encodeURIComponent(keyOf(row.shipmentId))}`;
		const { body } = await send({ ...read, url, answer: 'object' });
		const asked = { thing: 'shipment', id: row.shipmentId, idFields: ['shipmentId'] };
		found.unshift(shipmentOf(orderId, demandSame(service, asked, bodyAs(body))));
	}
	return found;
}

const itemsIn = ({ shipmentItems }: IDataObject): IDataObject[] =>
	Array.isArray(shipmentItems) ? shipmentItems.filter(isObject) : [];

const idOf = ({ orderItemId }: IDataObject) => keyOf(orderItemId);

function shipmentOf(orderId: string, shipment: IDataObject): EarlierShipment {
	const transport = partOf(shipment, 'transport');
	return {
		shipmentId: keyOf(shipment.shipmentId),
		reference: keyOf(shipment.shipmentReference),
		transportId: keyOf(transport.transportId),
		trackingCode: keyOf(transport.trackAndTrace),
		hasLabelOfBol: keyOf(transport.shippingLabelId) !== '',
		pieces: piecesIn(orderId, shipment),
	};
}

/** @throws UserError where bol does not say how many were shipped: some would be reported twice, or never */
function piecesIn(orderId: string, shipment: IDataObject): Map<string, number> {
	const items = itemsIn(shipment);
	const pieces = items.map((item) => keyOf(item.quantityShipped) || keyOf(item.quantity));
	if (items.length > 0 && pieces.every((quantity) => /^\d+$/.test(quantity))) {
		return new Map(items.map((item, index) => [idOf(item), Number(pieces[index])]));
	}
	const problem = `has shipment ${keyOf(shipment.shipmentId)} that does not say how many it holds`;
	throw badOrder(orderId, problem);
}
