import { METHODS } from '../../fields/fulfilmentMethod';
import { additionalFields, filters, withFields } from '../../../shared/operation/collections';
import { choice, text } from '../../../shared/operation/fields';
import { locator, locatorField } from '../../../shared/operation/locator';
import { key, toFilledKey } from '../../../shared/operation/key';
import type { Resource, Step } from '../../../shared/operation/operation';
import { parameterError } from '../../../shared/operation/nodeError';
import { verbs } from '../../../shared/operation/verbs';
import { paged } from '../../../shared/service/paging';
import { inputFileField } from '../../../shared/operation/common';
import { attachInvoice } from './invoiceUpload';
import { untilCompleted, waitForCompletion } from '../../process/processStatus';
import { pagesOf, writes } from '../../service/request';
import {
	carrier,
	completeTransport,
	label,
	orderItemsLike,
	traceByItems,
	transport,
} from './shipmentBody';
import { reported } from './report';
import { reportInputs } from './reportInputs';
import { orderToCheck, shippedAfterCheck } from './shipmentCheck';

const { action, create, get, list } = verbs(pagesOf('shipments', 'shipmentId'), {
	name: 'Shipment',
	one: 'a shipment',
	many: 'shipments',
});

const shipmentDetails = {
	search: 'searchShipments',
	example: '914587795',
	numeric: false,
	hint: 'Search finds a whole order number, or a part of what is shown in the newest 150 shipments',
};

const shipment = locator('Shipment', 'shipmentId', shipmentDetails);

/** The two filters exclude each other (2.2, get-shipments). */
const oneFilter: Step = (draft, context) => {
	const { 'order-id': orderId, 'fulfilment-method': method } = draft.query;
	if (orderId === undefined || method === undefined) return draft;
	throw parameterError(
		context,
		'Filters',
		'bol takes either Order ID or Fulfilment Method, not both',
		'Remove one of them.',
	);
};

/** Shipments of version 10: docs/services/bol.md, 2.2. */
export const shipmentResource: Resource = {
	name: 'Shipment',
	value: 'shipment',
	operations: [
		list('/retailer/shipments', {
			description: 'Get the shipments of the last 3 months; Get has the tracking code',
			before: [oneFilter],
			inputs: [
				filters([
					choice('Fulfilment Method', 'fulfilment-method', METHODS, {
						default: 'FBR',
						description: 'Not together with Order ID',
					}),
					key('Order ID', 'order-id', {
						description: 'ID of the order at bol',
						placeholder: 'e.g. 7616222250',
					}),
				]),
			],
		}),
		get('/retailer/shipments/{shipmentId}', { inputs: [shipment] }),
		create('/retailer/shipments', {
			action: 'Create a shipment',
			description:
				'Tell bol that items of one order have been sent. Read the order right before, as the customer may have asked to cancel an item, or give Check Order ID.',
			request: writes,
			inputs: [
				...orderItemsLike('6107434013', 100),
				carrier,
				...transport,
				...label,
				...waitForCompletion,
				withFields(
					additionalFields([
						text('Shipment Reference', 'shipmentReference', {
							convert: toFilledKey,
							description: 'Your own reference',
							most: 90,
						}),
					]),
					// The check is for the node, and no part of the request.
					[orderToCheck],
				),
			],
			before: [completeTransport, traceByItems],
			flow: shippedAfterCheck,
		}),
		action(
			'Report',
			'report',
			'Report what the warehouse has sent',
			['POST', '/retailer/shipments'],
			{
				answer: 'object',
				description:
					'Tell bol what the warehouse has sent of an order: reads the order, reports what is still open and no more, and adds a tracking code that came later. Run again, nothing changes.',
				request: writes,
				inputs: reportInputs,
				flow: reported,
			},
		),
		list('/retailer/shipments/invoices/requests', {
			name: 'Get Many Invoice Requests',
			value: 'getInvoiceRequests',
			action: 'Get many invoice requests',
			description: 'Get the shipments for which business customers want an invoice',
			inputs: [
				filters([
					locatorField('Shipment', 'shipment-id', shipmentDetails),
					choice(
						'State',
						'state',
						[
							{ name: 'All', value: 'ALL' },
							{ name: 'Open', value: 'OPEN', description: 'The invoice is still to be uploaded' },
							{ name: 'Upload Error', value: 'UPLOAD_ERROR', description: 'The file was refused' },
						],
						{ description: 'Only requests in this state', default: 'OPEN' },
					),
				]),
			],
			flow: paged(pagesOf('invoiceRequests', 'shipmentId')),
		}),
		action(
			'Upload Invoice',
			'uploadInvoice',
			'Upload the invoice of a shipment',
			['POST', '/retailer/shipments/invoices/{shipmentId}'],
			{
				answer: 'object',
				description:
					'Upload the invoice that a business customer asked for, as a PDF; that bol takes other files is (unconfirmed)',
				inputs: [shipment, inputFileField, ...waitForCompletion],
				before: [attachInvoice],
				flow: untilCompleted,
			},
		),
	],
};
