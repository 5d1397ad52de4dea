import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runListSearch, runNode, type NodeRun, type NodeRunResult } from '../harness';
import { byId } from '../operations';
import { reads, V11 } from './mediaTypes';
import { processStatus } from './processes';
import { bolSubject } from './subject';

beforeEach(forgetLimits);
afterEach(() => {
	const unused = nock.pendingMocks();
	nock.cleanAll();
	expect(unused).toEqual([]);
});

const api = (accept = {}) =>
	nock(bolSubject.baseUrl, { reqheaders: { ...bolSubject.headers, ...accept } });

const run = async (parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({ ...bolSubject, parameters, ...more });

/** Everything that an error tells the user. */
const told = ({ error }: NodeRunResult) => `${error?.message} ${error?.description ?? ''}`;

const OFFER = '13722de8-8182-d161-5422-4a0a1caab5c8';

const newOffer: INodeParameters = {
	resource: 'offer',
	ean: '0000007740404',
	conditionCategory: 'NEW',
	bundlePricesLines: { line: [{ quantity: 1, unitPrice: 9.99 }] },
	fulfilmentMethod: 'FBR',
};

const upserts = { ...newOffer, operation: 'upsert' };

const offers = api.bind(undefined, reads(V11));

/** Answers the search for offers by EAN. */
const serveFound = (found: unknown) =>
	offers()
		.get('/retailer/offers')
		.query({ eans: '0000007740404', 'page-size': '100' })
		.reply(200, found as nock.Body);

describe('create or update of an offer', () => {
	test('several with one condition are an error that names them', async () => {
		const condition = { category: 'NEW' };
		serveFound({ offers: ['a', 'b'].map((offerId) => ({ offerId, condition })), page: {} });
		const result = await run(upserts);
		expect(told(result)).toContain('2 offers have the EAN 0000007740404 and the condition NEW');
		expect(told(result)).toContain('Their IDs are a, b.');
	});

	test.each([
		['nothing', ''],
		['a list', '[]'],
		['a message', '{ "message": "Service is down" }'],
	])('a search that is answered with %s creates nothing', async (_, answer) => {
		serveFound(answer);
		expect(told(await run(upserts))).toContain('Nothing was created or changed');
	});

	test('two items with the same article create one offer', async () => {
		serveFound({ offers: [], page: {} });
		offers().post('/retailer/offers').delay(50).reply(201, { offerId: OFFER });
		serveFound({ offers: [{ offerId: OFFER, condition: { category: 'NEW' } }], page: {} });
		offers().patch(`/retailer/offers/${OFFER}`).reply(204);
		const { items, error } = await run(upserts, { items: [{ json: {} }, { json: {} }] });
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json)).toEqual([{ offerId: OFFER }, { offerId: OFFER }]);
	});

	test('an outcome that nobody knows is not tried again', async () => {
		serveFound({ offers: [], page: {} });
		offers().post('/retailer/offers').reply(503, {});
		serveFound({ offers: [], page: {} });
		expect(told(await run(upserts))).toContain('Look for an offer for EAN 0000007740404 in bol');
	});
});

describe('an offer that is made between search and creation', () => {
	const DETAIL = `This offer already exists with OfferUid ${OFFER}`;
	const exists = (detail: string) => ({
		type: 'https://api.bol.com/problems/offer-exists',
		status: 409,
		title: 'Conflict',
		detail,
	});
	const none = { offers: [], page: {} };
	const one = { offers: [{ offerId: OFFER, condition: { category: 'NEW' } }], page: {} };
	const refuse = (detail: string, changes = {}) =>
		offers()
			.post('/retailer/offers')
			.reply(409, { ...exists(detail), ...changes });

	test('is updated by the ID that bol names', async () => {
		serveFound(none);
		refuse(DETAIL);
		offers().patch(`/retailer/offers/${OFFER}`).reply(204);
		const { items, error } = await run(upserts);
		expect(error).toBeUndefined();
		expect(items[0][0].json).toEqual({ offerId: OFFER });
	});

	test('is kept as it is where the user says so', async () => {
		serveFound(none);
		refuse(DETAIL);
		offers().get(`/retailer/offers/${OFFER}`).reply(200, { offerId: OFFER });
		const { items } = await run({ ...upserts, whenItExists: 'keep' });
		expect(items[0][0].json).toEqual({ offerId: OFFER });
	});

	test.each([
		['names no ID', 'The offer exists.', {}],
		['names something else', 'The offer exists with OfferUid ../orders', {}],
		['is about something else', `${DETAIL}`, { type: '/problems/other' }],
	])('is searched once more where the refusal %s', async (_title, detail, changes) => {
		serveFound(none);
		refuse(detail, changes);
		serveFound(one);
		offers().patch(`/retailer/offers/${OFFER}`).reply(204);
		expect((await run(upserts)).error).toBeUndefined();
	});

	test('and is not found then is an error that advises nothing in use', async () => {
		serveFound(none);
		refuse('The offer exists.');
		serveFound(none);
		const said = told(await run(upserts));
		expect(said).toContain('The offer exists.');
		expect(said).not.toContain('Create or Update');
	});

	test('is not made again when the answer to its creation got lost', async () => {
		serveFound(none);
		offers().post('/retailer/offers').reply(503, {});
		serveFound(one);
		offers().patch(`/retailer/offers/${OFFER}`).reply(204);
		const { items, error } = await run(upserts);
		expect(error).toBeUndefined();
		expect(items[0][0].json).toEqual({ offerId: OFFER });
	});

	test.each([
		['a row that is null', [null], 'something that is no offer'],
		['an offer without ID', [{ condition: { category: 'NEW' } }], 'one offer without offerId'],
		['an object as list', {}, 'no list'],
	])('%s is a clear error', async (_title, found, said) => {
		serveFound({ offers: found, page: {} });
		expect(told(await run(upserts))).toContain(said);
	});

	test('is the same with more zeros in front of its EAN', async () => {
		const offer = { offerId: OFFER, ean: '7740404', condition: { category: 'NEW' } };
		serveFound({ offers: [offer], page: {} });
		offers().patch(`/retailer/offers/${OFFER}`).reply(204);
		expect((await run({ ...upserts, ean: '\u00a00000007740404\u200b' })).error).toBeUndefined();
	});
});

describe('what is not sent at all', () => {
	const changes = (fields: INodeParameters): INodeParameters => ({
		resource: 'offer',
		operation: 'update',
		offerId: byId(OFFER),
		...fields,
	});
	const pricesAndStocks = (updateFields: INodeParameters): INodeParameters => ({
		resource: 'offer',
		operation: 'updatePriceAndStock',
		offerId: byId(OFFER),
		updateFields,
	});
	const creates = (fields: INodeParameters) => ({ ...newOffer, operation: 'create', ...fields });
	const prices = (...line: INodeParameters[]) => ({ bundlePricesLines: { line } });
	const product = (operation: string, fields: INodeParameters = {}) => ({
		resource: 'product',
		operation,
		...fields,
	});
	const content = (fields: INodeParameters): INodeParameters => ({
		resource: 'productContent',
		operation: 'create',
		ean: '8712836327641',
		language: 'nl',
		...fields,
	});
	const insight = (fields: INodeParameters): INodeParameters => ({
		resource: 'insight',
		operation: 'getOfferInsights',
		offerId: byId(OFFER),
		name: 'PRODUCT_VISITS',
		...fields,
	});
	const invoices = (filters: INodeParameters) => ({
		resource: 'invoice',
		operation: 'getAll',
		filters,
	});
	const manyEans = Array.from({ length: 101 }, () => '8712626055143').join();

	test.each<[string, INodeParameters]>([
		['its last digit does not fit', creates({ ean: '0000007740405' })],
		['EAN: is empty', creates({ ean: '={{ "" }}' })],
		['has 7 digits', creates({ ean: '={{ 7740404 }}' })],
		['Bundle Prices: at least one is needed', creates(prices())],
		[
			'Bundle Price 1, Unit Price: 0.99 is too low; the least is 1',
			creates(prices({ quantity: 1, unitPrice: 0.99 })),
		],
		['9999.01 is too high; the most is 9999', creates(prices({ quantity: 1, unitPrice: 9999.01 }))],
		['the first one must be from quantity 1', creates(prices({ quantity: 2, unitPrice: 9 }))],
		[
			'quantities must rise and unit prices must fall',
			creates(prices({ quantity: 1, unitPrice: 9 }, { quantity: 2, unitPrice: 9 })),
		],
		[
			'quantities must rise and unit prices must fall',
			creates(prices({ quantity: 1, unitPrice: 9 }, { quantity: 1, unitPrice: 8 })),
		],
		[
			'Bundle Price 1: needs a quantity and a unit price',
			creates({
				bundlePricesLines: undefined,
				bundlePricesInput: 'json',
				bundlePricesJson: '[{"quantity":1}]',
			}),
		],
		['a new offer needs both or none', creates({ additionalFields: { stockAmount: 1 } })],
		[
			'Minimum and Maximum Days to Customer: both are needed',
			creates({ additionalFields: { minimumDaysToCustomer: 1 } }),
		],
		[
			'is more than the maximum',
			creates({ additionalFields: { minimumDaysToCustomer: 3, maximumDaysToCustomer: 2 } }),
		],
		[
			'only possible with the fulfilment method FBR',
			creates({
				fulfilmentMethod: 'FBB',
				additionalFields: { minimumDaysToCustomer: 1, maximumDaysToCustomer: 2 },
			}),
		],
		['nothing to update', changes({})],
		['nothing to update', changes({ updateFields: { economicOperatorId: byId('') } })],
		[
			'Fulfilment Method: is needed',
			changes({ updateFields: { fulfilmentSchedule: 'SHIPPING_VIA_BOL' } }),
		],
		['Stock: -1 is too low', pricesAndStocks({ stockAmount: -1 })],
		['Price: 0 is too low; the least is 1', pricesAndStocks({ price: 0 })],
		['Price: 10000 is too high', pricesAndStocks({ price: 10_000 })],
		['nothing to update', pricesAndStocks({})],
		['has 3 digits', product('getAssets', { ean: '123' })],
		['EAN: is empty', product('getRatings', { ean: '={{ "" }}' })],
		['Search Term or Category ID: one of them', product('getAll')],
		['Search Term or Category ID: one of them', product('getListFilters')],
		[
			'Filter Range 1: needs a range ID, a minimum and a maximum',
			product('getAll', {
				filters: { searchTerm: 'LEGO' },
				filterRangesInput: 'json',
				filterRangesJson: '[{"rangeId":"PRICE","min":1}]',
			}),
		],
		['Attributes: at least one is needed', content({})],
		[
			'The EAN stands above',
			content({ attributesLines: { line: [{ id: 'EAN', value: '8712836327641' }] } }),
		],
		[
			'Attribute 1: needs an ID and a value',
			content({ attributesLines: { line: [{ id: 'Name', value: '' }] } }),
		],
		[
			'Asset 1: needs a URL and a label',
			content({
				attributesLines: { line: [{ id: 'Name', value: 'X' }] },
				assetsLines: { line: [{ url: 'https://example.com/a.jpg', labels: '' }] },
			}),
		],
		[
			'Name must have exactly one value',
			{
				resource: 'productContent',
				operation: 'getChunkRecommendations',
				attributesLines: {
					line: [
						{ id: 'Name', value: 'a' },
						{ id: 'Name', value: 'b' },
					],
				},
			},
		],
		[
			'101 products are too many',
			{ resource: 'commission', operation: 'getRates', eans: manyEans },
		],
		[
			'101 products are too many',
			{
				resource: 'commission',
				operation: 'getAll',
				commissionQueriesInput: 'json',
				commissionQueriesJson: JSON.stringify(
					Array.from({ length: 101 }, () => ({ ean: '8712626055143', unitPrice: 1 })),
				),
			},
		],
		['Offer: is empty', insight({ offerId: byId('={{ "" }}'), period: 'DAY', numberOfPeriods: 1 })],
		[
			'105 is too high; the most is 104 of the period WEEK',
			insight({ period: 'WEEK', numberOfPeriods: 105 }),
		],
		['Period Start and Period End: both are needed', invoices({ periodStartDate: '2026-01-01' })],
		[
			'is 32 days after the start; the most is 31',
			invoices({ periodStartDate: '2026-01-01', periodEndDate: '2026-02-02' }),
		],
		[
			'is before the start',
			invoices({ periodStartDate: '2026-01-02', periodEndDate: '2026-01-01' }),
		],
		['Types: is empty', { resource: 'promotion', operation: 'getAll', promotionType: '={{ [] }}' }],
		[
			'"5" is not a week',
			{ resource: 'retailer', operation: 'getKpiScores', kpi: 'ON_TIME', week: '5' },
		],
		[
			'Week: is empty',
			{ resource: 'retailer', operation: 'getKpiScores', kpi: 'ON_TIME', week: '={{ "" }}' },
		],
		[
			'KPI: is empty',
			{ resource: 'retailer', operation: 'getKpiScores', kpi: '={{ "" }}', week: '2026-05' },
		],
	])('%s', async (reason, parameters) => {
		expect(told(await run(parameters))).toContain(reason);
	});
});

describe('a POST that only reads is repeated', () => {
	test.each<[string, string, INodeParameters]>([
		['commission.getRates', '/retailer/commissions', { eans: '8712626055143' }],
		[
			'commission.getAll',
			'/retailer/commission',
			{ commissionQueriesLines: { line: [{ ean: '8712626055143', unitPrice: 1 }] } },
		],
		[
			'productContent.getChunkRecommendations',
			'/retailer/content/chunk-recommendations',
			{ attributesLines: { line: [{ id: 'Name', value: 'a' }] } },
		],
	])('%s', async (name, path, parameters) => {
		const [resource, operation] = name.split('.');
		api().post(path).reply(503, {});
		api().post(path).reply(200, {});
		const { error } = await run({ resource, operation, ...parameters });
		expect(error).toBeUndefined();
	});
});

describe('offer reports', () => {
	const gets = { resource: 'offerReport', operation: 'getExport' };
	const status = (is: 'PENDING' | 'SUCCESS' | 'FAILURE', more: IDataObject = {}) =>
		processStatus('CREATE_OFFER_EXPORT', is, more);
	const csv = api.bind(undefined, reads('application/vnd.retailer.v10+csv'));

	test('a report that bol cannot make is an error with the words of bol', async () => {
		const errorMessage = 'There are no offers';
		api().post('/retailer/offers/export').reply(202, status('FAILURE', { errorMessage }));
		expect(told(await run(gets))).toContain(errorMessage);
	});

	test('a download that fails names the report, so that it need not be made again', async () => {
		api()
			.post('/retailer/offers/export')
			.reply(202, status('SUCCESS', { entityId: 'r-1' }));
		csv()
			.get('/retailer/offers/export/r-1')
			.reply(404, JSON.stringify({ status: 404, detail: 'Report r-1 is gone' }), {
				'content-type': 'application/vnd.retailer.v10+csv',
			});
		const result = await run(gets);
		expect(told(result)).toContain('Report r-1 is gone');
		expect(told(result)).toContain('With it as Report ID');
	});

	test('a file that breaks off is an error with a way out', async () => {
		csv().get('/retailer/offers/export/r-1').reply(200, 'offerId,ean\na,"871');
		const result = await run({ ...gets, reportId: 'r-1' });
		expect(told(result)).toContain('The CSV file cannot be read: row 2');
		expect(told(result)).toContain('Choose the output File');
	});

	test('in the demo a report is never finished', async () => {
		const { bolApi } = bolSubject.credentials;
		api().post('/retailer-demo/offers/export').reply(202, status('PENDING'));
		const result = await run(gets, { credentials: { bolApi: { ...bolApi, environment: 'demo' } } });
		expect(told(result)).toContain('give the Report ID');
	});
});

test('an invoice that is no JSON is an error with a way out', async () => {
	api().get('/retailer/invoices/1').reply(200, '<?xml version="1.0"?><Invoice/>');
	const result = await run({ resource: 'invoice', operation: 'get', invoiceId: byId('1') });
	expect(told(result)).toContain('something else than JSON');
});

test('lists of the catalogue end after 200 pages', async () => {
	const page = (number: number) => ({
		hasNextPage: true,
		ranks: [{ rank: number, impressions: number }],
	});
	for (let number = 1; number <= 200; number++) {
		api()
			.get('/retailer/insights/product-ranks')
			.query(({ page: asked = '1' }) => asked === String(number))
			.reply(200, page(number), { 'X-RateLimit-Limit': '1000', 'X-RateLimit-Remaining': '999' });
	}
	const { items, error } = await run({
		resource: 'insight',
		operation: 'getProductRanks',
		ean: '8710103972136',
		date: '2025-05-09',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(items[0]).toHaveLength(200);
	// 200 requests take seconds on a busy machine.
}, 30_000);

describe('lists in the editor', () => {
	const V1 = 'application/vnd.economic-operator.v1+json';
	const offer = { offerId: OFFER, ean: '8718526069334', condition: { category: 'NEW' } };

	test.each<[string, string | undefined, IDataObject, boolean]>([
		['all', undefined, {}, true],
		['by EAN', '8718526069334', { eans: '8718526069334' }, false],
		['by reference', 'AX1234', { reference: 'AX1234' }, false],
		['by ID', OFFER, { 'offer-ids': OFFER }, false],
	])('offers, %s', async (_, filter, query, goesOn) => {
		offers()
			.get('/retailer/offers')
			.query({ 'page-size': '100', ...query })
			.reply(200, { offers: [{ ...offer, reference: 'AX1234' }], page: { nextCursor: 'abc' } });
		const { results, paginationToken } = await runListSearch('searchOffers', {
			...bolSubject,
			filter,
		});
		expect(results).toEqual([{ name: '8718526069334 – AX1234 – NEW', value: OFFER }]);
		expect(String(paginationToken).includes('abc')).toBe(goesOn);
	});

	test('economic operators, found by bol', async () => {
		api(reads(V1))
			.get('/retailer/economic-operators')
			.query({ 'page-size': '100', name: 'Toy' })
			.reply(200, {
				operators: [{ id: '1', name: 'Toy Makers Ltd', status: 'VALID' }],
				page: { numberOfPages: 1 },
			});
		const found = await runListSearch('searchEconomicOperators', { ...bolSubject, filter: 'Toy' });
		expect(found.results).toEqual([{ name: 'Toy Makers Ltd – VALID', value: '1' }]);
		expect(found.paginationToken).toBeUndefined();
	});

	test.each<[string, string, Record<string, string | string[]>, RegExp, IDataObject, string]>([
		[
			'searchDeliveryProfiles',
			'/retailer/delivery-promise/profiles',
			{},
			/delivery-promise\.v1/,
			{ profiles: [{ profileId: 'a1', name: 'Fast' }] },
			'Fast – a1',
		],
		[
			'searchInvoices',
			'/retailer/invoices',
			{},
			/retailer\.v10/,
			{ invoiceListItems: [{ invoiceId: '4500022543921', invoiceType: 'ALL_IN_ONE' }] },
			'4500022543921 – ALL_IN_ONE',
		],
		[
			'searchPromotions',
			'/retailer/promotions',
			{ 'promotion-type': 'AWARENESS' },
			/retailer\.v10/,
			{
				promotions: [
					{ promotionId: '533736', title: 'Summer', startDateTime: '2026-06-01T00:00:00+02:00' },
				],
			},
			'Summer – 533736 – 2026-06-01',
		],
	])('%s', async (method, path, query, accept, answer, name) => {
		api({ accept }).get(path).query(query).reply(200, answer);
		const { results } = await runListSearch(method, bolSubject);
		expect(results.map((result) => result.name)).toEqual([name]);
	});
});
