import type { OperationCase } from '../operationCase';
import { processStatus } from './processes';

const returns = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ returnId: String(first + index) }));

const handled = { pair: [{ name: 'handled', value: 'false' }] };

/**
 * Free requests to endpoints that have no operation: docs/services/bol.md, 2.4, 2.5, 2.7 and 2.16.
 */
export const apiRequestCases: Record<string, OperationCase | OperationCase[]> = {
	'apiRequest.send': [
		{
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
			exchanges: [
				{
					request: 'GET /retailer/inventory',
					query: { state: 'REGULAR', query: '8718526069334', quantity: ['1-5', '6-10'] },
					answer: { inventory: [{ ean: '8718526069334' }] },
				},
			],
			gives: [{ inventory: [{ ean: '8718526069334' }] }],
		},
		{
			parameters: {
				path: '/retailer/returns',
				queryParameters: handled,
				inPages: true,
				returnAll: true,
			},
			exchanges: [
				{
					request: 'GET /retailer/returns',
					query: { handled: 'false' },
					answer: { returns: returns(1, 50) },
				},
				{
					request: 'GET /retailer/returns',
					query: { handled: 'false', page: '2' },
					answer: { returns: returns(51, 1) },
				},
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
		{
			parameters: {
				path: '/retailer/returns',
				queryParameters: handled,
				inPages: true,
				limit: 50,
			},
			exchanges: [
				{
					request: 'GET /retailer/returns',
					query: { handled: 'false' },
					answer: { returns: returns(1, 50) },
				},
			],
			gives: returns(1, 50),
		},
		{
			parameters: {
				method: 'PUT',
				path: '/retailer/transports/358612589',
				jsonBody: '{"transporterCode":"TNT","trackAndTrace":"3SBOLD1234567"}',
			},
			exchanges: [
				{
					request: 'PUT /retailer/transports/358612589',
					body: { transporterCode: 'TNT', trackAndTrace: '3SBOLD1234567' },
					status: 202,
					answer: processStatus('CHANGE_TRANSPORT', 'PENDING'),
				},
			],
			gives: [processStatus('CHANGE_TRANSPORT', 'PENDING')],
		},
		// A DELETE without a body, which the empty object in the editor stands for.
		{
			parameters: { method: 'DELETE', path: '/retailer/subscriptions/1234' },
			exchanges: [
				{
					request: 'DELETE /retailer/subscriptions/1234',
					status: 202,
					answer: processStatus('DELETE_SUBSCRIPTION', 'PENDING'),
				},
			],
			gives: [processStatus('DELETE_SUBSCRIPTION', 'PENDING')],
		},
	],
};

/** A file: the Accept header that the user gives takes the place of the usual one. */
export const labelCase: OperationCase = {
	parameters: {
		path: '/retailer/shipping-labels/c628ba4f-f31a-4fac-a6a0-062326d0dbbd',
		headers: { pair: [{ name: 'accept', value: 'application/vnd.retailer.v10+pdf' }] },
		response: 'file',
	},
	exchanges: [
		{
			request: 'GET /retailer/shipping-labels/c628ba4f-f31a-4fac-a6a0-062326d0dbbd',
			answer: Buffer.from('%PDF-1.4'),
			answerHeaders: { 'content-type': 'application/vnd.retailer.v10+pdf' },
		},
	],
	files: {
		data: {
			fileName: 'c628ba4f-f31a-4fac-a6a0-062326d0dbbd',
			mimeType: 'application/pdf',
		},
	},
};
