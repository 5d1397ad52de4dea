import nock from 'nock';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { GoedGepickt } from '../../../nodes/GoedGepickt/GoedGepickt.node';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { leanNode } from '../../faults/lean';
import { runCredentialTest, runListSearch, runNode } from '../harness';
import { byId } from '../operations';
import { bySku } from './subject';

const WEBSHOP = '5b0b0000-0000-4000-8000-000000000001';
const OTHER_WEBSHOP = '5b0b0000-0000-4000-8000-000000000002';
const UNKNOWN = 'ffffffff-0000-4000-8000-000000000001';

const node = new GoedGepickt();
const credentialTypes = [new GoedGepicktApi()];

let sandbox: Sandbox;

beforeAll(async () => {
	nock.enableNetConnect('127.0.0.1');
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.reset();
	sandbox.setLimits('goedgepickt', { limit: 100_000 });
	forgetLimits();
});
jest.setTimeout(120_000);

/** A credential for the sandbox; its URL ends with a slash, as people paste it. */
const credential = (changes: ICredentialDataDecryptedObject = {}) => ({
	goedGepicktApi: {
		server: 'custom',
		url: `${sandbox.urls.goedgepickt}/`,
		apiKey: 'sandbox-key',
		webshopUuid: WEBSHOP,
		...changes,
	},
});

const FULFILMENT = { api: 'fulfilment', apiKey: 'sandbox-fulfilment-key' };

/** Runs one operation of the node against the sandbox. */
async function run(
	name: string,
	parameters: INodeParameters = {},
	changes: ICredentialDataDecryptedObject = {},
) {
	const [resource, operation] = name.split('.');
	const all = { resource, operation, ...parameters };
	const { items, error } = await runNode({
		node: leanNode(node, all),
		credentialTypes,
		credentials: credential(changes),
		parameters: all,
	});
	return { error, rows: (items[0] ?? []).map(({ json }) => json) };
}

/** The rows of an operation that must work. */
async function does(...[name, parameters, changes]: Parameters<typeof run>) {
	const { error, rows } = await run(name, parameters, changes);
	expect(error).toBeUndefined();
	return rows;
}

/** The error of an operation that must fail. */
async function fails(...[name, parameters, changes]: Parameters<typeof run>) {
	const { error } = await run(name, parameters, changes);
	expect(error).toBeDefined();
	return error;
}

const product = async (sku: string) =>
	(await does('product.get', { productUuid: bySku(sku), simplify: false }))[0];

const locationCalled = async (name: string) => {
	const rows = await does('pickLocation.getAll', { returnAll: true });
	return byId(String(rows.find((row) => row.name === name)?.uuid));
};

const writes = () => sandbox.log('goedgepickt').filter(({ method }) => method !== 'GET');

describe('The credential', () => {
	test.each([
		['an account', {}, 'success'],
		['a fulfilment customer', FULFILMENT, 'success'],
		['a wrong key', { apiKey: 'nonsense' }, 'error'],
		['a key for the other API', { ...FULFILMENT, api: 'account' }, 'error'],
	])('of %s is tested', async (_title, changes, status) => {
		const tested = credential(changes).goedGepicktApi;
		expect(await runCredentialTest(new GoedGepicktApi(), tested)).toMatchObject({ status });
	});
});

describe('Products', () => {
	const shirt = { name: 'T-shirt black L', sku: 'TSHIRT-BLK-L' };

	test('go from creation to change, in the webshop of the credential', async () => {
		const [made] = await does('product.create', {
			...shirt,
			additionalFields: { price: 19.9, url: 'https://shop.example/t', stockManagement: false },
			additionalJson: '{ "productId": "4711" }',
		});
		expect(made).toMatchObject({ ...shirt, price: '19.90' });
		expect(sandbox.state('goedgepickt').products).toContainEqual(
			expect.objectContaining({ ...shirt, webshopUuid: WEBSHOP, productId: '4711' }),
		);
		const [changed] = await does('product.update', {
			productUuid: bySku(shirt.sku),
			updateFields: { name: 'T-shirt', price: 0 },
		});
		expect(changed).toMatchObject({ uuid: made.uuid, name: 'T-shirt', price: '0.00' });
		expect(await fails('product.create', { ...shirt })).toMatchObject({
			message: expect.stringContaining('already exists'),
			description: expect.stringContaining('Create or Update'),
		});
	});

	test('are created or updated by SKU, without the picture the second time', async () => {
		const picture = 'https://shop.example/new.jpg';
		const given = { ...shirt, additionalFields: { picture } };
		const [made] = await does('product.upsert', given);
		expect(made).toMatchObject({ ...shirt, picture });
		const [updated] = await does('product.upsert', {
			...given,
			name: 'Another name',
			additionalFields: { picture: 'https://shop.example/other.jpg' },
		});
		expect(updated).toMatchObject({ uuid: made.uuid, name: 'Another name', picture });
		expect(writes().map(({ method }) => method)).toEqual(['POST', 'PUT']);
	});

	test('get a picture where GoedGepickt has only its placeholder', async () => {
		const picture = 'https://shop.example/new.jpg';
		expect((await product('OUD-01')).picture).toContain('image_placeholder');
		const update = { name: 'x', additionalFields: { picture }, sendPicture: 'missing' };
		await does('product.upsert', { ...update, sku: 'OUD-01' });
		await does('product.upsert', { ...update, sku: 'LAMP-01' });
		expect((await product('OUD-01')).picture).toBe(picture);
		expect((await product('LAMP-01')).picture).toBe('https://pictures.example/LAMP-01.jpg');
	});

	test('that share an SKU stop a Create or Update, and a choice by SKU', async () => {
		const bell = { sku: 'BEL-01', name: 'Bell' };
		const message = '2 products in GoedGepickt have the sku BEL-01';
		expect(await fails('product.upsert', bell)).toMatchObject({
			message,
			description: expect.stringMatching(/Their IDs are b0d0.*, b0d0/),
		});
		expect(writes()).toEqual([]);
		await does('product.upsert', { ...bell, ifSeveral: 'first' });
		expect(writes()).toHaveLength(1);
		expect(await fails('product.get', { productUuid: bySku('BEL-01') })).toMatchObject({
			message: '2 products in GoedGepickt have the SKU BEL-01',
		});
	});

	test('have no free stock below zero when the user says so', async () => {
		const filters = { sku: 'TAS-02' };
		expect(await does('product.getAll', { filters })).toMatchObject([{ stock: { freeStock: -2 } }]);
		expect(await does('product.getAll', { filters, neverBelowZero: true })).toMatchObject([
			{ stock: { freeStock: 0, totalStock: 3, reservedStock: 5 } },
		]);
	});

	test('are listed by supplier, by any attribute, and to the last page', async () => {
		const supplierUuid = '50990000-0000-4000-8000-000000000001';
		const ofSupplier = await does('product.getAll', {
			returnAll: true,
			filters: { supplierUuid },
			simplify: false,
		});
		expect(ofSupplier.length).toBeGreaterThan(10);
		expect(
			new Set(ofSupplier.map(({ supplier }) => (supplier as IDataObject).supplierUUID)),
		).toEqual(new Set([supplierUuid]));
		const filters = { searchAttribute: 'ean', searchValue: '8719327000014' };
		expect(await does('product.getAll', { filters })).toMatchObject([{ sku: 'LAMP-01' }]);
		const extraParameters = { pair: [{ name: 'perPage', value: '10' }] };
		const all = { returnAll: true, filters: { extraParameters } };
		expect(await does('product.getAll', all)).toHaveLength(31);
	});
});

describe('Stock', () => {
	const where = (sku: string, pickLocationUuid: ReturnType<typeof byId>) => ({
		productUuid: bySku(sku),
		pickLocationUuid,
	});

	test('is set on a location that is not linked, then on the linked one, then to zero', async () => {
		const here = where('MAND-01', await locationCalled('B-01-02'));
		const set = async (stockQuantity: number) =>
			(await does('productStock.setOnLocation', { ...here, stockQuantity }))[0];
		expect(await fails('productStock.set', { ...here, stockQuantity: 5 })).toMatchObject({
			message: expect.stringContaining('not linked'),
		});
		expect(await set(5)).toMatchObject({ isNewlyLinked: true, previousQuantity: null });
		expect(await set(7)).toMatchObject({ isNewlyLinked: false, previousQuantity: 5 });
		expect(await set(0)).toMatchObject({ isNewlyLinked: false, previousQuantity: 7 });
		expect(await does('productStock.getAll', { productUuid: bySku('MAND-01') })).toEqual([
			expect.objectContaining({ picklocationName: 'B-01-02', stockQuantity: 0 }),
		]);
		const more = { ...here, stockQuantity: 3, additionalFields: { reason: 'Counted' } };
		await does('productStock.set', more);
		expect((await product('MAND-01')).stock).toMatchObject({ totalStock: 3 });
	});

	test('is linked with nothing on it', async () => {
		const here = where('MAND-01', await locationCalled('R-02'));
		await does('productStock.link', { ...here, stockQuantity: 0, priority: 2 });
		expect(await does('productStock.getAll', { productUuid: bySku('MAND-01') })).toEqual([
			expect.objectContaining({ stockQuantity: 0, stockPriority: 2 }),
		]);
	});

	test('is mutated, and a refusal says why', async () => {
		const productUuid = bySku('LAMP-02');
		await does('productStock.mutate', { productUuid, mutation: 4 });
		expect((await product('LAMP-02')).stock).toMatchObject({ totalStock: 25 });
		const pickLocationUuid = await locationCalled('A-01-02');
		const additionalFields = { mutationReason: 'Damaged', pickLocationUuid };
		await does('productStock.mutate', { productUuid, mutation: -4, additionalFields });
		expect((await product('LAMP-02')).stock).toMatchObject({ totalStock: 21 });
		expect(await fails('productStock.mutate', { productUuid, mutation: -100 })).toMatchObject({
			message: expect.stringContaining('Stock mutation refused'),
		});
	});
});

describe('Orders', () => {
	const newOrder = {
		orderId: '100245',
		orderItemsLines: {
			line: [
				{
					sku: 'LAMP-01',
					productName: 'Lamp',
					productQuantity: 2,
					taxRate: 21,
					more: { lineItemId: '100245-1', unitPriceIncl: 19.95 },
				},
			],
		},
		additionalFields: {
			orderDisplayId: 'WEB-100245',
			currency: 'EUR',
			paidTotal: 44.85,
			billingLastName: 'de Boer',
			billingHouseNumber: '={{ 12 }}',
			shippingAddress: 'Dorpsstraat',
			shippingHouseNumber: '={{ 12 }}',
			shippingHouseNumberAddition: 'a',
			shippingZipcode: '1234AB',
			shippingCity: 'Utrecht',
			shippingCountry: 'NL',
			customerNote: '',
			pickupLocationData: {
				point: {
					locationNumber: '901892834',
					carrier: '1',
					houseNumber: '={{ 3 }}',
					country: 'NL',
				},
			},
		},
	};

	test('are created with house numbers as text, and found by number', async () => {
		const [made] = await does('order.create', {
			...newOrder,
			orderStatus: 'on_hold',
			additionalJson: '{ "billingHouseNumber": 14 }',
		});
		const [found] = await does('order.findByNumber', { orderNumber: 'WEB-100245', daysBack: 2 });
		expect(found).toMatchObject({ uuid: made.orderUuid, status: 'on_hold' });
		const orderUuid = byId(String(made.orderUuid));
		expect(await does('order.get', { orderUuid, simplify: false })).toMatchObject([
			{ billingHouseNumber: '14', shippingHouseNumber: '12', shippingHousenumberAddition: 'a' },
		]);
		const none = { orderNumber: 'WEB-9', daysBack: 3 };
		expect(await fails('order.findByNumber', none)).toMatchObject({
			message: expect.stringMatching(/^None of the \d+ orders since .* has the number WEB-9$/),
		});
		expect(await does('order.findByNumber', { ...none, ifNotFound: 'empty' })).toEqual([{}]);
	});

	test('of unknown products are taken or refused, as the user says', async () => {
		const orderItemsLines = {
			line: [{ sku: 'NONE', productName: 'None', productQuantity: 1, taxRate: 0 }],
		};
		const ignore = { ...newOrder.additionalFields, ignoreUnknownProductWarnings: true };
		expect(await fails('order.create', { ...newOrder, orderItemsLines })).toMatchObject({
			message: expect.stringContaining('Unknown products: NONE'),
		});
		await does('order.create', { ...newOrder, orderItemsLines, additionalFields: ignore });
	});

	test('need a webshop', async () => {
		expect(await fails('order.create', newOrder, { webshopUuid: '' })).toMatchObject({
			message: 'Webshop: is empty',
			description: 'Choose one, or fill in Default Webshop UUID in the credential.',
		});
		const line = { sku: 'OP-01', productName: 'Holder', productQuantity: 1, taxRate: 21 };
		const orderItemsLines = { line: [line] };
		const webshopUuid = byId(OTHER_WEBSHOP);
		await does('order.create', { ...newOrder, orderItemsLines, webshopUuid });
		expect(sandbox.state('goedgepickt').orders).toContainEqual(
			expect.objectContaining({ orderId: '100245', webshopUuid: OTHER_WEBSHOP }),
		);
	});

	test('are listed by status, and checked again where GoedGepickt filters badly', async () => {
		const statuses = async (filters: INodeParameters) =>
			(await does('order.getAll', { returnAll: true, filters })).map(({ status }) => status);
		expect(await statuses({ status: 'completed' })).toEqual(['completed', 'completed']);
		const extraParameters = { pair: [{ name: 'orderstatus', value: 'backorder' }] };
		expect(new Set(await statuses({ extraParameters })).size).toBeGreaterThan(1);
		expect(await statuses({ status: 'backorder', extraParameters })).toEqual(['backorder']);
		expect(await statuses({ status: 'Ready_For_Picking', orderBy: 'createDate' })).toEqual([]);
		expect(await statuses({ createdAfter: '={{ $now.minus({ days: 3 }) }}' })).toHaveLength(4);
	});

	test('newest first, beyond what page numbers reach', async () => {
		sandbox.seedGoedGepickt({ orders: 10_060 });
		sandbox.setGoedGepicktLag(500);
		const all = await does('order.getAll', { returnAll: true, simplify: false });
		expect(new Set(all.map(({ uuid }) => uuid)).size).toBe(10_069);
		const sorted = { orderBy: 'createDate', orderByDirection: 'desc' };
		const [newest] = await does('order.getAll', { limit: 1, filters: sorted });
		expect(newest.createDate).toBe(
			all
				.map(({ createDate }) => String(createDate))
				.sort()
				.at(-1),
		);
	});
});

describe('The rest', () => {
	test('shipments, of a time and of an order', async () => {
		const all = await does('shipment.getAll', { returnAll: true });
		expect(all).toHaveLength(2);
		const orderUuid = byId(String((all[0].linkedOrder as IDataObject).uuid));
		expect(await does('shipment.getAll', { filters: { orderUuid } })).toHaveLength(1);
		const createdAfter = '={{ $now.minus({ days: 15 }) }}';
		expect(await does('shipment.getAll', { filters: { createdAfter } })).toHaveLength(1);
	});

	test('webshops and webhooks', async () => {
		expect(await does('webshop.getAll')).toMatchObject([
			{ uuid: WEBSHOP },
			{ uuid: OTHER_WEBSHOP },
		]);
		const hook = { webhookEvent: 'order.statusChanged', targetUrl: 'https://example.com/hook' };
		await does('webhook.create', hook);
		expect(await does('webhook.getAll')).toMatchObject([{ ...hook, webshopUuid: WEBSHOP }]);
	});

	test('any request, in pages, too', async () => {
		const path = '/products';
		const queryParameters = { pair: [{ name: 'perPage', value: '10' }] };
		const inPages = { path, queryParameters, inPages: true };
		expect(await does('apiRequest.send', { ...inPages, returnAll: true })).toHaveLength(31);
		expect(await does('apiRequest.send', { ...inPages, limit: 3 })).toHaveLength(3);
		expect(await fails('apiRequest.send', { method: 'DELETE', path: '/webhooks/1' })).toMatchObject(
			{ httpCode: '404' },
		);
	});

	test('all keys share the limit of the IP address', async () => {
		sandbox.setLimits('goedgepickt', { limit: 3, windowMs: 60_000 });
		for (const changes of [{}, FULFILMENT, {}]) await does('product.getAll', {}, changes);
		const impatient = { rateLimit: { longestWait: 0.1 } };
		expect(await fails('product.getAll', impatient, FULFILMENT)).toMatchObject({
			message: expect.stringContaining('lets no more requests through'),
		});
		expect(sandbox.log('goedgepickt')).toHaveLength(3);
	});

	test('a fulfilment customer lists products, and is told what is closed', async () => {
		expect((await does('product.getAll', {}, FULFILMENT)).length).toBeGreaterThan(0);
		expect(await fails('webshop.getAll', {}, FULFILMENT)).toMatchObject({
			httpCode: '403',
			description: expect.stringContaining('only proven to list products'),
		});
	});

	test('an unknown product, and a wrong key', async () => {
		expect(await fails('product.get', { productUuid: byId(UNKNOWN) })).toMatchObject({
			httpCode: '404',
			description: expect.stringContaining('Check the UUID'),
		});
		const error = await fails('product.getAll', {}, { apiKey: 'wrong' });
		expect(error).toMatchObject({
			httpCode: '401',
			description: expect.stringContaining('Settings > GoedGepickt API'),
		});
	});

	test.each([
		['searchWebshops', 'gadgets', [{ name: 'Fietsgadgets – https://fietsgadgets.example' }]],
		['searchProducts', 'LAMP-01', [{ name: expect.stringMatching(/^LAMP-01 – /) }]],
		['searchPickLocations', 'r-01', [{ name: 'R-01' }]],
		['searchOrders', 'WEB-1008', [{ name: expect.stringMatching(/^WEB-1008 – open/) }]],
	])('the list of %s in the editor', async (method, filter, results) => {
		const found = await runListSearch(method, {
			node,
			credentialTypes,
			credentials: credential(),
			filter,
		});
		expect(found.results).toMatchObject(results);
	});
});
