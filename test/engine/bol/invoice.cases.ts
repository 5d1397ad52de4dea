import type { IDataObject } from 'n8n-workflow';
import { byId, call, inTurn, sends, type Cases } from '../operationCase';
import { reads } from './mediaTypes';

const ID = '4500022543921';
const V10_XLSX = 'application/vnd.retailer.v10+openxmlformats-officedocument.spreadsheetml.sheet';
const V10_PDF = 'application/vnd.retailer.v10+pdf';

const invoiceListItems = [{ invoiceId: ID, invoiceType: 'ALL_IN_ONE' }, { invoiceId: '2' }];

/** bol's documents call the JSON a byte string. */
const inBase64 = (value: IDataObject) =>
	JSON.stringify(Buffer.from(JSON.stringify(value)).toString('base64'));

const JSON_HEADERS = { 'content-type': 'application/vnd.retailer.v10+json' };

const lines = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ line: first + index }));

/** Invoices of version 10: docs/services/bol.md, 2.13. */
export const invoiceCases: Cases = {
	'invoice.getAll': [
		sends('GET /retailer/invoices?period-start-date=2026-01-01&period-end-date=2026-02-01', {
			parameters: { filters: { periodStartDate: '2026-01-01', periodEndDate: '2026-02-01' } },
			answer: { period: '2026-01-01/2026-02-01', invoiceListItems },
			answerHeaders: JSON_HEADERS,
			gives: invoiceListItems,
		}),
		sends('GET /retailer/invoices', {
			answer: inBase64({ invoiceListItems }),
			answerHeaders: JSON_HEADERS,
			gives: invoiceListItems,
		}),
		sends('GET /retailer/invoices', { answer: {}, gives: [] }),
	],
	'invoice.get': [
		sends(`GET /retailer/invoices/{invoiceId=${ID}}`, {
			answer: { id: ID, note: 'één' },
			answerHeaders: JSON_HEADERS,
		}),
		sends(`GET /retailer/invoices/{invoiceId=${ID}}`, {
			parameters: { format: 'pdf', binaryPropertyName: 'invoice' },
			headers: reads(V10_PDF),
			answer: Buffer.from('%PDF-1.4'),
			answerHeaders: { 'content-type': V10_PDF },
			gives: [{}],
			files: { invoice: { fileName: `invoice-${ID}.pdf`, mimeType: 'application/pdf' } },
		}),
	],
	'invoice.getSpecification': [
		sends(`GET /retailer/invoices/{invoiceId=${ID}}/specification`, {
			parameters: { limit: 2 },
			answer: { header: { currencies: [{ id: 'EUR' }] }, inner: { lines: lines(1, 3) } },
			gives: lines(1, 2),
		}),
		inTurn(
			{ parameters: { invoiceId: byId(ID), returnAll: true }, gives: lines(1, 25_001) },
			call(`GET /retailer/invoices/${ID}/specification`, { lines: lines(1, 25_000) }),
			call(`GET /retailer/invoices/${ID}/specification?page=2`, { lines: lines(25_001, 1) }),
		),
		// An answer that is no list is not lost.
		sends(`GET /retailer/invoices/{invoiceId=${ID}}/specification`, {
			parameters: { returnAll: true },
			answer: { total: '1.00' },
		}),
		sends(`GET /retailer/invoices/{invoiceId=${ID}}/specification?page=2`, {
			parameters: { format: 'xlsx', page: 2 },
			headers: reads(V10_XLSX),
			answer: Buffer.from('PK\x03\x04'),
			answerHeaders: { 'content-type': V10_XLSX },
			files: {
				data: {
					fileName: `invoice-${ID}-specification.xlsx`,
					mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				},
			},
		}),
	],
};
