import type { IDataObject } from 'n8n-workflow';
import { additionalFields, filters } from '../../../shared/operation/collections';
import { choice, place, required, text } from '../../../shared/operation/fields';
import { key } from '../../../shared/operation/key';
import { verbs } from '../../../shared/operation/verbs';
import type { Resource } from '../../../shared/operation/operation';
import {
	additionalJson,
	idField,
	dayField,
	fillWebshop,
	mergeJson,
	path,
	webshop,
} from '../../fields/fields';
import { findByNumber, findInputs } from './findOrder';
import {
	checkedList,
	extraParameters,
	oneSearch,
	perPage,
	searchFields,
	sortFields,
	spreadExtra,
} from '../../fields/listFilters';
import { completeOrder, momentField, NEW_STATUSES, orderFields, orderLines } from './orderBody';
import { pages } from '../../service/request';

const { action, create, get, list } = verbs(pages, {
	name: 'Order',
	one: 'an order',
	many: 'orders',
});

/** What "Simplify" keeps. */
const SIMPLE = [
	'uuid',
	'externalDisplayId',
	'status',
	'createDate',
	'webshopName',
	'shippingLastName',
	'shippingCountry',
	'attentionNeeded',
	'products',
	'shipments',
];

const newOrder = place(
	[
		required(
			key('Order ID', 'orderId', {
				placeholder: 'e.g. 100245',
				description: 'What the shop calls the order',
			}),
		),
		choice('Order Status', 'orderStatus', NEW_STATUSES, { default: 'open' }),
		momentField('Create Date', 'createDate', 'When the order was placed; now when empty'),
	],
	'body',
);

const same = (one: unknown, other: unknown) =>
	String(one).trim().toLowerCase() === String(other).trim().toLowerCase();

/**
 * The service's filters let others through, or may do so (docs/services/goedgepickt.md, 2.5;
 * section 5, row 12).
 */
const checked = checkedList(({ inputs, request }) => {
	const { status } = inputs.filters as IDataObject;
	const webshopUuid = request.qs?.webshopUuid as unknown;
	return (row) => {
		const isOther = row.webshopUuid !== undefined && !same(row.webshopUuid, webshopUuid);
		if (webshopUuid !== undefined && isOther) return false;
		return status === undefined || same(row.status, status);
	};
});

/** Orders: docs/services/goedgepickt.md, 2.5. */
export const orderResource: Resource = {
	name: 'Order',
	value: 'order',
	operations: [
		list('/orders', {
			request: perPage(50),
			simple: SIMPLE,
			flow: checked,
			inputs: [
				filters([
					dayField('Created After', 'createdAfter', {
						description: 'Without it the list begins with the oldest orders',
					}),
					text('Status', 'status', {
						placeholder: 'e.g. ready_for_picking',
						description:
							'Known: backorder, cancelled, completed, on_hold, open, ready_for_picking. The node checks each order again, since GoedGepickt lets others through; Limit counts those that match.',
					}),
					idField.webshop,
					...searchFields('status'),
					...sortFields,
					extraParameters,
				]),
			],
			before: [oneSearch({ status: 'Status' }, 'status'), spreadExtra],
		}),
		get('/orders/{orderUuid}', { inputs: [path.order], simple: SIMPLE }),
		action(
			'Find by Order Number',
			'findByNumber',
			'Find an order by its number',
			['GET', '/orders'],
			{
				answer: 'object',
				description: 'Read the orders of the last days until one has exactly this number',
				request: perPage(50),
				simple: SIMPLE,
				inputs: findInputs,
				flow: findByNumber,
			},
		),
		create('/orders', {
			inputs: [webshop, ...newOrder, ...orderLines, additionalFields(orderFields), additionalJson],
			before: [mergeJson, fillWebshop, completeOrder],
		}),
	],
};
