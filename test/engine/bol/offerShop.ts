import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode, type NodeRun } from '../harness';
import { bolSubject } from './subject';

/** Offers at bol that answer to searches and take changes, and what was asked of them. */
export interface OfferShop {
	/** Path and query of each search, in their order. */
	searches: URL[];
	/** Offer ID and body of each change, in their order. */
	changes: Array<{ offerId: string; body: IDataObject }>;
	offers: IDataObject[];
}

/** An offer of new articles that the seller ships. */
export const offerOf = (offerId: string, more: IDataObject = {}): IDataObject => ({
	offerId,
	condition: { category: 'NEW' },
	stock: { amount: 10, managedByRetailer: true },
	pricing: { bundlePrices: [{ quantity: 1, unitPrice: 10 }] },
	fulfilment: { method: 'FBR' },
	...more,
});

/** An EAN of 13 digits that no other number gives. */
export function eanOf(number: number): string {
	const first12 = `871${String(number).padStart(9, '0')}`;
	const sum = [...first12].reduce(
		(total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
		0,
	);
	return `${first12}${(10 - (sum % 10)) % 10}`;
}

const PAGE_SIZE = 100;

/**
 * Opens a shop with these offers.
 *
 * @param refusal the status for a search that is not to succeed
 * @param refusalOfChange the status for a change that is not to succeed
 */
export function openShop(
	offers: IDataObject[],
	refusal: (search: URL) => number | undefined | Promise<undefined> = () => undefined,
	refusalOfChange: (offerId: string) => number | undefined = () => undefined,
): OfferShop {
	const shop: OfferShop = { offers, searches: [], changes: [] };
	const api = nock(bolSubject.baseUrl).persist();
	api
		.get('/retailer/offers')
		.query(true)
		.reply(async (path) => {
			const search = new URL(path, bolSubject.baseUrl);
			shop.searches.push(search);
			const status = await refusal(search);
			if (status !== undefined) return [status, { detail: `Refused with ${status}` }];
			return [200, found(offers, search.searchParams)];
		});
	api.patch(/^\/retailer\/offers\//).reply((path, body) => {
		const offerId = path.split('/')[3];
		// The media type of bol is none that nock reads.
		const change = JSON.parse(String(body)) as IDataObject;
		const offer = offers.find((one) => one.offerId === offerId);
		const status = offer ? refusalOfChange(offerId) : 404;
		if (!offer || status !== undefined)
			return [status ?? 404, { detail: `Refused with ${status}` }];
		shop.changes.push({ offerId, body: change });
		Object.assign(offer, change, {
			stock: { ...(offer.stock as object), ...(change.stock as object) },
		});
		return [204, ''];
	});
	return shop;
}

function found(offers: IDataObject[], query: URLSearchParams) {
	const eans = query.getAll('eans');
	const reference = query.get('reference');
	const matching = offers.filter(
		(offer) =>
			(eans.length === 0 || eans.includes(String(offer.ean))) &&
			(reference === null || offer.reference === reference),
	);
	const from = Number(query.get('cursor') ?? 0);
	const isMore = matching.length > from + PAGE_SIZE;
	const page = { pageSize: PAGE_SIZE, nextCursor: isMore ? String(from + PAGE_SIZE) : null };
	return { offers: matching.slice(from, from + PAGE_SIZE), page };
}

/** Runs an operation of offers with an item for each row; each has its row in `row`. */
export async function runOffers(
	operation: string,
	rows: unknown[],
	parameters: INodeParameters = {},
	more: Partial<NodeRun> = {},
) {
	const { node, credentialTypes, credentials } = bolSubject;
	return await runNode({
		node,
		credentialTypes,
		credentials,
		parameters: { resource: 'offer', operation, ...parameters },
		items: rows.map((row) => ({ json: { stockLevel: row } as IDataObject })),
		...more,
	});
}
