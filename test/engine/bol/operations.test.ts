import nock from 'nock';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { describeOperations, tryOperation, type OperationCase } from '../operations';
import { runListSearch } from '../harness';
import { labelCase } from './apiRequest.cases';
import { bolCases } from './cases';
import { bolSubject } from './subject';

const withHeaders = (headers: Record<string, RegExp>) => ({
	...bolSubject,
	headers: { ...bolSubject.headers, ...headers },
});

// Some lists may be asked for 25 times a minute, which the cases together would exceed.
beforeEach(forgetLimits);

describe('bol', () => {
	describeOperations(bolSubject, bolCases);

	const onlyBodies = Object.entries(bolCases).flatMap(([name, one]) =>
		(Array.isArray(one) ? one : [one])
			.filter(({ exchanges }) => exchanges.every(({ body }) => body !== undefined))
			.slice(0, 1)
			.map((operation): [string, OperationCase] => [name, operation]),
	);
	test.each(onlyBodies)('%s names the media type of its body', async (name, operation) => {
		const subject = withHeaders({ 'content-type': /^application\/vnd\.retailer\.v10\+json$/ });
		await tryOperation(subject, name, operation);
	});

	test('apiRequest.send sends the Accept header of the user', async () => {
		const subject = withHeaders({ accept: /^application\/vnd\.retailer\.v10\+pdf$/ });
		await tryOperation(subject, 'apiRequest.send', labelCase);
	});
});

describe('lists in the editor', () => {
	afterEach(() => nock.cleanAll());

	test('orders of both fulfilment methods, page by page', async () => {
		const page = Array.from({ length: 50 }, (_, index) => ({
			orderId: `A${index}`,
			orderPlacedDateTime: '2026-01-05T15:52:55+01:00',
			orderItems: [{}, {}],
		}));
		const api = nock(bolSubject.baseUrl, { reqheaders: bolSubject.headers });
		const query = { 'fulfilment-method': 'ALL', status: 'ALL' };
		api.get('/retailer/orders').query(query).reply(200, { orders: page });
		api
			.get('/retailer/orders')
			.query({ ...query, page: '2' })
			.reply(200, { orders: [{ orderId: 'B1', orderItems: [{}] }] });
		api
			.get(/^\/retailer\/orders\/[AB]/)
			.times(16)
			.reply(200, {});
		const first = await runListSearch('searchOrders', bolSubject);
		expect(first.results[0]).toEqual({ name: 'A0 – 2026-01-05, 2 items', value: 'A0' });
		expect(first.results).toHaveLength(50);
		const { paginationToken } = first as { paginationToken: string };
		const second = await runListSearch('searchOrders', { ...bolSubject, paginationToken });
		expect(second.results).toMatchObject([{ value: 'B1' }]);
		expect(second.paginationToken).toBeUndefined();
	});

	test('none yet', async () => {
		nock(bolSubject.baseUrl).get('/retailer/shipments').reply(200, {});
		const list = await runListSearch('searchShipments', bolSubject);
		expect(list).toEqual({ results: [], paginationToken: undefined });
	});
});
