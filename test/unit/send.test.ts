import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { bol } from '../../nodes/Bol/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { send } from '../../nodes/shared/service/send';
import { forgetTokens } from '../../nodes/shared/service/tokenGate';
import { testNode } from './context';

const request = { method: 'GET', url: '/retailer/orders' } as const;

/** n8n's functions for a list in the editor: there is no execution. */
function editor(credentials: ICredentialDataDecryptedObject, answer: () => Promise<unknown>) {
	return {
		getNode: () => testNode,
		getExecutionId: () => undefined,
		getCredentials: async () => credentials,
		helpers: { httpRequestWithAuthentication: answer },
	} as unknown as ILoadOptionsFunctions;
}

const stored = (clientSecret: string): ICredentialDataDecryptedObject => ({
	environment: 'custom',
	apiUrl: 'https://api.example.com',
	clientId: 'client',
	clientSecret,
	grantType: 'clientCredentials',
});

const refuse = async () =>
	await Promise.reject(Object.assign(new Error('Bad client credentials'), { code: 'EAUTH' }));
const accept = async () => ({ statusCode: 200, headers: {}, body: {} });

beforeEach(() => {
	forgetTokens();
	forgetLimits();
});

it.each([
	['a corrected client secret after the wrong one was refused', 'wrong', 'right'],
	['again when the seller account became active meanwhile', 'same', 'same'],
])('tries in the editor %s', async (_what, first, second) => {
	await expect(send.call(editor(stored(first), refuse), bol, request)).rejects.toThrow('token');
	const answer = await send.call(editor(stored(second), accept), bol, request);
	expect(answer.statusCode).toBe(200);
});

it.each([
	['POST', 'Look for reference C1', ['"Node" was cancelled during POST /orders']],
	['POST', undefined, ['Picqer may have carried it out']],
	['PUT', undefined, []],
	['GET', undefined, []],
] as const)(
	'warns of a %s that was under way when its execution was cancelled',
	async (method, look, says) => {
		const stop = new AbortController();
		const warn = jest.fn();
		const account = { server: 'custom', url: 'https://shop.example.com', apiKey: 'key' };
		const waiting = async () => await new Promise(() => stop.abort());
		const context = {
			...editor(account, waiting),
			logger: { warn },
			getExecutionCancelSignal: () => stop.signal,
		} as unknown as ILoadOptionsFunctions;
		const traceableBy = look && 'reference C1';
		const asked = { method, url: '/orders?secret=1', traceableBy };
		await expect(send.call(context, picqer, asked)).rejects.toThrow('canceled');
		expect(warn.mock.calls.flat()).toEqual(says.map((text) => expect.stringContaining(text)));
		if (look) expect(warn).toHaveBeenCalledWith(expect.stringContaining(look));
		expect(JSON.stringify(warn.mock.calls)).not.toContain('secret');
	},
);
