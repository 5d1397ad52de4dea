import type { LimitSettings } from '../rateLimit';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

type Rule = [methods: string, pathPattern: RegExp, limit: number, windowMs: number];

/** A third-party copy of bol's list, the most specific pattern first. */
const rules: Rule[] = [
	['GET', /^\/retailer\/orders$/, 25, minute],
	['GET', /^\/retailer\/orders\/[^/]+$/, 25, second],
	['GET', /^\/retailer\/shipments$/, 25, minute],
	['POST', /^\/retailer\/shipments$/, 25, second],
	['GET', /^\/retailer\/shipments\/[^/]+$/, 50, minute],
	['GET POST PUT', /^\/retailer\/returns(\/|$)/, 20, minute],
	['POST GET', /^\/retailer\/offers\/export(\/|$)/, 9, hour],
	['GET', /^\/retailer\/offers$/, 25, second],
	['POST', /^\/retailer\/offers$/, 50, second],
	['GET', /^\/retailer\/offers\/[^/]+$/, 25, second],
	['PUT DELETE', /^\/retailer\/offers\/[^/]+$/, 50, second],
	['GET POST', /^\/retailer\/commission(\/|$)/, 28, second],
	['GET', /^\/retailer\/inventory$/, 20, minute],
	['GET', /^\/retailer\/invoices(\/|$)/, 24, minute],
	['GET', /^\/retailer\/insights\/performance\/indicator$/, 20, minute],
	['GET', /^\/retailer\/insights\/(product-ranks|search-terms)$/, 10, second],
	['GET', /^\/retailer\/insights\/(offer|sales-forecast)$/, 25, second],
	['GET', /^\/retailer\/products\/categories$/, 1, minute],
	['GET', /^\/retailer\/products\/[^/]+\/offers$/, 900, minute],
	['GET', /^\/retailer\/products\/[^/]+\/price-star-boundaries$/, 50, second],
	['GET POST', /^\/retailer\/products\//, 50, minute],
	['GET POST', /^\/retailer\/content\//, 10, second],
	['GET POST PUT', /^\/retailer\/replenishments(\/|$)/, 10, minute],
	['GET', /^\/retailer\/retailers\/kpi-scores$/, 20, minute],
	['GET', /^\/retailer\/retailers\/performance-status$/, 10, minute],
	['GET', /^\/retailer\/retailers\/[^/]+\/ratings$/, 120, minute],
	['GET', /^\/retailer\/subscriptions\/signature-keys$/, 10, hour],
	['GET POST PUT DELETE', /^\/retailer\/subscriptions/, 10, second],
	['POST', /^\/shared\/process-status$/, 2, second],
	['GET', /^\/shared\/process-status/, 100, second],
];

// Endpoints without a published limit, and the demo's common one: numbers of this sandbox.
const otherwise: LimitSettings = { limit: 25, windowMs: second, kind: 'fixed' };

/** The limit that counts for a request, with the key of its bucket. */
export function limitFor(method: string, path: string): { key: string; settings: LimitSettings } {
	if (/^\/(retailer|shared)-demo\//.test(path)) return { key: 'demo', settings: otherwise };
	const rule = rules.find(
		([methods, pathPattern]) => methods.split(' ').includes(method) && pathPattern.test(path),
	);
	if (!rule)
		return { key: `${method} ${path.split('/').slice(0, 3).join('/')}`, settings: otherwise };
	const [methods, pathPattern, limit, windowMs] = rule;
	return { key: `${methods} ${pathPattern.source}`, settings: { limit, windowMs, kind: 'fixed' } };
}
