import type { IDataObject } from 'n8n-workflow';
import { without } from '../../../shared/lib/without';
import { hasStatus } from '../../../shared/service/failure';
import { keyOf, withoutZeros } from '../../../shared/operation/key';
import type { Call } from '../../../shared/operation/operation';
import { objectsIn } from '../../../shared/operation/rowsWithKey';
import { allRows, readPages, type ListPage, type Paging } from '../../../shared/service/paging';
import type { ServiceRequest } from '../../../shared/service/service';
import { spellingsOf } from '../../fields/ean';
import { offerPages, LARGEST_PAGES } from '../../service/pages';

/**
 * EANs that are asked for in one request, so that their offers fit into a page. bol names no limit
 * (docs/services/bol.md, 2.18); where it refuses so many, fewer are asked for.
 */
const EANS_AT_ONCE = 100;

/** Up to so many references are asked for one by one, as bol takes one in a request. */
const FEW_REFERENCES = 10;

/** Longest reference that an offer can have (docs/services/bol.md, 2.18). */
const LONGEST_REFERENCE = 100;

/** So many refused requests of a run are tried again with fewer EANs. */
const MOST_REFUSALS = 50;

/** Statuses of a request that bol may take when it asks for fewer EANs. */
const REFUSED = [400, 413, 414];

/** By what the offer of an item is looked for; with an EAN the SKU only tells several offers apart. */
export interface Sought {
	call: Call;
	/** An article number, with or without zeros in front. */
	ean?: string;
	/** The reference of the offer. */
	sku?: string;
}

/** The offers that were found for an item, or why they could not be read. */
type Found = PromiseSettledResult<IDataObject[]>;

/** What an offer is looked for by: its EAN where there is one, else its reference. */
const keyFor = ({ ean, sku }: Pick<Sought, 'ean' | 'sku'>): string =>
	ean === undefined ? `reference ${keyOf(sku)}` : `EAN ${withoutZeros(ean)}`;

/** What is known of the offers by now. */
class KnownOffers {
	/** By key and ID: two searches can find one offer. */
	private readonly offers = new Map<string, Map<unknown, IDataObject>>();

	private readonly failures = new Map<string, unknown>();

	/** How many requests bol refused that may have asked for too much. */
	refusals = 0;

	add(found: readonly IDataObject[]) {
		for (const offer of found) {
			for (const key of [
				keyFor({ ean: keyOf(offer.ean) }),
				keyFor({ sku: keyOf(offer.reference) }),
			]) {
				const known = this.offers.get(key) ?? new Map<unknown, IDataObject>();
				this.offers.set(key, known.set(offer.offerId, offer));
			}
		}
	}

	/** Notes that the offers with these keys could not be read. */
	fail(keys: readonly string[], reason: unknown) {
		for (const key of keys) this.failures.set(key, reason);
	}

	has(key: string): boolean {
		return this.offers.has(key);
	}

	for(sought: Sought): Found {
		const key = keyFor(sought);
		if (this.failures.has(key)) return { status: 'rejected', reason: this.failures.get(key) };
		return { status: 'fulfilled', value: [...(this.offers.get(key)?.values() ?? [])] };
	}
}

/**
 * Reads the offers of many items in few requests: 100 EANs in each; references one by one while they
 * are few, else from the list of all offers (docs/services/bol.md, 2.18). What cannot be read fails
 * only those items that asked for it.
 */
export async function offersOf(sought: readonly Sought[]): Promise<Found[]> {
	const known = new KnownOffers();
	// Each key once, with the first call that names it.
	const asked = [...new Map(sought.toReversed().map((one) => [keyFor(one), one])).values()];
	await Promise.all([
		readByEan(
			known,
			asked.filter(({ ean }) => ean !== undefined),
		),
		readByReference(
			known,
			asked.filter(({ ean }) => ean === undefined),
		),
	]);
	return sought.map((one) => known.for(one));
}

/** One spelling of an EAN, with the call that asks for it. */
type Asked = readonly [ean: string, call: Call];

async function readByEan(known: KnownOffers, sought: readonly Sought[]) {
	const asked = sought.flatMap(({ ean = '', call }) =>
		spellingsOf(ean).map((spelling): Asked => [spelling, call]),
	);
	const count = Math.ceil(asked.length / EANS_AT_ONCE);
	const batches = Array.from({ length: count }, (_, index) =>
		asked.slice(index * EANS_AT_ONCE, (index + 1) * EANS_AT_ONCE),
	);
	await Promise.all(batches.map(async (batch) => await readBatch(known, batch)));
}

async function readBatch(known: KnownOffers, asked: readonly Asked[]): Promise<void> {
	const eans = asked.map(([ean]) => ean);
	try {
		known.add(await allOffers(asked[0][1], { eans }));
	} catch (error) {
		if (!hasStatus(error, REFUSED) || asked.length === 1 || known.refusals >= MOST_REFUSALS) {
			const keys = eans.map((ean) => keyFor({ ean }));
			return known.fail(keys, error);
		}
		known.refusals++;
		const half = Math.ceil(asked.length / 2);
		await readBatch(known, asked.slice(0, half));
		await readBatch(known, asked.slice(half));
	}
}

async function readByReference(known: KnownOffers, sought: readonly Sought[]) {
	const possible = sought.filter(({ sku = '' }) => sku.length <= LONGEST_REFERENCE);
	const left = possible.length > FEW_REFERENCES ? await notInList(known, possible) : possible;
	await Promise.all(
		left.map(async (one) => {
			await allOffers(one.call, { reference: one.sku }).then(
				(offers) => known.add(offers),
				(error: unknown) => known.fail([keyFor(one)], error),
			);
		}),
	);
}

/**
 * Reads the list of all offers, for as many pages as there are references: it takes then at most twice
 * the requests that would have been enough, however many offers there are.
 *
 * @returns those that are still to be asked for
 */
async function notInList(known: KnownOffers, sought: readonly Sought[]): Promise<Sought[]> {
	try {
		for await (const { rows, number, next } of pagesOf(sought[0].call, {})) {
			known.add(rows);
			if (next === undefined) return [];
			if (number === sought.length) break;
		}
	} catch (error) {
		known.fail(sought.map(keyFor), error);
		return [];
	}
	return sought.filter((one) => !known.has(keyFor(one)));
}

/**
 * All offers that a search finds.
 *
 * @param call the one in whose name bol is asked
 * @throws NodeOperationError when the answer to the search cannot be used
 */
export const allOffers = async (call: Call, query: IDataObject): Promise<IDataObject[]> =>
	await allRows(pagesOf(call, query));

function pagesOf(call: Call, query: IDataObject): AsyncGenerator<ListPage> {
	const { context, service } = call;
	const search: ServiceRequest = {
		...call.request,
		method: 'GET',
		url: '/retailer/offers',
		headers: without((call.request.headers ?? {}) as IDataObject, 'Content-Type'),
		body: undefined,
		qs: { ...query, ...LARGEST_PAGES },
		traceableBy: undefined,
	};
	const paging: Paging = {
		...offerPages,
		rowsIn: (body) =>
			objectsIn(context, { service: service.name, thing: 'offer' }, offerPages.rowsIn(body)),
	};
	return readPages(call.send, paging, search);
}
