import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { SECOND_MS } from '../../shared/lib/durations';
import { Kept } from '../../shared/lib/kept';
import { momentOf } from '../../shared/lib/time';
import { keyOf } from '../../shared/operation/key';
import { bodyAs } from '../../shared/service/body';
import { demandSame } from '../../shared/service/sameThing';
import { serviceNow } from '../../shared/service/serviceClock';
import { LONGEST_DELIVERY_MS } from '../../shared/trigger/deliveries/answer';
import { fetchedObject, readWithin } from '../../shared/trigger/deliveries/fetchedObject';
import { picqer, ZONE } from '../service/request';

/** How old an event can be whose stock is taken to be that of now, in ms. */
const FRESH_MS = 30 * SECOND_MS;

/** Far more products than change within that time. */
const MOST_PRODUCTS = 10_000;

/** When the latest event about a product was, in ms since 1970, by address of the trigger and product. */
const latestEvents = new Kept<{ at: number }>(MOST_PRODUCTS, () => false);

/**
 * The product of an event as it is now. Picqer sends an event again for hours, and in any order
 * (docs/services/picqer.md, 3.2): what an old one says of the stock would stand in place of what a later one
 * said. So the product is read where the event is not fresh, or not later than another one about it.
 *
 * @param happenedAt when the event happened, as Picqer writes it
 * @returns where it cannot be read, the product without its stock, and `fetchProblem` with the reason
 */
export async function productNow(
	context: IWebhookFunctions,
	product: IDataObject,
	happenedAt: unknown,
): Promise<IDataObject> {
	const id = keyOf(product.idproduct);
	if (id === '' || isLatest(context, id, happenedAt)) return product;
	const url = `/products/${encodeURIComponent(id)}`;
	const reading = readWithin(context, picqer, { url, answer: 'object' }, LONGEST_DELIVERY_MS);
	const asked = { thing: 'product', id, idFields: ['idproduct'] };
	const now = reading.then(({ body }) => demandSame(picqer, asked, bodyAs(body)));
	const { found, ...problem } = await fetchedObject(picqer, 'found', LONGEST_DELIVERY_MS, now);
	return found ? (found as IDataObject) : { ...product, stock: null, ...problem };
}

function isLatest(context: IWebhookFunctions, id: string, happenedAt: unknown): boolean {
	const at = momentOf(happenedAt, ZONE)?.getTime();
	// Without a moment no other event is later.
	if (at === undefined) return true;
	const address = context.getNodeWebhookUrl('default') ?? '';
	const latest = latestEvents.get(`${address} ${id}`, () => ({ at: -Infinity }));
	const isLater = at > latest.at;
	if (isLater) latest.at = at;
	return isLater && (serviceNow(picqer) ?? Date.now()) - at < FRESH_MS;
}

/** Forgets which events came, as a restart of n8n does. */
export function forgetEvents() {
	latestEvents.clear();
}
