import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

const HOST = 'https://account.goedgepickt.nl';
const BASE = '/api/v1';

/**
 * GoedGepickt's default page size is unknown; this is one guess
 * (docs/services/goedgepickt.md, 1.4).
 */
const USUAL_PAGE = 15;

/** A request as it arrived. */
export interface Arrival {
	method: string;
	path: string;
	query: Record<string, string>;
	body: IDataObject;
}

type Answer = [status: number, body: unknown];

/** A limit that tests do not come near to; otherwise they would wait for the next minute (1.3). */
const LIMIT = { 'X-Ratelimit-Limit': '100000', 'X-Ratelimit-Remaining': '99999' };

/** GoedGepickt as docs/services/goedgepickt.md describes it, as far as the triggers use it. */
export class FakeGoedGepickt {
	webshops: IDataObject[] = [];

	hooks: IDataObject[] = [];

	orders: IDataObject[] = [];

	shipments: IDataObject[] = [];

	products: IDataObject[] = [];

	arrivals: Arrival[] = [];

	/** Whether webhooks come with their secret when they are made, and when they are listed. */
	tellsSecret = { made: true, listed: true };

	/** The same of their UUIDs. */
	tellsUuid = { made: true, listed: true };

	/** Whether the list of webhooks knows pages; unknown (3.1). */
	hooksHavePages = false;

	/** Whether `createdAfter` leaves the named day out; unknown (1.4). */
	leavesDayOut = false;

	/** The API key that it takes. */
	key = 'the-key';

	/** An answer instead of the usual one. */
	instead: (arrival: Arrival) => Answer | undefined = () => undefined;

	/** Answers all requests from now on. */
	start() {
		const answer = (method: string, uri: string, body: unknown): Answer => {
			const url = new URL(uri, HOST);
			const arrival = {
				method,
				path: url.pathname.slice(BASE.length),
				query: Object.fromEntries(url.searchParams),
				body: body as IDataObject,
			};
			this.arrivals.push(arrival);
			return this.instead(arrival) ?? this.answer(arrival);
		};
		const scope = nock(HOST)
			.persist()
			.matchHeader('authorization', (value) => String(value) === `Bearer ${this.key}`);
		const anyPath = /^\/api\/v1\//;
		scope
			.get(anyPath)
			.query(true)
			.reply((uri, body) => [...answer('GET', uri, body), LIMIT]);
		scope.post(anyPath).reply((uri, body) => [...answer('POST', uri, body), LIMIT]);
	}

	/** Requests to a path. */
	asked(method: string, path: string): Arrival[] {
		return this.arrivals.filter((arrival) => arrival.method === method && arrival.path === path);
	}

	/** Puts a webhook into the account by hand. */
	plant(hook: IDataObject): IDataObject {
		const number = ++this.planted;
		const planted = { webhookUuid: `hook-${number}`, webhookSecret: `secret-${number}`, ...hook };
		this.hooks.push(planted);
		return planted;
	}

	private planted = 0;

	private answer({ method, path, query, body }: Arrival): Answer {
		if (method === 'POST' && path === '/webhooks') return this.makeHook(body);
		const [, list, uuid] = path.split('/');
		if (uuid !== undefined) {
			const rows = list === 'products' ? this.products : this.orders;
			const found = rows.find((row) => row.uuid === uuid);
			return found ? [200, found] : [404, { message: 'Not found' }];
		}
		const { createdAfter, searchAttribute, searchValue, orderBy } = query;
		const isAfter = ({ createDate }: IDataObject) => {
			const day = String(createDate).slice(0, 10);
			return this.leavesDayOut ? day > createdAfter : day >= createdAfter;
		};
		switch (list) {
			case 'webshops':
				return paged(this.webshops, query);
			case 'webhooks': {
				const shown = this.hooks.map((hook) => this.shown(hook, 'listed'));
				return this.hooksHavePages ? paged(shown, query) : [200, { items: shown, pageInfo: {} }];
			}
			case 'orders': {
				const rows = this.orders.filter((row) => !createdAfter || isAfter(row));
				return paged(sortedBy(orderBy ?? 'createDate', rows), query);
			}
			case 'shipments':
				return paged(
					this.shipments.filter((row) => !createdAfter || isAfter(row)),
					query,
				);
			case 'products':
				return paged(
					this.products.filter((row) => String(row[searchAttribute]).includes(searchValue)),
					query,
				);
			default:
				return [404, {}];
		}
	}

	private makeHook({ webhookEvent, targetUrl, webshopUuid }: IDataObject): Answer {
		const webshop = this.webshops.find(({ uuid }) => uuid === webshopUuid);
		if (!webshop || !webhookEvent || !targetUrl) {
			return [422, { message: 'Invalid', errors: { webshopUuid: ['unknown'] } }];
		}
		const more = { webhookEvent, targetUrl, webshopUuid, webshopName: webshop.name };
		return [200, this.shown(this.plant(more), 'made')];
	}

	private shown(hook: IDataObject, as: 'listed' | 'made'): IDataObject {
		const { webhookSecret, webhookUuid, ...rest } = hook;
		return {
			...rest,
			...(this.tellsSecret[as] && { webhookSecret }),
			...(this.tellsUuid[as] && { webhookUuid }),
		};
	}
}

/** Rows in the order of a text; a comparison by language would be most of what a test with thousands takes. */
function sortedBy(key: string, rows: IDataObject[]): IDataObject[] {
	const text = (row: IDataObject) => String(row[key]);
	return [...rows].sort((a, b) => Number(text(a) > text(b)) - Number(text(a) < text(b)));
}

/** A page in the envelope of all lists (1.4). */
function paged(rows: IDataObject[], query: Record<string, string>): Answer {
	const itemsPerPage = Number(query.perPage ?? USUAL_PAGE);
	const currentPage = Number(query.page ?? 1);
	const items = rows.slice((currentPage - 1) * itemsPerPage, currentPage * itemsPerPage);
	const lastPage = Math.max(1, Math.ceil(rows.length / itemsPerPage));
	const pageInfo = { totalItems: rows.length, itemsPerPage, currentPage, lastPage };
	return [200, { items, pageInfo }];
}
