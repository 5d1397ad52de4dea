import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { BolOAuth2Api } from '../../../credentials/BolOAuth2Api.credentials';
import { BolPollingTrigger } from '../../../nodes/Bol/BolPollingTrigger.node';
import { forgetHandOvers } from '../../../nodes/shared/trigger/polling/memory';
import { keys, storedToken, V10 } from '../bol/subject';
import { CredentialStore } from '../harness';
import {
	jsonOf,
	pollingTriggers,
	type Polled,
	type PollingSettings,
} from '../harness/triggerTesting';

/** Answers of bol, request by request, to what its polling trigger asks. */

export const BASE = 'https://api.bol.com';

/** Keeps the limiter out of tests that send more than bol would allow. */
export const GENEROUS = { 'X-RateLimit-Limit': '1000', 'X-RateLimit-Remaining': '999' };

/** Expects a request with the token and the version of bol's API. */
export const api = () =>
	nock(BASE, { reqheaders: { accept: V10, authorization: 'Bearer the-token' } });

/** Gives triggers with a token, and demands that all answers of a test were asked for. */
export function answeredTriggers() {
	let store: CredentialStore;
	beforeEach(() => {
		forgetHandOvers();
		store = new CredentialStore({
			bolOAuth2Api: { ...keys, oauthTokenData: storedToken('the-token') },
		});
	});
	afterEach(() => {
		jest.restoreAllMocks();
		const unused = nock.pendingMocks();
		nock.cleanAll();
		expect(unused).toEqual([]);
	});
	const { trigger } = pollingTriggers(() => ({
		node: new BolPollingTrigger(),
		credentialTypes: [new BolApi(), new BolOAuth2Api()],
		credentials: store,
	}));
	return (parameters: IDataObject, more: PollingSettings = {}) => trigger({ parameters, ...more });
}

/** Answers all requests for a path; gives their queries, as they come. */
export function serveAll(
	path: string | RegExp,
	answer: (url: URL) => IDataObject,
): URLSearchParams[] {
	const queries: URLSearchParams[] = [];
	nock(BASE)
		.persist()
		.get(path)
		.query(true)
		.reply((uri) => {
			const url = new URL(uri, BASE);
			queries.push(url.searchParams);
			return [200, answer(url), GENEROUS];
		});
	return queries;
}

/** What bol answers for a list; it leaves out one that is empty. */
export const listed = (name: string, rows: IDataObject[]) =>
	rows.length > 0 ? { [name]: rows } : {};

/** Answers so many requests for a list. */
export const serve = (
	path: string,
	name: string,
	query: IDataObject,
	rows: IDataObject[],
	times = 1,
) =>
	api()
		.get(path)
		.query(query as never)
		.times(times)
		.reply(200, listed(name, rows));

/** The IDs of what came out. */
export const idsIn = (items: Polled) =>
	jsonOf(items).map(({ orderId, returnId }) => orderId ?? returnId);

/** A moment so many ms ago, as bol writes it. */
export const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
