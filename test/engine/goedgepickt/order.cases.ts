import { byId, call, inTurn, sends, type Cases } from '../operationCase';
import { DEFAULT_WEBSHOP, envelope, firstPage, rowsFrom, skuQuery } from './subject';

const UUID = '802b2103-0000-4000-8000-60fe6b87e466';
const WEBSHOP = '11112222-0000-4000-8000-000000000001';
const day = /^\d{4}-\d{2}-\d{2}$/ as never;

/** Part of the order of docs/services/goedgepickt.md, 2.5. */
const order = {
	uuid: UUID,
	externalDisplayId: 'WEB-100245',
	status: 'ready_for_picking',
	createDate: '2026-03-02T14:05:00',
	webshopName: 'Voorbeeldshop NL',
	shippingLastName: 'de Boer',
	shippingCountry: 'NL',
	attentionNeeded: 0,
	products: [{ sku: 'TSHIRT-BLK-L', productQuantity: 2, type: 'normal' }],
	shipments: [{ trackTraceCode: '3SEXAMPLE0001' }],
};

const wholeOrder = { ...order, totalPaid: '44.85', tags: ['spoed'], finishDate: null };

/** An order of a shop: to a Belgian pick-up point, with an invoice to somebody else. */
const shopOrder = {
	number: 'C0001',
	placedAt: '2025-11-25T23:30:00Z',
	currency: 'EUR',
	deliverTo: {
		name: 'Sanne de Boer',
		company: 'Bakkerij',
		pickUpPoint: 'Afhaalpunt Plein',
		street: 'Plein',
		houseNumber: '1',
		houseNumberExtension: 'bus 0302',
		secondLine: 'achterom',
		zipCode: '2000',
		city: 'Antwerpen',
		country: 'BE',
		emailAddress: 'koper@example.com',
		telephone: '030-1234567',
	},
	invoiceTo: {
		name: 'Betaler',
		company: 'Kantoor',
		street: 'Gracht',
		houseNumber: '3',
		zipCode: '1011AA',
		city: 'Amsterdam',
		country: 'NL',
	},
	lines: [
		{
			lineId: '1',
			ean: '0045496420055',
			sku: 'RAIN-M',
			title: 'Rain suit',
			quantity: 3,
			priceIncludingVat: 10.05,
		},
		{ ean: '45496420055', quantity: 1, priceIncludingVat: 0 },
	],
};

/** An order of which not all was picked, in two parcels. */
const sentOrder = {
	uuid: UUID,
	externalDisplayId: 'WEB-100245',
	shippingMethod: 'PostNL',
	products: [
		{ productUuid: 'p1', sku: 'REGEN-M', productQuantity: 3, pickedQuantity: 2, type: 'normal' },
		{ productUuid: 'p1', sku: 'REGEN-M', productQuantity: 1, pickedQuantity: 1, type: 'normal' },
		null,
		{ productUuid: 'gone', sku: 'REMOVED', productQuantity: 1, pickedQuantity: 1 },
		{ productUuid: 'set', sku: 'SET-01', productQuantity: 2, pickedQuantity: 0, type: 'parent' },
		{ productUuid: 'a', sku: 'PART-A', productQuantity: 4, pickedQuantity: 3, type: 'child' },
		{ productUuid: 'b', sku: 'PART-B', productQuantity: 2, pickedQuantity: 2, type: 'child' },
		{ productUuid: 'c', sku: 'PART-C', productQuantity: 0, pickedQuantity: 0, type: 'child' },
		{ sku: 'UNKNOWN', productQuantity: 1, pickedQuantity: 1 },
		{ productUuid: 'p2', sku: 'LATER', productQuantity: 1, pickedQuantity: 0, type: 'normal' },
	],
	shipments: [
		{ trackTraceCode: '3S1', trackTraceUrl: 'https://example.com/t' },
		{ trackTraceCode: '3S2', trackTraceUrl: null },
	],
};

const byStatus = (status: string) => ({
	searchAttribute: 'status',
	searchDelimiter: '=',
	searchValue: status,
});

const fifty = { itemsPerPage: 50 };

/** A page of the list of orders; the first one unless the query says otherwise. */
const ordersAre = (rows: object[], query: Record<string, unknown> = {}, pageInfo: object = fifty) =>
	call('GET /orders', envelope(rows, pageInfo as never), {
		query: { ...firstPage('50'), ...query } as never,
	});

const pickupPoint = {
	locationNumber: '901892834',
	carrier: '1',
	location: 'Buurtwinkel',
	street: 'Kerkplein',
	houseNumber: '3',
	zipcode: '1234AC',
	city: 'Utrecht',
	country: 'NL',
};

/**
 * All fields of the body that are plain text (docs/services/goedgepickt.md, 2.5, create order
 * body).
 */
const texts = {
	orderDisplayId: 'WEB-100245',
	currency: 'EUR',
	billingFirstName: 'Sanne',
	billingLastName: 'de Boer',
	billingCompany: 'Boer BV',
	billingAddress: 'Dorpsstraat',
	billingHouseNumber: '12',
	billingHouseNumberAddition: 'a',
	billingAddress2: 'achter',
	billingZipcode: '1234AB',
	billingCity: 'Utrecht',
	billingCountry: 'NL',
	billingEmail: 'sanne@example.com',
	billingPhone: '0612345678',
	shippingFirstName: 'Sanne',
	shippingLastName: 'de Boer',
	shippingCompany: 'Boer BV',
	shippingAddress: 'Dorpsstraat',
	shippingHouseNumber: '12',
	shippingHouseNumberAddition: 'a',
	shippingAddress2: 'achter',
	shippingZipcode: '1234AB',
	shippingCity: 'Utrecht',
	shippingCountry: 'NL',
	shippingMethod: 'PostNL standaard',
	paymentMethod: 'ideal',
	invoiceNumber: 'F-7',
	customerNote: 'Graag bij de buren afgeven',
};

const amounts = {
	discountTotal: 1,
	discountTax: 0.21,
	shippingTotal: 4.95,
	shippingTax: 0.86,
	paidTotal: 44.85,
	paidTax: '7.8',
};

const amountsSent = {
	discountTotal: '1.00',
	discountTax: '0.21',
	shippingTotal: '4.95',
	shippingTax: '0.86',
	paidTotal: '44.85',
	paidTax: '7.80',
};

const line = {
	sku: 'TSHIRT-BLK-L',
	productName: 'T-shirt zwart L',
	productQuantity: 2,
	taxRate: 21,
};

const moreOfLine = {
	lineItemId: '100245-1',
	productId: '4711',
	ean: '8712345678906',
	productImage: 'https://shop.example/t.jpg',
	unitPriceIncl: 19.95,
	unitPriceExcl: 16.49,
	unitPriceTax: 3.46,
	totalPriceIncl: 39.9,
	totalPriceExcl: 32.98,
	totalPriceTax: 6.92,
};

const moreOfLineSent = {
	...moreOfLine,
	unitPriceIncl: '19.95',
	unitPriceExcl: '16.49',
	unitPriceTax: '3.46',
	totalPriceIncl: '39.90',
	totalPriceExcl: '32.98',
	totalPriceTax: '6.92',
};

const created = { message: 'Order created', orderUuid: UUID };

/** Orders: docs/services/goedgepickt.md, 2.5. */
export const orderCases: Cases = {
	'order.getChangedSince': inTurn(
		{ parameters: { changedSince: '2026-03-02T12:00:00Z' }, gives: [order, { uuid: 'older' }] },
		ordersAre([wholeOrder, { uuid: 'before', createDate: '2026-03-02T12:59:59' }], {
			createdAfter: '2026-03-01',
		}),
		{
			request: 'GET /shipments',
			query: { ...firstPage('50'), createdAfter: '2026-03-01' },
			answer: envelope(
				[
					{ linkedOrder: { uuid: UUID }, createDate: '2026-03-03T10:00:00' },
					{ linkedOrder: { uuid: 'older' }, createDate: '2026-03-03T10:00:00' },
					{ orderUuid: 'older', createDate: '2026-03-03T11:00:00' },
					{ linkedOrder: { uuid: 'sent-before' }, createDate: '2026-03-02T10:00:00' },
					{ orderUuid: 'gone' },
					{ linkedOrder: null },
				],
				fifty,
			),
		},
		{ request: 'GET /orders/older', answer: { uuid: 'older' } },
		{ request: 'GET /orders/gone', status: 404, answer: { message: 'gone' } },
	),
	'order.getAll': [
		sends('GET /orders', {
			parameters: {
				filters: {
					// Late in the evening in UTC is the next day in the Netherlands.
					createdAfter: '2026-03-01T23:30:00Z',
					webshopUuid: byId(WEBSHOP),
					searchAttribute: 'externalId',
					searchDelimiter: '={{ "=" }}',
					searchValue: '100245',
					orderBy: 'createDate',
					orderByDirection: 'desc',
					extraParameters: { pair: [{ name: 'orderstatus', value: 'backorder' }] },
				},
			},
			query: {
				...firstPage('50'),
				createdAfter: '2026-03-02',
				webshopUuid: WEBSHOP,
				searchAttribute: 'externalId',
				searchDelimiter: '=',
				searchValue: '100245',
				orderBy: 'createDate',
				orderByDirection: 'desc',
				orderstatus: 'backorder',
			},
			// Rows that name another webshop are left out; most name none.
			answer: envelope(
				[
					wholeOrder,
					{ uuid: 'other', webshopUuid: 'another' },
					{ uuid: 'unknown', webshopUuid: null },
				],
				fifty,
			),
			gives: [order, { uuid: 'unknown' }],
		}),
		{
			// The service's own filter lets others through; Limit counts what is left.
			parameters: {
				simplify: false,
				limit: 3,
				filters: { status: 'backorder', createdAfter: '2026-03-01' },
			},
			exchanges: [
				ordersAre(
					rowsFrom(0, 50).map((row, index) => ({
						...row,
						status: index < 2 ? 'backorder' : 'open',
					})),
					{ createdAfter: '2026-03-01', ...byStatus('backorder') },
				),
				ordersAre(
					rowsFrom(50, 50).map((row) => ({ ...row, status: 'backorder' })),
					{ page: '2', createdAfter: '2026-03-01', ...byStatus('backorder') },
				),
			],
			gives: [
				{ uuid: 'row-0', status: 'backorder' },
				{ uuid: 'row-1', status: 'backorder' },
				{ uuid: 'row-50', status: 'backorder' },
			],
		},
		sends('GET /orders', {
			// With a search of the user's own, the status is looked at here only.
			parameters: {
				simplify: false,
				returnAll: true,
				filters: { status: 'completed', searchAttribute: 'tag', searchValue: 'spoed' },
			},
			query: {
				...firstPage('50'),
				searchAttribute: 'tag',
				searchDelimiter: '=',
				searchValue: 'spoed',
			},
			answer: envelope(
				[{ uuid: 'a', status: 'open' }, { uuid: 'b', status: 'completed' }, { uuid: 'c' }],
				fifty,
			),
			gives: [{ uuid: 'b', status: 'completed' }],
		}),
		sends('GET /orders', {
			// One row costs one request, however many there are.
			parameters: { simplify: false, limit: 1 },
			query: firstPage('50'),
			answer: envelope(rowsFrom(0, 50), fifty),
			gives: [{ uuid: 'row-0' }],
		}),
		// Totals lag behind: the pages go on until one is empty.
		inTurn(
			{ parameters: { simplify: false, returnAll: true }, gives: rowsFrom(0, 52) },
			ordersAre(rowsFrom(0, 50), {}, { totalItems: 40, currentPage: 1, lastPage: 1 }),
			ordersAre(rowsFrom(49, 3), { page: '2' }, { totalItems: 40, currentPage: 2, lastPage: 1 }),
			ordersAre([], { page: '3' }, { totalItems: 40 }),
		),
	],
	'order.get': [
		sends(`GET /orders/{orderUuid=${UUID}}`, { answer: wholeOrder as never, gives: [order] }),
		inTurn(
			{ parameters: { orderUuid: byId(UUID), simplify: false }, gives: [wholeOrder] },
			{ request: `GET /orders/${UUID}`, answer: wholeOrder as never },
		),
	],
	'order.findByNumber': [
		inTurn(
			{ parameters: { orderNumber: ' WEB-100245 ', daysBack: 200 }, gives: [order] },
			{
				request: 'GET /orders',
				query: { ...firstPage('50'), createdAfter: day },
				// Numbers that contain it are others.
				answer: envelope(
					rowsFrom(0, 50).map((row) => ({ ...row, externalDisplayId: 'WEB-1002450' })),
					fifty,
				),
			},
			ordersAre([{ uuid: 'x', externalDisplayId: 'web-100245' }, wholeOrder], {
				page: '2',
				createdAfter: day,
			}),
		),
		sends('GET /orders', {
			parameters: { orderNumber: 'WEB-1', ifNotFound: 'empty' },
			query: { ...firstPage('50'), createdAfter: day },
			answer: envelope([wholeOrder], fifty),
			gives: [{}],
		}),
	],
	'order.create': [
		sends('POST /orders', {
			parameters: {
				webshopUuid: byId(WEBSHOP),
				orderId: '100245',
				orderStatus: 'on_hold',
				createDate: '2026-03-02T13:05:00Z',
				orderItemsLines: { line: [{ ...line, more: moreOfLine }] },
				additionalFields: {
					...texts,
					...amounts,
					finishDate: '2026-07-02T13:05:00Z',
					ignoreUnknownProductWarnings: true,
					pickupLocationData: { point: pickupPoint },
				},
				additionalJson: '{ "tags": ["spoed"] }',
			},
			headers: { 'content-type': /^application\/json/ },
			body: {
				webshopUuid: WEBSHOP,
				orderId: '100245',
				orderStatus: 'on_hold',
				// The Netherlands are an hour ahead of UTC in winter, two in summer.
				createDate: '2026-03-02T14:05:00.000',
				finishDate: '2026-07-02T15:05:00.000',
				...texts,
				...amountsSent,
				ignoreUnknownProductWarnings: true,
				pickupLocationData: pickupPoint,
				orderItems: [{ ...line, ...moreOfLineSent }],
				tags: ['spoed'],
			},
			answer: created,
		}),
		sends('POST /orders', {
			// House numbers are text, wherever they come from; what is empty is left out.
			parameters: {
				orderId: '100246',
				createDate: '2026-03-02T14:05:00',
				orderItemsInput: 'json',
				orderItemsJson: JSON.stringify([
					{ ...line, taxRate: 0, unitPriceIncl: 0, customField: 'kept' },
					// A discount is a line with a price below zero.
					{ sku: 'MUG', productQuantity: '3', taxRate: '9', unitPriceIncl: -2.5 },
				]),
				additionalFields: {
					billingHouseNumber: '={{ 12 }}',
					billingCompany: '',
					shippingHouseNumber: '={{ 0 }}',
					pickupLocationData: {
						point: { houseNumber: '={{ 3 }}', city: '', carrier: '={{ 1 }}', country: 'be' },
					},
					currency: 'usd',
					// No source says with which sign.
					discountTotal: -5,
				},
				additionalJson: '={{ { shippingHouseNumberAddition: 2, billingCity: "" } }}',
			},
			body: {
				webshopUuid: DEFAULT_WEBSHOP,
				orderId: '100246',
				orderStatus: 'open',
				// A text without zone is in n8n's own, New York, which is six hours behind.
				createDate: '2026-03-02T20:05:00.000',
				billingHouseNumber: '12',
				shippingHouseNumber: '0',
				shippingHouseNumberAddition: '2',
				pickupLocationData: { houseNumber: '3', carrier: '1', country: 'BE' },
				currency: 'USD',
				discountTotal: '-5.00',
				orderItems: [
					{ ...line, taxRate: 0, unitPriceIncl: '0.00', customField: 'kept' },
					{ sku: 'MUG', productQuantity: 3, taxRate: 9, unitPriceIncl: '-2.50' },
				],
			},
			answer: created,
		}),
		sends('POST /orders', {
			// Without a date the order is of now; a pickup point in the JSON is made right, and an
			// empty key there takes none away.
			parameters: {
				orderId: '100247',
				orderItemsLines: { line: [line] },
				additionalJson: JSON.stringify({
					pickupLocationData: { houseNumber: 3, location: '' },
					orderId: null,
					orderDisplayId: '',
				}),
			},
			body: {
				webshopUuid: DEFAULT_WEBSHOP,
				orderId: '100247',
				orderStatus: 'open',
				createDate: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.000$/ as never,
				pickupLocationData: { houseNumber: '3' },
				orderItems: [line],
			},
			answer: created,
		}),
	],
	'order.getShipmentReport': [
		{
			parameters: { orderUuid: byId(UUID) },
			exchanges: [
				{ request: `GET /orders/${UUID}`, answer: sentOrder as never },
				{ request: 'GET /products/p1', answer: { ean: null, barcode: '8719327000243' } },
				{ request: 'GET /products/gone', status: 404 },
				{ request: 'GET /products/set', answer: { ean: '045496420055' } },
			],
			gives: [
				{
					...sentOrder,
					shipmentReport: {
						orderNumber: 'WEB-100245',
						reference: UUID,
						parcels: [
							{ carrier: 'PostNL', trackingCode: '3S1', trackingUrl: 'https://example.com/t' },
							{ carrier: 'PostNL', trackingCode: '3S2' },
						],
						lines: [
							{ ean: '8719327000243', sku: 'REGEN-M', quantity: 3 },
							{ sku: 'REMOVED', quantity: 1 },
							{ ean: '045496420055', sku: 'SET-01', quantity: 1 },
							{ sku: 'UNKNOWN', quantity: 1 },
						],
					},
				},
			],
		},
	],
	'order.createOnce': [
		{
			// A shop order as a whole: GoedGepickt does not have it yet.
			parameters: {
				orderInput: 'shopOrder',
				shopOrder: JSON.stringify(shopOrder),
				taxRate: 21,
				additionalFields: { customerNote: 'Cadeau', ignoreUnknownProductWarnings: false },
			},
			exchanges: [
				...['RAIN-M', 'RAIN-M '].map((sku) =>
					call('GET /products', envelope([]), { query: skuQuery(sku) }),
				),
				{
					request: 'GET /products',
					query: { ...skuQuery('0045496420055'), searchAttribute: 'ean' },
					answer: envelope([{ sku: 'REGEN-M', name: 'Regenpak', ean: '045496420055' }]),
				},
				{
					request: 'GET /orders',
					// The order is older than the usual 14 days.
					query: { ...firstPage('50'), createdAfter: '2025-11-25' },
					answer: envelope([wholeOrder], fifty),
				},
				call('POST /orders', created, {
					body: {
						webshopUuid: DEFAULT_WEBSHOP,
						orderId: 'C0001',
						orderDisplayId: 'C0001',
						orderStatus: 'open',
						createDate: '2025-11-26T00:30:00.000',
						currency: 'EUR',
						billingLastName: 'Betaler',
						billingCompany: 'Kantoor',
						billingAddress: 'Gracht',
						billingHouseNumber: '3',
						billingZipcode: '1011AA',
						billingCity: 'Amsterdam',
						billingCountry: 'NL',
						billingEmail: 'koper@example.com',
						billingPhone: '030-1234567',
						shippingFirstName: 'Sanne',
						shippingLastName: 'de Boer',
						shippingCompany: 'Afhaalpunt Plein, Bakkerij',
						shippingAddress: 'Plein',
						shippingHouseNumber: '1',
						shippingHouseNumberAddition: 'bus 0302',
						shippingAddress2: 'achterom',
						shippingZipcode: '2000',
						shippingCity: 'Antwerpen',
						shippingCountry: 'BE',
						customerNote: 'Cadeau',
						ignoreUnknownProductWarnings: false,
						orderItems: [
							{
								lineItemId: '1',
								sku: 'REGEN-M',
								ean: '0045496420055',
								productName: 'Rain suit',
								productQuantity: 3,
								taxRate: 21,
								unitPriceIncl: '10.05',
								totalPriceIncl: '30.15',
							},
							{
								sku: 'REGEN-M',
								ean: '45496420055',
								productName: 'Regenpak',
								productQuantity: 1,
								taxRate: 21,
								unitPriceIncl: '0.00',
								totalPriceIncl: '0.00',
							},
						],
					},
				}),
			],
			gives: [{ created: true, ...created }],
		},
		{
			// It is there already, in this webshop as far as one knows.
			parameters: {
				orderId: '100245',
				createDate: '2026-03-02T13:05:00Z',
				orderItemsLines: { line: [line] },
				additionalFields: { orderDisplayId: 'WEB-100245' },
				daysBack: 1,
			},
			exchanges: [
				ordersAre([wholeOrder], { createdAfter: day }),
				call('GET /webshops', envelope([{ uuid: 'another', name: 'Another' }], fifty), {
					query: firstPage('50'),
				}),
			],
			gives: [{ created: false, orderUuid: UUID, ...wholeOrder }],
		},
		// Its webshop is not said, or written in another case.
		...[null, '', DEFAULT_WEBSHOP.toUpperCase()].map((webshopUuid) => {
			const row = { uuid: UUID, externalDisplayId: 'WEB-1', webshopUuid };
			return {
				parameters: { orderId: 'WEB-1', orderItemsLines: { line: [line] } },
				exchanges: [ordersAre([row], { createdAfter: day })],
				gives: [{ created: false, orderUuid: UUID, ...row }],
			};
		}),
		{
			// The answer to the creation got lost, but the order is there.
			parameters: { orderId: 'LOST-1', orderItemsLines: { line: [line] } },
			exchanges: [
				ordersAre([], { createdAfter: day }, { itemsPerPage: 100 }),
				{ request: 'POST /orders', body: /LOST-1/, status: 504 },
				ordersAre([{ uuid: UUID, externalDisplayId: 'LOST-1' }], { createdAfter: day }),
			],
			gives: [{ created: false, orderUuid: UUID, uuid: UUID, externalDisplayId: 'LOST-1' }],
		},
	],
};
