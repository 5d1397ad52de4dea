import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { bol as bolService } from '../../nodes/Bol/service/request';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import { accountKey } from '../../nodes/shared/service/limiters';
import { everyService, usePlaces } from './everyService';
import { runCredentialTest, runNode } from './harness';

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

describe.each([bolService, picqer, goedGepickt, lagerkoll])(
	'what nobody sees in a key of $name',
	(service) => {
		const { node, credentialType, credential, secrets, reads } = everyService[service.name];
		/** As a key is copied from a page or a line that was broken. */
		const unseen = (key: string) =>
			`\u200b\u00a0${key.slice(0, 4)}\r\n\u00ad${key.slice(4)}\u2060\ufeff`;
		const copied = (url: string): ICredentialDataDecryptedObject => {
			const plain = Object.entries(credential(url));
			const isKey = (name: string) => /^(client|apiKey$|store$)/.test(name);
			return Object.fromEntries(
				plain.map(([name, value]) => [name, isKey(name) ? unseen(String(value)) : value]),
			);
		};

		test('is not sent, also not by its test, and is no other account', async () => {
			const server = await place(() => ({ status: 200, body: '{}' }));
			const data = copied(server.url);
			await runCredentialTest(credentialType, data);
			const { name } = credentialType;
			await runNode({
				node,
				credentialTypes: [credentialType],
				credentials: { [name]: data },
				parameters: reads,
			});
			expect(server.requests.length).toBeGreaterThan(1);
			for (const { headers } of server.requests) expect(headers).toMatchObject(secrets);
			expect(accountKey(service, data, '')).toBe(accountKey(service, credential(server.url), ''));
		});

		test('does not show the key in an error that repeats it in either way', async () => {
			const key = service.name === 'bol' ? 'the-secret' : 'the-key';
			const said = `No ${key} and no ${unseen(key)}.`;
			const names = ['title', 'detail', 'message', 'error_message', 'errorMessage', 'errorString'];
			const body = Object.fromEntries(names.map((name) => [name, said]));
			const server = await place(() => ({ status: 400, body: JSON.stringify(body) }));
			const { error } = await runNode({
				node,
				credentialTypes: [credentialType],
				credentials: { [credentialType.name]: copied(server.url) },
				parameters: reads,
			});
			const shown = `${error?.message} ${error?.description}`;
			expect(shown).toContain('No *** and no ');
			expect(shown).not.toMatch(/the-|key|secret/);
		});
	},
);
