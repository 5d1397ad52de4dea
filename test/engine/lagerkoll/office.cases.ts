import { byId, type OperationCase } from '../operationCase';

const role = { storeGroupId: 192005, name: 'Picker', id: 12, portal: 'admin', users: 3 };

const GUID = '0b1f6c1e-0000-4000-8000-000000000000';

const hook = { featureMethod: 'onOrder', guid: GUID, id: 6586, featureId: 'my-feature' };

/**
 * Account, features, logins, reports, roles, stocktakes, stores and webhooks:
 * docs/services/lagerkoll.md, 2 and 3.2.
 */
export const officeCases: Record<string, OperationCase | OperationCase[]> = {
	'account.getInvoices': {
		exchanges: [{ request: 'GET /account/invoices', answer: { invoices: [{ invoiceId: 1 }] } }],
		gives: [{ invoiceId: 1 }],
	},
	'account.getNextInvoice': {
		exchanges: [{ request: 'GET /account/invoices/next', answer: { invoiceExpires: 1 } }],
		gives: [{ invoiceExpires: 1 }],
	},
	'account.getEmailSettings': {
		exchanges: [{ request: 'GET /account/email/settings', answer: { host: 'mail.example' } }],
		gives: [{ host: 'mail.example' }],
	},
	'feature.getAll': {
		exchanges: [{ request: 'GET /feature', answer: { features: [{ version: '1.2' }] } }],
		gives: [{ version: '1.2' }],
	},
	'feature.get': {
		parameters: { featureId: byId('my-feature') },
		exchanges: [{ request: 'GET /feature/my-feature', answer: { files: ['a.js'] } }],
		gives: [{ files: ['a.js'] }],
	},
	'integration.getBankIdStatus': {
		parameters: { orderReference: '131daac9-16c6' },
		exchanges: [
			{ request: 'GET /integration/bankid/131daac9-16c6/status', answer: { status: 'pending' } },
		],
		gives: [{ status: 'pending' }],
	},
	'mobile.login': [
		{
			parameters: {
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
			exchanges: [
				{
					request: 'POST /mobile/login',
					body: {
						username: 'eva@example.com',
						password: 's3cret!',
						token: 't',
						deviceId: 'd',
						deviceKey: 'k',
						deviceType: 'android',
						pushId: 'p',
						userAgent: 'n8n',
						clientVersion: '7.1',
					},
					answer: { name: 'Eva Berg', storeGroups: [{ groupId: 192005 }] },
				},
			],
			gives: [{ name: 'Eva Berg', storeGroups: [{ groupId: 192005 }] }],
		},
		{
			parameters: { username: 'eva@example.com', password: 's3cret!' },
			exchanges: [
				{
					request: 'POST /mobile/login',
					body: { username: 'eva@example.com', password: 's3cret!' },
				},
			],
		},
	],
	'mobile.getWebToken': {
		exchanges: [
			{ request: 'GET /mobile/webtoken', answer: { accountId: 1, storeId: 186008, token: 'w' } },
		],
		gives: [{ accountId: 1, storeId: 186008, token: 'w' }],
	},
	'mobile.getVersion': {
		parameters: { build: '412', version: '7.1' },
		exchanges: [{ request: 'POST /mobile/version', body: { build: '412', version: '7.1' } }],
	},
	'mobile.resetPassword': {
		parameters: { email: 'eva@example.com' },
		exchanges: [
			{
				request: 'POST /mobile/reset',
				body: { email: 'eva@example.com' },
				answer: { email: 'eva@example.com' },
			},
		],
		gives: [{ email: 'eva@example.com' }],
	},
	'report.getStockState': {
		parameters: { filters: { article_id: byId('192005-6'), end_date: '2025-11-01' } },
		exchanges: [
			{
				request: 'GET /reports/articles_stockstate',
				query: { article_id: '192005-6', end_date: '2025-11-01' },
				answer: { states: [{ stockAmount: 14, articleId: '192005-6' }] },
			},
		],
		gives: [{ stockAmount: 14, articleId: '192005-6' }],
	},
	'report.getCustomerOrders': {
		parameters: { filters: { days: 7, end_date: '2025-11-01' } },
		exchanges: [
			{
				request: 'GET /reports/customerorders',
				query: { days: '7', end_date: '2025-11-01' },
				answer: { stats: [{ date: 20251101, orderAmount: 3 }] },
			},
		],
		gives: [{ date: 20251101, orderAmount: 3 }],
	},
	'report.getAlcoholSummary': {
		exchanges: [{ request: 'GET /reports/alcoholic_beverage/summary', answer: { volume: 5 } }],
		gives: [{ volume: 5 }],
	},
	'report.getTobaccoSummary': {
		parameters: {
			filters: {
				include_tobacco: false,
				include_nicotine: true,
				start_date: '2025-10-01',
				end_date: '2025-11-01',
				tag: 'snus',
				account: -1,
			},
		},
		exchanges: [
			{
				request: 'GET /reports/tobacco/summary',
				query: {
					include_tobacco: 'false',
					include_nicotine: 'true',
					start_date: '2025-10-01',
					end_date: '2025-11-01',
					tag: 'snus',
					account: '-1',
				},
				answer: { vats: [{ id: 1 }] },
			},
		],
		gives: [{ vats: [{ id: 1 }] }],
	},
	'role.getAll': {
		exchanges: [{ request: 'GET /roles', answer: { roles: [role] } }],
		gives: [role],
	},
	'role.get': {
		parameters: { roleId: byId(12) },
		exchanges: [{ request: 'GET /roles/12', answer: { roles: [role] } }],
		gives: [role],
	},
	'role.create': {
		parameters: {
			name: 'Picker',
			additionalFields: {
				portal: 'admin',
				fields: '{ "a": 1 }',
				paths: '[{ "path": "/articles", "action": "READ" }]',
			},
		},
		exchanges: [
			{
				request: 'POST /roles',
				body: {
					name: 'Picker',
					portal: 'admin',
					fields: { a: 1 },
					paths: [{ path: '/articles', action: 'READ' }],
				},
				answer: role,
			},
		],
		gives: [role],
	},
	'stocktake.getAll': {
		parameters: { state: 'ongoing', returnAll: true },
		exchanges: [
			{
				request: 'GET /stocktake/state/ongoing',
				query: { page: '0', limit: '25' },
				answer: { stocktakes: [{ name: 'December' }] },
			},
			{
				request: 'GET /stocktake/state/ongoing',
				query: { page: '1', limit: '25' },
				answer: { stocktakes: [] },
			},
		],
		gives: [{ name: 'December' }],
	},
	'store.getAll': {
		exchanges: [
			{
				request: 'GET /stores',
				answer: {
					orgName: 'Demo AB',
					orgNumber: '556000-0000',
					stores: [{ storeId: 186008, isMaster: true }],
				},
			},
		],
		gives: [{ storeId: 186008, isMaster: true, orgName: 'Demo AB', orgNumber: '556000-0000' }],
	},
	'store.getRetention': {
		exchanges: [{ request: 'GET /stores/retention', answer: { status: 'active' } }],
		gives: [{ status: 'active' }],
	},
	'webhook.getAll': {
		parameters: { featureId: byId('my-feature') },
		exchanges: [{ request: 'GET /webhooks/my-feature', answer: { webhooks: [hook] } }],
		gives: [hook],
	},
	'webhook.create': [
		{
			parameters: { featureId: byId('my-feature'), featureMethod: 'onOrder' },
			exchanges: [
				{
					request: 'POST /webhooks',
					query: { enable_for_group: 'false' },
					body: { featureId: 'my-feature', featureMethod: 'onOrder' },
					answer: hook,
				},
			],
			gives: [hook],
		},
		{
			parameters: {
				featureId: byId('my-feature'),
				featureMethod: 'onOrder',
				enable_for_group: true,
			},
			exchanges: [
				{
					request: 'POST /webhooks',
					query: { enable_for_group: 'true' },
					body: { featureId: 'my-feature', featureMethod: 'onOrder' },
					answer: hook,
				},
			],
		},
	],
	'webhook.execute': [
		{
			parameters: { guid: GUID, jsonBody: '{ "orderId": 1713 }' },
			exchanges: [
				{ request: `POST /webhooks/${GUID}`, body: { orderId: 1713 }, answer: { done: true } },
			],
			gives: [{ done: true }],
		},
		{
			parameters: { guid: GUID },
			exchanges: [{ request: `POST /webhooks/${GUID}`, answer: '' }],
			gives: [{ success: true }],
		},
	],
	'webhook.delete': {
		parameters: { webhookId: '6586' },
		exchanges: [{ request: 'DELETE /webhooks/6586', answer: '' }],
		gives: [{ deleted: true }],
	},
	'apiRequest.send': [
		{
			parameters: {
				method: 'PUT',
				path: '/articles/192005-6',
				jsonBody: '{ "articleId": "192005-6", "amount": 14 }',
			},
			exchanges: [
				{
					request: 'PUT /articles/192005-6',
					body: { articleId: '192005-6', amount: 14 },
					answer: { articleId: '192005-6' },
				},
			],
			gives: [{ articleId: '192005-6' }],
		},
		// The one list of the answer, page by page from 0.
		{
			parameters: {
				path: '/projects',
				queryParameters: { pair: [{ name: 'limit', value: '1' }] },
				inPages: true,
				returnAll: true,
			},
			exchanges: [
				{
					request: 'GET /projects',
					query: { limit: '1' },
					answer: { pages: 2, page: 0, projects: [{ id: 1 }] },
				},
				{
					request: 'GET /projects',
					query: { limit: '1', page: '1' },
					answer: { pages: 2, page: 1, projects: [{ id: 2 }] },
				},
			],
			gives: [{ id: 1 }, { id: 2 }],
		},
		// A list that does not know pages gives the same rows for every page.
		{
			parameters: { path: '/units', inPages: true, returnAll: true },
			exchanges: [
				{ request: 'GET /units', answer: { units: [{ id: 1 }], since: 1 } },
				...['1', '2'].map((page) => ({
					request: 'GET /units',
					query: { page },
					answer: { units: [{ id: 1 }], since: 1 },
				})),
			],
			gives: [{ id: 1 }],
		},
	],
};
