import { asks, byId, call, inTurn, passesOn, sends, type Cases } from '../operationCase';
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
export const generalCases: Cases = {
	'webshop.getAll': [
		sends('GET /webshops', {
			parameters: extra,
			query: { ...firstPage('50'), a: 'b c' },
			lists: envelope([{ uuid: WEBSHOP, name: 'Voorbeeldshop NL', platform: 'api' }]),
		}),
	],
	'pickLocation.getAll': [
		inTurn(
			{ parameters: { ...extra, returnAll: true }, gives: rowsFrom(0, 101) },
			call('GET /picklocations', envelope(rowsFrom(0, 100)), {
				query: { ...firstPage(), a: 'b c' },
			}),
			call('GET /picklocations', envelope(rowsFrom(100, 1)), {
				query: { ...firstPage(), page: '2', a: 'b c' },
			}),
		),
	],
	'shipment.getAll': [
		sends('GET /shipments', {
			parameters: {
				filters: {
					createdAfter: '2026-03-01',
					orderUuid: byId(ORDER),
					extraParameters: { pair: [{ name: 'a', value: 'b c' }] },
				},
			},
			// There is no filter by order, so none is sent.
			query: { ...firstPage(), createdAfter: '2026-03-01', a: 'b c' },
			answer: envelope([
				{ ...shipment, shippingLastName: 'de Boer' },
				{ uuid: 'other', linkedOrder: { uuid: 'another' } },
				{ uuid: 'none', linkedOrder: null },
				{ uuid: 'direct', orderUuid: ORDER.toUpperCase() },
			]),
			gives: [shipment, { uuid: 'direct' }],
		}),
		sends('GET /shipments', {
			parameters: { simplify: false },
			query: firstPage(),
			lists: envelope([{ ...shipment, shippingLastName: 'de Boer' }]),
		}),
	],
	'webhook.getAll': [
		inTurn(
			{ parameters: { returnAll: true }, gives: [webhook] },
			{ request: 'GET /webhooks', answer: envelope([webhook], {}) },
			// A list without pages gives the same again and again.
			{ request: 'GET /webhooks', query: { page: '2' }, answer: envelope([webhook], {}) },
			{ request: 'GET /webhooks', query: { page: '3' }, answer: envelope([webhook], {}) },
		),
		sends('GET /webhooks?a=b c', {
			parameters: { ...extra, limit: 1 },
			lists: envelope([webhook], {}),
		}),
	],
	'webhook.create': [
		sends('POST /webhooks', {
			parameters: {
				...newWebhook,
				webshopUuid: byId(WEBSHOP),
				additionalJson: '{ "active": true }',
			},
			body: { ...newWebhook, webshopUuid: WEBSHOP, active: true },
			answer: webhook,
		}),
		passesOn('POST /webhooks', newWebhook, { body: { webshopUuid: DEFAULT_WEBSHOP } }),
	],
	'apiRequest.send': [
		asks('GET /picks', { items: [{ uuid: 'a' }] }, { path: '/picks' }),
		inTurn(
			{ parameters: { method: 'DELETE', path: '/webhooks/d1' }, gives: [{ success: true }] },
			{ request: 'DELETE /webhooks/d1', answer: '' },
		),
		{
			parameters: {
				path: '/picks?page=3',
				queryParameters: { pair: [{ name: 'status', value: 'open' }] },
				inPages: true,
				returnAll: true,
			},
			exchanges: [
				call('GET /picks?page=3&status=open', envelope(rowsFrom(0, 15), { itemsPerPage: 15 })),
				call('GET /picks?page=4&status=open', envelope(rowsFrom(15, 2), { itemsPerPage: 15 })),
			],
			gives: rowsFrom(0, 17),
		},
		sends('POST /returns', {
			parameters: { method: 'POST', path: '/returns', jsonBody: '{ "orderUuid": "a" }' },
			headers: { 'content-type': /^application\/json/ },
			body: { orderUuid: 'a' },
		}),
	],
};
