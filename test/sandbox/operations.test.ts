import { exampleCases } from '../../sandbox/lagerkoll/examples';
import { bodyMismatches, candidatesFor, offences } from '../contract/offences';
import { goedGepicktFacts } from '../facts/goedgepickt';
import { lagerkollDocumented, lagerkollFacts } from '../facts/lagerkoll';
import { picqerFacts } from '../facts/picqer';
import { pairsOf } from '../facts/written';
import { lagerkollCaller, picqerCaller, type Answer } from './callers';
import { readerOf, setStage } from './stage';

const stage = setStage();

describe('GoedGepickt', () => {
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
		[
			'GET /orders?page=1&perPage=50&createdAfter=2020-01-01&orderBy=createDate&orderByDirection=asc',
		],
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
});

describe('Lagerkoll', () => {
	const person = { store: '186008', user_id: '48', user_token: 'sandbox-user-token' };

	/** Each request that is answered from a case, with what the service would answer. */
	const exchanges = Object.values(exampleCases).flatMap((one) =>
		[one].flat().flatMap((each) => each.exchanges),
	);

	it('knows all operations that are documented', () => {
		const asked = [...exchanges.map(({ request }) => request), 'GET /customer_orders/external/1'];
		asked.push('POST /purchase_orders/4200/deliver');
		const known = asked.flatMap((call) => {
			const [method, path] = call.split(' ');
			return candidatesFor(lagerkollFacts, method, path);
		});
		const named = pairsOf([...new Set(known)]);
		const documented = pairsOf(Object.values(lagerkollDocumented).flat());
		expect(documented.filter((pair) => !named.includes(pair))).toEqual([]);
	});

	const reads = exchanges.filter(
		({ request, status = 200, query, answer }) =>
			request.startsWith('GET ') && status < 300 && !query && !Buffer.isBuffer(answer),
	);

	it.each(reads.map((read) => [read.request, read.answer] as const))(
		'%s has the same answer with a slash at the end',
		async (request) => {
			const lagerkoll = lagerkollCaller(stage.sandbox.urls.lagerkoll, person);
			const path = request.slice('GET '.length);
			const answer = await lagerkoll('GET', path);
			expect(answer.status).toBeLessThan(300);
			expect((await lagerkoll('GET', `${path}/`)).text).toBe(answer.text);
		},
	);
});

describe('Picqer', () => {
	/** Every method and path of Picqer's API, with 1 for every ID. */
	const endpoints = picqerFacts.map(({ method, path }) => [method, path.replace(/\{\w+\}/g, '1')]);

	describe('every documented endpoint', () => {
		it.each(endpoints)('%s %s is there', async (method, path) => {
			const { json } = await stage.picqer(method, path);
			expect(json?.error_code).not.toBe(8);
		});
	});

	/** What the key of a fulfilment customer may do. */
	const openToFulfilment = [
		'GET POST /customers',
		'GET PUT DELETE /customers/{}',
		'GET POST /customers/{}/addresses',
		'PUT DELETE /customers/{}/addresses/{}',
		'GET POST /customers/{}/comments',
		'GET POST /products',
		'GET PUT /products/{}',
		'GET /products/{}/stock',
		'GET /products/{}/stock/{}',
		'GET POST /products/{}/images',
		'DELETE /products/{}/images/{}',
		'GET POST /products/{}/parts',
		'GET PUT DELETE /products/{}/parts/{}',
		'GET POST /products/{}/comments',
		'GET /stockhistory',
		'GET /stockhistory/{}',
		'GET POST /orders',
		'GET PUT DELETE /orders/{}',
		'POST /orders/{}/process',
		'GET /orders/{}/productstatus',
		'GET /orders/{}/backorders',
		'GET POST /orders/{}/products',
		'GET PUT DELETE /orders/{}/products/{}',
		'GET POST /orders/{}/notes',
		'GET /picklists',
		'GET /picklists/{}',
		'GET /picklists/{}/shipments',
		'GET /backorders',
		'GET DELETE /backorders/{}',
		'GET POST /purchaseorders',
		'GET /purchaseorders/{}',
	].flatMap((line) => {
		const [path, ...methods] = line.split(' ').reverse();
		return methods.map((method) => `${method} ${path}`);
	});

	describe('the key of a fulfilment customer', () => {
		it('may do what is documented and nothing else', async () => {
			const limited = picqerCaller(stage.sandbox.urls.picqer, 'sandbox-fulfilment-key');
			const open: string[] = [];
			for (const [index, [method, path]] of endpoints.entries()) {
				const { status } = await limited(method, path);
				if (status !== 403) open.push(pairsOf([picqerFacts[index]])[0]);
			}
			expect(open.sort()).toEqual(openToFulfilment.sort());
		});
	});
});
