import type { Fact, Table } from './facts';
import { all, fields, listOf, needed, object, operation } from './written';

/*
 * What is known of Lagerkoll's requests, by section of docs/services/lagerkoll.md, 2 and 3.2, and
 * 1.7 for what lists take. Answers are known in parts only, and are left out.
 */

/** Lagerkoll asks for both headers on every call, also without a body (1.2). */
const HEADERS = fields({ text: 'Accept! Content-Type!' });
const JSON_HEADERS = {
	...HEADERS,
	'Content-Type': needed({ type: 'string', pattern: '^application/json' }),
};

const op = (call: string, more: Parameters<typeof operation>[1] = {}) =>
	operation(call, { header: more.bodyAs ? HEADERS : JSON_HEADERS, ...more });

const oneOf = (...words: string[]): Fact => ({ type: 'string', enum: words });

const since = all('since', { type: 'integer', minimum: 0 });
const pages = all('page limit', { type: 'integer', minimum: 0 });
const query = fields({ text: 'query' });

const term = (base: string, name = 'term_id') => [
	op(`GET /${base}`, { query: since }),
	op(`GET /${base}/{${name}}`),
];

/** Operations that are documented, by their section. */
// prettier-ignore
export const lagerkollDocumented: Record<string, Table> = {
	'2.1 Account': [op('GET /account/invoices'), op('GET /account/invoices/next'), op('GET /account/email/settings')],
	'2.3 Categories': [op('GET /categories', { query: { ...query, ...since } })],
	'2.4 Cost centers': term('costcenters', 'cost_center'),
	'2.5 Countries': [op('GET /countries', { query })],
	'2.6 Currencies': [
		op('GET /currencies'),
		op('GET /currencies/base/{currency_code}'),
		op('GET /currencies/base/{base_currency_code}/currency/{currency_code}'),
	],
	'2.7 Customer delivery terms': term('customer_delivery_terms'),
	'2.8 Payment terms': term('payment_terms'),
	'2.9 Supplier delivery terms': term('supplier_delivery_terms'),
	'2.10 Ways of delivery': term('wod', 'way_of_delivery'),
	'2.11 Customer orders': [op('GET /customer_orders/external/{external_id}')],
	'2.12 Customers': [op('GET /customers/tags', { query: { ...query, ...pages } }), op('GET /customers/{customer_id}')],
	'2.13 Documents': [op('GET /documents/{document_name}/binary'), op('GET /documents/{document_name}'), op('GET /documents')],
	'2.14 Feature': [op('GET /feature'), op('GET /feature/{id}')],
	'2.15 Images': [
		op('GET /images/{article_id}', { query: fields({ text: 'default_url' }) }),
		op('GET /images/barcode/{article_id}', {
			query: {
				...all('width height', { type: 'integer', minimum: 1 }),
				...fields({ text: 'measure default_url' }),
				barcode_type: oneOf('EAN', 'CODE128', 'QR', 'UPC'),
			},
		}),
	],
	'2.16 Integration': [op('GET /integration/bankid/{order_ref}/status')],
	'2.17 Interpreter': [op('POST /interpreter/deliverynote', { query: fields({ text: 'order_id' }), bodyAs: 'multipart/form-data' })],
	'2.18 Invoices': [
		op('GET /invoices/drafts', {
			query: {
				...query,
				...pages,
				type: oneOf('ALL', 'PROJECT', 'CUSTOMER_ORDER'),
				return_invoiced_rows: { type: 'boolean' },
				sort_column: oneOf('type', 'article_id', 'article_name', 'user', 'created'),
				sort_order: oneOf('asc', 'desc'),
			},
		}),
	],
	'2.19 Languages': [op('GET /languages')],
	'2.20 Mobile': [
		op('GET /mobile/webtoken'),
		op('POST /mobile/reset', { body: object(fields({ text: 'email!' })) }),
		op('POST /mobile/version', { body: object(fields({ text: 'build version' })) }),
		op('POST /mobile/login', {
			body: object(
				fields({
					text: 'username password token deviceId deviceKey deviceType pushId userAgent clientVersion',
				}),
			),
		}),
	],
	'2.21 PDF': [
		op('POST /pdf', {
			query: {
				...all('paper_width paper_height paper_margin', { type: 'integer', minimum: 0 }),
				...fields({ text: 'filename' }),
			},
			bodyAs: 'text/html',
		}),
	],
	'2.22 Purchase orders': [
		op('POST /purchase_orders/{order_id}/deliver', {
			body: object({
				...fields({ whole: 'id' }),
				// A number in a text, as in the sample.
				...all('deliveredAmount', { type: 'string', pattern: '^\\d+(\\.\\d+)?$' }),
				...listOf('batches', {
					...fields({ text: 'batchId serialNr barcode', whole: 'bestBefore' }),
					...all('deliveredAmount', { type: 'string', pattern: '^\\d+(\\.\\d+)?$' }),
				}),
			}),
		}),
	],
	'2.23 Prices, production orders, projects': [
		op('GET /prices/lists', {
			query: {
				...query,
				...pages,
				order: oneOf('asc', 'desc'),
				sort_column: oneOf('id', 'code', 'name', 'currency'),
			},
		}),
		op('POST /production_orders/customer_order/{customer_order_id}'),
		// What it takes is not visible.
		op('POST /projects/export', { body: { '': {} } }),
	],
	'2.24 Roles': [
		op('GET /roles'),
		op('GET /roles/{role_id}'),
		op('POST /roles', {
			body: object({
				...fields({ text: 'name portal', object: 'fields' }),
				...listOf('paths', fields({ text: 'path action' })),
			}),
		}),
	],
	'2.25 Reports': [
		op('GET /reports/articles_stockstate', { query: fields({ text: 'article_id end_date' }) }),
		op('GET /reports/customerorders', {
			query: { days: { type: 'integer', minimum: 1 }, ...fields({ text: 'end_date' }) },
		}),
		op('GET /reports/alcoholic_beverage/summary'),
		op('GET /reports/tobacco/summary', {
			query: fields({
				flag: 'include_tobacco include_nicotine',
				text: 'start_date end_date tag',
				whole: 'account',
			}),
		}),
	],
	'2.26 Stocktake': [op('GET /stocktake/state/{state}', { query: pages })],
	'2.27 Stores': [op('GET /stores'), op('GET /stores/retention')],
	'2.28 Suppliers': [
		op('GET /suppliers', {
			query: {
				...query,
				...since,
				...pages,
				...fields({ text: 'sort_column article', flag: 'open_orders' }),
				order: oneOf('asc', 'desc'),
			},
		}),
		op('GET /suppliers/{id}', { query: fields({ text: 'article', flag: 'open_orders' }) }),
	],
	'2.29 System': [op('GET /system/message'), op('GET /system/ping'), op('GET /system/releasenotes'), op('GET /system/config')],
	'2.30 Units': [op('GET /units', { query: since })],
	'2.31 Short URLs': [op('GET /url', { query: fields({ text: 'url!' }) }), op('GET /url/{url}'), op('POST /url', { query: fields({ text: 'url!' }) })],
	'2.32 VATs': [op('GET /vats', { query: since }), op('GET /vats/codes')],
	'3.2 Webhooks': [
		op('GET /webhooks/{id}'),
		op('POST /webhooks', {
			query: fields({ flag: 'enable_for_group' }),
			body: object(fields({ text: 'featureId featureMethod' })),
		}),
		// What a method takes is for its feature to say.
		op('POST /webhooks/{guid}', { body: { '': {} } }),
		op('DELETE /webhooks/{id}'),
	],
};

/**
 * Reading that only a plugin shows, or that is presumed from other resources: section 6 lists it as
 * what only the sandbox vouches for.
 */
export const lagerkollUnconfirmed: Table = [
	op('GET /articles', { query: { ...query, ...since, ...pages } }),
	op('GET /articles/{article_id}'),
	op('GET /customer_orders', { query: pages }),
	op('GET /customer_orders/{order_id}'),
	op('GET /customers', { query: pages }),
	op('GET /purchase_orders', { query: pages }),
	op('GET /purchase_orders/{order_id}'),
];

/** All operations that the node may ask for. */
export const lagerkollFacts: Table = [
	...Object.values(lagerkollDocumented).flat(),
	...lagerkollUnconfirmed,
];
