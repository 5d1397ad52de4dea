import { startSandbox, type Sandbox } from '../../sandbox';
import { candidatesFor, offences } from '../contract/offences';
import { lagerkollDocumented, lagerkollFacts } from '../facts/lagerkoll';
import { pairsOf } from '../facts/written';
import { lagerkollCaller, type Caller } from './callers';

let sandbox: Sandbox;
let lagerkoll: Caller;
let personally: Caller;

const person = { store: '186008', user_id: '48', user_token: 'sandbox-user-token' };

beforeAll(async () => {
	sandbox = await startSandbox();
	lagerkoll = lagerkollCaller(sandbox.urls.lagerkoll);
	personally = lagerkollCaller(sandbox.urls.lagerkoll, person);
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const paged = { pages: 1, page: 0 };
const webhookGuid = '0b1f6c1e-0000-4000-8000-000000000000';
const longUrl = encodeURIComponent('https://shop.example.com/a/long/path?with=query');

type Case = [method: string, path: string, expected: unknown, body?: unknown];

/**
 * Each operation whose method and path are documented (docs/services/lagerkoll.md, 2), with its
 * answer.
 */
const operations: Case[] = [
	['GET', '/account/invoices', { invoices: [{}] }],
	['GET', '/account/invoices/next', {}],
	['GET', '/account/email/settings', {}],
	[
		'GET',
		'/categories',
		{
			since: 1508,
			categories: [
				{ id: 4321, name: 'Furniture', articles: 2 },
				{ id: 4322, name: 'Shelves', articles: 1 },
				{ id: 4323, name: 'Accessories', articles: 31 },
			],
		},
	],
	[
		'GET',
		'/costcenters',
		{
			since: 2384,
			costCenters: [
				{ name: 'Workshop', externalId: '200', active: true, id: 31, shortName: 'WS' },
				{ id: 32 },
			],
		},
	],
	['GET', '/costcenters/31', { since: 2384, costCenters: [{ id: 31 }] }],
	['GET', '/countries', { countries: [{ code: 'SE', name: 'Sverige' }, {}, {}] }],
	[
		'GET',
		'/currencies',
		{
			baseCurrency: 'SEK',
			currencies: [
				{ currency: 'SEK', rate: 1 },
				{ country: 'EU', currencyChar: '€', rate: 11.2, currency: 'EUR' },
				{},
			],
		},
	],
	[
		'GET',
		'/currencies/base/EUR',
		{
			baseCurrency: 'EUR',
			currencies: [{ currency: 'SEK', rate: 0.0893 }, { currency: 'EUR', rate: 1 }, {}],
		},
	],
	[
		'GET',
		'/currencies/base/NOK/currency/EUR',
		{ currency: 'EUR', rate: 11.4286, country: 'EU', currencyChar: '€' },
	],
	[
		'GET',
		'/customer_delivery_terms',
		{ since: 3102, customerDeliveryTerms: [{ code: 'CFR', description: 'Cost and freight' }, {}] },
	],
	['GET', '/customer_delivery_terms/CFR', { customerDeliveryTerms: [{ code: 'CFR' }] }],
	[
		'GET',
		'/customer_orders/external/10457',
		{
			orderId: 1713,
			externalOrderId: '10457',
			state: 0,
			products: [{ articleId: '192005-6', orderedAmount: 2, discountType: 'PERCENT' }],
		},
	],
	['GET', '/customers/tags', { ...paged, pageSize: 50, tagsCount: 3 }],
	[
		'GET',
		'/customers/77',
		{ ...paged, pageSize: 50, customersCount: 1, customers: [{ zipCode: '11122' }] },
	],
	[
		'GET',
		'/documents',
		{
			documentsCount: 2,
			pages: 1,
			documents: [
				{
					filename: 'manual.pdf',
					ownerName: 'Eva Berg',
					ownerId: 48,
					version: '1',
					readPermissions: [{ name: 'Picker' }],
				},
				{},
			],
		},
	],
	[
		'GET',
		'/documents/contracts%2F2025.pdf',
		{
			documents: [
				{
					filename: 'contracts/2025.pdf',
					filesize: expect.any(Number),
					created: expect.any(Number),
				},
			],
		},
	],
	[
		'GET',
		'/feature',
		{
			features: [
				{
					id: 'my-feature',
					image: 'img.png',
					server: true,
					roles: [],
					icon: 'fa-box',
					description: {},
					version: '1.2',
				},
				{},
			],
		},
	],
	['GET', '/feature/my-feature', { version: '1.2' }],
	['GET', '/integration/bankid/sandbox-order-ref/status', {}],
	[
		'GET',
		'/invoices/drafts',
		{
			...paged,
			pageSize: 100,
			invoiceDrafts: [
				{ createdByName: 'Anna Al' },
				{ createdByName: 'Olle Ek' },
				{ createdByName: 'Eva Berg' },
			],
		},
	],
	['GET', '/languages', { languages: [{ code: 'sv' }, { code: 'en' }] }],
	[
		'GET',
		'/mobile/webtoken',
		{ accountId: expect.any(Number), storeId: 186008, token: expect.any(String) },
	],
	['POST', '/mobile/reset', { email: 'eva@example.com' }, { email: 'eva@example.com' }],
	['POST', '/mobile/version', {}, { build: '1', version: '1.0' }],
	[
		'POST',
		'/mobile/login',
		{
			phone: expect.any(String),
			name: 'Eva Berg',
			storeGroups: [{ stores: 2, groupId: 192005, name: 'Demo AB' }],
		},
		{ username: 'eva@example.com', password: 'sandbox-password' },
	],
	[
		'GET',
		'/payment_terms',
		{ since: 5337, paymentTerms: [{ code: '30', description: '30 days net' }, {}] },
	],
	['GET', '/payment_terms/10%2FB', { paymentTerms: [{ code: '10/B' }] }],
	[
		'GET',
		'/prices/lists',
		{
			...paged,
			pageSize: 25,
			pricelistsCount: 3,
			pricelists: [{ code: 'A', rate: 11.2 }, { code: 'B', rate: 1 }, { code: 'C' }],
		},
	],
	[
		'POST',
		'/production_orders/customer_order/1713',
		{
			finishedAmount: 0,
			orderId: 3416,
			customerOrderId: 1713,
			prReference: 'P-3416',
			workHours: 0,
			endDate: expect.any(Number),
		},
	],
	['POST', '/projects/export', {}, {}],
	[
		'POST',
		'/purchase_orders/4200/deliver',
		{ id: 4299, deliveredAmount: '5', batches: [{ batchId: 'B-22' }] },
		{ id: 4299, deliveredAmount: '5', batches: [{ deliveredAmount: '5', batchId: 'B-22' }] },
	],
	[
		'GET',
		'/reports/articles_stockstate?article_id=192005-6',
		{
			states: [
				{
					stockAmount: 14,
					incoming: 10,
					outgoing: 2,
					date: expect.any(Number),
					articleId: '192005-6',
				},
			],
		},
	],
	[
		'GET',
		'/reports/customerorders?days=2&end_date=2025-10-02',
		{
			stats: [
				{ date: 20251001, orderAmount: 1, orderProducts: 2, orderValue: 998 },
				{ date: 20251002, orderAmount: 0, orderProducts: 0, orderValue: 0 },
			],
		},
	],
	['GET', '/reports/alcoholic_beverage/summary', {}],
	['GET', '/reports/tobacco/summary', { vats: [{ code: 'MP1' }, {}] }],
	[
		'GET',
		'/roles',
		{
			roles: [
				{
					id: 12,
					name: 'Picker',
					storeGroupId: 192005,
					portal: 'admin',
					users: 3,
					fields: {},
					paths: [{ path: '/articles', action: 'READ' }],
				},
				{},
			],
		},
	],
	['GET', '/roles/13', { roles: [{ id: 13 }] }],
	['POST', '/roles', {}, { name: 'Packer' }],
	[
		'GET',
		'/stocktake/state/ongoing',
		{
			...paged,
			pageSize: 25,
			stocktakesCount: 1,
			stocktakes: [
				{
					name: 'Shelf count',
					description: 'Main store',
					itemsTotal: 183,
					stockValue: 81510.5,
					stockValueFIFO: 81169.3,
					annualAccount: false,
					dueDate: expect.any(Number),
				},
			],
		},
	],
	[
		'GET',
		'/stores',
		{
			orgName: 'Demo AB',
			orgNumber: '556000-0000',
			stores: [
				{
					storeGroupId: 192005,
					isMaster: true,
					name: 'Main store',
					articleSuffix: '',
					currency: 'SEK',
					language: 'sv',
					storeId: 186008,
				},
				{ storeId: 186009 },
			],
		},
	],
	['GET', '/stores/retention', {}],
	[
		'GET',
		'/supplier_delivery_terms',
		{ since: 3202, supplierDeliveryTerms: [{ code: 'DDP' }, {}] },
	],
	[
		'GET',
		'/supplier_delivery_terms/FOB',
		{ supplierDeliveryTerms: [{ code: 'FOB', description: 'Free on board' }] },
	],
	[
		'GET',
		'/suppliers',
		{
			...paged,
			pageSize: 100,
			suppliers: [
				{ city: 'Bergen' },
				{
					country: 'SE',
					city: 'Göteborg',
					supplierExternalId: 'S-9',
					language: 'sv',
					rate: 1,
					buyPriceShipment: 0,
					street: 'Hamngatan 2',
				},
			],
		},
	],
	['GET', '/suppliers/21', { pages: 1, suppliers: [{ city: 'Göteborg' }] }],
	[
		'GET',
		'/system/message',
		{
			title: expect.any(String),
			message: expect.any(String),
			priority: expect.any(String),
			updated: expect.any(Number),
		},
	],
	[
		'GET',
		'/system/releasenotes',
		{
			notes: [
				{ date: '2025-10-01', version: '7.1', sv: expect.any(Array), en: expect.any(Array) },
				{},
			],
		},
	],
	['GET', '/system/config', { supportsBankIDLogin: true }],
	['GET', '/units', { since: 1303, units: [{ name: 'st', externalId: 'st', id: 7701 }, {}] }],
	['POST', `/url?url=${longUrl}`, { url: expect.stringMatching(/\/v1\/url\/[^/]+$/) }],
	[
		'GET',
		'/vats',
		{
			since: 4440,
			vats: [
				{ isDefault: true, code: 'MP1', vat: 25, description: '25 %', id: 1, account: 2611 },
				{},
			],
		},
	],
	['GET', '/vats/codes', { vatCodes: [{ description: '25 %', vatValue: 25 }, {}] }],
	['GET', '/wod', { since: 3302, wayOfDeliveries: [{ code: 'FK' }, {}] }],
	['GET', '/wod/FK', { wayOfDeliveries: [{ code: 'FK', description: 'Freight carrier' }] }],
	[
		'GET',
		'/webhooks/my-feature',
		{
			webhooks: [
				{
					featureMethod: 'onOrder',
					guid: webhookGuid,
					id: 6586,
					featureId: 'my-feature',
					url: expect.stringContaining(webhookGuid),
				},
			],
		},
	],
	[
		'POST',
		'/webhooks',
		{
			id: 6587,
			guid: expect.any(String),
			featureId: 'my-feature',
			featureMethod: 'onStock',
			url: expect.any(String),
		},
		{ featureId: 'my-feature', featureMethod: 'onStock' },
	],
];

/** The ten operations whose answer is no JSON or needs a step before; they have tests of their own. */
const withOwnTest = [
	'GET /documents/{document_name}/binary',
	'GET /images/{article_id}',
	'GET /images/barcode/{article_id}',
	'POST /interpreter/deliverynote',
	'POST /pdf',
	'GET /system/ping',
	'GET /url',
	'GET /url/{url}',
	'POST /webhooks/{guid}',
	'DELETE /webhooks/{id}',
];

describe('operations', () => {
	it('are those that are documented', () => {
		const asked = [...operations.map(([method, path]) => `${method} ${path}`), ...withOwnTest];
		const known = asked.flatMap((call) => {
			const [method, path] = call.split(' ');
			return candidatesFor(lagerkollFacts, method, path.split('?')[0]);
		});
		const documented = Object.values(lagerkollDocumented).flat();
		expect(pairsOf([...new Set(known)]).sort()).toEqual(pairsOf(documented).sort());
	});

	it.each(operations)('%s %s is asked as documented', (method, path, _, body = undefined) => {
		const headers = body === undefined ? {} : { 'content-type': 'application/json' };
		const request = { method, path, headers, body: body === undefined ? '' : JSON.stringify(body) };
		expect(offences(lagerkollFacts, request)).toEqual([]);
	});

	it.each(operations)('%s %s', async (method, path, expected, body = undefined) => {
		const answer = await personally(method, path, body);
		expect(answer).toMatchObject({ status: 200, json: expected });
		expect(JSON.stringify(answer.json)).not.toContain('"change"');
	});

	it.each(operations)(
		'%s %s with a slash at the end',
		async (method, path, expected, body = undefined) => {
			const [before, query] = path.split('?');
			const withSlash = `${before}/${query === undefined ? '' : `?${query}`}`;
			expect(await personally(method, withSlash, body)).toMatchObject({
				status: 200,
				json: expected,
			});
		},
	);

	it('answers the app version to GET as well, as one capture says', async () => {
		expect((await lagerkoll('GET', '/mobile/version')).status).toBe(200);
	});

	it('answers a ping with nothing', async () => {
		const answer = await lagerkoll('GET', '/system/ping');
		expect([answer.status, answer.text]).toEqual([204, '']);
	});
});
