import type { IDataObject } from 'n8n-workflow';
import { allRows, readPages } from '../../shared/service/paging';
import { send } from '../../shared/service/send';
import type { RequestContext, ServiceRequest } from '../../shared/service/service';
import { goedGepickt, pages } from './request';

/**
 * Reads a list of GoedGepickt's outside of an operation, page by page. Also one of which it is unknown
 * whether it has pages, such as webhooks (docs/services/goedgepickt.md, 1.4).
 *
 * @param firstPage number of the page that the request asks for
 * @throws NodeApiError with GoedGepickt's own reason
 */
export const pagesFrom = (context: RequestContext, request: ServiceRequest, firstPage?: number) =>
	readPages(send.bind(context, goedGepickt), pages, request, firstPage);

/** All rows of a list, on however many pages. */
export const rowsAt = async (context: RequestContext, url: string, qs: IDataObject = {}) =>
	await allRows(pagesFrom(context, { method: 'GET', url, qs }));
