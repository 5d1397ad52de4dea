import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { excerptOf, objectIn } from '../shared/request/body';
import { withQuery, type Paging } from '../shared/request/paging';
import type { Problem, Service, ServiceRequest } from '../shared/request/service';
import { meaningOf } from './errorCodes';

/** What every request sends (reference lagerkoll.md, 1.2). */
const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };

const HINTS: Record<number, string> = {
	900001:
		'Check store and key in the credential: both stand where the API was activated in Lagerkoll, and a key belongs to one company.',
	900429: 'Lagerkoll takes 200 requests a minute, also from other programs.',
	902123:
		'Activate the API in Lagerkoll first: it is an add-on there, which also shows the store and the key.',
	902125: 'Install this add-on in Lagerkoll first; Feature > Get Many lists what is installed.',
	909003: 'Install the interpreter add-on in Lagerkoll first.',
};

const STATUS_HINTS: Record<number, string> = {
	401: HINTS[900001],
	403: 'This store or user has no right for it. Check the credential.',
	404: 'Check the ID: Lagerkoll does not know it in this store.',
};

/** The resource is the first part of the path; error codes have a meaning only with it (1.8). */
const resourceOf = ({ url = '' }: ServiceRequest) => url.split(/[/?]/).find(Boolean) ?? '';

function explain(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem {
	const body = objectIn(answer);
	const code = Number(body?.errorCode) || undefined;
	const resource = resourceOf(request);
	const meaning = code === undefined ? undefined : meaningOf(resource, code);
	const text = typeof body?.errorMessage === 'string' ? body.errorMessage : undefined;
	const reason =
		text || meaning || excerptOf(answer) || `no reason given (HTTP ${answer.statusCode})`;
	const lines = [
		code !== undefined &&
			`Error ${code} of ${resource || 'Lagerkoll'}${meaning ? ` means: ${meaning}` : ''}.`,
		Boolean(body?.errorField) && `Field: ${String(body?.errorField)}.`,
		HINTS[code ?? 0] ?? STATUS_HINTS[answer.statusCode],
	].filter((line) => typeof line === 'string' && line !== '');
	return { message: `Lagerkoll: ${reason}`, description: lines.join(' ') || undefined, code };
}

/** Which HTTP status goes with most codes is not documented, so an error body counts with any (1.6). */
function hiddenErrorIn(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem | undefined {
	const { body } = answer;
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	return Number((body as IDataObject).errorCode) > 0 ? explain(answer, request) : undefined;
}

/** Lagerkoll's requests: 200 a minute; counted here per key or user, which is not documented (1.4). */
export const lagerkoll: Service = {
	name: 'Lagerkoll',
	credentialType: 'lagerkollApi',
	secrets: ['apiKey', 'userToken'],
	hasToken: false,
	accountOf: ({ baseUrl, authentication, apiKey, userId }) =>
		`${String(baseUrl)} ${String(authentication === 'user' ? userId : apiKey)}`,
	limitOf: () => ({ name: 'all', requests: 200, windowMs: 60_000 }),
	adapt: (request) => ({ ...request, headers: { ...HEADERS, ...request.headers } }),
	explain,
	hiddenErrorIn,
};

/** Rows of a list that comes in one piece, under the service's own word for them. */
export const wrapped = (property: string): Paging => ({
	rowsIn: (body) => {
		const rows = (body as IDataObject | null)?.[property];
		return Array.isArray(rows) ? (rows as IDataObject[]) : [];
	},
	next: () => undefined,
});

/**
 * Lists whose first page is 0 and that count their pages (reference 1.7). Where a list has no such
 * count, a page without rows is the end.
 */
export const pagesOf = (property: string): Paging => {
	const { rowsIn } = wrapped(property);
	return {
		rowsIn,
		next: (request, rows, page, body) => {
			const count = (body as IDataObject | null)?.pages;
			const isLast = typeof count === 'number' ? page >= count : rows.length === 0;
			return isLast ? undefined : withQuery(request, { page });
		},
	};
};
