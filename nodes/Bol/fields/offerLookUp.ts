import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { isEan, keyOf, withoutZeros } from '../../shared/operation/key';
import { onlyIdOf, withMode } from '../../shared/operation/lookUp';
import type { Input, ItemContext } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { rateLimitOptionsOf } from '../../shared/operation/rateLimitOptions';
import { idIn, objectsIn } from '../../shared/operation/rowsWithKey';
import { join, searchList, type Search } from '../../shared/service/listSearch';
import { allRows, readPages, type Paging } from '../../shared/service/paging';
import { send } from '../../shared/service/send';
import { offerPages, LARGEST_PAGES } from '../service/pages';
import { bol, readsAs, V11 } from '../service/request';
import { spellingsOf } from './ean';
import { noneIfUnknown } from './orderSearches';

const offersWith = (query: IDataObject) => ({
	method: 'GET' as const,
	url: '/retailer/offers',
	qs: { ...LARGEST_PAGES, ...query },
	...readsAs(V11),
});

/** Titles of products that bol knows do not stand in offers. */
const offerLabel: Search['label'] = ({ ean, reference, unknownProductTitle, condition }) =>
	join(ean, reference, unknownProductTitle, (condition as IDataObject | undefined)?.category);

const offers = (query: IDataObject, filterHere?: boolean) =>
	searchList(bol, offerPages, {
		request: () => offersWith(query),
		id: 'offerId',
		label: offerLabel,
		filterHere,
	});

const OFFER_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What bol itself finds: an ID, EAN or reference as a whole (docs/services/bol.md, 2.18). */
function exactQueries(typed: string): IDataObject[] {
	if (OFFER_ID.test(typed)) return [{ 'offer-ids': [typed] }];
	const eans = isEan(typed) ? spellingsOf(typed) : [];
	// Digits can be a reference, too.
	return [...(eans.length > 0 ? [{ eans }] : []), { reference: typed }];
}

const listedOffers = offers({}, true);

/** Offers for the editor: what bol finds, and else those of the list that hold what was typed. */
export async function searchOffers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const typed = filter?.trim() ?? '';
	const queries = typed === '' || paginationToken ? [] : exactQueries(typed);
	for (const query of queries) {
		const { results } = await offers(query).call(this).catch(noneIfUnknown);
		if (results.length > 0) return { results };
	}
	return await listedOffers.call(this, filter, paginationToken);
}

/** What the list of offers says about its search. */
export const OFFER_SEARCH =
	'Search finds a whole ID, EAN or reference, or a part of them in the first 300 offers; bol has no search by title';

/**
 * The ID of the only offer that a key names.
 *
 * @param has whether an offer that bol found has the key
 * @throws NodeOperationError when none or more than one has it
 */
async function offerId(
	context: ItemContext,
	called: string,
	text: string,
	query: IDataObject,
	has: (row: IDataObject) => boolean,
): Promise<unknown> {
	const wanted = { service: bol.name, thing: 'offer', called, text };
	const options = rateLimitOptionsOf(context);
	const paging: Paging = {
		...offerPages,
		rowsIn: (body) => objectsIn(context, wanted, offerPages.rowsIn(body)),
	};
	const found = await allRows(
		readPages(
			async (request) => await send.call(context, bol, request, options),
			paging,
			offersWith(query),
		),
	);
	const ids = found.filter(has).map((row) => idIn(context, wanted, row, 'offerId'));
	return onlyIdOf(context, wanted, ids);
}

/** Adds to an offer that is chosen from a list or by ID the two keys by which sellers know it. */
export function byKeys(input: Input): Input {
	const byEan = withMode(
		input,
		{ name: 'ean', displayName: 'By EAN', example: '5035223124276' },
		async (context, text) => {
			const eans = spellingsOf(text);
			if (eans.length === 0) {
				throw parameterError(
					context,
					input.parameter.displayName,
					`"${text}" is not an EAN`,
					'An EAN has 8 or 13 digits. If this is the reference of the offer, choose "By Reference" instead.',
				);
			}
			const sameEan = ({ ean }: IDataObject) => withoutZeros(keyOf(ean)) === withoutZeros(text);
			return await offerId(context, 'EAN', text, { eans }, sameEan);
		},
	);
	return withMode(
		byEan,
		{ name: 'reference', displayName: 'By Reference', example: 'AX1234' },
		async (context, text) =>
			await offerId(
				context,
				'reference',
				text,
				{ reference: text },
				({ reference }) => keyOf(reference) === text,
			),
	);
}
