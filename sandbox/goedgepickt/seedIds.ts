/** A uuid that is the same after every reset: the kind in front, the number at the end. */
export function seedUuid(kind: string, number: number): string {
	return `${kind.padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The uuids that others refer to. */
export const ids = {
	webshop: seedUuid('5b0b', 1),
	/** The webshop of the fulfilment customer. */
	fulfilmentWebshop: seedUuid('5b0b', 2),
	supplier: seedUuid('5099', 1),
};
