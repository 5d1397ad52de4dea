import type { IDataObject } from 'n8n-workflow';
import { listSearch } from '../../../nodes/Lagerkoll/search';
import { describeLists, lists, type ListCase } from '../listWalk';
import { call, type Exchange } from '../operations';
import { lagerkollSubject } from './subject';

const open = lists(lagerkollSubject);

/** A list of one row. */
const row = (
	request: string,
	answer: IDataObject,
	name: string,
	value: string | number,
	typed?: string,
): ListCase => ({ typed, asks: [call(`GET ${request}`, answer)], shows: [{ name, value }] });

const register = (request: string, property: string): ListCase => ({
	asks: [
		call(request, { since: 1, [property]: [{ code: 'FK', description: 'Free' }, { code: 'CFR' }] }),
	],
	shows: [
		{ name: 'FK – Free', value: 'FK' },
		{ name: 'CFR', value: 'CFR' },
	],
});

/** The rows of each list: docs/services/lagerkoll.md, 2. */
// prettier-ignore
const cases: Record<string, ListCase> = {
	searchArticles: row(
		'/articles?page=0&limit=100&query=oak',
		{ pages: 1, articles: [{ articleId: '192005-6', name: 'Oak shelf' }] },
		'192005-6 – Oak shelf',
		'192005-6',
		' oak ',
	),
	searchCostCenters: row(
		'/costcenters',
		{
			costCenters: [
				{ id: 31, shortName: 'WS', name: 'Workshop' },
				{ id: 32, name: 'Office' },
			],
		},
		'WS – Workshop',
		31,
		'work',
	),
	searchCurrencies: row('/currencies', { currencies: [{ currency: 'EUR', country: 'EU' }] }, 'EUR – EU', 'EUR'),
	searchCustomers: row('/customers?page=0&limit=50', { pages: 1, customers: [{ customerId: 77, name: 'Eva', zipCode: '11122' }] }, '77 – Eva – 11122', 77),
	searchCustomerOrders: row(
		'/customer_orders?page=0&limit=100',
		{ pages: 1, orders: [{ orderId: 1713, externalOrderId: 'W1', deliveryName: 'Eva' }] },
		'1713 – W1 – Eva',
		1713,
	),
	searchPurchaseOrders: row('/purchase_orders?page=0&limit=100', { pages: 1, purchaseOrders: [{ id: 4299, supplierOrderId: 'S1' }] }, '4299 – S1', 4299),
	searchSuppliers: row(
		'/suppliers?page=0&limit=100&query=nord',
		{ pages: 1, suppliers: [{ id: 12, supplierExternalId: 'S-9', city: 'Göteborg' }] },
		'12 – S-9 – Göteborg',
		12,
		'nord',
	),
	searchCustomerDeliveryTerms: register('GET /customer_delivery_terms', 'customerDeliveryTerms'),
	searchPaymentTerms: register('GET /payment_terms', 'paymentTerms'),
	searchSupplierDeliveryTerms: register('GET /supplier_delivery_terms', 'supplierDeliveryTerms'),
	searchWaysOfDelivery: register('GET /wod', 'wayOfDeliveries'),
	searchDocuments: row('/documents', { documents: [{ filename: 'manual.pdf', description: 'Manual' }] }, 'manual.pdf – Manual', 'manual.pdf'),
	searchFeatures: row('/feature', { features: [{ id: 'my-feature', version: '1.2' }] }, 'my-feature – 1.2', 'my-feature'),
	searchRoles: {
		asks: [
			call('GET /roles', { roles: [{ id: 12, name: 'Picker', portal: 'admin' }, { id: 13 }] }),
		],
		shows: [
			{ name: 'Picker – admin', value: 12 },
			{ name: '13', value: 13 },
		],
	},
};

/** Names of the search methods that locators of the node use, wherever they stand. */
const used = [
	...JSON.stringify(lagerkollSubject.node.description.properties).matchAll(
		/"searchListMethod":"(\w+)"/g,
	),
].map(([, method]) => method);

const page = (number: number): Exchange =>
	call(`GET /suppliers?page=${number}&limit=100`, {
		pages: 2,
		suppliers: [{ supplierId: number + 1 }],
	});

describe("Lagerkoll's lists in the editor", () => {
	test('every list is used and has a case', () => {
		const names = [...new Set(used)].sort();
		expect(names).toEqual(Object.keys(cases).sort());
		expect(names).toEqual(Object.keys(listSearch).sort());
	});

	describeLists(open, cases);

	describeLists(open, {
		'the next page comes as the user scrolls': {
			method: 'searchSuppliers',
			asks: [page(0)],
			shows: [1],
			next: { asks: [page(1)], shows: [2] },
		},
		'a base that needs a slash at its end gets one': {
			method: 'searchRoles',
			asks: [
				call('GET /roles', '', { status: 404 }),
				call('GET /roles/', { roles: [{ id: 12, name: 'Picker' }] }),
			],
			shows: [{ name: 'Picker', value: 12 }],
		},
	});

	test('a row without a known ID says how to go on', async () => {
		const asks = [call('GET /feature', { features: [{ version: '1.2' }] })];
		await expect(open('searchFeatures', { asks })).rejects.toMatchObject({
			message: 'Lagerkoll shows no ID in this list',
			description: 'Choose "By ID" instead and give the ID.',
		});
	});
});
