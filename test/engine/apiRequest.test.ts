import type { INodeParameters } from 'n8n-workflow';
import { everyService, runAt, usePlaces } from './everyService';

const place = usePlaces();

const pairs = (...names: string[]) => ({ pair: names.map((name) => ({ name, value: 'x' })) });

const sending = (more: INodeParameters): INodeParameters => ({
	resource: 'apiRequest',
	operation: 'send',
	path: '/things',
	...more,
});

/** Names that every object has from the start. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** The same that a header can have: n8n's client sends no `constructor`. */
const HEADERS = ['toString', 'hasOwnProperty', 'valueOf'];

describe.each(Object.entries(everyService))('API Request of %s', (_name, service) => {
	test('sends query parameters of every name as written', async () => {
		const server = await place(() => ({ status: 200 }));
		const { error } = await runAt(
			service,
			server.url,
			sending({ queryParameters: pairs(...NAMES, 'constructor') }),
		);
		expect(error).toBeUndefined();
		const { searchParams } = new URL(server.requests[0].request.split(' ')[1], server.url);
		expect([...searchParams.keys()].sort()).toEqual([...NAMES, 'constructor'].sort());
		expect([...searchParams.values()]).toEqual(Array(6).fill('x'));
	});

	test('sends headers of every name as written', async () => {
		const server = await place(() => ({ status: 200 }));
		const { error } = await runAt(service, server.url, sending({ headers: pairs(...HEADERS) }));
		expect(error).toBeUndefined();
		const { headers } = server.requests[0];
		for (const sent of HEADERS)
			expect(Object.entries(headers)).toContainEqual([sent.toLowerCase(), 'x']);
	});

	test.each(['X A', 'Content-Length', 'X-Ü'])('refuses the header %s', async (name) => {
		const server = await place(() => ({ status: 200 }));
		const { error } = await runAt(service, server.url, sending({ headers: pairs(name) }));
		expect(error?.message).toContain(`Headers: "${name}" is`);
		expect(server.requests).toEqual([]);
	});

	test('knows HEAD, and gives the headers', async () => {
		const server = await place(() => ({ status: 200 }));
		const { error, items } = await runAt(service, server.url, sending({ method: 'HEAD' }));
		expect(error).toBeUndefined();
		expect(server.requests.map(({ request, body }) => [request.split(' ')[0], body])).toEqual([
			['HEAD', ''],
		]);
		expect(items[0][0].json).toMatchObject({
			statusCode: 200,
			headers: { 'content-type': expect.stringContaining('application/json') },
		});
	});

	test.each(['null', '"text"', '5'])('refuses the body %s', async (jsonBody) => {
		const server = await place(() => ({ status: 200 }));
		const { error } = await runAt(service, server.url, sending({ method: 'POST', jsonBody }));
		expect(error?.message).toContain('Body (JSON): must be an object');
		expect(server.requests).toEqual([]);
	});

	test.each(['GET', 'HEAD', 'POST', 'DELETE'])('%s of a wrong path says so', async (method) => {
		const server = await place(() => ({ status: 404, body: '{}' }));
		const { error } = await runAt(service, server.url, sending({ method }));
		expect(error?.description).toMatch(/^Check the path, and the IDs in it\./);
		expect(error?.description).toContain(`Sent was ${method} `);
		expect(error?.description).toMatch(/\/things\/?\.$/);
	});
});
