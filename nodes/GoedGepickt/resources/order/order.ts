import type { IDataObject } from 'n8n-workflow';
import {
	findProductsBy,
	forFields,
	orderInput,
	shopOrder,
} from '../../../shared/commerce/orderInput';
import { additionalFields, filters } from '../../../shared/operation/collections';
import { daysBack } from '../../../shared/operation/daysBack';
import { dryRun, withDryRun } from '../../../shared/operation/dryRun';
import { choice, place, required, text } from '../../../shared/operation/fields';
import { CHANGED_SINCE } from '../../../shared/operation/changedSince';
import { isSameInAnyCase, key, keyOf } from '../../../shared/operation/key';
import { verbs } from '../../../shared/operation/verbs';
import type { Flow, Resource } from '../../../shared/operation/operation';
import {
	additionalJson,
	idField,
	dayField,
	fillWebshop,
	mergeJson,
	path,
	ofWebshop,
} from '../../fields/fields';
import { createOnce } from './createOnce';
import { changedOrders, changedOrdersInputs } from './changedOrders';
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
import { withShipmentReport } from './shipmentReport';
import { fromShopOrder, taxRateInputs } from './shopOrderBody';
import { byOrderStatus, inEitherForm } from '../../service/otherForm';
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
		required(
			choice('Order Status', 'orderStatus', NEW_STATUSES, {
				description: 'What is to happen with the order',
				default: 'open',
			}),
		),
		momentField('Create Date', 'createDate', 'When the order was placed; now when empty'),
	],
	'body',
);

/** Most orders come within days after they were placed, and each day costs requests. */
const USUAL_DAYS_BACK = 14;

const [taxRate, useProductTaxRate] = taxRateInputs;

/**
 * The service's filters let others through, or may do so (docs/services/goedgepickt.md, 2.5;
 * section 5, row 12).
 */
const checked = checkedList(({ inputs, request }) => {
	const { status } = inputs.filters as IDataObject;
	const webshopUuid = request.qs?.webshopUuid as unknown;
	return (row) => {
		const isOther = keyOf(row.webshopUuid) !== '' && !isSameInAnyCase(row.webshopUuid, webshopUuid);
		if (webshopUuid !== undefined && isOther) return false;
		return status === undefined || isSameInAnyCase(row.status, status);
	};
});

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A number that people see, in place of a UUID, is not found either. */
const orByNumber: Flow = async ({ path: { orderUuid }, request, send }) => {
	if (UUID.test(String(orderUuid))) return await send(request);
	const notFound = `Check the UUID: "${String(orderUuid)}" is none. For the number that people see use Find by Order Number.`;
	return await send({ ...request, notFound });
};

/** Orders: docs/services/goedgepickt.md, 2.5. */
export const orderResource: Resource = {
	name: 'Order',
	value: 'order',
	operations: [
		list('/orders', {
			request: perPage(50),
			simple: SIMPLE,
			flow: inEitherForm(byOrderStatus, checked),
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
		get('/orders/{orderUuid}', { inputs: [path.order], simple: SIMPLE, flow: orByNumber }),
		get('/orders/{orderUuid}', {
			name: 'Get Shipment Report',
			value: 'getShipmentReport',
			action: 'Get the shipment report of an order',
			description:
				'Get what was really picked of an order, and its parcels, in the field shipmentReport, as bol > Shipment > Report takes it',
			inputs: [path.order],
			flow: withShipmentReport,
			simpleIfAsked: SIMPLE,
		}),
		action(...CHANGED_SINCE, 'Get orders that changed since a moment', ['GET', '/orders'], {
			answer: 'list',
			description:
				'Get all orders that were created since a moment, or of which a shipment was made, each once; for catching up after an outage',
			inputs: changedOrdersInputs,
			flow: changedOrders,
			request: perPage(50),
			simple: SIMPLE,
		}),
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
			inputs: [
				...ofWebshop,
				...newOrder,
				...orderLines,
				additionalFields(orderFields),
				additionalJson,
			],
			before: [mergeJson, fillWebshop, completeOrder],
		}),
		action('Create Once', 'createOnce', 'Create an order once', ['POST', '/orders'], {
			answer: 'object',
			description:
				'Create an order unless there is one with its number, so that it can be run again; takes a shop order as a whole, too',
			inputs: [
				orderInput,
				shopOrder,
				taxRate,
				...ofWebshop,
				...newOrder.map((input) => (input.parameter.name === 'orderId' ? forFields(input) : input)),
				...orderLines.map(forFields),
				useProductTaxRate,
				findProductsBy,
				additionalFields(orderFields),
				additionalJson,
				daysBack(
					'How far back to look for an order with this number, and since the day before its Create Date where that is earlier. GoedGepickt cannot search by number, so the orders of these days are read once in a run, 50 at a time.',
					USUAL_DAYS_BACK,
				),
				dryRun,
			],
			before: [mergeJson, fromShopOrder, fillWebshop, completeOrder],
			flow: withDryRun(createOnce),
		}),
	],
};
