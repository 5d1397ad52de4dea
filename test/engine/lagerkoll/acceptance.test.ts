import nock from 'nock';
import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeParameters,
} from 'n8n-workflow';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { Lagerkoll } from '../../../nodes/Lagerkoll/Lagerkoll.node';
import { forgetTrailingSlashes } from '../../../nodes/Lagerkoll/service/trailingSlash';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { leanNode } from '../../faults/lean';
import { runCredentialTest, runListSearch, runNode } from '../harness';
import { byId, operationsOf } from '../operations';
import { guide } from './guide';

const node = new Lagerkoll();
const credentialTypes = [new LagerkollApi()];

let sandbox: Sandbox;

beforeAll(async () => {
	nock.enableNetConnect('127.0.0.1');
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.reset();
	sandbox.setLimits('lagerkoll', { limit: 100_000 });
	forgetLimits();
	forgetTrailingSlashes();
});
jest.setTimeout(120_000);

/** A credential for the sandbox; its URL ends with a slash, as people paste it. */
const credential = (changes: ICredentialDataDecryptedObject = {}) => ({
	lagerkollApi: {
		server: 'custom',
		url: `${sandbox.urls.lagerkoll}/`,
		store: '186008',
		apiKey: 'sandbox-key',
		...changes,
	},
});

/** The key in it is wrong, so that sending it would be refused. */
const USER = {
	authentication: 'user',
	apiKey: 'wrong',
	userId: '48',
	userToken: 'sandbox-user-token',
};

interface More {
	changes?: ICredentialDataDecryptedObject;
	binary?: IBinaryKeyData;
}

/** Runs one operation of the node against the sandbox. */
async function run(name: string, parameters: INodeParameters = {}, { changes, binary }: More = {}) {
	const [resource, operation] = name.split('.');
	const all = { resource, operation, ...parameters };
	const { items, error } = await runNode({
		node: leanNode(node, all),
		credentialTypes,
		credentials: credential(changes),
		parameters: all,
		items: [{ json: {}, binary }],
	});
	return { error, rows: (items[0] ?? []).map(({ json }) => json), files: items[0]?.[0]?.binary };
}

/** The rows of an operation that must work. */
async function does(...[name, parameters, more]: Parameters<typeof run>) {
	const { error, rows } = await run(name, parameters, more);
	expect(error).toBeUndefined();
	return rows;
}

/** The error of an operation that must fail. */
async function fails(...[name, parameters, more]: Parameters<typeof run>) {
	const { error } = await run(name, parameters, more);
	expect(error).toBeDefined();
	return error;
}

const articleId = byId('192005-6');
const ofFile = (mimeType: string, fileName: string) => ({ data: { mimeType, fileName } });

describe('The credential', () => {
	test.each([
		['an API key', {}, 'success'],
		['a user', USER, 'success'],
		['a store of another company', { store: '1' }, 'error'],
		['a wrong key', { apiKey: 'wrong' }, 'error'],
		['a company without the API', { apiKey: 'sandbox-inactive-key' }, 'error'],
	])('of %s is tested', async (_title, changes, status) => {
		const tested = credential(changes).lagerkollApi;
		expect(await runCredentialTest(new LagerkollApi(), tested)).toMatchObject({ status });
	});

	test('says what is wrong with it', async () => {
		expect(await fails('store.getAll', {}, { changes: { store: '1' } })).toMatchObject({
			description: expect.stringContaining('Check store and key in the credential'),
		});
		const changes = { apiKey: 'sandbox-inactive-key' };
		expect(await fails('store.getAll', {}, { changes })).toMatchObject({
			description: expect.stringContaining('Activate the API in Lagerkoll first'),
		});
		expect(await fails('account.getEmailSettings')).toMatchObject({ httpCode: '401' });
		expect(await does('account.getEmailSettings', {}, { changes: USER })).toHaveLength(1);
	});
});

/** What every operation needs to work against the sandbox; nothing where it is not named. */
const needed: Record<string, INodeParameters> = {
	'article.get': { articleId: byId('HYLLA/120-EK') },
	'costCenter.get': { costCenterId: byId(31) },
	'currency.get': { baseCurrencyCode: byId('EUR'), currencyCode: byId('SEK') },
	'currency.getAllWithBase': { baseCurrencyCode: byId('EUR') },
	'customer.get': { customerId: byId(77) },
	'customerDeliveryTerm.get': { customerDeliveryTermCode: byId('CFR') },
	'customerOrder.get': { customerOrderId: byId(1713) },
	'customerOrder.getByExternalId': { externalId: '10457' },
	'document.get': { documentName: byId('contracts/2025.pdf') },
	'document.getFile': { documentName: byId('contracts/2025.pdf') },
	'feature.get': { featureId: byId('my-feature') },
	'image.get': { articleId },
	'image.getBarcode': { articleId, options: { barcode_type: 'QR', width: 80 } },
	'integration.getBankIdStatus': { orderReference: 'sandbox-order-ref' },
	'mobile.login': { username: 'eva@example.com', password: 'sandbox-password' },
	'mobile.getVersion': { build: '412', version: '7.1' },
	'mobile.resetPassword': { email: 'eva@example.com' },
	'paymentTerm.get': { paymentTermCode: byId('10/B') },
	'pdf.generate': { html: '<h1>Order 1713</h1>', options: { filename: 'order', paper_width: 100 } },
	'productionOrder.createFromCustomerOrder': { customerOrderId: byId(1713) },
	'purchaseOrder.deliverArticle': { purchaseOrderId: byId(4200), rowId: 4299, deliveredAmount: 5 },
	'purchaseOrder.get': { purchaseOrderId: byId(4200) },
	'role.create': { name: 'Packer' },
	'role.get': { roleId: byId(12) },
	'shortUrl.create': { url: 'https://example.com/long' },
	'stocktake.getAll': { state: 'finished' },
	'supplier.get': { supplierId: byId(21) },
	'supplierDeliveryTerm.get': { supplierDeliveryTermCode: byId('DDP') },
	'wayOfDelivery.get': { wayOfDeliveryCode: byId('FK') },
	'webhook.create': { featureId: byId('my-feature'), featureMethod: 'onStock' },
	'webhook.delete': { webhookId: '6586' },
	'webhook.execute': { guid: '0b1f6c1e-0000-4000-8000-000000000000', jsonBody: '{ "a": 1 }' },
	'webhook.getAll': { featureId: byId('my-feature') },
};

/** Operations that are run below, as they need something first. */
const elsewhere = [
	'account.getEmailSettings',
	'apiRequest.send',
	'interpreter.interpretDeliveryNote',
	'shortUrl.get',
	'shortUrl.getTarget',
];

describe('Every operation works with', () => {
	const names = [...operationsOf(node).keys()].filter((name) => !elsewhere.includes(name));

	test.each(names)('an API key: %s', async (name) => {
		expect((await does(name, needed[name])).length).toBeGreaterThan(0);
	});

	test.each(['store.getAll', 'article.get', 'webhook.execute'])('a user: %s', async (name) => {
		expect((await does(name, needed[name], { changes: USER })).length).toBeGreaterThan(0);
	});
});

describe('What comes out', () => {
	test('single reads are unwrapped', async () => {
		expect(await does('costCenter.get', needed['costCenter.get'])).toMatchObject([{ id: 31 }]);
		expect(await does('customer.get', needed['customer.get'])).toMatchObject([
			{ customerId: 77, zipCode: '11122' },
		]);
		expect(await does('paymentTerm.get', needed['paymentTerm.get'])).toMatchObject([
			{ code: '10/B' },
		]);
		expect(await fails('customer.get', { customerId: byId(9) })).toMatchObject({
			description: expect.stringContaining('Error 900501 of customers'),
		});
	});

	test('lists come with a marker, and then only with what changed', async () => {
		const [{ since, articles }] = await does('article.getAll', { returnMarker: true });
		expect(articles).toHaveLength(33);
		const later = { returnMarker: true, filters: { since: Number(since) } };
		expect(await does('article.getAll', later)).toEqual([{ since, articles: [] }]);
		await does('purchaseOrder.deliverArticle', needed['purchaseOrder.deliverArticle']);
		const [next] = await does('article.getAll', later);
		expect(next).toMatchObject({ articles: [{ articleId: '192005-6', amount: 19 }] });
		expect(Number(next.since)).toBeGreaterThan(Number(since));
		expect(await fails('article.getAll', { filters: { since: '={{ "soon" }}' } })).toMatchObject({
			message: expect.stringContaining('Since'),
		});
	});

	test('pages are read from 0 to the last, and no more than the limit needs', async () => {
		const pages = () =>
			sandbox
				.log('lagerkoll')
				.filter(({ path }) => path === '/v1/customers')
				.map(({ query }) => (query as IDataObject).page);
		expect(await does('customer.getAll', { returnAll: true })).toHaveLength(3);
		expect(pages()).toEqual(['0']);
		const inPages = { path: '/articles', inPages: true };
		const queryParameters = { pair: [{ name: 'limit', value: '10' }] };
		const all = { ...inPages, queryParameters, returnAll: true };
		expect(await does('apiRequest.send', all)).toHaveLength(33);
		sandbox.clearCounters();
		await does('apiRequest.send', { ...inPages, queryParameters, limit: 20 });
		expect(sandbox.log('lagerkoll')).toHaveLength(2);
	});

	test('files have a name and a type', async () => {
		const file = async (name: string) => (await run(name, needed[name])).files;
		expect(await file('image.get')).toMatchObject(ofFile('image/png', '192005-6.png'));
		expect(await file('image.getBarcode')).toMatchObject(
			ofFile('image/png', '192005-6-barcode.png'),
		);
		expect(await file('pdf.generate')).toMatchObject(ofFile('application/pdf', 'order.pdf'));
		expect((await file('document.getFile'))?.data.fileName).toBe('contracts-2025.pdf');
		const noImage = { articleId: byId('KROK-01') };
		expect(await fails('image.getBarcode', noImage)).toMatchObject({
			httpCode: '404',
			description: expect.stringContaining('no such image'),
		});
		const url = 'https://shop.example.com/none.png';
		expect(await does('image.get', { ...noImage, options: { default_url: url } })).toEqual([
			{ url },
		]);
	});

	test('nothing fails when the limit is reached', async () => {
		sandbox.setLimits('lagerkoll', { limit: 3, windowMs: 300 });
		const calls = Array.from({ length: 8 }, async () => await does('store.getAll'));
		expect(await Promise.all(calls)).toHaveLength(8);
		expect(sandbox.counters().lagerkoll.statuses['200']).toBe(8);
	});

	test('a delivery note is read, also for a purchase order', async () => {
		const data = Buffer.from('%PDF-1.4').toString('base64');
		const binary = { data: { data, mimeType: 'application/pdf', fileName: 'note "1".pdf' } };
		const interpret = 'interpreter.interpretDeliveryNote';
		expect(await does(interpret, {}, { binary })).toMatchObject([
			{ deliveryFrom: { name: 'Nordic Parts AB' } },
		]);
		const additionalFields = { order_id: '4200' };
		expect(await does(interpret, { additionalFields }, { binary })).toMatchObject([
			{ supplierId: 21 },
		]);
		const changes = { store: '186009' };
		expect(await fails(interpret, {}, { binary, changes })).toMatchObject({
			description: expect.stringContaining('Install the interpreter add-on'),
		});
	});

	test('short URLs are made, found and followed by nobody', async () => {
		const url = 'https://example.com/long';
		const [made] = await does('shortUrl.create', { url });
		expect(await does('shortUrl.get', { url })).toEqual([made]);
		const code = String(made.url).split('/').at(-1) as string;
		expect(await does('shortUrl.getTarget', { code })).toEqual([{ url }]);
	});

	test('a webhook is made, listed, executed by its GUID and deleted', async () => {
		const [made] = await does('webhook.create', {
			...needed['webhook.create'],
			enable_for_group: true,
		});
		const listed = async () =>
			(await does('webhook.getAll', needed['webhook.getAll'])).map(({ id }) => id);
		expect(await listed()).toContain(made.id);
		await does('webhook.execute', { guid: String(made.guid), jsonBody: '{ "orderId": 1 }' });
		expect(sandbox.state('lagerkoll').webhookExecutions).toMatchObject([
			{ guid: made.guid, body: { orderId: 1 } },
		]);
		const webhookId = String(made.id);
		expect(await does('webhook.delete', { webhookId })).toEqual([{ deleted: true }]);
		expect(await listed()).not.toContain(made.id);
		expect(await fails('webhook.delete', { webhookId: String(made.guid) })).toMatchObject({
			description: expect.stringContaining('the GUID is something else'),
		});
		expect(await fails('feature.get', { featureId: byId('none') })).toMatchObject({
			description: expect.stringContaining('Install this add-on in Lagerkoll first'),
		});
	});

	test.each([
		['searchArticles', 'oak', ['192005-6 – Oak shelf', 'HYLLA/120-EK – Shelf in oak, 120']],
		['searchCustomerOrders', '1713', ['1713 – 1713 – 10457 – Eva Berg']],
		['searchFeatures', undefined, ['my-feature – 1.2', 'interpreter – 2.0']],
		['searchSuppliers', 'bergen', ['22 – S-10 – Bergen']],
		['searchDocuments', 'manual', ['manual.pdf – Manual']],
		['searchWaysOfDelivery', 'FK', [expect.stringMatching(/^FK – /)]],
	])('the list of %s in the editor', async (method, filter, names) => {
		const found = await runListSearch(method, {
			node,
			credentialTypes,
			credentials: credential(),
			filter,
		});
		expect(found.results.map(({ name }) => name)).toEqual(names);
	});
});

/** The bodies of the guide's worked examples, in their order. */
const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json);

describe('The worked examples of the guide', () => {
	test('set the stock of an article', async () => {
		await does('apiRequest.send', {
			method: 'PUT',
			path: '/articles/192005-6',
			jsonBody: examples[0],
		});
		const { amount } = JSON.parse(examples[0]) as IDataObject;
		expect(await does('article.get', { articleId })).toMatchObject([{ amount, name: 'Oak shelf' }]);
	});

	test('create a customer order', async () => {
		sandbox.reset();
		const jsonBody = examples[1].replace('"10457"', '"20001"');
		const [made] = await does('apiRequest.send', {
			method: 'POST',
			path: '/customer_orders',
			jsonBody,
		});
		expect(await does('customerOrder.getByExternalId', { externalId: '20001' })).toMatchObject([
			{ orderId: made.orderId, state: 0, products: [{ articleId: '192005-6', orderedAmount: 2 }] },
		]);
		expect(await does('customerOrder.getAll', { returnAll: true })).toHaveLength(2);
	});
});
