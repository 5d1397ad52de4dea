import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { pasted } from '../../shared/lib/blanks';
import { typedAddress } from '../../shared/service/address';
import { isReport } from '../../shared/service/answer';
import { objectIn, reasonOf, saidIn } from '../../shared/service/body';
import { oAuth2Token } from '../../shared/service/oAuth2Token';
import { withQuery, type Paging } from '../../shared/service/paging';
import type { Problem, Service, ServiceRequest } from '../../shared/service/service';
import { credentialTypeIn } from './authentication';
import { limitOf } from './limits';
import { ownKeysToken, WRONG_KEYS } from './login';

/** Media type of version 10, which also chooses the version (docs/services/bol.md, 1.2). */
export const V10 = 'application/vnd.retailer.v10+json';

/** Headers of requests without and with a body. */
export const reads = { headers: { Accept: V10 } };
export const writes = { headers: { Accept: V10, 'Content-Type': V10 } };

/**
 * Media types of resources with a version of their own, and of files (docs/services/bol.md, 1.2).
 */
export const V11 = 'application/vnd.retailer.v11+json';
export const ECONOMIC_OPERATOR_V1 = 'application/vnd.economic-operator.v1+json';
export const DELIVERY_PROMISE_V1 = 'application/vnd.delivery-promise.v1+json';
export const V10_CSV = 'application/vnd.retailer.v10+csv';
export const V10_XLSX =
	'application/vnd.retailer.v10+openxmlformats-officedocument.spreadsheetml.sheet';

/** Headers of requests in another media type than the usual one. */
export const readsAs = (mediaType: string) => ({ headers: { Accept: mediaType } });
export const writesAs = (mediaType: string) => ({
	headers: { Accept: mediaType, 'Content-Type': mediaType },
});

const PAGE_SIZE = 50;

/** What to do about a status (docs/services/bol.md, 1.6). */
const HINTS: Record<number, string> = {
	401: 'Check client ID and client secret in the credential, and that the key pair was not revoked in the Seller Dashboard.',
	403: 'The account has no right for this: check in the Seller Dashboard that it is active and that the technical contact is filled in.',
	404: 'Check the ID: bol does not know it, or has removed it.',
	406: 'Language: choose one of the list.',
	409: 'It conflicts with something that exists already.',
};

/** `name: reason` for each violation; rules about the whole request have no name. */
function violationsIn(body: IDataObject | undefined): string[] {
	const violations = [body?.violations ?? []].flat() as unknown[];
	return violations
		.map((violation) => {
			const { name, reason } = (violation ?? {}) as IDataObject;
			return saidIn(violation) ?? [saidIn(name), saidIn(reason)].filter(Boolean).join(': ');
		})
		.filter((line) => line !== '');
}

function explain(answer: IN8nHttpFullResponse, { notFound }: ServiceRequest): Problem {
	const body = objectIn(answer);
	const said = [body?.detail, body?.title, body?.error_description, body?.error]
		.map(saidIn)
		.find((text) => text !== undefined);
	const violations = violationsIn(body);
	const reason = said ?? reasonOf(answer);
	const first = violations.length > 0 ? ` – ${violations[0]}` : '';
	const rest = violations.slice(1).join('. ');
	const hint = answer.statusCode === 404 && notFound ? notFound : HINTS[answer.statusCode];
	const description = [rest, hint].filter(Boolean).join('. ');
	return {
		message: `bol: ${reason}${first}`,
		description: description || undefined,
		code: typeof body?.type === 'string' ? body.type : undefined,
	};
}

/** What a refused token request means (docs/services/bol.md, 1.3). */
function explainTokenRefusal(status: number | undefined, reason: string): Problem {
	if (status === 404) {
		return {
			message: 'bol gives no access token: the login server answers 404',
			description:
				'That is how bol shows that it blocked the IP address of this n8n, usually after too many token requests. Wait, or write to bol partner service.',
		};
	}
	if (status === 429) {
		return {
			message: 'bol gives no access token: too many token requests',
			description:
				'Wait some minutes. Use one credential for all nodes, so that they share the token.',
		};
	}
	// What n8n itself refuses has no status.
	if (status === undefined || !WRONG_KEYS.includes(status)) {
		return {
			message: `bol gives no access token: ${reason}`,
			description: 'Check client ID and client secret in the credential, and its other fields.',
		};
	}
	return {
		message: `bol gives no access token: it does not accept the keys (HTTP ${status})`,
		description:
			'Check client ID and client secret in the credential. In the Seller Dashboard, under Settings > API Settings, the key pair must exist, the technical contact must be filled in, and the seller account must be active.',
	};
}

/** Production and demo are on one server (docs/services/bol.md, 1.1). */
const baseUrlOf = ({ environment, apiUrl }: ICredentialDataDecryptedObject) =>
	environment === 'custom' ? typedAddress(apiUrl) : 'https://api.bol.com';

/**
 * Where a path is in the demo. Only these have one (docs/services/bol.md, 5); every other would be
 * carried out on the real account, as both stand on one server.
 *
 * @throws UserError for a path that is not in the demo
 */
function demoPath(path: string): string {
	if (/^\/(retailer|shared)-demo\//.test(path)) return path;
	if (/^\/(retailer|shared)\//.test(path)) return path.replace(/^\/(retailer|shared)/, '/$1-demo');
	const [plain] = path.split('?');
	throw new UserError(
		`bol has no demo of ${plain}: it would be the real account. Choose Production in the credential, or a path that begins with /retailer/ or /shared/.`,
	);
}

/** bol's requests: a token that all share, a limit per endpoint, problem objects as errors. */
export const bol: Service = {
	name: 'bol',
	credentialType: 'bolApi',
	credentialTypeIn,
	baseUrlOf,
	addressFields: { ownServer: 'api.bol.com', custom: 'API URL' },
	secrets: ['clientSecret', 'accessToken'],
	tokens: { bolApi: ownKeysToken, bolOAuth2Api: oAuth2Token },
	// In the code flow the client is the partner; only the credential tells the sellers apart.
	accountOf: (credentials, credentialId) => {
		const { clientId, grantType } = credentials;
		const owner = grantType === 'authorizationCode' ? credentialId : '';
		return [baseUrlOf(credentials), pasted(clientId), owner].join(' ');
	},
	limitOf,
	// bol says to retry after these, with pauses (docs/services/bol.md, 1.6).
	passingStatuses: [500, 502, 503, 504],
	headers: reads.headers,
	isEmptyList: (body, property) => rowsIn(body, property) !== undefined,
	adapt: (request, { environment }) =>
		environment === 'demo' ? { ...request, url: demoPath(request.url) } : request,
	explain,
	explainTokenRefusal,
};

/**
 * The rows in a property of an answer; undefined where it holds no list. bol leaves an empty list out,
 * so nothing but that may be missing (docs/services/bol.md, 1.7).
 *
 * @param beside what else stands in the answer, also when the list is left out
 */
export function rowsIn(
	body: unknown,
	property: string,
	beside: readonly string[] = [],
): IDataObject[] | undefined {
	if (!isObject(body)) return undefined;
	const { [property]: rows, ...others } = body;
	if (Array.isArray(rows)) return rows as IDataObject[];
	const isLeftOut = (rows ?? null) === null;
	const isAlone = Object.keys(others).every((name) => beside.includes(name));
	return isLeftOut && isAlone ? [] : undefined;
}

/**
 * Lists of 50 rows by page number; rows can move to the next page while it is read
 * (docs/services/bol.md, 1.7).
 *
 * @param list property that holds the rows
 * @param rowId property by which a row is recognised
 */
export const pagesOf = (list: string, rowId: string): Paging => ({
	rowsIn: (body) => rowsIn(body, list),
	next: nextPage,
	rowId,
});

/** The page after the one that a request asked for; the first has number 1. */
function nextPage(request: ServiceRequest, rows: IDataObject[]): ServiceRequest | undefined {
	if (rows.length < PAGE_SIZE) return undefined;
	return withQuery(request, { page: Number(request.qs?.page ?? 1) + 1 });
}

/** What stands beside the rows of lists (docs/services/bol.md, 1.7 and 2.9). */
const BESIDE = ['hasNextPage', 'page', 'sort'];

/** The property of an answer that holds a list; any name does where bol left the list out. */
const listIn = (body: unknown) =>
	Object.entries((body ?? {}) as IDataObject).find(([, value]) => Array.isArray(value))?.[0] ?? '';

/**
 * Lists that are not known beforehand, for free requests: the rows are the first list in the answer.
 * Newer resources say how to go on (docs/services/bol.md, 1.7).
 */
export const anyPages: Paging = {
	rowsIn: (body) => {
		if (Array.isArray(body)) return body as IDataObject[];
		return isObject(body) && isReport(body) ? undefined : rowsIn(body, listIn(body), BESIDE);
	},
	next: (request, rows, _page, body) => {
		const { page } = (body ?? {}) as { page?: { nextCursor?: string; numberOfPages?: number } };
		if (page === undefined) return nextPage(request, rows);
		if (page.nextCursor) return withQuery(request, { cursor: page.nextCursor });
		const number = Number(request.qs?.page ?? 1);
		const isLast = number >= (page.numberOfPages ?? 1);
		return isLast ? undefined : withQuery(request, { page: number + 1 });
	},
};
