import { asks, byId, call, inTurn, sends, type Cases } from '../operationCase';
import { item, order } from './awkwardOrders';
import { processStatus, readStatus } from './processes';

const pending = processStatus('CANCEL_ORDER', 'PENDING');
const success = processStatus('CANCEL_ORDER', 'SUCCESS');

/** So many orders, with IDs that count up from the first. */
const orders = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ orderId: String(first + index) }));

/** Nothing of it is left to ship; test/engine/bol/ordersToShip.test.ts has the others. */
const shippedOrder = order('1', { orderItems: [item('1', { quantityShipped: 1 })] });

/** Far ahead: from then on there is one day to ask for, and what is written of it stays the same. */
const FAR_AHEAD = '2099-06-01T10:00:00.000Z';

/** An order of which items changed so many ms after that. */
const changedOrder = (orderId: string, ...afterMs: number[]) => ({
	orderId,
	orderItems: afterMs.map((ms) => ({
		orderItemId: `${orderId}-${ms}`,
		latestChangedDateTime: new Date(Date.parse(FAR_AHEAD) + ms).toISOString(),
	})),
});

/** Orders that bol lists without items. */
const bare = (first: number, count: number) =>
	orders(first, count).map((order) => ({ ...order, orderItems: [] }));

const onThatDay = { status: 'ALL', 'fulfilment-method': 'ALL', 'latest-change-date': '2099-06-01' };

/** Orders: docs/services/bol.md, 2.1. */
export const orderCases: Cases = {
	'order.getChangedSince': [
		sends('GET /retailer/orders', {
			parameters: { changedSince: FAR_AHEAD },
			query: onThatDay,
			// What changed a second before is left out, and what does not tell is not.
			answer: {
				orders: [
					changedOrder('1', -1_000),
					changedOrder('2', -1_000, 1_000),
					null,
					{ orderId: '3' },
				],
			},
			gives: [{ orderId: '3' }, changedOrder('2', -1_000, 1_000)],
		}),
		sends('GET /retailer/orders', {
			parameters: { changedSince: FAR_AHEAD, fulfilmentMethod: 'FBR' },
			query: { ...onThatDay, 'fulfilment-method': 'FBR' },
			answer: {},
			gives: [],
		}),
		// Several pages are read twice: order 51 has moved up to the first of them meanwhile.
		inTurn(
			{ parameters: { changedSince: FAR_AHEAD }, gives: bare(1, 51).reverse() },
			{ request: 'GET /retailer/orders', query: onThatDay, answer: { orders: bare(1, 50) } },
			{ request: 'GET /retailer/orders', query: { ...onThatDay, page: '2' }, answer: {} },
			{ request: 'GET /retailer/orders', query: onThatDay, answer: { orders: bare(2, 50) } },
			{ request: 'GET /retailer/orders', query: { ...onThatDay, page: '2' }, answer: {} },
		),
	],
	'order.getAll': [
		sends('GET /retailer/orders', {
			parameters: {
				limit: 2,
				filters: {
					fulfilmentMethod: 'ALL',
					status: 'SHIPPED',
					changeIntervalMinute: 15,
					latestChangeDate: '2026-01-05',
					vvbOnly: true,
				},
			},
			query: {
				'fulfilment-method': 'ALL',
				status: 'SHIPPED',
				'change-interval-minute': '15',
				'latest-change-date': '2026-01-05',
				'vvb-only': 'true',
			},
			answer: { orders: orders(1, 3) },
			gives: orders(1, 2),
		}),
		// It is past midnight in Amsterdam already.
		sends('GET /retailer/orders?latest-change-date=2026-07-06&vvb-only=false', {
			parameters: { filters: { latestChangeDate: '2026-07-05T22:30:00Z', vvbOnly: false } },
			lists: { orders: orders(1, 1) },
		}),
		inTurn(
			{ parameters: { returnAll: true }, gives: orders(1, 53) },
			{ request: 'GET /retailer/orders', answer: { orders: orders(1, 50) } },
			call('GET /retailer/orders?page=2', { orders: orders(51, 3) }),
		),
		sends('GET /retailer/orders', { parameters: { returnAll: true }, answer: {}, gives: [] }),
	],
	'order.get': [
		asks('GET /retailer/orders/{orderId=A4K8290LP0}', {
			orderId: 'A4K8290LP0',
			pickupPoint: false,
		}),
		sends('GET /retailer/orders/1%2F..%2F..%2Fusers', {
			parameters: { orderId: byId('1/../../users') },
			answer: { orderId: '1' },
		}),
	],
	'order.getAllToShip': inTurn(
		{ gives: [] },
		call('GET /retailer/orders?fulfilment-method=FBR&status=OPEN', {
			orders: [null, ...orders(1, 1)],
		}),
		{ request: 'GET /retailer/orders/1', answer: shippedOrder },
	),
	'order.getAllCancellationRequests': inTurn(
		{ gives: [] },
		call('GET /retailer/orders?fulfilment-method=FBR&status=OPEN', { orders: orders(1, 1) }),
		{ request: 'GET /retailer/orders/1', answer: shippedOrder },
	),
	// test/engine/bol/cancelOrder.test.ts has what comes of each state of the order.
	'order.cancel': {
		parameters: {
			shopOrder: JSON.stringify({
				number: '7616222250',
				deliverTo: {
					name: 'Ada Sample',
					street: 'Mill Lane',
					zipCode: '9999XK',
					city: 'Oldtown',
					country: 'NL',
				},
				lines: [{ lineId: '6107434013', ean: '8712345678906', quantity: 1 }],
			}),
			reasonCode: 'REQUESTED_BY_CUSTOMER',
		},
		exchanges: [
			call(
				'GET /retailer/orders/7616222250',
				order('7616222250', { orderItems: [item('6107434013', { cancellationRequest: true })] }),
			),
			call('PUT /retailer/orders/cancellation', pending, {
				body: { orderItems: [{ orderItemId: '6107434013', reasonCode: 'REQUESTED_BY_CUSTOMER' }] },
				status: 202,
			}),
			readStatus(success),
		],
	},
	'order.cancelItems': [
		inTurn(
			{
				parameters: { orderItemId: '6107434013', reasonCode: 'REQUESTED_BY_CUSTOMER' },
				gives: [success],
			},
			call('PUT /retailer/orders/cancellation', pending, {
				body: { orderItems: [{ orderItemId: '6107434013', reasonCode: 'REQUESTED_BY_CUSTOMER' }] },
				status: 202,
			}),
			readStatus(pending),
			readStatus(success),
		),
		sends('PUT /retailer/orders/cancellation', {
			parameters: {
				orderItemId: '6107434013',
				reasonCode: 'NOT_AVAIL_IN_TIME',
				waitForCompletion: false,
			},
			body: { orderItems: [{ orderItemId: '6107434013', reasonCode: 'NOT_AVAIL_IN_TIME' }] },
			status: 202,
			answer: pending,
		}),
		// Expressions often give an ID as a number; bol wants text.
		sends('PUT /retailer/orders/cancellation', {
			parameters: {
				orderItemId: '={{ 6107434013 }}',
				reasonCode: 'OUT_OF_STOCK',
				waitForCompletion: false,
			},
			body: { orderItems: [{ orderItemId: '6107434013', reasonCode: 'OUT_OF_STOCK' }] },
			status: 202,
			answer: pending,
		}),
	],
};
