import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { steadyNow } from '../../nodes/shared/lib/steadyNow';
import { oAuth2Token } from '../../nodes/shared/service/oAuth2Token';
import { NoToken, type TokenKeeping } from '../../nodes/shared/service/token';
import {
	failureIn,
	forgetTokens,
	passTokenGate,
	type TokenUser,
} from '../../nodes/shared/service/tokenGate';
import { Cancelled } from '../../nodes/shared/lib/wait';

const MINUTE = 60_000;

const keeping: TokenKeeping = {
	tokenIn: ({ token, expiresAt }) =>
		token ? { value: String(token), expiresAt: Number(expiresAt) } : undefined,
	keysOf: ({ keys }) => String(keys),
	tokenUrlOf: () => 'https://login.example.com/token',
	withToken: (credentials, token) => ({
		...credentials,
		token: token?.value ?? '',
		expiresAt: token?.expiresAt ?? 0,
	}),
};

const answerOf = (statusCode: number) => ({ statusCode, headers: {}, body: {} });

/** A service with a login, and credentials as n8n stores them. */
function service() {
	const state = {
		tokenRequests: 0,
		requests: 0,
		underWay: 0,
		most: 0,
		/** What the login fails with, and how often. */
		failures: [] as Error[],
		/** Tokens that the service takes; all of the login's own without it. */
		accepts: (token: string) => token !== '',
	};
	const take = async (token: string) => {
		state.requests++;
		state.underWay++;
		state.most = Math.max(state.most, state.underWay);
		for (let turn = 0; turn < 5; turn++) await Promise.resolve();
		state.underWay--;
		return answerOf(state.accepts(token) ? 200 : 401);
	};

	/** A credential, and requests that use it. */
	function credential(stored: ICredentialDataDecryptedObject = {}, keep = keeping) {
		const store = { keys: 'keys', ...stored } as ICredentialDataDecryptedObject;
		const user = (run = 'run', more: Partial<TokenUser> = {}): TokenUser => ({
			account: 'account',
			run,
			deadline: steadyNow() + 10 * MINUTE,
			known: { ...store },
			readCredentials: async () => ({ ...store }),
			keeping: keep,
			send: async (credentials) => await take(keep.tokenIn(credentials)?.value ?? ''),
			sendFirst: async () => {
				state.tokenRequests++;
				const token = `token-${state.tokenRequests}`;
				for (let turn = 0; turn < 50; turn++) await Promise.resolve();
				const failure = state.failures.shift();
				if (failure) throw failure;
				Object.assign(store, { token, expiresAt: Date.now() + 5 * MINUTE });
				return { answer: await take(token), credentials: { ...store } };
			},
			troubleIn: (error) => (error instanceof NoToken ? error.token : undefined),
			...more,
		});
		const pass = async (run?: string, more?: Partial<TokenUser>) =>
			(await passTokenGate(user(run, more))).statusCode;
		return { store, user, pass };
	}
	return { state, credential };
}

const many = async <T>(count: number, make: () => Promise<T>) =>
	await Promise.allSettled(Array.from({ length: count }, make));

const outcomes = (settled: Array<PromiseSettledResult<number>>) =>
	new Set(
		settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message)),
	);

const unreachable = () => new NoToken('unreachable', 'unreachable');
const refused = () => new NoToken('refused', 'refused');

/** Lets all waits of a promise end at once. */
async function hurried<T>(promise: Promise<T>): Promise<T> {
	const done = { is: false };
	const end = () => (done.is = true);
	void promise.then(end, end);
	while (!done.is) await jest.advanceTimersToNextTimerAsync();
	return await promise;
}

/** A service, and one credential for it. */
function stage(...stored: Parameters<ReturnType<typeof service>['credential']>) {
	const one = service();
	return { ...one, ...one.credential(...stored) };
}

/** The same after a run that has asked for a token as often as it may, in vain. */
async function stageInVain() {
	const one = stage();
	one.state.failures = Array.from({ length: 4 }, unreachable);
	await hurried(many(5, one.pass));
	return one;
}

beforeEach(() => {
	forgetTokens();
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

describe('without a token', () => {
	it('a refusal is shared by the run, and asked again by a later try', async () => {
		const { state, pass, user } = stage();
		state.failures = [refused()];
		expect(outcomes(await many(20, pass))).toEqual(new Set(['refused']));
		await expect(pass()).rejects.toThrow('refused');
		expect(failureIn(user())).toBeInstanceOf(NoToken);
		expect(state.tokenRequests).toBe(1);
		await expect(pass('later try')).resolves.toBe(200);
		expect(state.tokenRequests).toBe(2);
		expect(failureIn(user())).toBeUndefined();
	});

	it('a failure that stays costs four token requests, whatever waits or comes later', async () => {
		const { state, pass } = stage();
		state.failures = Array.from({ length: 100 }, unreachable);
		for (let round = 0; round < 2; round++) {
			expect(outcomes(await hurried(many(20, pass)))).toEqual(new Set(['unreachable']));
		}
		expect(state.tokenRequests).toBe(4);
	});

	it('another run waits until the minute is over, and goes on', async () => {
		const { state, pass } = await stageInVain();
		const since = Date.now();
		await expect(hurried(pass('other run'))).resolves.toBe(200);
		expect(Date.now() - since).toBeGreaterThan(50_000);
		expect(state.tokenRequests).toBe(5);
	});

	it('a request that may not wait so long says what the last try came to', async () => {
		const { state, pass } = await stageInVain();
		const hasty = pass('hasty run', { deadline: steadyNow() + 3_000 });
		await expect(hurried(hasty)).rejects.toThrow('unreachable');
		expect(state.tokenRequests).toBe(4);
	});

	it('the run itself can go on after a minute', async () => {
		const { pass } = await stageInVain();
		await jest.advanceTimersByTimeAsync(MINUTE);
		await expect(pass()).resolves.toBe(200);
	});

	it('the refusal of wrong keys does not count for the right ones', async () => {
		const { state, credential } = service();
		state.failures = [refused()];
		expect(outcomes(await many(2, credential({ keys: 'wrong' }).pass))).toEqual(
			new Set(['refused']),
		);
		expect(outcomes(await many(2, credential().pass))).toEqual(new Set([200]));
		expect(state.tokenRequests).toBe(2);
	});

	it('tokens that the service took do not count', async () => {
		const { state, credential } = service();
		for (let index = 1; index <= 8; index++) {
			state.accepts = (token) => token === `token-${index}`;
			await expect(credential().pass(`run ${index}`)).resolves.toBe(200);
		}
		expect(state.tokenRequests).toBe(8);
	});

	it('tokens that the service does not take count, of whatever run', async () => {
		const { state, credential } = service();
		state.accepts = () => false;
		for (let index = 1; index <= 8; index++) {
			const hasty = { deadline: steadyNow() + 1_000 };
			await hurried(many(5, async () => await credential().pass(`run ${index}`, hasty)));
		}
		expect(state.tokenRequests).toBe(4);
	});

	it('a fifth credential with the same keys uses the token of another', async () => {
		const { state, credential } = service();
		for (let index = 0; index < 8; index++) {
			await expect(credential().pass(`run ${index}`)).resolves.toBe(200);
		}
		expect(state.tokenRequests).toBe(4);
	});
});

describe('a stored token', () => {
	it('lets all through at once', async () => {
		const { state, pass } = stage({ token: 'stored', expiresAt: Date.now() + 1 });
		await many(10, pass);
		expect(state).toMatchObject({ most: 10, tokenRequests: 0 });
	});

	it('that the service refuses, as it does every one, is replaced once, however many use it', async () => {
		const { state, pass } = stage({ token: 'stored', expiresAt: Infinity });
		state.accepts = () => false;
		for (let round = 0; round < 2; round++) {
			expect(outcomes(await many(50, pass))).toEqual(new Set([401]));
		}
		expect(state.tokenRequests).toBe(1);
	});

	it('that was replaced by another process is read anew', async () => {
		const { state, store, user } = stage({ token: 'old', expiresAt: Date.now() });
		const early = user();
		Object.assign(store, { token: 'new', expiresAt: Date.now() + MINUTE });
		await expect(passTokenGate(early)).resolves.toMatchObject({ statusCode: 200 });
		expect(state.tokenRequests).toBe(0);
	});
});

describe("a token of n8n's own OAuth2", () => {
	/** A JSON web token that expires in so many ms. */
	function webToken(expiresInMs: number): string {
		const payload = { exp: Math.floor((Date.now() + expiresInMs) / 1000) };
		return `head.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;
	}

	it.each([
		['n8n_expires_at', () => ({ n8n_expires_at: `${Date.now() + MINUTE}` }), true],
		['the token itself', () => ({ access_token: webToken(MINUTE) }), true],
		['nothing', () => ({}), true],
		['a broken token', () => ({ access_token: 'a.%%%.c' }), true],
		['n8n_expires_at of before', () => ({ n8n_expires_at: Date.now() - 1 }), false],
		['the token itself, of before', () => ({ access_token: webToken(-MINUTE) }), false],
	])('is valid as %s tells: %3$p', (_name, told, isValid) => {
		const oauthTokenData = { access_token: 'opaque', ...told() };
		const { expiresAt } = oAuth2Token.tokenIn({ oauthTokenData })!;
		expect(expiresAt > Date.now()).toBe(isValid);
	});

	it.each([{ access_token: '' }, {}])('%j is none', (oauthTokenData) => {
		expect(oAuth2Token.tokenIn({ oauthTokenData })).toBeUndefined();
		expect(oAuth2Token.tokenIn({})).toBeUndefined();
	});

	it('that works although this clock calls it expired is trusted', async () => {
		const oauthTokenData = { access_token: 'opaque', n8n_expires_at: Date.now() - 1 };
		const { state, store, pass } = stage({ oauthTokenData }, oAuth2Token);
		const sendFirst = async () => {
			state.tokenRequests++;
			return { answer: answerOf(200), credentials: { ...store } };
		};
		await pass('run', { sendFirst });
		await many(10, async () => await pass('run', { sendFirst }));
		expect(state.tokenRequests).toBe(1);
		expect(state.most).toBe(10);
	});
});

it('ends the wait for the token at once when the execution is cancelled', async () => {
	const { state, pass } = stage();
	const controller = new AbortController();
	const leader = pass();
	await Promise.resolve();
	const follower = pass('run', { signal: controller.signal });
	controller.abort();
	await expect(follower).rejects.toThrow(Cancelled);
	await expect(leader).resolves.toBe(200);
	expect(state.tokenRequests).toBe(1);
});

it('ends the wait for the next token request when the execution is cancelled', async () => {
	const { state, pass } = await stageInVain();
	const controller = new AbortController();
	const waiting = pass('other run', { signal: controller.signal });
	await Promise.resolve();
	controller.abort();
	await expect(waiting).rejects.toThrow(Cancelled);
	expect(state.tokenRequests).toBe(4);
});

describe('of very many accounts', () => {
	const others = async () =>
		await many(
			1_100,
			async () => await stage().pass('run', { account: `account ${Math.random()}` }),
		);

	it('those that nobody uses are forgotten', async () => {
		const { state, pass, user } = stage();
		state.failures = [refused()];
		await expect(pass()).rejects.toThrow('refused');
		await others();
		await others();
		expect(failureIn(user())).toBeUndefined();
	});

	it('one whose token is under way is not, and its token is asked for once', async () => {
		const { state, pass, user } = stage();
		let goOn = () => {};
		const held = new Promise<void>((resolve) => (goOn = resolve));
		const { sendFirst } = user();
		const waiting = many(
			10,
			async () =>
				await pass('run', {
					sendFirst: async () => {
						await held;
						return await sendFirst();
					},
				}),
		);
		await others();
		const later = many(10, pass);
		goOn();
		expect(outcomes([...(await waiting), ...(await later)])).toEqual(new Set([200]));
		expect(state.tokenRequests).toBe(1);
	});
});
