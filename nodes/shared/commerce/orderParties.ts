import type { ShopOrder, ShopOrderAddress } from './shopOrder';

/** Texts one after the other; those that are not there leave nothing behind. */
export const joined = (texts: ReadonlyArray<string | undefined>, between: string): string =>
	texts.filter((text) => text !== undefined && text !== '').join(between);

/**
 * Where the invoice goes: where the goods go, unless something else is said; then to the buyer, where
 * that is somebody else than who gets the goods.
 */
export function invoiceAddressOf({ buyer, deliverTo, invoiceTo }: ShopOrder): ShopOrderAddress {
	if (invoiceTo) return invoiceTo;
	const { company, name } = buyer ?? {};
	if ((company ?? name) === undefined) return deliverTo;
	return { ...deliverTo, company, name, pickUpPoint: undefined };
}

/** How to reach the one who gets the goods; what is not known of them is taken from the buyer. */
export const contactOf = ({ buyer, deliverTo, invoiceTo }: ShopOrder) => ({
	telephone: deliverTo.telephone ?? buyer?.telephone ?? invoiceTo?.telephone,
	emailAddress: deliverTo.emailAddress ?? buyer?.emailAddress ?? invoiceTo?.emailAddress,
});

/** The same fields without those that have no text. */
export const withoutEmpty = (fields: Record<string, string | undefined>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(fields).flatMap(([name, text]) =>
			text === undefined || text === '' ? [] : [[name, text]],
		),
	);
