import { bodyMismatches, candidatesFor, offences } from '../contract/offences';
import { goedGepicktFacts } from '../facts/goedgepickt';
import { pairsOf } from '../facts/written';
import type { Answer } from './callers';
import { readerOf, setStage } from './stage';

const stage = setStage();
const { goedGepickt } = stage;
const get = readerOf(goedGepickt);
/** Rows that the sandbox begins with, by what stands for them in a path. */
let ids: Record<string, string>;

beforeEach(async () => {
	const first = async (path: string): Promise<Answer['json']> => (await get(path)).items[0];
	const product = await first('/products');
	const stock = (await get(`/products/${product.uuid}/stock`)).stockLocations;
	const linked = stock.map((row: Answer['json']) => row.picklocationUuid as string);
	const locations = (await get('/picklocations')).items;
	ids = {
		webshop: (await first('/webshops')).uuid,
		product: product.uuid,
		order: (await first('/orders')).uuid,
		linked: linked[0],
		free: locations.find(({ uuid }: Answer['json']) => !linked.includes(uuid)).uuid,
	};
});

const webshop = { webshopUuid: '{webshop}' };

/** Every operation of the table, with all that may be sent. */
const calls: Array<[call: string, body?: object]> = [
	['GET /webshops?page=1&perPage=50'],
	['GET /products?page=1&perPage=100&searchAttribute=sku&searchDelimiter=%3D&searchValue=OP-01'],
	['GET /products/{product}'],
	[
		'POST /products',
		{
			...webshop,
			name: 'Fietsbel',
			sku: 'BEL-9',
			productId: 'BEL-9',
			stockManagement: true,
			price: '9.95',
			url: 'https://shop.example/bel',
			picture: 'https://shop.example/bel.jpg',
		},
	],
	['PUT /products/{product}', { ...webshop, name: 'Fietsbel' }],
	['GET /products/{product}/stock'],
	['POST /products/{product}/stock/{free}', { stockQuantity: 4, priority: 1 }],
	['PUT /products/{product}/stock/{linked}', { stockQuantity: 4, reason: 'Counted' }],
	[
		'PUT /products/{product}/stock-mutation',
		{ mutation: 1, mutationReason: 'Found', pickLocationUuid: '{linked}' },
	],
	['GET /picklocations?page=1&perPage=100'],
	['GET /orders?page=1&perPage=50&createdAfter=2020-01-01&orderBy=createDate&orderByDirection=asc'],
	['GET /orders/{order}'],
	[
		'POST /orders',
		{
			...webshop,
			orderId: 'WEB-1',
			orderStatus: 'open',
			ignoreUnknownProductWarnings: true,
			createDate: '2026-03-02 14:05:00',
			shippingAddress: 'Kade',
			shippingHouseNumber: '1',
			orderItems: [{ sku: 'OP-01', productName: 'Bel', productQuantity: 1, taxRate: 21 }],
		},
	],
	['GET /shipments?page=1&perPage=100&createdAfter=2020-01-01'],
	['GET /webhooks?page=1&perPage=100'],
	[
		'POST /webhooks',
		{ ...webshop, webhookEvent: 'order.statusChanged', targetUrl: 'https://n8n.example/hook' },
	],
];

const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]);

it('each operation of the table is asked for', () => {
	const known = calls.flatMap(([call]) => {
		const [method, path] = call.split(' ');
		return candidatesFor(goedGepicktFacts, method, path.split('?')[0]);
	});
	expect(pairsOf(known).sort()).toEqual(pairsOf(goedGepicktFacts).sort());
});

it.each(calls)('%s is answered as far as is known', async (call, body = undefined) => {
	const [method, path] = filled(call).split(' ');
	const text = body === undefined ? '' : filled(JSON.stringify(body));
	const headers: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
	expect(offences(goedGepicktFacts, { method, path, headers, body: text })).toEqual([]);

	const answer = await goedGepickt(method, path, body && JSON.parse(text));
	expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
	const [{ answers }] = candidatesFor(goedGepicktFacts, method, path.split('?')[0]);
	expect(bodyMismatches(answers['200'].fields ?? {}, answer.json)).toEqual([]);
});
