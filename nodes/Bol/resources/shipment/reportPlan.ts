import type { ShipmentReport, ShipmentReportLine } from '../../../shared/commerce/shipmentReport';
import { keyOf, withoutZeros } from '../../../shared/operation/key';
import type { OrderItem } from '../../commerce/orderItems';
import type { EarlierShipment } from './earlierShipments';

/** A line of a report, with the items of the order that it is about. */
export interface ReportedLine {
	line: ShipmentReportLine;
	items: OrderItem[];
}

/** A line, or what of it is not reported, and why. */
export interface LeftOut extends ShipmentReportLine {
	reason: string;
}

/** What is to be reported of an order. */
export interface ReportPlan {
	/** Pieces by the ID of the order item. */
	pieces: Map<string, number>;
	leftOut: LeftOut[];
}

/**
 * The items that each line is about; without lines, every item with all that is not cancelled. What the
 * buyer has asked to cancel comes last: of a product that is in several items the warehouse has sent the
 * others, as their shop order leaves it out.
 *
 * @returns also the lines that no item of the order fits
 */
export function linesOf(
	{ lines }: ShipmentReport,
	items: OrderItem[],
): { known: ReportedLine[]; unknown: ShipmentReportLine[] } {
	const own = items
		.filter(({ isShippedByBol }) => !isShippedByBol)
		.sort((one, other) => Number(one.isAskedToBeCancelled) - Number(other.isAskedToBeCancelled));
	if (lines.length === 0) {
		const known = own
			.map((item) => ({
				line: { lineId: item.orderItemId, quantity: item.open + item.shipped },
				items: [item],
			}))
			.filter(({ line }) => line.quantity > 0);
		return { known, unknown: [] };
	}
	const all = lines.map((line) => ({ line, items: itemsFor(line, own) }));
	return {
		known: all.filter((one) => one.items.length > 0),
		unknown: all.filter((one) => one.items.length === 0).map(({ line }) => line),
	};
}

/**
 * The most certain sign counts: the ID of the item, else the EAN, else the seller's reference. Of several
 * items with the EAN, such as new and used ones, those with the reference come first.
 */
function itemsFor({ lineId, ean, sku }: ShipmentReportLine, items: OrderItem[]): OrderItem[] {
	if (lineId !== undefined) return items.filter((item) => item.orderItemId === lineId);
	const isOfSku = (item: OrderItem) => sku !== undefined && item.sku === keyOf(sku);
	const byEan = items.filter((item) => ean && withoutZeros(item.ean) === withoutZeros(ean));
	if (byEan.length === 0) return items.filter(isOfSku);
	return byEan.sort((one, other) => Number(isOfSku(other)) - Number(isOfSku(one)));
}

/**
 * What of a report bol does not know yet: what is still open and no more, without what an earlier run of
 * the same report has told already.
 *
 * @param earlier shipments of the same report: see `ofSameReport`
 */
export function planOf(lines: ReportedLine[], earlier: readonly EarlierShipment[]): ReportPlan {
	const pieces = new Map<string, number>();
	const leftOut: LeftOut[] = [];
	const known = piecesIn(earlier);
	const open = new Map(
		lines.flatMap(({ items }) => items.map((item) => [item.orderItemId, item.open])),
	);
	for (const { line, items } of lines) {
		let left = line.quantity;
		for (const { orderItemId } of items) left -= take(known, orderItemId, left);
		const before = line.quantity - left;
		for (const { orderItemId } of items) {
			const taken = take(open, orderItemId, left);
			left -= taken;
			if (taken > 0) pieces.set(orderItemId, (pieces.get(orderItemId) ?? 0) + taken);
		}
		if (before > 0) leftOut.push({ ...line, quantity: before, reason: 'reported before' });
		if (left > 0) leftOut.push({ ...line, quantity: left, reason: reasonFor(items) });
	}
	return { pieces, leftOut };
}

/** Takes so many from a stock, or what is there. */
function take(stock: Map<string, number>, orderItemId: string, wanted: number): number {
	const there = stock.get(orderItemId) ?? 0;
	const taken = Math.min(there, wanted);
	stock.set(orderItemId, there - taken);
	return taken;
}

function reasonFor(items: OrderItem[]): string {
	if (items.some(({ shipped }) => shipped > 0)) return 'reported before';
	if (items.some(({ cancelled }) => cancelled > 0)) return 'cancelled at bol';
	return 'more than was ordered';
}

function piecesIn(shipments: readonly EarlierShipment[]): Map<string, number> {
	const all = new Map<string, number>();
	for (const { pieces } of shipments) {
		for (const [id, quantity] of pieces) all.set(id, (all.get(id) ?? 0) + quantity);
	}
	return all;
}

/**
 * The shipments at bol that a report has led to before. They are known by the warehouse's own number, or
 * by the tracking code; where a shipment has neither, by having just the pieces of the report.
 */
export function ofSameReport(
	{ reference, parcels }: ShipmentReport,
	lines: ReportedLine[],
	earlier: readonly EarlierShipment[],
): EarlierShipment[] {
	const codes = parcels.map(({ trackingCode }) => trackingCode);
	const isNamed = (one: EarlierShipment) =>
		(reference !== undefined && one.reference === reference) || codes.includes(one.trackingCode);
	const named = earlier.filter(isNamed);
	const nameless = earlier.filter(
		(one) => !isNamed(one) && one.trackingCode === '' && (!reference || one.reference === ''),
	);
	return hasSamePieces(lines, nameless) ? [...named, ...nameless] : named;
}

/** Whether some shipments together hold, of each line, all that it says or nothing. */
function hasSamePieces(lines: ReportedLine[], shipments: readonly EarlierShipment[]): boolean {
	const pieces = piecesIn(shipments);
	const wanted = new Map<string, { ids: string[]; quantity: number }>();
	for (const { line, items } of lines) {
		const ids = items.map(({ orderItemId }) => orderItemId).sort();
		const quantity = line.quantity + (wanted.get(ids.join())?.quantity ?? 0);
		wanted.set(ids.join(), { ids, quantity });
	}
	return [...wanted.values()].every(({ ids, quantity }) => {
		const there = ids.reduce((sum, id) => sum + (pieces.get(id) ?? 0), 0);
		return there === 0 || there === quantity;
	});
}
