import nock from 'nock';
import type { IDataObject, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetTrailingSlashes } from '../../../nodes/Lagerkoll/service/trailingSlash';
import { listSearch } from '../../../nodes/Lagerkoll/search';
import { runListSearch } from '../harness';
import { call, expectExchange, type Exchange } from '../operations';
import { lagerkollSubject } from './subject';

/** What a list is asked for, and what it shows. */
interface Listed extends Exchange {
	typed?: string;
	shows: INodeListSearchResult['results'];
}

const register = (request: string, property: string): Listed => ({
	request,
	answer: { since: 1, [property]: [{ code: 'FK', description: 'Free' }, { code: 'CFR' }] },
	shows: [
		{ name: 'FK – Free', value: 'FK' },
		{ name: 'CFR', value: 'CFR' },
	],
});

const paged = (limit: number) => ({ page: '0', limit: String(limit) });

/** The rows of each list: docs/services/lagerkoll.md, 2. */
const lists: Record<string, Listed> = {
	searchArticles: {
		request: 'GET /articles',
		query: { ...paged(100), query: 'oak' },
		typed: ' oak ',
		answer: { pages: 1, articles: [{ articleId: '192005-6', name: 'Oak shelf' }] },
		shows: [{ name: '192005-6 – Oak shelf', value: '192005-6' }],
	},
	searchCostCenters: {
		request: 'GET /costcenters',
		typed: 'work',
		answer: {
			costCenters: [
				{ id: 31, shortName: 'WS', name: 'Workshop' },
				{ id: 32, name: 'Office' },
			],
		},
		shows: [{ name: 'WS – Workshop', value: 31 }],
	},
	searchCurrencies: {
		request: 'GET /currencies',
		answer: { currencies: [{ currency: 'EUR', country: 'EU' }] },
		shows: [{ name: 'EUR – EU', value: 'EUR' }],
	},
	searchCustomers: {
		request: 'GET /customers',
		query: paged(50),
		answer: { pages: 1, customers: [{ customerId: 77, name: 'Eva', zipCode: '11122' }] },
		shows: [{ name: '77 – Eva – 11122', value: 77 }],
	},
	searchCustomerOrders: {
		request: 'GET /customer_orders',
		query: paged(100),
		answer: { pages: 1, orders: [{ orderId: 1713, externalOrderId: 'W1', deliveryName: 'Eva' }] },
		shows: [{ name: '1713 – W1 – Eva', value: 1713 }],
	},
	searchPurchaseOrders: {
		request: 'GET /purchase_orders',
		query: paged(100),
		answer: { pages: 1, purchaseOrders: [{ id: 4299, supplierOrderId: 'S1' }] },
		shows: [{ name: '4299 – S1', value: 4299 }],
	},
	searchSuppliers: {
		request: 'GET /suppliers',
		query: { ...paged(100), query: 'nord' },
		typed: 'nord',
		answer: { pages: 1, suppliers: [{ id: 12, supplierExternalId: 'S-9', city: 'Göteborg' }] },
		shows: [{ name: '12 – S-9 – Göteborg', value: 12 }],
	},
	searchCustomerDeliveryTerms: register('GET /customer_delivery_terms', 'customerDeliveryTerms'),
	searchPaymentTerms: register('GET /payment_terms', 'paymentTerms'),
	searchSupplierDeliveryTerms: register('GET /supplier_delivery_terms', 'supplierDeliveryTerms'),
	searchWaysOfDelivery: register('GET /wod', 'wayOfDeliveries'),
	searchDocuments: {
		request: 'GET /documents',
		answer: { documents: [{ filename: 'manual.pdf', description: 'Manual' }] },
		shows: [{ name: 'manual.pdf – Manual', value: 'manual.pdf' }],
	},
	searchFeatures: {
		request: 'GET /feature',
		answer: { features: [{ id: 'my-feature', version: '1.2' }] },
		shows: [{ name: 'my-feature – 1.2', value: 'my-feature' }],
	},
	searchRoles: {
		request: 'GET /roles',
		answer: { roles: [{ id: 12, name: 'Picker', portal: 'admin' }, { id: 13 }] },
		shows: [
			{ name: 'Picker – admin', value: 12 },
			{ name: '13', value: 13 },
		],
	},
};

/** Names of the search methods that locators of the node use, wherever they stand. */
function methodsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const { searchListMethod } = value as { searchListMethod?: string };
	return [searchListMethod ?? [], ...Object.values(value).map(methodsIn)].flat(2) as string[];
}

beforeEach(() => {
	forgetLimits();
	forgetTrailingSlashes();
});

afterEach(() => nock.cleanAll());

describe("Lagerkoll's lists in the editor", () => {
	test('every list is used and has a case', () => {
		const properties: INodeProperties[] = lagerkollSubject.node.description.properties;
		const used = [...new Set(methodsIn(properties))].sort();
		expect(used).toEqual(Object.keys(lists).sort());
		expect(used).toEqual(Object.keys(listSearch).sort());
	});

	test.each(Object.entries(lists))('%s', async (method, { typed, shows, ...exchange }) => {
		expectExchange(lagerkollSubject, exchange);
		const { results } = await runListSearch(method, { ...lagerkollSubject, filter: typed });
		expect(results).toEqual(shows);
		expect(nock.pendingMocks()).toEqual([]);
	});

	test('the next page comes as the user scrolls', async () => {
		const page = (number: number): Exchange => ({
			request: 'GET /suppliers',
			query: { page: String(number), limit: '100' },
			answer: { pages: 2, suppliers: [{ supplierId: number + 1 }] },
		});
		expectExchange(lagerkollSubject, page(0));
		const first = await runListSearch('searchSuppliers', lagerkollSubject);
		expect(first.results).toMatchObject([{ value: 1 }]);
		expectExchange(lagerkollSubject, page(1));
		const second = await runListSearch('searchSuppliers', {
			...lagerkollSubject,
			paginationToken: first.paginationToken as string,
		});
		expect(second.results).toMatchObject([{ value: 2 }]);
		expect(second.paginationToken).toBeUndefined();
	});

	test('a row without a known ID says how to go on', async () => {
		const answer: IDataObject = { features: [{ version: '1.2' }] };
		expectExchange(lagerkollSubject, { request: 'GET /feature', answer });
		const search = runListSearch('searchFeatures', lagerkollSubject);
		await expect(search).rejects.toMatchObject({
			message: 'Lagerkoll shows no ID in this list',
			description: 'Choose "By ID" instead and give the ID.',
		});
	});

	test('a base that needs a slash at its end gets one', async () => {
		expectExchange(lagerkollSubject, { request: 'GET /roles', status: 404, answer: '' });
		expectExchange(lagerkollSubject, call('GET /roles/', { roles: [{ id: 12, name: 'Picker' }] }));
		const { results } = await runListSearch('searchRoles', lagerkollSubject);
		expect(results).toEqual([{ name: 'Picker', value: 12 }]);
	});
});
