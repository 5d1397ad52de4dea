import { asks, byId, inTurn, sends, type Cases } from '../operationCase';

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
export const webhookCases: Cases = {
	'webhook.getAll': [
		inTurn(
			{ parameters: { limit: 1 }, gives: [{ idhook: 101 }] },
			{ request: 'GET /hooks', answer: [{ idhook: 101 }, { idhook: 102 }] },
		),
		inTurn(
			{ parameters: { returnAll: true }, gives: [...hundred, ...nextHundred] },
			{ request: 'GET /hooks', answer: hundred },
			{ request: 'GET /hooks', query: { offset: '100' }, answer: nextHundred },
			{ request: 'GET /hooks', query: { offset: '200' }, answer: [] },
		),
	],
	'webhook.get': asks('GET /hooks/{idhook=101}', { idhook: 101, secret: true }),
	'webhook.create': [
		sends('POST /hooks', {
			parameters: { ...hook, additionalFields: { secret: 's3cret' } },
			body: { ...hook, secret: 's3cret' },
			answer: { idhook: 101, secret: true },
		}),
		sends('POST /hooks', { parameters: hook, body: hook, answer: { idhook: 101 } }),
	],
	'webhook.deactivate': inTurn(
		{ parameters: { idhook }, gives: [{ success: true }] },
		{ request: 'DELETE /hooks/101', status: 204, answer: '' },
	),
	'webhook.reactivate': asks('POST /hooks/{idhook=101}/reactivate', { idhook: 101, active: true }),
};
