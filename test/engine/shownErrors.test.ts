import { everyService, usePlaces } from './everyService';
import { runNode } from './harness';

const place = usePlaces();
const { bol, Picqer } = everyService;

test('a token that was fetched for the very request is hidden where bol repeats it', async () => {
	const detail = 'Token the-token is not valid, nor is dGhlLXRva2Vu';
	const server = await place(() => ({ status: 400, body: JSON.stringify({ detail }) }));
	const { error } = await runNode({
		node: bol.node,
		credentialTypes: [bol.credentialType],
		credentials: { [bol.credentialType.name]: bol.credential(server.url) },
		parameters: bol.reads,
	});
	expect(server.requests[0].headers).toMatchObject(bol.secrets);
	expect(error?.message).toBe('bol: Token *** is not valid, nor is ***');
});

test.each([
	[
		'is given to an AI agent, which sees nothing but the message',
		{ rewireOutputLogTo: 'ai_tool' },
		1,
	],
	['stays in the description for a person', {}, 0],
])('the way out %s', async (_title, settings, times) => {
	const body = JSON.stringify({ error: true, error_code: 20, error_message: 'Item not found' });
	const server = await place(() => ({ status: 404, body }));
	const { error } = await runNode({
		node: Picqer.node,
		credentialTypes: [Picqer.credentialType],
		credentials: { [Picqer.credentialType.name]: Picqer.credential(server.url) },
		parameters: Picqer.reads,
		settings: settings as object,
	});
	const wayOut = 'If this is the number and not the ID, choose "By Number"';
	expect(String(error?.message).split(wayOut)).toHaveLength(times + 1);
	expect(error?.description).toContain(wayOut);
	expect(error?.description).toContain('Sent was GET /orders/1.');
});
