import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { bodyAs } from '../../shared/service/body';
import { demandSame } from '../../shared/service/sameThing';
import { fetchedObject, readWithin } from '../../shared/trigger/deliveries/fetchedObject';
import { askedFor, goedGepickt } from '../service/request';

/** What events name, and where it is read (docs/services/goedgepickt.md, 2.2, 2.5, 3.2). */
const OBJECTS = [
	{ id: 'productUuid', thing: 'product', path: '/products' },
	{ id: 'orderUuid', thing: 'order', path: '/orders' },
] as const;

/** Texts that stay one segment of a path. */
const IS_ID = /^[\w-]+$/;

/**
 * What is put beside an event: the product or order that it is about, or why it is not there. An
 * event is never lost to a failing request.
 *
 * @param longestMs how long the delivery may wait for it
 */
export async function fullObjectOf(
	context: IWebhookFunctions,
	delivery: IDataObject,
	longestMs: number,
): Promise<IDataObject> {
	const known = OBJECTS.find(({ id }) => IS_ID.test(String(delivery[id] ?? '')));
	if (!known) return {};
	const { thing } = known;
	const id = String(delivery[known.id]);
	const url = `${known.path}/${id}`;
	const reading = readWithin(context, goedGepickt, { url, answer: 'object' }, longestMs);
	const object = reading.then(({ body }) =>
		demandSame(goedGepickt, askedFor(thing, id), bodyAs(body)),
	);
	return await fetchedObject(goedGepickt, thing, longestMs, object);
}
