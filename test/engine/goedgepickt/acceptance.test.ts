import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { DAY_MS } from '../../../nodes/shared/lib/durations';
import { forgetClocks } from '../../../nodes/shared/service/serviceClock';
import { atSandbox } from '../atSandbox';
import { runCredentialTest } from '../harness';
import { byId } from '../operations';
import { bySku } from './subject';

const { scene, does, fails } = atSandbox('goedgepickt');

/** The key of a customer of a fulfilment company. */
const account = { api: 'fulfilment', apiKey: 'sandbox-fulfilment-key' };

describe('The credential', () => {
	test.each([
		['an account', {}, 'success'],
		['a fulfilment customer', account, 'success'],
		['a wrong key', { apiKey: 'nonsense' }, 'error'],
		['a key for the other API', { ...account, api: 'account' }, 'error'],
	])('of %s is tested', async (_title, changes, status) => {
		// A slash at the end, as people paste it.
		const url = `${scene.sandbox.urls.goedgepickt}/`;
		const tested = scene.credential('goedgepickt', { url, ...changes }).read('goedGepicktApi');
		expect(await runCredentialTest(new GoedGepicktApi(), tested)).toMatchObject({ status });
	});
});

describe('Products', () => {
	const shirt = { name: 'T-shirt black L', sku: 'TSHIRT-BLK-L' };

	test('go from creation to change, and to Create or Update without another picture', async () => {
		const picture = 'https://shop.example/new.jpg';
		const [made] = await does('product.upsert', { ...shirt, additionalFields: { picture } });
		expect(made).toMatchObject({ ...shirt, picture });
		const updateFields = { name: 'T-shirt', price: 0 };
		const [changed] = await does('product.update', { productUuid: bySku(shirt.sku), updateFields });
		expect(changed).toMatchObject({ uuid: made.uuid, name: 'T-shirt', price: '0.00' });
		const other = { ...shirt, additionalFields: { picture: 'https://shop.example/other.jpg' } };
		expect(await does('product.upsert', other)).toMatchObject([{ uuid: made.uuid, picture }]);
		expect(await fails('product.create', shirt)).toMatchObject({
			message: expect.stringContaining('already exists'),
		});
	});
});

test('Stock is set on a location that is not linked, then on the linked one, then to zero', async () => {
	const locations = await does('pickLocation.getAll', { returnAll: true });
	const { uuid } = locations.find(({ name }) => name === 'B-01-02') as IDataObject;
	const here = { productUuid: bySku('MAND-01'), pickLocationUuid: byId(String(uuid)) };
	const set = async (stockQuantity: number) =>
		(await does('productStock.setOnLocation', { ...here, stockQuantity }))[0];
	expect(await fails('productStock.set', { ...here, stockQuantity: 5 })).toMatchObject({
		message: expect.stringContaining('not linked'),
	});
	const match = { path: '/stock/', method: 'POST' };
	scene.sandbox.addFault({ service: 'goedgepickt', match, kind: 'slow', delayMs: 300, times: 1 });
	// Two at once go one after the other, whichever comes first.
	const both = await Promise.all([set(5), set(5)]);
	expect(both.map(({ previousQuantity }) => previousQuantity).sort()).toEqual([5, null]);
	expect(await set(7)).toMatchObject({ isNewlyLinked: false, previousQuantity: 5 });
	expect(await set(0)).toMatchObject({ isNewlyLinked: false, previousQuantity: 7 });
	expect(await does('productStock.getAll', { productUuid: bySku('MAND-01') })).toEqual([
		expect.objectContaining({ picklocationName: 'B-01-02', stockQuantity: 0 }),
	]);
});

describe('Orders', () => {
	test('are created, and found by their number', async () => {
		const line = { sku: 'LAMP-01', productName: 'Lamp', productQuantity: 2, taxRate: 21 };
		const [made] = await does('order.create', {
			orderId: '100245',
			orderStatus: 'on_hold',
			orderItemsLines: { line: [line] },
			additionalFields: {
				orderDisplayId: 'WEB-100245',
				billingLastName: 'de Boer',
				billingHouseNumber: '={{ 12 }}',
				shippingAddress: 'Dorpsstraat',
				shippingHouseNumber: '={{ 12 }}',
				shippingZipcode: '1234AB',
				shippingCity: 'Utrecht',
				shippingCountry: 'NL',
			},
		});
		const found = await does('order.findByNumber', { orderNumber: 'WEB-100245', daysBack: 2 });
		expect(found).toMatchObject([{ uuid: made.orderUuid, status: 'on_hold' }]);
	});

	test.each([true, false])(
		'are created once with n8n 20 days ahead, their clock known before: %s',
		async (isKnown) => {
			const line = { sku: 'LAMP-01', productName: 'Lamp', productQuantity: 2, taxRate: 21 };
			const additionalFields = { shippingAddress: 'Dorpsstraat', shippingHouseNumber: '12' };
			const order = { orderId: 'AHEAD-1', orderItemsLines: { line: [line] }, additionalFields };
			const [made] = await does('order.createOnce', order);
			if (!isKnown) forgetClocks();
			const ahead = Date.now() + 20 * DAY_MS;
			jest.spyOn(Date, 'now').mockReturnValue(ahead);
			const once = { created: false, orderUuid: made.orderUuid };
			expect(await does('order.createOnce', order)).toMatchObject([once]);
			if (!isKnown) forgetClocks();
			const found = await does('order.findByNumber', { orderNumber: 'AHEAD-1', daysBack: 2 });
			expect(found).toMatchObject([{ uuid: made.orderUuid }]);
		},
	);

	test('are listed by status, and checked again where GoedGepickt filters badly', async () => {
		const statuses = async (filters: INodeParameters) =>
			(await does('order.getAll', { returnAll: true, filters })).map(({ status }) => status);
		const extraParameters = { pair: [{ name: 'orderstatus', value: 'backorder' }] };
		expect(new Set(await statuses({ extraParameters })).size).toBeGreaterThan(1);
		expect(await statuses({ status: 'backorder', extraParameters })).toEqual(['backorder']);
	});

	test('newest first, beyond what page numbers reach', async () => {
		scene.sandbox.seedGoedGepickt({ orders: 10_060 });
		scene.sandbox.setGoedGepicktLag(500);
		const all = await does('order.getAll', { returnAll: true, simplify: false });
		expect(new Set(all.map(({ uuid }) => uuid)).size).toBe(10_069);
		const sorted = { orderBy: 'createDate', orderByDirection: 'desc' };
		const [newest] = await does('order.getAll', { limit: 1, filters: sorted });
		const dates = all.map(({ createDate }) => String(createDate)).sort();
		expect(newest.createDate).toBe(dates.at(-1));
	});
});

test('A fulfilment customer lists products, and is told what is closed', async () => {
	expect((await does('product.getAll', {}, { account })).length).toBeGreaterThan(0);
	expect(await fails('webshop.getAll', {}, { account })).toMatchObject({
		httpCode: '403',
		description: expect.stringContaining('only proven to list products'),
	});
});
