import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { send } from '../shared/request/send';
import type { RequestContext, ServiceRequest } from '../shared/request/service';
import { goedGepickt, pages } from './request';

/** A page of a list. */
export interface ListPage {
	rows: IDataObject[];
	/** The request for the page after it; missing after the last. */
	next?: ServiceRequest;
}

/**
 * Walks the pages of a list, one at a time. A page that repeats the one before it is the end, too:
 * lists of which it is unknown whether they have pages, such as webhooks, then end (reference
 * goedgepickt.md, 1.4).
 *
 * @param firstPage number of the page that the request asks for
 * @throws NodeApiError with GoedGepickt's own reason
 */
export async function* pagesFrom(
	context: RequestContext,
	request: ServiceRequest,
	firstPage = 1,
): AsyncGenerator<ListPage> {
	let next: ServiceRequest | undefined = request;
	let lastMark = '';
	for (let page = firstPage; next; page++) {
		const { body }: IN8nHttpFullResponse = await send.call(context, goedGepickt, next);
		const rows = pages.rowsIn(body);
		const mark = JSON.stringify([rows.at(0), rows.at(-1)]);
		if (mark === lastMark) return;
		lastMark = mark;
		next = pages.next(next, rows, page, body);
		yield { rows, next };
	}
}

/** All rows of a list, on however many pages. */
export async function allRows(
	context: RequestContext,
	url: string,
	qs: IDataObject = {},
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	for await (const page of pagesFrom(context, { method: 'GET', url, qs })) rows.push(...page.rows);
	return rows;
}
