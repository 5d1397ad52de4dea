import type { IHttpRequestMethods } from 'n8n-workflow';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/lib/durations';
import type { RequestLimit } from '../../shared/service/service';

/** Method (or `*`), pattern of the path, requests, window in ms. The first that fits counts. */
type Row = [method: IHttpRequestMethods | '*', path: RegExp, requests: number, windowMs: number];

/**
 * Starting values, per endpoint as bol counts them (docs/services/bol.md, 1.5; bol changes them,
 * and the headers of its answers correct them while running).
 */
const ROWS: Row[] = [
	['GET', /^\/retailer\/orders$/, 25, MINUTE_MS],
	['GET', /^\/retailer\/orders\/[^/]+$/, 25, SECOND_MS],
	['GET', /^\/retailer\/shipments$/, 25, MINUTE_MS],
	['POST', /^\/retailer\/shipments$/, 25, SECOND_MS],
	['GET', /^\/retailer\/shipments\/[^/]+$/, 50, MINUTE_MS],
	['*', /^\/retailer\/returns/, 20, MINUTE_MS],
	['*', /^\/retailer\/offers\/export/, 9, HOUR_MS],
	['GET', /^\/retailer\/offers(?!\/unpublished)/, 25, SECOND_MS],
	['*', /^\/retailer\/offers(?!\/unpublished)/, 50, SECOND_MS],
	['*', /^\/retailer\/commission(\/|$)/, 28, SECOND_MS],
	['*', /^\/retailer\/inventory/, 20, MINUTE_MS],
	['*', /^\/retailer\/invoices/, 24, MINUTE_MS],
	['*', /^\/retailer\/insights\/performance\/indicator/, 20, MINUTE_MS],
	['*', /^\/retailer\/insights\/(product-ranks|search-terms)/, 10, SECOND_MS],
	['*', /^\/retailer\/insights\/(offer|sales-forecast)/, 25, SECOND_MS],
	['*', /^\/retailer\/products\/categories/, 1, MINUTE_MS],
	['*', /^\/retailer\/products\/[^/]+\/price-star-boundaries/, 50, SECOND_MS],
	['*', /^\/retailer\/products\/[^/]+\/offers/, 900, MINUTE_MS],
	['*', /^\/retailer\/products\//, 50, MINUTE_MS],
	['*', /^\/retailer\/content\//, 10, SECOND_MS],
	['*', /^\/retailer\/replenishments/, 10, MINUTE_MS],
	['*', /^\/retailer\/subscriptions\/signature-keys/, 10, HOUR_MS],
	['*', /^\/retailer\/subscriptions/, 10, SECOND_MS],
	['*', /^\/retailer\/retailers\/kpi-scores$/, 20, MINUTE_MS],
	['*', /^\/retailer\/retailers\/performance-status$/, 10, MINUTE_MS],
	['*', /^\/retailer\/retailers\/[^/]+\/ratings/, 120, MINUTE_MS],
	['GET', /^\/shared\/process-status/, 100, SECOND_MS],
	['POST', /^\/shared\/process-status/, 2, SECOND_MS],
	// bol's open API, which takes the same token.
	['*', /^\/(marketing\/)?catalog(\/|$)/, 5, SECOND_MS],
];

/** For endpoints that the table does not name: careful enough for any, until a header says more. */
const UNKNOWN: Omit<RequestLimit, 'name'> = { requests: 10, windowMs: SECOND_MS };

/** The demo has one limit for everything; its size is not published (docs/services/bol.md, 5). */
const DEMO: RequestLimit = { name: 'demo', requests: 10, windowMs: SECOND_MS };

/** The limit that counts for a request; `path` is as the operations write it, before `-demo`. */
export function limitOf(method: IHttpRequestMethods, path: string): RequestLimit {
	const [plain] = path.split('?');
	if (/^\/(retailer|shared)-demo\//.test(plain)) return DEMO;
	const row = ROWS.find(
		([only, pattern]) => (only === '*' || only === method) && pattern.test(plain),
	);
	if (!row) return { name: `${method} ${plain.split('/').slice(0, 3).join('/')}`, ...UNKNOWN };
	const [only, pattern, requests, windowMs] = row;
	return { name: `${only} ${pattern.source}`, requests, windowMs };
}
