import type { IDataObject } from 'n8n-workflow';
import { filters } from '../../shared/operation/collections';
import { toWallClock } from '../../shared/operation/convert';
import {
	choice,
	choiceToMake,
	dateTime,
	place,
	required,
	toggle,
	whole,
} from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import { key } from '../../shared/operation/key';
import type { Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { untilCompleted, waitForCompletion } from '../process/processStatus';
import { pagesOf, writes } from '../service/request';

const { action, get, list } = verbs(pagesOf('orders', 'orderId'), {
	name: 'Order',
	one: 'an order',
	many: 'orders',
});

const order = locator('Order', 'orderId', {
	search: 'searchOrders',
	example: '1042831430',
	numeric: false,
	searchable: false,
});

/** Why a seller cancels an item (docs/services/bol.md, 2.1, cancel-order-item). */
const REASONS = [
	'OUT_OF_STOCK',
	'REQUESTED_BY_CUSTOMER',
	'BAD_CONDITION',
	{ name: 'Higher Shipping Cost', value: 'HIGHER_SHIPCOST' },
	'INCORRECT_PRICE',
	{ name: 'Not Available in Time', value: 'NOT_AVAIL_IN_TIME' },
	{ name: 'No Bol Guarantee', value: 'NO_BOL_GUARANTEE' },
	'ORDERED_TWICE',
	'RETAIN_ITEM',
	{ name: 'Technical Issue', value: 'TECH_ISSUE' },
	{ name: 'Item Cannot Be Found', value: 'UNFINDABLE_ITEM' },
	'OTHER',
];

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
					choice('Fulfilment Method', 'fulfilment-method', [
						{ name: 'All', value: 'ALL' },
						{ name: 'FBB (by Bol)', value: 'FBB' },
						{ name: 'FBR (by Retailer)', value: 'FBR' },
					]),
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
					dateTime('Latest Change Date', 'latest-change-date', {
						description: 'Orders that changed on this day; at most 3 months back',
						typeOptions: { dateOnly: true },
						convert: toWallClock({ zone: 'Europe/Amsterdam', dateOnly: true }),
					}),
					toggle(
						'Verzenden via Bol Only',
						'vvb-only',
						'Whether to get only orders that need a bol label',
					),
				]),
			],
		}),
		get('/retailer/orders/{orderId}', { inputs: [order] }),
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
							required(key('Order Item ID', 'orderItemId', { placeholder: 'e.g. 6107434013' })),
							choiceToMake('Reason', 'reasonCode', REASONS),
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
