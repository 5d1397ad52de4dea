import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runListSearch } from '../harness';
import { describeLists, lists, oneRow, type ListCase } from '../listWalk';
import { trials } from '../mistakes';
import { call, type Exchange } from '../operations';
import { reads, V11 } from './mediaTypes';
import { bolSubject } from './subject';

const open = lists(bolSubject);

const MOMENT = '2026-01-05T15:52:55+01:00';

const order = (orderId: string): IDataObject => ({
	orderId,
	orderPlacedDateTime: MOMENT,
	orderItems: [{}],
});

const buyer = { firstName: 'Sanne', surname: 'de Vries', city: 'Utrecht' };

/** The row of an order of the buyer above. */
const rowOf = (orderId: string) => ({
	name: `${orderId} – Sanne de Vries – Utrecht – 2026-01-05, 1 item`,
	value: orderId,
});

const ordersAre = (orders: IDataObject[], page = ''): Exchange =>
	call(`GET /retailer/orders?fulfilment-method=ALL&status=ALL${page}`, { orders });

const detailsAre = (orderId: string, shipmentDetails: IDataObject = buyer): Exchange =>
	call(`GET /retailer/orders/${orderId}`, { ...order(orderId), shipmentDetails });

const fails = (orderId: string, status: number, detail = ''): Exchange =>
	call(`GET /retailer/orders/${orderId}`, { detail }, { status });

/** Order numbers of bol have ten characters. */
const ids = (count: number, first = 0) =>
	Array.from({ length: count }, (_, index) => `A${String(first + index).padStart(9, '0')}`);

const otherBuyers = [
	detailsAre('A000000000', { ...buyer, surname: 'Jansen', city: 'Breda' }),
	detailsAre('A000000001'),
	detailsAre('A000000002', { ...buyer, surname: 'Bakker', city: 'Zwolle' }),
];

describe('The list of orders', () => {
	const lookedFor = (status: number): ListCase => ({
		typed: '0428314300',
		asks: [fails('0428314300', status), ordersAre([])],
		shows: [],
	});
	const amongTheNewest = (typed: string): ListCase => ({
		typed,
		asks: [ordersAre(ids(3).map(order)), ...otherBuyers],
		shows: ['A000000001'],
	});

	describeLists(
		open,
		{
			'shows whom an order is for': {
				asks: [ordersAre([order('1042831430')]), detailsAre('1042831430')],
				shows: [rowOf('1042831430')],
			},
			'asks for no more than 15 names, and shows the others without, page by page': {
				asks: [ordersAre(ids(50).map(order)), ...ids(15).map((id) => detailsAre(id))],
				shows: ids(50).map((id, index) =>
					index < 15 ? rowOf(id) : { name: `${id} – 2026-01-05, 1 item`, value: id },
				),
				next: {
					asks: [ordersAre([order('A000000050')], '&page=2'), detailsAre('A000000050')],
					shows: ['A000000050'],
				},
			},
			'shows an order whose details cannot be read': {
				asks: [ordersAre(ids(2).map(order)), fails('A000000000', 404), detailsAre('A000000001')],
				shows: [
					{ name: 'A000000000 – 2026-01-05, 1 item', value: 'A000000000' },
					rowOf('A000000001'),
				],
			},
			'finds a whole order number with one request': {
				typed: '1042831430',
				asks: [detailsAre('1042831430')],
				shows: [rowOf('1042831430')],
			},
			'finds a whole order number as it is typed': {
				typed: ' a2k8290lp8 ',
				asks: [detailsAre('A2K8290LP8')],
				shows: ['A2K8290LP8'],
			},
			'looks for what bol answers with 400 in the list': lookedFor(400),
			'looks for what bol answers with 404 in the list': lookedFor(404),
			'finds a part of a number on a later page': {
				typed: '0051',
				asks: [
					ordersAre(ids(50).map(order)),
					ordersAre(ids(3, 50).map(order), '&page=2'),
					detailsAre('A000000051'),
				],
				shows: [rowOf('A000000051')],
			},
			'finds a name in the newest': amongTheNewest('vries'),
			'finds a city in the newest': amongTheNewest('UTRECHT'),
		},
		'searchOrders',
	);

	test('says what is wrong when bol cannot be asked', async () => {
		const asks = [fails('1042831430', 403, 'No access')];
		const found = open('searchOrders', { typed: '1042831430', asks });
		await expect(found).rejects.toMatchObject({
			message: 'bol: No access',
			description: expect.stringContaining('Seller Dashboard'),
		});
	});

	test('reads three pages at the most for what is nowhere', async () => {
		let requests = 0;
		nock(bolSubject.baseUrl)
			.persist()
			.get(/^\/retailer\/orders/)
			.reply(200, (uri: string) => {
				requests++;
				const page = Number(new URL(uri, bolSubject.baseUrl).searchParams.get('page') ?? 1);
				return uri.includes('?') ? { orders: ids(50, page * 50).map(order) } : {};
			});
		const found = await runListSearch('searchOrders', { ...bolSubject, filter: 'nobody' });
		expect(found.results).toEqual([]);
		expect(requests).toBe(3 + 15);
	});
});

const shipment = {
	shipmentId: '914587795',
	shipmentDateTime: MOMENT,
	shipmentReference: 'PAKKET-7',
	order: { orderId: '1042831430' },
	shipmentItems: [{}, {}],
	transport: { transportId: '358612589' },
};

const shipmentRow = {
	name: '914587795 – order 1042831430 – PAKKET-7 – 2026-01-05, 2 items',
	value: '914587795',
};

const shipmentsAre = (shipments: IDataObject[], query = ''): Exchange =>
	call(`GET /retailer/shipments${query}`, { shipments });

describe('The list of shipments', () => {
	describeLists(
		open,
		{
			'shows order and reference': { asks: [shipmentsAre([shipment])], shows: [shipmentRow] },
			'finds those of an order': {
				typed: '1042831430',
				asks: [shipmentsAre([shipment], '?order-id=1042831430')],
				shows: [shipmentRow],
			},
			'finds a shipment by its own number': {
				typed: '914587795',
				asks: [
					call('GET /retailer/shipments?order-id=914587795', {}),
					shipmentsAre([shipment, { ...shipment, shipmentId: '2' }]),
				],
				shows: [shipmentRow],
			},
			'finds a part of a reference': {
				typed: 'pakket',
				asks: [
					shipmentsAre([{ ...shipment, shipmentId: '1', shipmentReference: 'BOX' }, shipment]),
				],
				shows: [shipmentRow],
			},
			'may be empty': { asks: [call('GET /retailer/shipments', {})], shows: [] },
		},
		'searchShipments',
	);
});

const OFFER = '13722de8-8182-d161-5422-4a0a1caab5c8';
const offer = {
	offerId: OFFER,
	ean: '8718526069334',
	reference: 'AX1234',
	condition: { category: 'NEW' },
};
const other = { ...offer, offerId: 'other', ean: '5035223124276', reference: 'ZZ1' };
const titled = { ...offer, reference: 'AX1234-872606', unknownProductTitle: 'Bicycle lamp' };

/** Offers have a version of their own (docs/services/bol.md, 1.2). */
const offersAre = (query: string, offers: IDataObject[], nextCursor?: string): Exchange =>
	call(
		`GET /retailer/offers?page-size=100${query}`,
		{ offers, page: { nextCursor } },
		{ headers: reads(V11) },
	);

/** What bol finds by a query is found with one request. */
const found = (typed: string | undefined, query: string): ListCase => ({
	typed,
	asks: [offersAre(query, [offer], 'abc')],
	shows: [{ name: '8718526069334 – AX1234 – NEW', value: OFFER }],
});

/** What is no whole sign of an offer is looked for in all of them. */
const lookedFor = (typed: string, query: string): ListCase => ({
	typed,
	asks: [offersAre(query, []), offersAre('', [other, titled])],
	shows: [OFFER],
});

describe('The list of offers', () => {
	describeLists(
		open,
		{
			'shows all': { ...found(undefined, ''), goesOn: true },
			'finds a whole EAN': found('8718526069334', '&eans=8718526069334'),
			'finds a whole reference': found('AX1234', '&reference=AX1234'),
			'finds an ID': found(OFFER, `&offer-ids=${OFFER}`),
			'finds a part of a reference': lookedFor('x12', '&reference=x12'),
			'finds a part of an EAN': lookedFor('872606', '&reference=872606'),
			'finds a part of an EAN that is as long as a whole one': lookedFor(
				'87185260',
				'&reference=87185260',
			),
			'finds a reference that could be an EAN': {
				typed: '96385074',
				asks: [
					offersAre('&eans=96385074&eans=0000096385074', []),
					offersAre('&reference=96385074', [offer]),
				],
				shows: [OFFER],
			},
			'reads on where bol refuses what was typed': {
				typed: 'x12',
				asks: [{ ...offersAre('&reference=x12', []), status: 400 }, offersAre('', [other, titled])],
				shows: [OFFER],
			},
			'finds a part of a title that bol does not know': lookedFor('lamp', '&reference=lamp'),
			'goes on from where it stopped looking': {
				typed: 'ax',
				asks: [
					offersAre('&reference=ax', []),
					offersAre('', [other], 'b'),
					offersAre('&cursor=b', [other], 'c'),
					offersAre('&cursor=c', [offer], 'd'),
				],
				shows: [OFFER],
				next: { asks: [offersAre('&cursor=d', [{ ...offer, offerId: 'last' }])], shows: ['last'] },
			},
		},
		'searchOffers',
	);
});

const returns = [
	{
		returnId: '15892026',
		registrationDateTime: MOMENT,
		returnItems: [
			{ rmaId: '86123452', orderId: '7616222250', ean: '8718526069334' },
			{ rmaId: '86123453', orderId: '7616222250', ean: '5035223124276' },
		],
	},
];

/** 50 returns are a full page, however many items they have. */
const fullPage = Array.from({ length: 50 }, (_, index) => ({
	returnId: String(index),
	returnItems: index === 0 ? [{ rmaId: '1' }] : [],
}));

const promotionsAre = (type: string, promotionId: string, startDateTime?: string): Exchange =>
	call(`GET /retailer/promotions?promotion-type=${type}`, {
		promotions: [{ promotionId, title: type, startDateTime }],
	});

describe('The list of', () => {
	const returnsAre = call('GET /retailer/returns?handled=false', { returns });

	describeLists(open, {
		returns: oneRow('searchReturns', returnsAre, '15892026 – 2026-01-05, 2 items', '15892026'),
		'return items': {
			method: 'searchReturnItems',
			asks: [returnsAre],
			shows: [
				{ name: '86123452 – 2026-01-05, order 7616222250, 8718526069334', value: '86123452' },
				{ name: '86123453 – 2026-01-05, order 7616222250, 5035223124276', value: '86123453' },
			],
		},
		'return items, after a full page of returns': {
			method: 'searchReturnItems',
			asks: [call('GET /retailer/returns?handled=false', { returns: fullPage })],
			shows: ['1'],
			next: { asks: [call('GET /retailer/returns?handled=false&page=2', {})], shows: [] },
		},
		transports: oneRow(
			'searchTransports',
			shipmentsAre([shipment]),
			'358612589 – shipment 914587795, 2026-01-05',
			'358612589',
		),
		replenishments: oneRow(
			'searchReplenishments',
			call('GET /retailer/replenishments', {
				replenishments: [
					{ replenishmentId: '2312208179', reference: 'REFERENCE1', creationDateTime: MOMENT },
				],
			}),
			'REFERENCE1 – 2312208179, 2026-01-05',
			'2312208179',
		),
		subscriptions: oneRow(
			'searchSubscriptions',
			call('GET /retailer/subscriptions', {
				subscriptions: [
					{ id: '1234', subscriptionType: 'WEBHOOK', url: 'https://www.bol.com/webhook' },
				],
			}),
			'1234 – WEBHOOK, https://www.bol.com/webhook',
			'1234',
		),
		'economic operators, found by bol': {
			method: 'searchEconomicOperators',
			typed: 'Toy',
			asks: [
				call(
					'GET /retailer/economic-operators?page-size=100&name=Toy',
					{
						operators: [{ id: '1', name: 'Toy Makers Ltd', status: 'VALID' }],
						page: { numberOfPages: 1 },
					},
					{ headers: reads('application/vnd.economic-operator.v1+json') },
				),
			],
			shows: [{ name: 'Toy Makers Ltd – VALID', value: '1' }],
		},
		'delivery profiles': oneRow(
			'searchDeliveryProfiles',
			call(
				'GET /retailer/delivery-promise/profiles',
				{ profiles: [{ profileId: 'a1', name: 'Fast' }] },
				{ headers: { accept: /delivery-promise\.v1/ } },
			),
			'Fast – a1',
			'a1',
		),
		invoices: oneRow(
			'searchInvoices',
			call('GET /retailer/invoices', {
				invoiceListItems: [{ invoiceId: '4500022543921', invoiceType: 'ALL_IN_ONE' }],
			}),
			'4500022543921 – ALL_IN_ONE',
			'4500022543921',
		),
		'promotions, of the second type behind the first': {
			method: 'searchPromotions',
			asks: [promotionsAre('AWARENESS', '1', '2026-06-01T00:00:00+02:00')],
			shows: [{ name: 'AWARENESS – 1 – 2026-06-01', value: '1' }],
			next: {
				asks: [promotionsAre('PRICE_OFF', '2')],
				shows: [{ name: 'PRICE_OFF – 2', value: '2' }],
			},
		},
	});
});

/** An offer is named by its EAN or reference wherever it can be chosen. */
describe('An offer that is named by a key', () => {
	const run = trials(bolSubject);
	const mode = (name: string, value: string) => ({ __rl: true, mode: name, value });
	const by = async (
		name: string,
		value: string,
		sends: Exchange[] = [],
		does = 'offer.get',
		more: INodeParameters = {},
	) => await run({ does, parameters: { offerId: mode(name, value), ...more }, sends });
	const gets = call(`GET /retailer/offers/${OFFER}`, offer, { headers: reads(V11) });

	test.each([
		['EAN', 'ean', '8718526069334', '&eans=8718526069334'],
		['EAN with blanks', 'ean', ' 8718526069334 ', '&eans=8718526069334'],
		['reference', 'reference', ' AX1234 ', '&reference=AX1234'],
	])('is got by its %s', async (_, name, value, query) => {
		// Looser than the key: bol does not say how it compares references.
		const looser = { ...offer, offerId: 'other', ean: '1', reference: 'AX12345' };
		const { rows, error } = await by(name, value, [offersAre(query, [looser, offer]), gets]);
		expect(error).toBeUndefined();
		expect(rows[0]).toMatchObject({ offerId: OFFER });
	});

	test('is deleted by it, with the zeros in front that a sheet took', async () => {
		const ean = '0088381086134';
		const removes = call(`DELETE /retailer/offers/${OFFER}`, '', {
			headers: reads(V11),
			status: 204,
		});
		const sends = [offersAre(`&eans=${ean}`, [{ ...offer, ean }]), removes];
		expect((await by('ean', '88381086134', sends, 'offer.delete')).error).toBeUndefined();
	});

	test('is meant in a query, too', async () => {
		const query = `offer-id=${OFFER}&period=WEEK&number-of-periods=1&name=PRODUCT_VISITS`;
		const { error } = await by(
			'reference',
			'AX1234',
			[
				offersAre('&reference=AX1234', [offer]),
				call(`GET /retailer/insights/offer?${query}`, { offerInsights: [] }),
			],
			'insight.getOfferInsights',
			{ period: 'WEEK', numberOfPeriods: 1, name: 'PRODUCT_VISITS' },
		);
		expect(error).toBeUndefined();
	});

	const twice = [offer, { ...offer, offerId: 'used' }];

	test.each([
		['ean', '8718526069334', [], 'bol has no offer with the EAN 8718526069334'],
		['reference', 'AX1234', [], 'bol has no offer with the reference AX1234'],
		['reference', 'ax1234', [offer], 'bol has no offer with the reference ax1234'],
		['ean', '8718526069334', twice, '2 offers in bol have the EAN 8718526069334'],
	])('by %s %s, of %j', async (name, value, known, message) => {
		const query = name === 'ean' ? `&eans=${value}` : `&reference=${value}`;
		const { error } = await by(name, value, [offersAre(query, known)], 'offer.delete');
		expect(error).toMatchObject({ message });
	});

	test('is not looked for by what cannot be an EAN', async () => {
		expect((await by('ean', 'AX1234')).error).toMatchObject({
			message: 'Offer: "AX1234" is not an EAN',
			description: expect.stringContaining('By Reference'),
		});
	});

	test.each(['ean', 'reference'])('is missing where %s is empty', async (name) => {
		expect((await by(name, '={{ "" }}')).error?.message).toContain('Offer');
	});
});

test('A list does not wait long for the rate limit, and says what to do', async () => {
	const asks = [
		call('GET /retailer/shipments', {}, { status: 429, answerHeaders: { 'Retry-After': '600' } }),
	];
	await expect(open('searchShipments', { asks })).rejects.toMatchObject({
		message: expect.stringContaining('bol lets no more requests through'),
		description: expect.stringContaining('Open the list again later, or choose "By ID".'),
	});
	forgetLimits();
	// It waits for as long as a list does, and a little more on a busy machine.
}, 60_000);
