import { call, sends, type Cases, type OperationCase } from '../operationCase';
import { processStatus } from './processes';

const returns = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ returnId: String(first + index) }));

const handled = { pair: [{ name: 'handled', value: 'false' }] };

/**
 * Free requests to endpoints that have no operation: docs/services/bol.md, 2.4, 2.5, 2.7 and 2.16.
 */
export const apiRequestCases: Cases = {
	'apiRequest.send': [
		sends('GET /retailer/inventory?state=REGULAR&query=8718526069334&quantity=1-5&quantity=6-10', {
			parameters: {
				path: '/retailer/inventory',
				queryParameters: {
					pair: [
						{ name: 'state', value: 'REGULAR' },
						{ name: 'query', value: '8718526069334' },
						{ name: 'quantity', value: '1-5' },
						{ name: 'quantity', value: '6-10' },
					],
				},
			},
			answer: { inventory: [{ ean: '8718526069334' }] },
		}),
		{
			parameters: {
				path: '/retailer/returns',
				queryParameters: handled,
				inPages: true,
				returnAll: true,
			},
			exchanges: [
				call('GET /retailer/returns?handled=false', { returns: returns(1, 50) }),
				call('GET /retailer/returns?handled=false&page=2', { returns: returns(51, 1) }),
			],
			gives: returns(1, 51),
		},
		{
			parameters: {
				path: '/retailer/returns',
				queryParameters: handled,
				inPages: true,
				returnAll: true,
			},
			exchanges: [{ request: 'GET /retailer/returns', query: { handled: 'false' }, answer: {} }],
			gives: [],
		},
		sends('GET /retailer/returns?handled=false', {
			parameters: { path: '/retailer/returns', queryParameters: handled, inPages: true, limit: 50 },
			lists: { returns: returns(1, 50) },
		}),
		sends('PUT /retailer/transports/358612589', {
			parameters: {
				method: 'PUT',
				path: '/retailer/transports/358612589',
				jsonBody: '{"transporterCode":"TNT","trackAndTrace":"3SBOLD1234567"}',
			},
			body: { transporterCode: 'TNT', trackAndTrace: '3SBOLD1234567' },
			status: 202,
			answer: processStatus('CHANGE_TRANSPORT', 'PENDING'),
		}),
		// A DELETE without a body, which the empty object in the editor stands for.
		sends('DELETE /retailer/subscriptions/1234', {
			parameters: { method: 'DELETE', path: '/retailer/subscriptions/1234' },
			status: 202,
			answer: processStatus('DELETE_SUBSCRIPTION', 'PENDING'),
		}),
	],
};

/** A file: the Accept header that the user gives takes the place of the usual one. */
export const labelCase: OperationCase = sends(
	'GET /retailer/shipping-labels/c628ba4f-f31a-4fac-a6a0-062326d0dbbd',
	{
		parameters: {
			path: '/retailer/shipping-labels/c628ba4f-f31a-4fac-a6a0-062326d0dbbd',
			headers: { pair: [{ name: 'accept', value: 'application/vnd.retailer.v10+pdf' }] },
			response: 'file',
		},
		answer: Buffer.from('%PDF-1.4'),
		answerHeaders: { 'content-type': 'application/vnd.retailer.v10+pdf' },
		files: {
			data: { fileName: 'c628ba4f-f31a-4fac-a6a0-062326d0dbbd', mimeType: 'application/pdf' },
		},
	},
);
