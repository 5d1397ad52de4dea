import { byId, type OperationCase } from '../operationCase';
import { DEFAULT_WEBSHOP, envelope, firstPage, rowsFrom } from './subject';

const ORDER = '802b2103-0000-4000-8000-60fe6b87e466';
const WEBSHOP = '11112222-0000-4000-8000-000000000001';

/** The shipment of docs/services/goedgepickt.md, 2.6, without names. */
const shipment = {
	uuid: 'c0ffee00-1234-4abc-8def-0123456789ab',
	status: 'pending_registered',
	createDate: '2026-03-02T16:20:00',
	deliveredDate: null,
	trackTraceCode: '3SEXAMPLE0001',
	trackTraceUrl: 'https://example.com/track/3SEXAMPLE0001',
	referenceText: 'WEB-100245',
	linkedOrder: { uuid: ORDER },
	shippingMethod: 'PostNL - Pakket',
	shippingCity: 'Utrecht',
};

const webhook = {
	webhookUuid: 'd1d1d1d1-2222-4333-8444-555566667777',
	webhookEvent: 'order.statusChanged',
	webhookSecret: 'made-up-secret',
	targetUrl: 'https://n8n.example/webhook/abc',
	webshopName: 'Voorbeeldshop NL',
	webshopUuid: WEBSHOP,
};

const newWebhook = {
	webhookEvent: 'shipment.created',
	targetUrl: 'https://n8n.example/webhook/abc',
};

const extra = { filters: { extraParameters: { pair: [{ name: 'a', value: 'b c' }] } } };

/**
 * Webshops, pick locations, shipments, webhooks, free requests: docs/services/goedgepickt.md, 2.1,
 * 2.4, 2.6, 3.1.
 */
export const generalCases: Record<string, OperationCase | OperationCase[]> = {
	'webshop.getAll': [
		{
			parameters: extra,
			exchanges: [
				{
					request: 'GET /webshops',
					query: { ...firstPage('50'), a: 'b c' },
					answer: envelope([{ uuid: WEBSHOP, name: 'Voorbeeldshop NL', platform: 'api' }]),
				},
			],
			gives: [{ uuid: WEBSHOP, name: 'Voorbeeldshop NL', platform: 'api' }],
		},
	],
	'pickLocation.getAll': [
		{
			parameters: { ...extra, returnAll: true },
			exchanges: [
				{
					request: 'GET /picklocations',
					query: { ...firstPage(), a: 'b c' },
					answer: envelope(rowsFrom(0, 100)),
				},
				{
					request: 'GET /picklocations',
					query: { ...firstPage(), page: '2', a: 'b c' },
					answer: envelope(rowsFrom(100, 1)),
				},
			],
			gives: rowsFrom(0, 101),
		},
	],
	'shipment.getAll': [
		{
			parameters: {
				filters: {
					createdAfter: '2026-03-01',
					orderUuid: byId(ORDER),
					extraParameters: { pair: [{ name: 'a', value: 'b c' }] },
				},
			},
			exchanges: [
				{
					request: 'GET /shipments',
					// There is no filter by order, so none is sent.
					query: { ...firstPage(), createdAfter: '2026-03-01', a: 'b c' },
					answer: envelope([
						{ ...shipment, shippingLastName: 'de Boer' },
						{ uuid: 'other', linkedOrder: { uuid: 'another' } },
						{ uuid: 'none', linkedOrder: null },
						{ uuid: 'direct', orderUuid: ORDER },
					]),
				},
			],
			gives: [shipment, { uuid: 'direct' }],
		},
		{
			parameters: { simplify: false },
			exchanges: [
				{
					request: 'GET /shipments',
					query: firstPage(),
					answer: envelope([{ ...shipment, shippingLastName: 'de Boer' }]),
				},
			],
			gives: [{ ...shipment, shippingLastName: 'de Boer' }],
		},
	],
	'webhook.getAll': [
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /webhooks', answer: envelope([webhook], {}) },
				// A list without pages gives the same again and again.
				{ request: 'GET /webhooks', query: { page: '2' }, answer: envelope([webhook], {}) },
				{ request: 'GET /webhooks', query: { page: '3' }, answer: envelope([webhook], {}) },
			],
			gives: [webhook],
		},
		{
			parameters: { ...extra, limit: 1 },
			exchanges: [
				{ request: 'GET /webhooks', query: { a: 'b c' }, answer: envelope([webhook], {}) },
			],
			gives: [webhook],
		},
	],
	'webhook.create': [
		{
			parameters: {
				...newWebhook,
				webshopUuid: byId(WEBSHOP),
				additionalJson: '{ "active": true }',
			},
			exchanges: [
				{
					request: 'POST /webhooks',
					body: { ...newWebhook, webshopUuid: WEBSHOP, active: true },
					answer: webhook,
				},
			],
			gives: [webhook],
		},
		{
			parameters: newWebhook,
			exchanges: [
				{ request: 'POST /webhooks', body: { ...newWebhook, webshopUuid: DEFAULT_WEBSHOP } },
			],
		},
	],
	'apiRequest.send': [
		{
			parameters: { path: '/picks' },
			exchanges: [{ request: 'GET /picks', answer: { items: [{ uuid: 'a' }] } }],
			gives: [{ items: [{ uuid: 'a' }] }],
		},
		{
			parameters: { method: 'DELETE', path: '/webhooks/d1' },
			exchanges: [{ request: 'DELETE /webhooks/d1', answer: '' }],
			gives: [{ success: true }],
		},
		{
			parameters: {
				path: '/picks',
				queryParameters: { pair: [{ name: 'page', value: '3' }] },
				inPages: true,
				returnAll: true,
			},
			exchanges: [
				{
					request: 'GET /picks',
					query: { page: '3' },
					answer: envelope(rowsFrom(0, 15), { itemsPerPage: 15 }),
				},
				{
					request: 'GET /picks',
					query: { page: '4' },
					answer: envelope(rowsFrom(15, 2), { itemsPerPage: 15 }),
				},
			],
			gives: rowsFrom(0, 17),
		},
		{
			parameters: { method: 'POST', path: '/returns', jsonBody: '{ "orderUuid": "a" }' },
			exchanges: [
				{
					request: 'POST /returns',
					headers: { 'content-type': /^application\/json/ },
					body: { orderUuid: 'a' },
				},
			],
		},
	],
};
