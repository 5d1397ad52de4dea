import { byId, type OperationCase } from '../operationCase';
import { processStatus, readStatus } from './processes';

const returns = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ returnId: String(first + index) }));

const created = processStatus('CREATE_RETURN_ITEM', 'SUCCESS', { entityId: '15892026' });
const handling = processStatus('HANDLE_RETURN_ITEM', 'PENDING', { entityId: '86123452' });
const handled = processStatus('HANDLE_RETURN_ITEM', 'SUCCESS', { entityId: '86123452' });

/** Returns: docs/services/bol.md, 2.5. */
export const returnCases: Record<string, OperationCase | OperationCase[]> = {
	'return.getAll': [
		{
			parameters: { limit: 1, handled: true, filters: { fulfilmentMethod: 'FBB' } },
			exchanges: [
				{
					request: 'GET /retailer/returns',
					query: { handled: 'true', 'fulfilment-method': 'FBB' },
					answer: { returns: returns(1, 2) },
				},
			],
			gives: returns(1, 1),
		},
		// Which returns bol gives without "handled" is not known, so it is always sent.
		{
			parameters: { returnAll: true },
			exchanges: [
				{
					request: 'GET /retailer/returns',
					query: { handled: 'false' },
					answer: { returns: returns(1, 50) },
				},
				{
					request: 'GET /retailer/returns',
					query: { handled: 'false', page: '2' },
					answer: {},
				},
			],
			gives: returns(1, 50),
		},
	],
	'return.get': {
		parameters: { returnId: byId('15892026') },
		exchanges: [
			{
				request: 'GET /retailer/returns/15892026',
				answer: { returnId: '15892026', returnItems: [{ rmaId: '86123452' }] },
			},
		],
		gives: [{ returnId: '15892026', returnItems: [{ rmaId: '86123452' }] }],
	},
	'return.create': {
		parameters: {
			orderItemId: '={{ 1044796550 }}',
			quantityReturned: 1,
			handlingResult: 'EXCHANGE_PRODUCT',
		},
		exchanges: [
			{
				request: 'POST /retailer/returns',
				headers: { 'content-type': /^application\/json$/ },
				body: {
					orderItemId: '1044796550',
					quantityReturned: 1,
					handlingResult: 'EXCHANGE_PRODUCT',
				},
				status: 202,
				answer: processStatus('CREATE_RETURN_ITEM', 'PENDING'),
			},
			readStatus(created),
		],
		gives: [created],
	},
	'return.handle': [
		{
			parameters: {
				rmaId: byId('86123452'),
				quantityReturned: 3,
				handlingResult: 'STILL_APPROVED',
			},
			exchanges: [
				{
					request: 'PUT /retailer/returns/86123452',
					body: { handlingResult: 'STILL_APPROVED', quantityReturned: 3 },
					status: 202,
					answer: handling,
				},
				readStatus(handled),
			],
			gives: [handled],
		},
		{
			parameters: {
				rmaId: byId('86129741'),
				quantityReturned: 1,
				handlingResult: 'RETURN_RECEIVED',
				waitForCompletion: false,
			},
			exchanges: [
				{
					request: 'PUT /retailer/returns/86129741',
					body: { handlingResult: 'RETURN_RECEIVED', quantityReturned: 1 },
					status: 202,
					answer: handling,
				},
			],
			gives: [handling],
		},
	],
};
