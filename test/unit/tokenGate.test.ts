import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { forgetTokens, passTokenGate } from '../../nodes/shared/request/tokenGate';
import { Cancelled } from '../../nodes/shared/request/wait';

const MINUTE = 60_000;

/** A JSON web token that expires in so many ms. */
function webToken(expiresInMs: number, name = 'token'): string {
	const payload = { name, exp: Math.floor((Date.now() + expiresInMs) / 1000) };
	return `head.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;
}

/** A credential and a service with a token endpoint, as n8n's engine combines them. */
function account(oauthTokenData?: Record<string, unknown>) {
	const credentials = { oauthTokenData } as ICredentialDataDecryptedObject;
	const state = {
		credentials,
		tokenRequests: 0,
		underWay: 0,
		most: 0,
		error: undefined as unknown,
	};
	/** Sends a request; without a usable token n8n fetches one first. */
	const send = async () => {
		state.underWay++;
		state.most = Math.max(state.most, state.underWay);
		await Promise.resolve();
		try {
			const data = state.credentials.oauthTokenData as Record<string, unknown> | undefined;
			const isUsable = data !== undefined && Number(data.validUntil ?? Infinity) > Date.now();
			if (!isUsable) {
				state.tokenRequests++;
				for (let turn = 0; turn < 50; turn++) await Promise.resolve();
				if (state.error) throw state.error;
				const validUntil = Date.now() + 5 * MINUTE;
				state.credentials = {
					oauthTokenData: {
						access_token: `fetched-${state.tokenRequests}`,
						n8n_expires_at: validUntil,
						validUntil,
					},
				};
			}
			return 'answer';
		} finally {
			state.underWay--;
		}
	};
	const pass = async (run = 'run', signal?: AbortSignal) =>
		await passTokenGate(
			{ account: 'account', run, signal },
			state.credentials,
			async () => state.credentials,
			(error) => error instanceof RangeError,
			send,
		);
	return { state, pass };
}

const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

beforeEach(() => {
	forgetTokens();
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

describe('without a token', () => {
	it('one request goes first and the others wait for its token', async () => {
		const { state, pass } = account();
		const answers = await Promise.all(times(200, async () => await pass()));
		expect(answers).toHaveLength(200);
		expect(state.tokenRequests).toBe(1);
	});

	it.each([{ access_token: '' }, {}])('%j counts as none', async (data) => {
		const { state, pass } = account({ ...data, validUntil: 0 });
		await Promise.all(times(5, async () => await pass()));
		expect(state.tokenRequests).toBe(1);
	});

	it('a refusal is shared by the run, and asked again by the next run', async () => {
		const { state, pass } = account();
		state.error = new RangeError('refused');
		const outcomes = await Promise.allSettled(times(20, async () => await pass()));
		expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
		expect(state.tokenRequests).toBe(1);
		await expect(pass()).rejects.toThrow('refused');
		expect(state.tokenRequests).toBe(1);
		state.error = undefined;
		await expect(pass('next run')).resolves.toBe('answer');
		expect(state.tokenRequests).toBe(2);
	});

	it('a failure that is no refusal lets the next request try', async () => {
		const { state, pass } = account();
		state.error = new Error('unreachable');
		const outcomes = await Promise.allSettled(times(3, async () => await pass()));
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(state.tokenRequests).toBe(3);
		state.error = undefined;
		await expect(pass()).resolves.toBe('answer');
	});
});

describe('a stored token', () => {
	it.each([
		['n8n_expires_at', () => ({ access_token: 'opaque', n8n_expires_at: Date.now() + MINUTE })],
		['the token itself', () => ({ access_token: webToken(MINUTE) })],
		['nothing', () => ({ access_token: 'opaque' })],
		['a broken token', () => ({ access_token: 'a.%%%.c' })],
	])('that is valid as %s tells lets all through at once', async (_name, data) => {
		const { state, pass } = account(data());
		await Promise.all(times(10, async () => await pass()));
		expect(state.most).toBe(10);
		expect(state.tokenRequests).toBe(0);
	});

	it.each([
		['n8n_expires_at', () => ({ access_token: 'opaque', n8n_expires_at: Date.now() - 1 })],
		['n8n_expires_at as text', () => ({ access_token: 'x', n8n_expires_at: `${Date.now() - 1}` })],
		['the token itself', () => ({ access_token: webToken(-MINUTE) })],
	])('that expired as %s tells is refreshed by one request', async (_name, data) => {
		const { state, pass } = account({ ...data(), validUntil: 0 });
		await Promise.all(times(10, async () => await pass()));
		expect(state.tokenRequests).toBe(1);
	});

	it('that works although this clock calls it expired is trusted', async () => {
		const { state, pass } = account({ access_token: 'opaque', n8n_expires_at: Date.now() - 1 });
		await pass();
		await Promise.all(times(10, async () => await pass()));
		expect(state.tokenRequests).toBe(0);
		expect(state.most).toBe(10);
	});

	it('that was fetched here is refreshed by one request once it has expired', async () => {
		const { state, pass } = account();
		await pass();
		expect(state.tokenRequests).toBe(1);
		jest.setSystemTime(Date.now() + 6 * MINUTE);
		await Promise.all(times(10, async () => await pass()));
		expect(state.tokenRequests).toBe(2);
	});
});

it('ends the wait for the token at once when the execution is cancelled', async () => {
	const { state, pass } = account();
	const controller = new AbortController();
	const leader = pass();
	await Promise.resolve();
	const follower = pass('run', controller.signal);
	controller.abort();
	await expect(follower).rejects.toThrow(Cancelled);
	await expect(leader).resolves.toBe('answer');
	expect(state.tokenRequests).toBe(1);
});
