import { asks, call, inTurn, sends, type Cases } from '../operationCase';

const PDF = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');

const pdfFile = (fileName: string) => ({
	fileName,
	mimeType: 'application/pdf',
	data: PDF.toString('base64'),
});

const hundred = Array.from({ length: 100 }, (_, index) => ({ idsupplier: index + 1 }));

/** Free requests, for what has no operation of its own. */
export const apiRequestCases: Cases = {
	'apiRequest.send': [
		sends('GET /purchaseorders', {
			parameters: {
				path: '/purchaseorders',
				queryParameters: {
					pair: [
						{ name: 'status', value: 'concept' },
						{ name: 'search', value: 'a&b=c d/é' },
						{ name: '', value: 'an empty row' },
					],
				},
			},
			query: { status: 'concept', search: 'a&b=c d/é' },
			answer: [{ idpurchaseorder: 1 }, { idpurchaseorder: 2 }],
		}),
		asks('GET /orders?status=concept', [], { path: '/orders?status=concept' }),
		sends('POST /suppliers', {
			parameters: {
				method: 'POST',
				path: '/suppliers',
				jsonBody: '{ "name": "Lampenfabriek", "tags": [1, 2] }',
			},
			body: { name: 'Lampenfabriek', tags: [1, 2] },
			answer: { idsupplier: 14 },
		}),
		sends('POST /bulk', {
			parameters: { method: 'POST', path: '/bulk', jsonBody: '[{ "a": 1 }, { "a": 2 }]' },
			body: [{ a: 1 }, { a: 2 }],
		}),
		sends('POST /orders/5001/process', {
			parameters: { method: 'POST', path: '/orders/5001/process' },
			answer: { idorder: 5001 },
		}),
		sends('PUT /suppliers/14', {
			parameters: { method: 'PUT', path: '/suppliers/14', jsonBody: '{ "name": "Lampen" }' },
			body: { name: 'Lampen' },
		}),
		sends('PATCH /suppliers/14', {
			parameters: { method: 'PATCH', path: '/suppliers/14', jsonBody: '{ "name": "Lampen" }' },
			body: { name: 'Lampen' },
		}),
		inTurn(
			{ parameters: { method: 'DELETE', path: '/suppliers/14' }, gives: [{ success: true }] },
			{ request: 'DELETE /suppliers/14', status: 204, answer: '' },
		),
		sends('DELETE /orders/5001', {
			parameters: { method: 'DELETE', path: '/orders/5001', jsonBody: '{ "force": true }' },
			body: { force: true },
		}),
		{
			parameters: {
				path: '/suppliers',
				queryParameters: { pair: [{ name: 'search', value: 'lamp' }] },
				inPages: true,
				returnAll: true,
			},
			exchanges: [
				{ request: 'GET /suppliers', query: { search: 'lamp' }, answer: hundred },
				call('GET /suppliers?search=lamp&offset=100', [{ idsupplier: 101 }]),
			],
			gives: [...hundred, { idsupplier: 101 }],
		},
		{
			parameters: { path: '/suppliers?search=lamp', inPages: true, limit: 101 },
			exchanges: [
				{ request: 'GET /suppliers', query: { search: 'lamp' }, answer: hundred },
				call('GET /suppliers?search=lamp&offset=100', [{ idsupplier: 101 }, { idsupplier: 102 }]),
			],
			gives: [...hundred, { idsupplier: 101 }],
		},
		sends('GET /suppliers', {
			parameters: { path: '/suppliers', inPages: true, limit: 2 },
			answer: hundred,
			gives: [{ idsupplier: 1 }, { idsupplier: 2 }],
		}),
		sends('GET /picklists/6100/picklistpdf', {
			parameters: { path: '/picklists/6100/picklistpdf', response: 'file' },
			answer: PDF,
			answerHeaders: { 'content-type': 'application/pdf' },
			files: { data: pdfFile('picklistpdf') },
		}),
		sends('POST /labels/print.pdf?size=A6', {
			parameters: {
				method: 'POST',
				path: '/labels/print.pdf?size=A6',
				jsonBody: '{ "ids": [1] }',
				response: 'file',
				binaryPropertyName: 'label',
			},
			body: { ids: [1] },
			answer: PDF,
			answerHeaders: { 'content-type': 'application/pdf; charset=binary' },
			files: { label: pdfFile('print.pdf') },
		}),
	],
};
