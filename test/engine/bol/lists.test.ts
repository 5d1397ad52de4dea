import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runListSearch, runNode } from '../harness';
import { bolSubject } from './subject';

afterEach(() => nock.cleanAll());

const api = () => nock(bolSubject.baseUrl, { reqheaders: bolSubject.headers });

const names = (found: { results: Array<{ name: string }> }) =>
	found.results.map(({ name }) => name);

async function search(method: string, filter?: string, paginationToken?: string) {
	const found = await runListSearch(method, { ...bolSubject, filter, paginationToken });
	expect(nock.pendingMocks()).toEqual([]);
	return found;
}

const ALL = { 'fulfilment-method': 'ALL', status: 'ALL' };

const order = (orderId: string): IDataObject => ({
	orderId,
	orderPlacedDateTime: '2026-01-05T15:52:55+01:00',
	orderItems: [{}],
});

const buyer = { firstName: 'Sanne', surname: 'de Vries', city: 'Utrecht' };

describe('The list of orders', () => {
	const givesOrders = (orders: IDataObject[], page?: string) =>
		api()
			.get('/retailer/orders')
			.query({ ...ALL, ...(page && { page }) })
			.reply(200, { orders });

	const givesDetails = (orderId: string, shipmentDetails: IDataObject) =>
		api()
			.get(`/retailer/orders/${orderId}`)
			.reply(200, { ...order(orderId), shipmentDetails });

	/** Order numbers of bol have ten characters. */
	const ids = (count: number, first = 0) =>
		Array.from({ length: count }, (_, index) => `A${String(first + index).padStart(9, '0')}`);

	test('shows whom an order is for', async () => {
		givesOrders([order('1042831430')]);
		givesDetails('1042831430', buyer);
		expect((await search('searchOrders')).results).toEqual([
			{ name: '1042831430 – Sanne de Vries – Utrecht – 2026-01-05, 1 item', value: '1042831430' },
		]);
	});

	test('asks for no more than 15 names, and shows the others without', async () => {
		givesOrders(ids(50).map(order));
		for (const id of ids(15)) givesDetails(id, buyer);
		const found = names(await search('searchOrders'));
		expect(found).toHaveLength(50);
		expect(found.filter((name) => name.includes('de Vries'))).toHaveLength(15);
		expect(found[49]).toBe('A000000049 – 2026-01-05, 1 item');
	});

	test('shows an order whose details cannot be read', async () => {
		givesOrders(ids(2).map(order));
		api().get('/retailer/orders/A000000000').reply(404, {});
		givesDetails('A000000001', buyer);
		expect(names(await search('searchOrders'))).toEqual([
			'A000000000 – 2026-01-05, 1 item',
			'A000000001 – Sanne de Vries – Utrecht – 2026-01-05, 1 item',
		]);
	});

	test.each(['1042831430', ' a2k8290lp8 '])(
		'finds a whole order number with one request: "%s"',
		async (typed) => {
			const orderId = typed.trim().toUpperCase();
			givesDetails(orderId, buyer);
			const { results } = await search('searchOrders', typed);
			expect(results.map(({ value }) => value)).toEqual([orderId]);
		},
	);

	test.each([400, 404])('looks for what bol answers with %d in the list', async (status) => {
		api().get('/retailer/orders/0428314300').reply(status, {});
		givesOrders([]);
		expect((await search('searchOrders', '0428314300')).results).toEqual([]);
	});

	test('says what is wrong when bol cannot be asked', async () => {
		api().get('/retailer/orders/1042831430').reply(403, { detail: 'No access' });
		await expect(search('searchOrders', '1042831430')).rejects.toMatchObject({
			message: 'bol: No access',
			description: expect.stringContaining('Seller Dashboard'),
		});
	});

	test('finds a part of a number on a later page', async () => {
		givesOrders(ids(50).map(order));
		givesOrders(ids(3, 50).map(order), '2');
		givesDetails('A000000051', buyer);
		expect((await search('searchOrders', '0051')).results).toEqual([
			{ name: 'A000000051 – Sanne de Vries – Utrecht – 2026-01-05, 1 item', value: 'A000000051' },
		]);
	});

	test.each(['vries', 'UTRECHT'])('finds a name or city in the newest: %s', async (typed) => {
		givesOrders(ids(3).map(order));
		givesDetails('A000000000', { ...buyer, surname: 'Jansen', city: 'Breda' });
		givesDetails('A000000001', buyer);
		givesDetails('A000000002', { ...buyer, surname: 'Bakker', city: 'Zwolle' });
		const { results } = await search('searchOrders', typed);
		expect(results.map(({ value }) => value)).toEqual(['A000000001']);
	});

	test('reads three pages at the most for what is nowhere', async () => {
		let requests = 0;
		api()
			.get(/^\/retailer\/orders/)
			.times(40)
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

describe('The list of shipments', () => {
	const shipment = {
		shipmentId: '914587795',
		shipmentDateTime: '2026-01-05T15:52:55+01:00',
		shipmentReference: 'PAKKET-7',
		order: { orderId: '1042831430' },
		shipmentItems: [{}, {}],
	};
	const row = {
		name: '914587795 – order 1042831430 – PAKKET-7 – 2026-01-05, 2 items',
		value: '914587795',
	};
	const gives = (shipments: IDataObject[], query = {}) =>
		api().get('/retailer/shipments').query(query).reply(200, { shipments });

	test('shows order and reference', async () => {
		gives([shipment]);
		expect((await search('searchShipments')).results).toEqual([row]);
	});

	test('finds those of an order', async () => {
		gives([shipment], { 'order-id': '1042831430' });
		expect((await search('searchShipments', '1042831430')).results).toEqual([row]);
	});

	test('finds a shipment by its own number', async () => {
		api().get('/retailer/shipments').query({ 'order-id': '914587795' }).reply(200, {});
		gives([shipment, { ...shipment, shipmentId: '2' }]);
		expect((await search('searchShipments', '914587795')).results).toEqual([row]);
	});

	test('finds a part of a reference', async () => {
		gives([{ ...shipment, shipmentId: '1', shipmentReference: 'BOX' }, shipment]);
		expect((await search('searchShipments', 'pakket')).results).toEqual([row]);
	});
});

const OFFER = '13722de8-8182-d161-5422-4a0a1caab5c8';
const offer = {
	offerId: OFFER,
	ean: '8718526069334',
	reference: 'AX1234',
	condition: { category: 'NEW' },
};
const LARGEST = { 'page-size': '100' };

/** Offers have a version of their own (docs/services/bol.md, 1.2). */
const offersApi = () =>
	nock(bolSubject.baseUrl, { reqheaders: { accept: 'application/vnd.retailer.v11+json' } });

const givesOffers = (query: IDataObject, offers: IDataObject[], nextCursor?: string) =>
	offersApi()
		.get('/retailer/offers')
		.query({ ...LARGEST, ...query } as Record<string, string>)
		.reply(200, { offers, page: { nextCursor } });

describe('The list of offers', () => {
	const other = { ...offer, offerId: 'other', ean: '5035223124276', reference: 'ZZ1' };

	test.each([
		['reference', 'x12', { reference: 'x12' }],
		['EAN', '872606', { reference: '872606' }],
		['EAN that is as long as a whole one', '87185260', { eans: '87185260' }],
		['title that bol does not know', 'lamp', { reference: 'lamp' }],
	])('finds a part of a(n) %s', async (_, typed, exact) => {
		givesOffers(exact, []);
		const found = {
			...offer,
			ean: '8718526069334',
			reference: 'AX1234-872606',
			unknownProductTitle: 'Bicycle lamp',
		};
		givesOffers({}, [other, found]);
		const { results } = await search('searchOffers', typed);
		expect(results.map(({ value }) => value)).toEqual([OFFER]);
	});

	test('goes on from where it stopped looking', async () => {
		givesOffers({ reference: 'ax' }, []);
		givesOffers({}, [other], 'b');
		givesOffers({ cursor: 'b' }, [other], 'c');
		givesOffers({ cursor: 'c' }, [offer], 'd');
		const first = await search('searchOffers', 'ax');
		expect(first.results).toHaveLength(1);
		givesOffers({ cursor: 'd' }, [{ ...offer, offerId: 'last' }]);
		const second = await search('searchOffers', 'ax', first.paginationToken as string);
		expect(second.results.map(({ value }) => value)).toEqual(['last']);
		expect(second.paginationToken).toBeUndefined();
	});
});

test('The list of promotions goes on with the second type', async () => {
	const gives = (type: string, promotionId: string) =>
		api()
			.get('/retailer/promotions')
			.query({ 'promotion-type': type })
			.reply(200, { promotions: [{ promotionId, title: type }] });
	gives('AWARENESS', '1');
	const first = await search('searchPromotions');
	expect(names(first)).toEqual(['AWARENESS – 1']);
	gives('PRICE_OFF', '2');
	const second = await search('searchPromotions', undefined, first.paginationToken as string);
	expect(names(second)).toEqual(['PRICE_OFF – 2']);
	expect(second.paginationToken).toBeUndefined();
});

/** An offer is named by its EAN or reference wherever it can be chosen. */
describe('An offer that is named by a key', () => {
	const mode = (name: string, value: string) => ({ __rl: true, mode: name, value });
	const by = async (locator: object, more: INodeParameters = {}) =>
		await runNode({
			...bolSubject,
			parameters: {
				resource: 'offer',
				operation: 'get',
				offerId: locator as INodeParameters,
				...more,
			},
			items: [{ json: {} }],
		});
	const gives = () => offersApi().get(`/retailer/offers/${OFFER}`).reply(200, offer);

	test.each<[string, string, string, IDataObject]>([
		['EAN', 'ean', '8718526069334', { eans: '8718526069334' }],
		['EAN with blanks', 'ean', ' 8718526069334 ', { eans: '8718526069334' }],
		['reference', 'reference', ' AX1234 ', { reference: 'AX1234' }],
	])('is got by its %s', async (_, name, value, query) => {
		// Looser than the key: bol does not say how it compares references.
		givesOffers(query, [{ ...offer, offerId: 'other', ean: '1', reference: 'AX12345' }, offer]);
		gives();
		const { items, error } = await by(mode(name, value));
		expect(error).toBeUndefined();
		expect(items[0][0].json).toMatchObject({ offerId: OFFER });
		expect(nock.pendingMocks()).toEqual([]);
	});

	test('is found with the zeros in front that a sheet took', async () => {
		const ean = '0088381086134';
		givesOffers({ eans: ean }, [{ ...offer, ean }]);
		gives();
		expect((await by(mode('ean', '88381086134'))).error).toBeUndefined();
	});

	test('is deleted by its reference', async () => {
		givesOffers({ reference: 'AX1234' }, [offer]);
		offersApi().delete(`/retailer/offers/${OFFER}`).reply(204);
		const { error } = await by(mode('reference', 'AX1234'), { operation: 'delete' });
		expect(error).toBeUndefined();
		expect(nock.pendingMocks()).toEqual([]);
	});

	test('is meant in a query, too', async () => {
		givesOffers({ reference: 'AX1234' }, [offer]);
		api()
			.get('/retailer/insights/offer')
			.query((query) => query['offer-id'] === OFFER)
			.reply(200, { offerInsights: [] });
		const { error } = await by(mode('reference', 'AX1234'), {
			resource: 'insight',
			operation: 'getOfferInsights',
			period: 'WEEK',
			numberOfPeriods: 1,
			name: 'PRODUCT_VISITS',
		});
		expect(error).toBeUndefined();
		expect(nock.pendingMocks()).toEqual([]);
	});

	test.each([
		['ean', '8718526069334', [], 'bol has no offer with the EAN 8718526069334'],
		['reference', 'AX1234', [], 'bol has no offer with the reference AX1234'],
		['reference', 'ax1234', [offer], 'bol has no offer with the reference ax1234'],
		[
			'ean',
			'8718526069334',
			[offer, { ...offer, offerId: 'used' }],
			'2 offers in bol have the EAN 8718526069334',
		],
	])('by %s %s, of %j', async (name, value, offers, message) => {
		givesOffers(name === 'ean' ? { eans: value } : { reference: value }, offers);
		expect((await by(mode(name, value), { operation: 'delete' })).error).toMatchObject({ message });
	});

	test('is not looked for by what cannot be an EAN', async () => {
		expect((await by(mode('ean', 'AX1234'))).error).toMatchObject({
			message: 'Offer: "AX1234" is not an EAN',
			description: expect.stringContaining('By Reference'),
		});
	});

	test.each(['ean', 'reference'])('is missing where %s is empty', async (name) => {
		const { error } = await by(mode(name, '={{ "" }}'));
		expect(error?.message).toContain('Offer');
	});
});

test('A list does not wait long for the rate limit, and says what to do', async () => {
	api().get('/retailer/shipments').reply(429, {}, { 'Retry-After': '600' });
	await expect(search('searchShipments')).rejects.toMatchObject({
		message: expect.stringContaining('bol lets no more requests through'),
		description: expect.stringContaining('Open the list again later, or choose "By ID".'),
	});
	forgetLimits();
	// It waits for as long as a list does, and a little more on a busy machine.
}, 60_000);
