import { asks, byId, call, inTurn, passesOn, sends, type Cases } from '../operationCase';

const role = { storeGroupId: 192005, name: 'Picker', id: 12, portal: 'admin', users: 3 };

const GUID = '0b1f6c1e-0000-4000-8000-000000000000';

const hook = { featureMethod: 'onOrder', guid: GUID, id: 6586, featureId: 'my-feature' };

/**
 * Account, features, logins, reports, roles, stocktakes, stores and webhooks:
 * docs/services/lagerkoll.md, 2 and 3.2.
 */
export const officeCases: Cases = {
	'account.getInvoices': sends('GET /account/invoices', {
		answer: { invoices: [{ invoiceId: 1 }] },
		gives: [{ invoiceId: 1 }],
	}),
	'account.getNextInvoice': asks('GET /account/invoices/next', { invoiceExpires: 1 }),
	'account.getEmailSettings': asks('GET /account/email/settings', { host: 'mail.example' }),
	'feature.getAll': sends('GET /feature', {
		answer: { features: [{ version: '1.2' }] },
		gives: [{ version: '1.2' }],
	}),
	'feature.get': asks('GET /feature/{featureId=my-feature}', { files: ['a.js'] }),
	'integration.getBankIdStatus': sends('GET /integration/bankid/131daac9-16c6/status', {
		parameters: { orderReference: '131daac9-16c6' },
		answer: { status: 'pending' },
	}),
	'mobile.login': [
		passesOn(
			'POST /mobile/login',
			{
				username: 'eva@example.com',
				password: 's3cret!',
				additionalFields: {
					token: 't',
					deviceId: 'd',
					deviceKey: 'k',
					deviceType: 'android',
					pushId: 'p',
					userAgent: 'n8n',
					clientVersion: '7.1',
				},
			},
			{ answer: { name: 'Eva Berg', storeGroups: [{ groupId: 192005 }] } },
		),
		passesOn('POST /mobile/login', { username: 'eva@example.com', password: 's3cret!' }),
	],
	'mobile.getWebToken': sends('GET /mobile/webtoken', {
		answer: { accountId: 1, storeId: 186008, token: 'w' },
	}),
	'mobile.getVersion': passesOn('POST /mobile/version', { build: '412', version: '7.1' }),
	'mobile.resetPassword': sends('POST /mobile/reset', {
		parameters: { email: 'eva@example.com' },
		body: { email: 'eva@example.com' },
		answer: { email: 'eva@example.com' },
	}),
	'report.getStockState': passesOn(
		'GET /reports/articles_stockstate',
		{ filters: { article_id: byId('192005-6'), end_date: '2025-11-01' } },
		{ lists: { states: [{ stockAmount: 14, articleId: '192005-6' }] } },
	),
	'report.getCustomerOrders': sends('GET /reports/customerorders?days=7&end_date=2025-11-01', {
		parameters: { filters: { days: 7, end_date: '2025-11-01' } },
		lists: { stats: [{ date: 20251101, orderAmount: 3 }] },
	}),
	'report.getAlcoholSummary': asks('GET /reports/alcoholic_beverage/summary', { volume: 5 }),
	'report.getTobaccoSummary': passesOn(
		'GET /reports/tobacco/summary',
		{
			filters: {
				include_tobacco: false,
				include_nicotine: true,
				start_date: '2025-10-01',
				end_date: '2025-11-01',
				tag: 'snus',
				account: -1,
			},
		},
		{ answer: { vats: [{ id: 1 }] } },
	),
	'role.getAll': sends('GET /roles', { lists: { roles: [role] } }),
	'role.get': sends('GET /roles/{roleId=12}', { answer: { roles: [role] }, gives: [role] }),
	'role.create': passesOn(
		'POST /roles',
		{
			name: 'Picker',
			additionalFields: {
				portal: 'admin',
				fields: '{ "a": 1 }',
				paths: '[{ "path": "/articles", "action": "READ" }]',
			},
		},
		{ body: { fields: { a: 1 }, paths: [{ path: '/articles', action: 'READ' }] }, answer: role },
	),
	'stocktake.getAll': inTurn(
		{ parameters: { state: 'ongoing', returnAll: true }, gives: [{ name: 'December' }] },
		call('GET /stocktake/state/ongoing?page=0&limit=25', { stocktakes: [{ name: 'December' }] }),
		call('GET /stocktake/state/ongoing?page=1&limit=25', { stocktakes: [] }),
	),
	'store.getAll': sends('GET /stores', {
		answer: {
			orgName: 'Demo AB',
			orgNumber: '556000-0000',
			stores: [{ storeId: 186008, isMaster: true }],
		},
		gives: [{ storeId: 186008, isMaster: true, orgName: 'Demo AB', orgNumber: '556000-0000' }],
	}),
	'store.getRetention': asks('GET /stores/retention', { status: 'active' }),
	'webhook.getAll': sends('GET /webhooks/{featureId=my-feature}', {
		answer: { webhooks: [hook] },
		gives: [hook],
	}),
	'webhook.create': [
		sends('POST /webhooks?enable_for_group=false', {
			parameters: { featureId: byId('my-feature'), featureMethod: 'onOrder' },
			body: { featureId: 'my-feature', featureMethod: 'onOrder' },
			answer: hook,
		}),
		sends('POST /webhooks?enable_for_group=true', {
			parameters: {
				featureId: byId('my-feature'),
				featureMethod: 'onOrder',
				enable_for_group: true,
			},
			body: { featureId: 'my-feature', featureMethod: 'onOrder' },
			answer: hook,
		}),
	],
	'webhook.execute': [
		sends(`POST /webhooks/${GUID}`, {
			parameters: { guid: GUID, jsonBody: '{ "orderId": 1713 }' },
			body: { orderId: 1713 },
			answer: { done: true },
		}),
		inTurn(
			{ parameters: { guid: GUID }, gives: [{ success: true }] },
			{ request: `POST /webhooks/${GUID}`, answer: '' },
		),
	],
	'webhook.delete': inTurn(
		{ parameters: { webhookId: '6586' }, gives: [{ deleted: true }] },
		{ request: 'DELETE /webhooks/6586', answer: '' },
	),
	'apiRequest.send': [
		sends('PUT /articles/192005-6', {
			parameters: {
				method: 'PUT',
				path: '/articles/192005-6',
				jsonBody: '{ "articleId": "192005-6", "amount": 14 }',
			},
			body: { articleId: '192005-6', amount: 14 },
			answer: { articleId: '192005-6' },
		}),
		// The one list of the answer, page by page from 0.
		{
			parameters: {
				path: '/projects',
				queryParameters: { pair: [{ name: 'limit', value: '1' }] },
				inPages: true,
				returnAll: true,
			},
			exchanges: [
				call('GET /projects?limit=1', { pages: 2, page: 0, projects: [{ id: 1 }] }),
				call('GET /projects?limit=1&page=1', { pages: 2, page: 1, projects: [{ id: 2 }] }),
			],
			gives: [{ id: 1 }, { id: 2 }],
		},
		// A list that does not know pages gives the same rows for every page.
		inTurn(
			{ parameters: { path: '/units', inPages: true, returnAll: true }, gives: [{ id: 1 }] },
			{ request: 'GET /units', answer: { units: [{ id: 1 }], since: 1 } },
			...['1', '2'].map((page) =>
				call('GET /units', { units: [{ id: 1 }], since: 1 }, { query: { page } }),
			),
		),
	],
};
