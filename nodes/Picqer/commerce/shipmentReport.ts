import { UserError, type IDataObject } from 'n8n-workflow';
import type {
	ShipmentReport,
	ShipmentReportLine,
	ShipmentReportParcel,
} from '../../shared/commerce/shipmentReport';
import { completeOnes, parcelWith, summedUp } from '../../shared/commerce/sentLines';
import { piecesIn } from '../../shared/commerce/stockLevels';
import { saysYes } from '../../shared/lib/yesOrNo';
import { bodyAs, rowsIn } from '../../shared/service/body';
import { isNotFound } from '../../shared/service/failure';
import { demandSame } from '../../shared/service/sameThing';
import { isEan, keyOf } from '../../shared/operation/key';
import { picqer } from '../service/request';

/** What a picklist has sent, as a shipment report: docs/services/picqer.md, 2.2, 2.3. */

/** Reads an object or a list at a path of Picqer's; what was read before may be given again. */
export type ReadPath = (path: string) => Promise<unknown>;

/**
 * The shipment report of a picklist: what was picked of it, in all parcels that were not cancelled.
 *
 * @param id of the picklist, by which it was asked for
 * @throws UserError for another picklist, for one that is of no order of a shop, for one of which nothing is picked, and
 * where Picqer does not say how many were, or which shipments there are
 * @throws what `read` throws
 */
export async function shipmentReportOf(
	id: unknown,
	picklist: IDataObject,
	read: ReadPath,
): Promise<ShipmentReport> {
	demandSame(picqer, { thing: 'picklist', id, idFields: ['idpicklist'] }, picklist);
	const reference = keyOf(picklist.picklistid);
	const orderNumber = keyOf(picklist.reference);
	if (orderNumber === '') {
		throw new UserError(
			`Picklist ${reference} has no reference, which is the order number of the shop`,
			{
				description:
					'Orders that Create or Update made have one. Leave others out with a Filter node.',
			},
		);
	}
	const sent = sentIn(reference, rowsIn(picklist.products));
	if (sent.length === 0) {
		throw new UserError(`Nothing of picklist ${reference} is picked yet`, {
			description: 'Start on the event Picklist Closed, when everything is picked.',
		});
	}
	const path = `/picklists/${encodeURIComponent(String(id))}/shipments`;
	const shipments = await read(path);
	if (!Array.isArray(shipments)) {
		throw new UserError(`Picqer gave no list of the shipments of picklist ${reference}`);
	}
	const parcels = parcelsIn(rowsIn(shipments));
	const lines: ShipmentReportLine[] = [];
	for (const { product, quantity } of sent) lines.push(await lineOf(product, quantity, read));
	return { orderNumber, ...(reference !== '' && { reference }), parcels, lines: summedUp(lines) };
}

/**
 * How many of a product on a picklist were picked; the second name is the old one (2.2).
 *
 * @returns null where Picqer does not say
 */
export const amountPicked = ({ amount_picked: amount, amountpicked: old }: IDataObject) =>
	piecesIn(amount ?? old);

/**
 * What was picked of each product that was sold. Of a composition the parts are picked: as many of it
 * were sent as there are whole ones among them.
 */
function sentIn(reference: string, products: readonly IDataObject[]) {
	const told = (product: IDataObject, pieces: number | null): number => {
		if (pieces !== null) return pieces;
		const named = `product ${keyOf(product.productcode ?? product.idproduct)}`;
		throw new UserError(`Picklist ${reference} does not say how many of ${named} were picked`);
	};
	const isPart = (product: IDataObject) => (product.partof_idpicklist_product ?? null) !== null;
	return products
		.filter((product) => !isPart(product))
		.map((product) => {
			const parts = products
				.filter(({ partof_idpicklist_product: whole }) => whole === product.idpicklist_product)
				.filter(isPart)
				.map((part) => ({
					amount: told(part, piecesIn(part.amount)),
					picked: told(part, amountPicked(part)),
				}));
			if (parts.length === 0) return { product, quantity: told(product, amountPicked(product)) };
			const ordered = told(product, piecesIn(product.amount));
			return { product, quantity: completeOnes(ordered, parts) };
		})
		.filter(({ quantity }) => quantity > 0);
}

async function lineOf(
	{ idproduct, productcode }: IDataObject,
	quantity: number,
	read: ReadPath,
): Promise<ShipmentReportLine> {
	const sku = keyOf(productcode);
	const path = `/products/${encodeURIComponent(String(idproduct))}`;
	const product = await read(path).catch((error: unknown) => {
		// One that was removed since has its code on the picklist.
		if (sku !== '' && isNotFound(error)) return {};
		throw error;
	});
	const asked = { thing: 'product', id: idproduct, idFields: ['idproduct'] };
	const ean = keyOf(demandSame(picqer, asked, bodyAs(product)).barcode);
	return { ...(isEan(ean) && { ean }), ...(sku !== '' && { sku }), quantity };
}

/** Newer shipments have parcels, each with its own code; older ones have one code (2.3). */
function parcelsIn(shipments: readonly IDataObject[]): ShipmentReportParcel[] {
	return shipments
		.filter(({ cancelled }) => !saysYes(cancelled))
		.flatMap((shipment) => {
			const parcels = rowsIn(shipment.parcels);
			const { trackingcode, trackingurl, tracktraceurl } = shipment;
			const codes =
				parcels.length > 0
					? parcels.map(({ tracking_code: code, tracking_url: url }) => ({ code, url }))
					: [{ code: trackingcode, url: trackingurl ?? tracktraceurl }];
			return codes.map(({ code, url }) => parcelOf(shipment, code, url));
		});
}

const parcelOf = (shipment: IDataObject, code: unknown, url: unknown): ShipmentReportParcel =>
	parcelWith({
		carrier: shipment.provider ?? shipment.public_providername ?? shipment.carrier_key,
		trackingCode: code,
		trackingUrl: url,
	});
