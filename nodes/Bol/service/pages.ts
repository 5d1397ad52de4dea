import type { IDataObject } from 'n8n-workflow';
import { without } from '../../shared/lib/without';
import { saysYes } from '../../shared/lib/yesOrNo';
import { withQuery, type Paging } from '../../shared/service/paging';
import { pagesOf, rowsIn } from './request';

/** Pages as large as bol allows (docs/services/bol.md, 1.7), so that there are few requests. */
export const LARGEST_PAGES = { 'page-size': '100' };

/** Last page of lists about the catalogue (docs/services/bol.md, 1.7). */
const LAST_PAGE = 200;

/** A list that bol ends after 200 pages. */
const upTo200Pages = (paging: Paging): Paging => ({
	...paging,
	next: (request, rows, page, body) =>
		page < LAST_PAGE ? paging.next(request, rows, page, body) : undefined,
});

/** Offers of version 11, which name the next page by a cursor (docs/services/bol.md, 1.7). */
export const offerPages: Paging = {
	rowsIn: (body) => rowsIn(body, 'offers', ['page']),
	next: (request, _rows, _page, body) => {
		const { page } = (body ?? {}) as { page?: { nextCursor?: string | null } };
		return page?.nextCursor ? withQuery(request, { cursor: page.nextCursor }) : undefined;
	},
	rowId: 'offerId',
};

/** Economic operators, which say how many pages there are (docs/services/bol.md, 1.7). */
export const operatorPages: Paging = {
	rowsIn: (body) => rowsIn(body, 'operators', ['page']),
	next: (request, _rows, number, body) => {
		const { page } = (body ?? {}) as { page?: { numberOfPages?: number } };
		return number < (page?.numberOfPages ?? 1)
			? withQuery(request, { page: number + 1 })
			: undefined;
	},
	rowId: 'id',
};

/** Product ranks, which say whether there is a next page (docs/services/bol.md, 1.7). */
export const rankPages: Paging = upTo200Pages({
	rowsIn: (body) => rowsIn(body, 'ranks', ['hasNextPage']),
	next: (request, _rows, number, body) =>
		saysYes((body as IDataObject | undefined)?.hasNextPage)
			? withQuery(request, { page: number + 1 })
			: undefined,
});

/**
 * Products by search term or category; the page number stands in the body
 * (docs/services/bol.md, 1.7).
 */
export const productPages: Paging = upTo200Pages({
	rowsIn: (body) => rowsIn(body, 'products', ['sort']),
	next: (request, rows, number) => {
		if (rows.length < 50) return undefined;
		return { ...request, body: { ...(request.body as IDataObject), page: number + 1 } };
	},
});

/** Offers of all sellers; the same offer can stand there once for each country (2.9). */
export const competingOfferPages: Paging = upTo200Pages({
	...pagesOf('offers', 'offerId'),
	rowId: undefined,
});

/** Types of promotions (docs/services/bol.md, 2.14). */
export const PROMOTION_TYPES = ['AWARENESS', 'PRICE_OFF'];

/**
 * Promotions of some types. A request takes one type only (docs/services/bol.md, 2.14), so the
 * pages of each type follow the last one of the type before.
 *
 * @param types in the order in which they are asked for, each once; the first request has the first
 */
export function promotionPages(types: readonly string[]): Paging {
	const ofOneType = pagesOf('promotions', 'promotionId');
	return {
		...ofOneType,
		next: (request, rows, page, body) => {
			const further = ofOneType.next(request, rows, page, body);
			if (further) return further;
			const type = types[types.indexOf(String(request.qs?.['promotion-type'])) + 1];
			if (type === undefined) return undefined;
			return { ...request, qs: { ...without(request.qs ?? {}, 'page'), 'promotion-type': type } };
		},
	};
}
