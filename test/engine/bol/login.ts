import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { bolSubject, keys, LOGIN_URL } from './subject';

/** The only token that the API takes in these tests. */
export const FRESH = 'fresh-token';

const EXPIRED_JWT = { title: 'Expired JWT', status: 401, detail: 'JWT expired at 2026-01-05' };

/** Keeps the limiter out of these tests, which send more than bol would allow. */
const GENEROUS = {
	'X-RateLimit-Limit': '1000',
	'X-RateLimit-Remaining': '999',
	'X-RateLimit-Reset': '1',
};

const BASIC = `Basic ${Buffer.from(`${keys.clientId}:${keys.clientSecret}`).toString('base64')}`;

/** Expects a token request exactly as bol describes it (docs/services/bol.md, 1.3). */
export const tokenRequest = () =>
	nock(LOGIN_URL)
		.persist()
		.post('/token', '')
		.query({ grant_type: 'client_credentials' })
		.matchHeader('authorization', BASIC)
		.matchHeader('accept', 'application/json');

/** Gives out the fresh token; the answer takes a moment, in which others could ask as well. */
export function serveTokens(more: IDataObject = {}) {
	const counts = { requests: 0, headers: [] as Array<Record<string, unknown>> };
	tokenRequest()
		.delay(20)
		.reply(200, function () {
			counts.requests++;
			counts.headers.push(this.req.headers);
			return { access_token: FRESH, token_type: 'Bearer', expires_in: 299, ...more };
		});
	return counts;
}

/** Answers every token request with a failure. */
export function refuseTokens(status: number, answer: nock.Body, headers?: nock.ReplyHeaders) {
	const counts = { requests: 0 };
	tokenRequest()
		.delay(20)
		.reply(() => {
			counts.requests++;
			return [status, answer, headers];
		});
	return counts;
}

/** The API, which answers 401 to every token but the fresh one. */
export function serveApi() {
	const counts = { refused: 0, answered: 0 };
	const answer = function (this: nock.ReplyFnContext, path: string): nock.ReplyFnResult {
		if (this.req.headers.authorization !== `Bearer ${FRESH}`) {
			counts.refused++;
			return [401, EXPIRED_JWT];
		}
		counts.answered++;
		return [200, { processStatusId: path.split('/').at(-1) ?? '' }, GENEROUS];
	};
	const api = nock(bolSubject.baseUrl).persist();
	api.get(/^\/shared\/process-status\//).reply(answer);
	api.post('/retailer/shipments').reply(answer);
	return counts;
}

/** Reads the process status that an item names. */
export const readsStatus = {
	resource: 'processStatus',
	operation: 'get',
	processStatusId: '={{ $json.id }}',
};

/** Reports a shipment, which must not be done twice. */
export const createsShipment = {
	resource: 'apiRequest',
	operation: 'send',
	method: 'POST',
	path: '/retailer/shipments',
	jsonBody: '{"orderItems":[{"orderItemId":"6107434013"}],"shippingLabelId":"label-1"}',
};

/** So many items, with an ID of their own. */
export const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ json: { id: `${index}` } }));
