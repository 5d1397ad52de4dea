import { asks, byId, call, inTurn, sends, type Cases } from '../operationCase';
import { processStatus, readStatus } from './processes';

const returns = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ returnId: String(first + index) }));

const created = processStatus('CREATE_RETURN_ITEM', 'SUCCESS', { entityId: '15892026' });
const handling = processStatus('HANDLE_RETURN_ITEM', 'PENDING', { entityId: '86123452' });
const handled = processStatus('HANDLE_RETURN_ITEM', 'SUCCESS', { entityId: '86123452' });

/** Returns: docs/services/bol.md, 2.5. */
export const returnCases: Cases = {
	'return.getAll': [
		sends('GET /retailer/returns?handled=true&fulfilment-method=FBB', {
			parameters: { limit: 1, handled: true, filters: { fulfilmentMethod: 'FBB' } },
			answer: { returns: returns(1, 2) },
			gives: returns(1, 1),
		}),
		// Which returns bol gives without "handled" is not known, so it is always sent.
		inTurn(
			{ parameters: { returnAll: true }, gives: returns(1, 50) },
			call('GET /retailer/returns?handled=false', { returns: returns(1, 50) }),
			{ request: 'GET /retailer/returns', query: { handled: 'false', page: '2' }, answer: {} },
		),
	],
	'return.get': asks('GET /retailer/returns/{returnId=15892026}', {
		returnId: '15892026',
		returnItems: [{ rmaId: '86123452' }],
	}),
	'return.create': inTurn(
		{
			parameters: {
				orderItemId: '={{ 1044796550 }}',
				quantityReturned: 1,
				handlingResult: 'EXCHANGE_PRODUCT',
			},
			gives: [created],
		},
		call('POST /retailer/returns', processStatus('CREATE_RETURN_ITEM', 'PENDING'), {
			headers: { 'content-type': /^application\/json$/ },
			body: { orderItemId: '1044796550', quantityReturned: 1, handlingResult: 'EXCHANGE_PRODUCT' },
			status: 202,
		}),
		readStatus(created),
	),
	'return.handle': [
		{
			parameters: {
				rmaId: byId('86123452'),
				quantityReturned: 3,
				handlingResult: 'STILL_APPROVED',
			},
			exchanges: [
				call('PUT /retailer/returns/86123452', handling, {
					body: { handlingResult: 'STILL_APPROVED', quantityReturned: 3 },
					status: 202,
				}),
				readStatus(handled),
			],
			gives: [handled],
		},
		sends('PUT /retailer/returns/{rmaId=86129741}', {
			parameters: {
				quantityReturned: 1,
				handlingResult: 'RETURN_RECEIVED',
				waitForCompletion: false,
			},
			body: { handlingResult: 'RETURN_RECEIVED', quantityReturned: 1 },
			status: 202,
			answer: handling,
		}),
	],
};
