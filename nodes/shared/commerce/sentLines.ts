import { keyOf, withoutZeros } from '../operation/key';
import type { ShipmentReportLine, ShipmentReportParcel } from './shipmentReport';

/** A part of a composition: how many are needed for all that were ordered, and how many were picked. */
interface PickedPart {
	amount: number;
	picked: number;
}

/** How many of a composition are complete, where the parts of it were picked; some may be taken out of it. */
export const completeOnes = (ordered: number, parts: readonly PickedPart[]): number => {
	const needed = parts.filter(({ amount }) => amount > 0);
	const complete = needed.map(({ amount, picked }) => Math.floor((picked * ordered) / amount));
	return complete.length > 0 ? Math.min(...complete) : 0;
};

/** One line for each product: who sells it may have sold it in several. */
export function summedUp(lines: readonly ShipmentReportLine[]): ShipmentReportLine[] {
	const byProduct = new Map<string, ShipmentReportLine>();
	for (const line of lines) {
		const name = JSON.stringify([withoutZeros(line.ean), line.sku]);
		const before = byProduct.get(name)?.quantity ?? 0;
		byProduct.set(name, { ...line, quantity: before + line.quantity });
	}
	return [...byProduct.values()];
}

/** A parcel of what a warehouse says of it; what it leaves empty is left out. */
export function parcelWith(
	said: Record<keyof ShipmentReportParcel, unknown>,
): ShipmentReportParcel {
	const named = Object.entries(said).map(([name, value]) => [name, keyOf(value)] as const);
	return Object.fromEntries(named.filter(([, text]) => text !== ''));
}
