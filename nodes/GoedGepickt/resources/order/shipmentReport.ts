import { UserError, type IDataObject } from 'n8n-workflow';
import { unlessGone } from '../../../shared/operation/changedSince';
import { completeOnes, parcelWith, summedUp } from '../../../shared/commerce/sentLines';
import { eanAmong, piecesIn } from '../../../shared/commerce/stockLevels';
import type {
	ShipmentReport,
	ShipmentReportLine,
	ShipmentReportParcel,
} from '../../../shared/commerce/shipmentReport';
import { keyOf } from '../../../shared/operation/key';
import type { Call, Flow } from '../../../shared/operation/operation';
import { bodyAs, rowsIn } from '../../../shared/service/body';
import { demandSame } from '../../../shared/service/sameThing';
import { onceInRun } from '../../../shared/service/runs';
import { askedFor } from '../../service/request';

/** What of an order was sent: docs/services/goedgepickt.md, 2.5. */

/** The order, with what was sent of it; a product is read once in a run. */
export const withShipmentReport: Flow = async (call) => {
	const answer = await call.send(call.request);
	const asked = askedFor('order', call.path.orderUuid);
	const order = demandSame(call.service, asked, bodyAs(answer.body));
	const shipmentReport = await reportOf(call, order);
	return { ...answer, body: { ...order, shipmentReport } };
};

/**
 * @throws UserError for an order without a number, for one of which nothing is picked, since a report
 * without lines would say that all was sent, and where GoedGepickt does not say how many were picked
 */
async function reportOf(call: Call, order: IDataObject): Promise<ShipmentReport> {
	const orderNumber = keyOf(order.externalDisplayId);
	if (orderNumber === '') {
		throw new UserError('GoedGepickt does not say the number of the order (externalDisplayId)');
	}
	const sent = sentIn(orderNumber, rowsIn(order.products));
	if (sent.length === 0) {
		throw new UserError(`Nothing of order ${orderNumber} is picked yet`, {
			description: 'Start on a new shipment, or on the status completed.',
		});
	}
	const lines: ShipmentReportLine[] = [];
	for (const { product, quantity } of sent) lines.push(await lineOf(call, product, quantity));
	return {
		orderNumber,
		// What is picked of an order adds up: by this the shop tells what it has heard of before.
		reference: keyOf(call.path.orderUuid).toLowerCase(),
		parcels: rowsIn(order.shipments).map(parcelOf(order)),
		lines: summedUp(lines),
	};
}

/**
 * What was picked of each product that was sold. Of a compound product the parts are picked, which stand
 * after it as lines of type child; that they do is not documented (unconfirmed), and without them its
 * own quantity counts.
 */
function sentIn(orderNumber: string, products: readonly IDataObject[]) {
	const sent: Array<{ product: IDataObject; quantity: number }> = [];
	const told = (name: 'pickedQuantity' | 'productQuantity', product: IDataObject): number => {
		const pieces = piecesIn(product[name]);
		if (pieces !== null) return pieces;
		const named = `product ${keyOf(product.sku ?? product.productUuid)}`;
		throw new UserError(`Order ${orderNumber} does not say the ${name} of ${named}`);
	};
	for (const [index, product] of products.entries()) {
		if (product.type === 'child') continue;
		const end = products.findIndex(({ type }, at) => at > index && type !== 'child');
		const parts = products.slice(index + 1, end === -1 ? undefined : end).map((part) => ({
			amount: told('productQuantity', part),
			picked: told('pickedQuantity', part),
		}));
		const isCompound = product.type === 'parent' && parts.length > 0;
		const quantity = isCompound
			? completeOnes(told('productQuantity', product), parts)
			: told('pickedQuantity', product);
		sent.push({ product, quantity });
	}
	return sent.filter(({ quantity }) => quantity > 0);
}

async function lineOf(
	call: Call,
	{ productUuid, sku: code }: IDataObject,
	quantity: number,
): Promise<ShipmentReportLine> {
	const sku = keyOf(code);
	const uuid = keyOf(productUuid);
	// One that was removed since has its SKU in the order.
	const read = async () => await unlessGone(call, '/products', askedFor('product', uuid));
	const name = `product ${uuid}`;
	const [product = {}] = uuid === '' ? [] : await onceInRun(call.context, call.service, name, read);
	const ean = eanAmong(product.ean, product.barcode);
	return { ...(ean !== undefined && { ean }), ...(sku !== '' && { sku }), quantity };
}

/** The shipments of an order have a code only; its carrier stands in the name of the method (2.5, 2.6). */
const parcelOf =
	({ shippingMethod }: IDataObject) =>
	(shipment: IDataObject): ShipmentReportParcel =>
		parcelWith({
			carrier: shipment.shippingMethod ?? shippingMethod,
			trackingCode: shipment.trackTraceCode,
			trackingUrl: shipment.trackTraceUrl,
		});
