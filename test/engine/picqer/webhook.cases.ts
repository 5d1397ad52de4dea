import { byId, type OperationCase } from '../operationCase';

const idhook = byId(101);

const hundredFrom = (first: number) =>
	Array.from({ length: 100 }, (_, index) => ({ idhook: first + index }));

const hundred = hundredFrom(1);
const nextHundred = hundredFrom(101);

const hook = {
	name: 'Orders to ERP',
	event: 'orders.status_changed',
	address: 'https://example.com/picqer',
};

/** Webhooks that are kept by hand: docs/services/picqer.md, 3.1. */
export const webhookCases: Record<string, OperationCase | OperationCase[]> = {
	'webhook.getAll': [
		{
			parameters: { limit: 1 },
			exchanges: [{ request: 'GET /hooks', answer: [{ idhook: 101 }, { idhook: 102 }] }],
			gives: [{ idhook: 101 }],
		},
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /hooks', answer: hundred },
				{ request: 'GET /hooks', query: { offset: '100' }, answer: nextHundred },
				{ request: 'GET /hooks', query: { offset: '200' }, answer: [] },
			],
			gives: [...hundred, ...nextHundred],
		},
	],
	'webhook.get': {
		parameters: { idhook },
		exchanges: [{ request: 'GET /hooks/101', answer: { idhook: 101, secret: true } }],
		gives: [{ idhook: 101, secret: true }],
	},
	'webhook.create': [
		{
			parameters: { ...hook, additionalFields: { secret: 's3cret' } },
			exchanges: [
				{
					request: 'POST /hooks',
					body: { ...hook, secret: 's3cret' },
					status: 201,
					answer: { idhook: 101, secret: true },
				},
			],
			gives: [{ idhook: 101, secret: true }],
		},
		{
			parameters: hook,
			exchanges: [{ request: 'POST /hooks', body: hook, answer: { idhook: 101 } }],
		},
	],
	'webhook.deactivate': {
		parameters: { idhook },
		exchanges: [{ request: 'DELETE /hooks/101', status: 204, answer: '' }],
		gives: [{ success: true }],
	},
	'webhook.reactivate': {
		parameters: { idhook },
		exchanges: [{ request: 'POST /hooks/101/reactivate', answer: { idhook: 101, active: true } }],
		gives: [{ idhook: 101, active: true }],
	},
};
