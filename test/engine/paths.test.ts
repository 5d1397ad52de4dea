import type { INodeParameters } from 'n8n-workflow';
import { everyService, runAt, usePlaces, type ServiceUnderTest } from './everyService';
import { byId } from './operations';

const place = usePlaces();

/** Reads the thing with an ID, and gives the path that the service was asked for. */
async function pathFor(service: ServiceUnderTest, id: unknown): Promise<string> {
	const server = await place(() => ({ status: 200 }));
	const parameters = Object.fromEntries(
		Object.entries(service.reads).map(([name, value]) =>
			typeof value === 'object' ? [name, { ...byId(''), value: id }] : [name, value],
		),
	) as INodeParameters;
	const { error } = await runAt(service, server.url, parameters);
	expect(error).toBeUndefined();
	const [{ request }] = server.requests;
	return request;
}

describe.each(Object.entries(everyService))('the path of an ID at %s', (_name, service) => {
	test.each([' 5 ', '\t5\n', '={{ " 5" }}', '={{ 5 }}'])('is that of 5 for %j', async (id) => {
		expect(await pathFor(service, id)).toBe(await pathFor(service, '5'));
		expect(await pathFor(service, id)).toMatch(/\/5$/);
	});
});

test.each(['bol', 'GoedGepickt', 'Lagerkoll'])(
	'%s: an ID stays one part of the path',
	async (name) => {
		expect(await pathFor(everyService[name], ' 1/../../a b ')).toMatch(
			/\/1%2F\.\.%2F\.\.%2Fa%20b$/,
		);
	},
);
