import type { IHttpRequestMethods } from 'n8n-workflow';
import type { RequestLimit } from '../../shared/service/service';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Method (or `*`), pattern of the path, requests, window in ms. The first that fits counts. */
type Row = [method: IHttpRequestMethods | '*', path: RegExp, requests: number, windowMs: number];

/**
 * Starting values, per endpoint as bol counts them (docs/services/bol.md, 1.5; bol changes them,
 * and the headers of its answers correct them while running).
 */
const ROWS: Row[] = [
	['GET', /^\/retailer\/orders$/, 25, MINUTE],
	['GET', /^\/retailer\/orders\/[^/]+$/, 25, SECOND],
	['GET', /^\/retailer\/shipments$/, 25, MINUTE],
	['POST', /^\/retailer\/shipments$/, 25, SECOND],
	['GET', /^\/retailer\/shipments\/[^/]+$/, 50, MINUTE],
	['*', /^\/retailer\/returns/, 20, MINUTE],
	['*', /^\/retailer\/offers\/export/, 9, HOUR],
	['GET', /^\/retailer\/offers(?!\/unpublished)/, 25, SECOND],
	['*', /^\/retailer\/offers(?!\/unpublished)/, 50, SECOND],
	['*', /^\/retailer\/commission(\/|$)/, 28, SECOND],
	['*', /^\/retailer\/inventory/, 20, MINUTE],
	['*', /^\/retailer\/invoices/, 24, MINUTE],
	['*', /^\/retailer\/insights\/performance\/indicator/, 20, MINUTE],
	['*', /^\/retailer\/insights\/(product-ranks|search-terms)/, 10, SECOND],
	['*', /^\/retailer\/insights\/(offer|sales-forecast)/, 25, SECOND],
	['*', /^\/retailer\/products\/categories/, 1, MINUTE],
	['*', /^\/retailer\/products\/[^/]+\/price-star-boundaries/, 50, SECOND],
	['*', /^\/retailer\/products\/[^/]+\/offers/, 900, MINUTE],
	['*', /^\/retailer\/products\//, 50, MINUTE],
	['*', /^\/retailer\/content\//, 10, SECOND],
	['*', /^\/retailer\/replenishments/, 10, MINUTE],
	['*', /^\/retailer\/subscriptions\/signature-keys/, 10, HOUR],
	['*', /^\/retailer\/subscriptions/, 10, SECOND],
	['*', /^\/retailer\/retailers\/kpi-scores$/, 20, MINUTE],
	['*', /^\/retailer\/retailers\/performance-status$/, 10, MINUTE],
	['*', /^\/retailer\/retailers\/[^/]+\/ratings/, 120, MINUTE],
	['GET', /^\/shared\/process-status/, 100, SECOND],
	['POST', /^\/shared\/process-status/, 2, SECOND],
	// bol's open API, which takes the same token.
	['*', /^\/(marketing\/)?catalog(\/|$)/, 5, SECOND],
];

/** For endpoints that the table does not name: careful enough for any, until a header says more. */
const UNKNOWN: Omit<RequestLimit, 'name'> = { requests: 10, windowMs: SECOND };

/** The demo has one limit for everything; its size is not published (docs/services/bol.md, 5). */
const DEMO: RequestLimit = { name: 'demo', requests: 10, windowMs: SECOND };

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
