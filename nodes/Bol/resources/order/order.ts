import type { IDataObject } from 'n8n-workflow';
import { ALL_METHODS, WHO_FULFILS } from '../../fields/fulfilmentMethod';
import { dayField } from '../../fields/fields';
import { filters } from '../../../shared/operation/collections';
import {
	choice,
	choiceToMake,
	place,
	required,
	toggle,
	whole,
} from '../../../shared/operation/fields';
import { CHANGED_SINCE } from '../../../shared/operation/changedSince';
import { locator } from '../../../shared/operation/locator';
import { key } from '../../../shared/operation/key';
import type { Input, Resource, Shape, Step } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { untilCompleted, waitForCompletion } from '../../process/processStatus';
import { orderOutput, shapedOrder, type OrderOutput } from '../../commerce/orderOutput';
import { pagesOf, writes } from '../../service/request';
import { REASONS } from './cancelReasons';
import { cancelled, cancelInputs } from './cancelOrder';
import { ordersToCancel, ordersToShip } from './openOrders';
import { changedOrders, changedOrdersInputs } from './changedOrders';

const { action, get, list } = verbs(pagesOf('orders', 'orderId'), {
	name: 'Order',
	one: 'an order',
	many: 'orders',
});

const order = locator('Order', 'orderId', {
	search: 'searchOrders',
	example: '1042831430',
	numeric: false,
	hint: 'Search finds a whole order number, or a part of one in the newest 150 orders; name and city only in the newest 15',
});

/** What a seller has to ship himself; partly shipped orders are open, too (docs/services/bol.md, 2.1). */
const OPEN_ORDERS = { query: { 'fulfilment-method': 'FBR', status: 'OPEN' } };

const includeCancellationRequests: Input = {
	parameter: {
		displayName: 'Include Cancellation Requests',
		name: 'includeCancellationRequests',
		type: 'boolean',
		default: false,
		description:
			'Whether the shop order also has items that the buyer has asked to cancel. Without them, such an item is not shipped while you have not answered the buyer.',
	},
};

const ordersAsChosen: Shape = (items, _answer, { inputs }) =>
	items.flatMap((item) => {
		const json = shapedOrder(item.json, inputs.orderOutput as OrderOutput);
		return json ? [{ ...item, json }] : [];
	});

/** bol takes exactly one item a request, in a list. */
const oneItemList: Step = (draft) => {
	return { ...draft, body: { orderItems: [draft.body as IDataObject] } };
};

/** Orders of version 10: docs/services/bol.md, 2.1. */
export const orderResource: Resource = {
	name: 'Order',
	value: 'order',
	operations: [
		list('/retailer/orders', {
			description: 'Get orders with reduced data; Get has addresses and prices',
			inputs: [
				filters([
					choice('Fulfilment Method', 'fulfilment-method', ALL_METHODS, {
						description: WHO_FULFILS,
					}),
					choice(
						'Status',
						'status',
						[
							{ name: 'All', value: 'ALL' },
							{ name: 'Open', value: 'OPEN' },
							{ name: 'Shipped', value: 'SHIPPED' },
						],
						{ default: 'OPEN', description: 'Open also has partly shipped orders' },
					),
					whole('Changed in the Last Minutes', 'change-interval-minute', {
						least: 1,
						most: 60,
						description: 'At most 60; poll at least one minute more often than this',
					}),
					dayField('Latest Change Date', 'latest-change-date', {
						description: 'Orders that changed on this day; at most 3 months back',
					}),
					toggle(
						'Verzenden via Bol Only',
						'vvb-only',
						'Whether to get only orders that need a bol label',
					),
				]),
			],
		}),
		action(
			...CHANGED_SINCE,
			'Get orders that changed since a moment',
			['GET', '/retailer/orders'],
			{
				answer: 'list',
				description:
					'Get all orders of which an item changed since a moment, open and handled ones, each once; for catching up after an outage',
				inputs: changedOrdersInputs,
				flow: changedOrders,
				request: { query: { status: 'ALL' } },
			},
		),
		get('/retailer/orders/{orderId}', {
			inputs: [order, { parameter: orderOutput }],
			output: [ordersAsChosen],
		}),
		action(
			'Get Many to Ship',
			'getAllToShip',
			'Get many orders to ship',
			['GET', '/retailer/orders'],
			{
				answer: 'list',
				description:
					'Get all open orders that you ship yourself, in full, each with a shop order of what is still to be shipped. Orders with nothing left to ship are left out.',
				request: OPEN_ORDERS,
				inputs: [includeCancellationRequests],
				flow: ordersToShip,
			},
		),
		action(
			'Get Cancellation Requests',
			'getAllCancellationRequests',
			'Get cancellation requests of buyers',
			['GET', '/retailer/orders'],
			{
				answer: 'list',
				description:
					'Get all open orders with items that the buyer has asked to cancel, each with a shop order of just those items. Ask the warehouse first, then answer with Cancel.',
				request: OPEN_ORDERS,
				flow: ordersToCancel,
			},
		),
		action(
			'Cancel',
			'cancel',
			'Cancel items that the buyer asked to cancel',
			['PUT', '/retailer/orders/cancellation'],
			{
				answer: 'object',
				description:
					'Cancel the items of a shop order, as Get Cancellation Requests gives it: reads the order again right before, and leaves alone what is shipped meanwhile. Run again, nothing changes.',
				request: writes,
				inputs: cancelInputs,
				flow: cancelled,
			},
		),
		action(
			'Cancel Item',
			'cancelItems',
			'Cancel an item of an order',
			['PUT', '/retailer/orders/cancellation'],
			{
				answer: 'object',
				description:
					'Cancel an order item, on request of the customer or because you cannot deliver',
				request: writes,
				inputs: [
					...place(
						[
							required(
								key('Order Item ID', 'orderItemId', {
									description: 'ID of a line of the order, as Order > Get gives it',
									placeholder: 'e.g. 6107434013',
								}),
							),
							choiceToMake('Reason', 'reasonCode', REASONS, {
								description: 'Why, in the terms of bol',
							}),
						],
						'body',
					),
					...waitForCompletion,
				],
				before: [oneItemList],
				flow: untilCompleted,
			},
		),
	],
};
