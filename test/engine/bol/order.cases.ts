import { byId, type OperationCase } from '../operationCase';
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

const onThatDay = {
	status: 'ALL',
	'fulfilment-method': 'ALL',
	'latest-change-date': '2099-06-01',
};

/** Orders: docs/services/bol.md, 2.1. */
export const orderCases: Record<string, OperationCase | OperationCase[]> = {
	'order.getChangedSince': [
		{
			parameters: { changedSince: FAR_AHEAD },
			exchanges: [
				{
					request: 'GET /retailer/orders',
					query: onThatDay,
					// What changed a second before is left out, and what does not tell is not.
					answer: {
						orders: [changedOrder('1', -1_000), changedOrder('2', -1_000, 1_000), { orderId: '3' }],
					},
				},
			],
			gives: [{ orderId: '3' }, changedOrder('2', -1_000, 1_000)],
		},
		{
			parameters: { changedSince: FAR_AHEAD, fulfilmentMethod: 'FBR' },
			exchanges: [
				{
					request: 'GET /retailer/orders',
					query: { ...onThatDay, 'fulfilment-method': 'FBR' },
					answer: {},
				},
			],
			gives: [],
		},
		{
			// Several pages are read twice: order 51 has moved up to the first of them meanwhile.
			parameters: { changedSince: FAR_AHEAD },
			exchanges: [
				{ request: 'GET /retailer/orders', query: onThatDay, answer: { orders: bare(1, 50) } },
				{ request: 'GET /retailer/orders', query: { ...onThatDay, page: '2' }, answer: {} },
				{ request: 'GET /retailer/orders', query: onThatDay, answer: { orders: bare(2, 50) } },
				{ request: 'GET /retailer/orders', query: { ...onThatDay, page: '2' }, answer: {} },
			],
			gives: bare(1, 51).reverse(),
		},
	],
	'order.getAll': [
		{
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
			exchanges: [
				{
					request: 'GET /retailer/orders',
					query: {
						'fulfilment-method': 'ALL',
						status: 'SHIPPED',
						'change-interval-minute': '15',
						'latest-change-date': '2026-01-05',
						'vvb-only': 'true',
					},
					answer: { orders: orders(1, 3) },
				},
			],
			gives: orders(1, 2),
		},
		// It is past midnight in Amsterdam already.
		{
			parameters: { filters: { latestChangeDate: '2026-07-05T22:30:00Z', vvbOnly: false } },
			exchanges: [
				{
					request: 'GET /retailer/orders',
					query: { 'latest-change-date': '2026-07-06', 'vvb-only': 'false' },
					answer: { orders: orders(1, 1) },
				},
			],
			gives: orders(1, 1),
		},
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /retailer/orders', answer: { orders: orders(1, 50) } },
				{
					request: 'GET /retailer/orders',
					query: { page: '2' },
					answer: { orders: orders(51, 3) },
				},
			],
			gives: orders(1, 53),
		},
		{
			parameters: { returnAll: true, filters: { status: 'ALL' } },
			exchanges: [
				{
					request: 'GET /retailer/orders',
					query: { status: 'ALL' },
					answer: { orders: orders(1, 50) },
				},
				{ request: 'GET /retailer/orders', query: { status: 'ALL', page: '2' }, answer: {} },
			],
			gives: orders(1, 50),
		},
		// A new order came in meanwhile: the last rows of page 1 moved on to page 2.
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /retailer/orders', answer: { orders: orders(1, 50) } },
				{
					request: 'GET /retailer/orders',
					query: { page: '2' },
					answer: { orders: orders(49, 50) },
				},
				{
					request: 'GET /retailer/orders',
					query: { page: '3' },
					answer: { orders: orders(98, 2) },
				},
			],
			gives: orders(1, 99),
		},
		// The limit is one full page, so page 2 is not asked for.
		{
			parameters: { limit: 50 },
			exchanges: [{ request: 'GET /retailer/orders', answer: { orders: orders(1, 50) } }],
			gives: orders(1, 50),
		},
		{
			parameters: { limit: 51 },
			exchanges: [
				{ request: 'GET /retailer/orders', answer: { orders: orders(1, 50) } },
				{
					request: 'GET /retailer/orders',
					query: { page: '2' },
					answer: { orders: orders(51, 9) },
				},
			],
			gives: orders(1, 51),
		},
		{
			parameters: { returnAll: true },
			exchanges: [{ request: 'GET /retailer/orders', answer: {} }],
			gives: [],
		},
	],
	'order.get': [
		{
			parameters: { orderId: byId('A4K8290LP0') },
			exchanges: [
				{
					request: 'GET /retailer/orders/A4K8290LP0',
					answer: { orderId: 'A4K8290LP0', pickupPoint: false },
				},
			],
			gives: [{ orderId: 'A4K8290LP0', pickupPoint: false }],
		},
		{
			parameters: { orderId: byId('1/../../users') },
			exchanges: [
				{ request: 'GET /retailer/orders/1%2F..%2F..%2Fusers', answer: { orderId: '1' } },
			],
			gives: [{ orderId: '1' }],
		},
	],
	'order.getAllToShip': {
		exchanges: [
			{
				request: 'GET /retailer/orders',
				query: { 'fulfilment-method': 'FBR', status: 'OPEN' },
				answer: { orders: orders(1, 1) },
			},
			{ request: 'GET /retailer/orders/1', answer: shippedOrder },
		],
		gives: [],
	},
	'order.getAllCancellationRequests': {
		exchanges: [
			{
				request: 'GET /retailer/orders',
				query: { 'fulfilment-method': 'FBR', status: 'OPEN' },
				answer: { orders: orders(1, 1) },
			},
			{ request: 'GET /retailer/orders/1', answer: shippedOrder },
		],
		gives: [],
	},
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
			{
				request: 'GET /retailer/orders/7616222250',
				answer: order('7616222250', {
					orderItems: [item('6107434013', { cancellationRequest: true })],
				}),
			},
			{
				request: 'PUT /retailer/orders/cancellation',
				body: {
					orderItems: [{ orderItemId: '6107434013', reasonCode: 'REQUESTED_BY_CUSTOMER' }],
				},
				status: 202,
				answer: pending,
			},
			readStatus(success),
		],
	},
	'order.cancelItems': [
		{
			parameters: { orderItemId: '6107434013', reasonCode: 'REQUESTED_BY_CUSTOMER' },
			exchanges: [
				{
					request: 'PUT /retailer/orders/cancellation',
					body: {
						orderItems: [{ orderItemId: '6107434013', reasonCode: 'REQUESTED_BY_CUSTOMER' }],
					},
					status: 202,
					answer: pending,
				},
				readStatus(pending),
				readStatus(success),
			],
			gives: [success],
		},
		{
			parameters: {
				orderItemId: '6107434013',
				reasonCode: 'NOT_AVAIL_IN_TIME',
				waitForCompletion: false,
			},
			exchanges: [
				{
					request: 'PUT /retailer/orders/cancellation',
					body: { orderItems: [{ orderItemId: '6107434013', reasonCode: 'NOT_AVAIL_IN_TIME' }] },
					status: 202,
					answer: pending,
				},
			],
			gives: [pending],
		},
		// Expressions often give an ID as a number; bol wants text.
		{
			parameters: {
				orderItemId: '={{ 6107434013 }}',
				reasonCode: 'OUT_OF_STOCK',
				waitForCompletion: false,
			},
			exchanges: [
				{
					request: 'PUT /retailer/orders/cancellation',
					body: { orderItems: [{ orderItemId: '6107434013', reasonCode: 'OUT_OF_STOCK' }] },
					status: 202,
					answer: pending,
				},
			],
		},
	],
};
