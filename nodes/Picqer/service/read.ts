import type { IDataObject } from 'n8n-workflow';
import type { ItemContext } from '../../shared/operation/operation';
import { rateLimitOptionsOf } from '../../shared/operation/rateLimitOptions';
import { objectsIn } from '../../shared/operation/rowsWithKey';
import { allRows, readPages } from '../../shared/service/paging';
import { bodyAs } from '../../shared/service/body';
import { demandSame } from '../../shared/service/sameThing';
import { send } from '../../shared/service/send';
import type { ServiceRequest } from '../../shared/service/service';
import { pages, picqer } from './request';

/**
 * The first page of a list.
 *
 * @param thing what its rows are, e.g. 'product'
 * @throws NodeApiError with Picqer's own reason
 */
export async function firstRows(
	context: ItemContext,
	url: string,
	qs: IDataObject,
	thing: string,
): Promise<IDataObject[]> {
	const request = { method: 'GET', url, qs, answer: pages } as const;
	const { body } = await send.call(context, picqer, request, rateLimitOptionsOf(context));
	return objectsIn(context, { service: picqer.name, thing }, body);
}

/**
 * All rows of a list.
 *
 * @throws NodeApiError with Picqer's own reason
 */
export async function rowsAt(context: ItemContext, url: string): Promise<IDataObject[]> {
	const rateLimitOptions = rateLimitOptionsOf(context);
	const ask = async (request: ServiceRequest) =>
		await send.call(context, picqer, request, rateLimitOptions);
	return await allRows(readPages(ask, pages, { method: 'GET', url }));
}

/**
 * One thing.
 *
 * @throws NodeApiError with Picqer's own reason, and UserError where Picqer gives another one
 */
export async function oneWithId(
	context: ItemContext,
	thing: 'order' | 'picklist',
	id: unknown,
): Promise<IDataObject> {
	const url = `/${thing}s/${encodeURIComponent(String(id))}`;
	const request = { method: 'GET', url, answer: 'object' } as const;
	const { body } = await send.call(context, picqer, request, rateLimitOptionsOf(context));
	return demandSame(picqer, { thing, id, idFields: [`id${thing}`] }, bodyAs(body));
}
