import type { INodeListSearchResult } from 'n8n-workflow';
import { everyService, usePlaces, type ServiceUnderTest } from './everyService';
import { runListSearch, runNode } from './harness';
import { byId } from './operations';

const place = usePlaces();

/** A list of each service that goes on page by page, and a full page of it. */
const lists: Record<string, { method: string; parameters: object; page: unknown }> = {
	bol: {
		method: 'searchOrders',
		parameters: { resource: 'order', operation: 'get' },
		page: { orders: Array.from({ length: 50 }, (_, index) => ({ orderId: String(index) })) },
	},
	Picqer: {
		method: 'searchOrders',
		parameters: { resource: 'order', operation: 'get' },
		page: Array.from({ length: 100 }, (_, index) => ({ idorder: index, orderid: `O${index}` })),
	},
	GoedGepickt: {
		method: 'searchOrders',
		parameters: { resource: 'order', operation: 'get' },
		page: { items: [{ uuid: 'u-1', externalDisplayId: 'A' }], pageInfo: { itemsPerPage: 1 } },
	},
	Lagerkoll: {
		method: 'searchArticles',
		parameters: { resource: 'article', operation: 'get' },
		page: { articles: [{ articleId: 'A' }], page: 0, pages: 3 },
	},
};

const credentialsOf = (
	{ credentialType, credential }: ServiceUnderTest,
	url: string,
	more = {},
) => ({ [credentialType.name]: { ...credential(url), ...more } });

async function search(
	name: string,
	url: string,
	paginationToken?: string,
	more = {},
): Promise<INodeListSearchResult> {
	const service = everyService[name];
	return await runListSearch(lists[name].method, {
		node: service.node,
		credentialTypes: [service.credentialType],
		credentials: credentialsOf(service, url, more),
		parameters: lists[name].parameters as never,
		paginationToken,
	});
}

const answering = (name: string) => () => ({ status: 200, body: JSON.stringify(lists[name].page) });

describe.each(Object.keys(lists))('a list of %s in the editor', (name) => {
	/** What callers of n8n could hand in as the place in the list. */
	const forged = (elsewhere: string): Record<string, string> => ({
		'a whole request': JSON.stringify({ number: 1, request: { url: `${elsewhere}/x` } }),
		'a whole request beside a place': JSON.stringify({
			number: 2,
			query: {},
			request: { url: `${elsewhere}/x`, baseURL: elsewhere },
		}),
	});

	test('goes on with the next page, by the request that the node makes', async () => {
		const server = await place(answering(name));
		const { paginationToken } = await search(name, server.url);
		expect(Object.keys(JSON.parse(String(paginationToken)))).toEqual(['number', 'query']);
		const second = await search(name, server.url, String(paginationToken));
		expect(second.results.length).toBeGreaterThan(0);
		const urls = server.requests.map(({ request }) => new URL(request.split(' ')[1], server.url));
		// Beside the list itself, single things of it may be asked for.
		const [before, after] = urls.filter(({ pathname }) => pathname === urls[0].pathname);
		expect(after.search).not.toBe(before.search);
		for (const { headers } of server.requests) {
			expect(headers).toMatchObject(everyService[name].secrets);
		}
	});

	test.each([0, 1])('never sends the credential where a caller says (%d)', async (index) => {
		const elsewhere = await place(answering(name));
		const server = await place(answering(name));
		const token = Object.values(forged(elsewhere.url))[index];
		await search(name, server.url, token).catch(() => undefined);
		expect(elsewhere.requests).toEqual([]);
		const first = await place(answering(name));
		await search(name, first.url);
		const paths = ({ requests }: typeof server) =>
			requests.map(({ request }) => request.split('?')[0]);
		expect(paths(first)).toEqual(expect.arrayContaining(paths(server)));
	});

	test.each([
		['no JSON', 'page 2'],
		['null', 'null'],
		['a list', '[2,{}]'],
		['no query', '{"number":2}'],
		['a list as query', '{"number":2,"query":[]}'],
		['the first page', '{"number":1,"query":{}}'],
		['a negative page', '{"number":2,"query":{"page":-1}}'],
		['a page in parts', '{"number":2,"query":{"page":1.5}}'],
		['an object as page', '{"number":2,"query":{"page":{"a":1}}}'],
		['an endless number', '{"number":1e300,"query":{}}'],
		['a filter', '{"number":2,"query":{"status":"all"}}'],
		['a name of every object', '{"number":2,"query":{"toString":"1"}}'],
		['another prototype', '{"number":2,"query":{"__proto__":{"page":1}}}'],
		['a list as cursor', '{"number":2,"query":{"cursor":["a","b"]}}'],
		[
			'a cursor beyond measure',
			JSON.stringify({ number: 2, query: { cursor: 'x'.repeat(5_000) } }),
		],
		['products of all kinds', '{"number":2,"query":{"inactive":"both"}}'],
	])('refuses a place that it did not make: %s', async (_title, token) => {
		const server = await place(answering(name));
		await expect(search(name, server.url, token)).rejects.toMatchObject({
			message: 'The list cannot be continued from here',
			description: 'Open the list again.',
		});
		expect(server.requests).toEqual([]);
	});

	const domains = (list: string) => ({
		allowedHttpRequestDomains: 'domains',
		allowedDomains: list,
	});

	test('asks no server that the credential does not allow', async () => {
		const server = await place(answering(name));
		const asked = search(name, server.url, undefined, domains('example.com'));
		await expect(asked).rejects.toMatchObject({
			message: `The ${name} credential does not allow requests to 127.0.0.1`,
			description: expect.stringContaining('add 127.0.0.1 to Allowed Domains'),
		});
		expect(server.requests).toEqual([]);
	});

	test('asks one that the credential allows', async () => {
		const server = await place(answering(name));
		const found = await search(name, server.url, undefined, domains('example.com, 127.0.0.1'));
		expect(found.results.length).toBeGreaterThan(0);
	});
});

describe.each(Object.entries(everyService))('an operation of %s', (name, service) => {
	const run = async (url: string, more: object) =>
		await runNode({
			node: service.node,
			credentialTypes: [service.credentialType],
			credentials: credentialsOf(service, url, more),
			parameters: service.reads,
		});

	test.each(['example.com', '', ' , ', '*.0.0.1x', '*.', '27.0.0.1'])(
		'is not sent with a credential that allows only "%s"',
		async (allowedDomains) => {
			const server = await place(() => ({ status: 200 }));
			const { error } = await run(server.url, {
				allowedHttpRequestDomains: 'domains',
				allowedDomains,
			});
			expect(error?.message).toBe(`The ${name} credential does not allow requests to 127.0.0.1`);
			expect(server.requests).toEqual([]);
		},
	);

	test.each([
		['domains', '127.0.0.1'],
		['domains', 'example.com,127.0.0.1. '],
		['all', 'example.com'],
		// About the HTTP Request node alone.
		['none', ''],
	])('is sent with a credential that allows %s %s', async (mode, allowedDomains) => {
		const server = await place(() => ({ status: 200 }));
		const { error } = await run(server.url, { allowedHttpRequestDomains: mode, allowedDomains });
		expect(error).toBeUndefined();
		expect(server.requests).toHaveLength(1);
	});
});

test.each([
	['GoedGepickt', 'productUuid', '..'],
	['Lagerkoll', 'articleId', '.'],
	['bol', 'orderId', ' .. '],
])('%s: an ID of dots is refused', async (name, parameter, id) => {
	const server = await place(() => ({ status: 200 }));
	const service = everyService[name];
	const { error } = await runNode({
		node: service.node,
		credentialTypes: [service.credentialType],
		credentials: credentialsOf(service, server.url),
		parameters: { ...service.reads, [parameter]: byId(id) },
	});
	expect(error?.message).toContain('is not an ID');
	expect(server.requests).toEqual([]);
});

test.each(['..', '.', '%2e%2e'])(
	'Picqer: a list that depends on a parameter does not leave its path for "%s"',
	async (id) => {
		const server = await place(() => ({ status: 200, body: '[]' }));
		const service = everyService.Picqer;
		const asked = runListSearch('searchOrderProducts', {
			node: service.node,
			credentialTypes: [service.credentialType],
			credentials: credentialsOf(service, server.url),
			parameters: { resource: 'orderProduct', operation: 'delete', idorder: byId(id) },
		});
		await asked.catch(() => undefined);
		const left = server.requests.filter(({ request }) => !request.includes('/api/v1/orders/%25'));
		expect(left).toEqual([]);
	},
);
