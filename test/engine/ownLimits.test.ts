import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { SERVICES } from '../outputs/services';
import { firstOf, problemOf, serve } from './slots';

/** What a service takes only in one form or from one set, by its reference: the operation, a wrong value, the error. */
// prettier-ignore
const refused: Array<[service: string, operation: string, INodeParameters, string]> = [
	['Picqer', 'task.create', { additionalFields: { deadline_time: 'noon' } }, 'Deadline Time: "noon" is not a time'],
	['Picqer', 'tag.create', { color: 'green' }, 'Color: "green" must be a hex code'],
	['Picqer', 'locationType.create', { color: '#12' }, 'Color: "#12" must be a hex code'],
	['Picqer', 'supplier.create', { additionalFields: { country: 'Nederland' } }, 'Country: "Nederland" must be a country in two letters'],
	['Picqer', 'order.create', { additionalFields: { deliverycountry: 'NLD' } }, 'Delivery Country: "NLD" must be'],
	['Picqer', 'product.create', { additionalFields: { country_of_origin: 'China' } }, 'Country of Origin: "China" must be'],
	['Picqer', 'picklist.pick', { amount: 0 }, 'Amount: 0 is too low; the least is 1'],
	['Picqer', 'product.create', { price: -5 }, 'Price: -5 is too low; the least is 0'],
	['Picqer', 'product.create', { additionalFields: { weight: -1 } }, 'Weight (Grams): -1 is too low'],
	['Picqer', 'customer.create', { additionalFields: { discount: 150 } }, 'Discount (%): 150 is too high; the most is 100'],
	['Picqer', 'product.create', { additionalFields: { type: 'bundle' } }, 'Type: "bundle" is none of the choices'],
	['Picqer', 'order.getAll', { filters: { status: 'open' } }, 'Status: "open" is none of the choices'],
	['Picqer', 'receipt.create', { additionalFields: { version: 3 } }, 'Version: "3" is none of the choices'],
	['GoedGepickt', 'order.create', { additionalFields: { shippingCountry: 'Nederland' } }, 'Shipping Country: "Nederland" must be'],
	[
		'GoedGepickt',
		'order.create',
		{ additionalFields: { pickupLocationData: { point: { country: 'NLD' } } } },
		'Pickup Point, Country: "NLD" must be a country in two letters, such as NL',
	],
	['GoedGepickt', 'order.create', { additionalFields: { currency: 'euro' } }, 'Currency: "euro" must be a currency in three letters, such as EUR'],
	['GoedGepickt', 'product.create', { additionalFields: { price: 0.125 } }, 'Price: 0.125 has more than two decimals'],
	['GoedGepickt', 'order.create', { additionalFields: { shippingTotal: -4.95 } }, 'Shipping Total: -4.95 is too low; the least is 0'],
	[
		'GoedGepickt',
		'order.create',
		{ orderItemsLines: { line: [{ sku: 'A', productQuantity: 1, taxRate: 121 }] } },
		'Order Line 1, Tax Rate (%): 121 is too high; the most is 100',
	],
	['GoedGepickt', 'order.create', { orderStatus: 'paid' }, '"paid" is none of the choices'],
	['GoedGepickt', 'order.getAll', { filters: { orderByDirection: 'down' } }, '"down" is none of the choices'],
	['Lagerkoll', 'image.getBarcode', { options: { barcode_type: 'EAN13' } }, '"EAN13" is none of the choices'],
	['Lagerkoll', 'priceList.getAll', { filters: { sort_column: 'rate' } }, '"rate" is none of the choices'],
	['GoedGepickt', 'order.create', { orderId: '={{ " " }}' }, 'Order ID: is empty'],
	['GoedGepickt', 'order.getAll', { limit: 0 }, 'Limit: 0 is too low; the least is 1'],
	['GoedGepickt', 'productStock.mutate', { mutation: '={{ "" }}' }, 'Change: is empty'],
	['Lagerkoll', 'pdf.generate', { html: '={{ " " }}' }, 'Web Page: is empty'],
	['Lagerkoll', 'unit.getAll', { filters: { since: -1 } }, 'Since: -1 is too low; the least is 0'],
	['Lagerkoll', 'purchaseOrder.deliverArticle', { deliveredAmount: -1 }, 'Delivered Amount: -1 is too low; the least is 0'],
];

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

test.each(refused)(
	'%s > %s refuses %j before it is sent',
	async (service, operation, wrong, message) => {
		const { first, parameters } = await firstOf(service, operation);
		const sent = serve(SERVICES[service], first.exchanges);
		const problem = await problemOf(SERVICES[service], { parameters: { ...parameters, ...wrong } });
		expect({ problem, sent }).toEqual({ problem: expect.stringContaining(message), sent: [] });
	},
);
