import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { MINUTE_MS } from '../../shared/lib/durations';
import { isObject } from '../../shared/lib/isObject';
import { dayAfter, dayIn } from '../../shared/lib/time';
import { typedAddress } from '../../shared/service/address';
import { objectIn, reasonOf, saidIn } from '../../shared/service/body';
import { withQuery, type Paging } from '../../shared/service/paging';
import type { AskedFor } from '../../shared/service/sameThing';
import type { Problem, Service, ServiceRequest } from '../../shared/service/service';

/**
 * Time zone of GoedGepickt's dates that carry none (docs/services/goedgepickt.md, 1.2;
 * unconfirmed).
 */
export const ZONE = 'Europe/Amsterdam';

/**
 * The day before a moment (ms since 1970). `createdAfter` takes days only (docs/services/goedgepickt.md, 1.2),
 * and whether it includes the day that it names is not known, so a day more is read and whoever reads leaves
 * out what is older.
 */
export const dayBefore = (moment: number) => dayAfter(dayIn(ZONE, new Date(moment)), -1);

/**
 * What every request sends, and what one with a body sends, too
 * (docs/services/goedgepickt.md, 1.1).
 */
const headersFor = ({ body }: ServiceRequest) => ({
	Accept: 'application/json',
	...(Object.keys((body as object | undefined) ?? {}).length > 0 && {
		'Content-Type': 'application/json',
	}),
});

/**
 * Rows beyond this are reached by a cursor only (docs/services/goedgepickt.md, 1.4, one source).
 */
const MOST_BY_PAGE = 10_000;

const FULFILMENT_BASE = '/api/fulfilment/';

const FULFILMENT_KEY =
	'A key of a fulfilment customer is only proven to list products. Check under API in the credential whether the key belongs to an account or to a fulfilment customer.';

const STATUS_HINTS: Record<number, string> = {
	401: 'Check the API key in the credential, or make a new one in GoedGepickt under Settings > GoedGepickt API: keys may run out.',
	403: 'The API key has no right for this. Check under API in the credential whether it belongs to an account or to a fulfilment customer.',
	404: 'Check the UUID: GoedGepickt does not know it, or this key may not see it.',
	429: 'The limit of 150 requests a minute counts per IP address, also for other programs behind it.',
};

/** How GoedGepickt words that an SKU is taken (docs/services/goedgepickt.md, section 5, row 8). */
export const EXISTS = /already exists/i;

/** What to do about one that exists, by the path at which it was to be created. */
const HINTS_OF_TAKEN: Record<string, string> = {
	'/orders': 'Look for it in GoedGepickt. Create Once leaves an order alone that it finds.',
	'/products': 'Use Create or Update to change a product whose SKU is taken.',
};

/**
 * Hints by words of GoedGepickt's own text; it has no error codes
 * (docs/services/goedgepickt.md, 1.5).
 */
const TEXT_HINTS: Array<[RegExp, string]> = [
	[/huisnummer|house ?number/i, 'House numbers are sent as text: check the fields of the address.'],
];

/** The three shapes in which GoedGepickt says what is wrong, in the order in which they are read (1.5). */
function reasonIn(body: IDataObject | undefined): string | undefined {
	return [body?.error, body?.errorMessage, body?.message]
		.map(saidIn)
		.find((text) => text !== undefined);
}

/** The texts in a list, or the only one, without their full stops. */
const wordsIn = (texts: unknown): string[] =>
	([texts].flat() as unknown[])
		.map(saidIn)
		.filter((text) => text !== undefined)
		.map((text) => text.replace(/\.$/, ''));

/** `{ errors: { field: [text] } }` as "field: text" (1.5); lists and plain texts are shown, too. */
function fieldErrorsIn(body: IDataObject | undefined): string | undefined {
	const errors = body?.errors;
	if (typeof errors === 'string') return saidIn(errors);
	if (typeof errors !== 'object' || errors === null) return undefined;
	const lines = Array.isArray(errors)
		? wordsIn(errors)
		: Object.entries(errors).map(([field, texts]) => `${field}: ${wordsIn(texts).join(', ')}`);
	return lines.length > 0 ? `${lines.join('; ')}.` : undefined;
}

const isFulfilment = ({ baseURL = '' }: ServiceRequest) => baseURL.includes(FULFILMENT_BASE);

function hintFor(
	answer: IN8nHttpFullResponse,
	request: ServiceRequest,
	text: string,
): string | undefined {
	if (answer.statusCode === 404 && request.notFound) return request.notFound;
	const isClosed = answer.statusCode === 403 || answer.statusCode === 404;
	if (isClosed && isFulfilment(request)) return FULFILMENT_KEY;
	if (EXISTS.test(text)) return request.isCreateOrUpdate ? undefined : HINTS_OF_TAKEN[request.url];
	const found = TEXT_HINTS.find(([words]) => words.test(text));
	return found?.[1] ?? STATUS_HINTS[answer.statusCode];
}

function explain(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem {
	const body = objectIn(answer);
	const fieldErrors = fieldErrorsIn(body);
	const reason = reasonIn(body) ?? fieldErrors ?? reasonOf(answer);
	const hint = hintFor(answer, request, `${reason} ${fieldErrors ?? ''}`);
	const lines = [fieldErrors, hint].filter((line) => line !== undefined && line !== reason);
	return { message: `GoedGepickt: ${reason}`, description: lines.join(' ') || undefined };
}

/** Once seen: a 200 whose body is an error (docs/services/goedgepickt.md, 1.5). */
function hiddenErrorIn(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem | undefined {
	const { body } = answer;
	if (!isObject(body)) return undefined;
	const { error, errorMessage, errors } = body;
	const isError = [error, errorMessage].some((text) => typeof text === 'string' && text !== '');
	if (!isError && fieldErrorsIn({ errors }) === undefined) return undefined;
	return explain(answer, request);
}

/** The limit counts per IP address over all keys, so all credentials of one server share it (1.3). */
function serverOf(credentials: ICredentialDataDecryptedObject): string {
	const baseUrl = baseUrlOf(credentials);
	return /^https?:\/\/[^/]+/i.exec(baseUrl)?.[0].toLowerCase() ?? baseUrl;
}

/** The two APIs are on one server (1.1). */
function baseUrlOf({ server, url, api }: ICredentialDataDecryptedObject): string {
	const address = server === 'custom' ? typedAddress(url) : 'https://account.goedgepickt.nl';
	return address + (api === 'fulfilment' ? '/api/fulfilment/v1' : '/api/v1');
}

/**
 * GoedGepickt's requests: 150 a minute for each IP address over all endpoints
 * (docs/services/goedgepickt.md, 1.3).
 */
export const goedGepickt: Service = {
	name: 'GoedGepickt',
	credentialType: 'goedGepicktApi',
	secrets: ['apiKey'],
	baseUrlOf,
	addressFields: { ownServer: 'account.goedgepickt.nl', custom: 'URL' },
	accountOf: serverOf,
	limitOf: () => ({ name: 'all', requests: 150, windowMs: MINUTE_MS }),
	adapt: (request) => ({ ...request, headers: { ...headersFor(request), ...request.headers } }),
	explain,
	hiddenErrorIn,
};

/** A thing that is asked for by its UUID, and where answers say that (2.2, 2.5). */
export const askedFor = (thing: 'order' | 'product', id: unknown): AskedFor => ({
	thing,
	id,
	idFields: ['uuid', `${thing}Uuid`],
});

interface PageInfo {
	totalItems?: number;
	itemsPerPage?: number;
	cursor?: string | null;
}

const pageInfoOf = (body: unknown): PageInfo =>
	((body as IDataObject | null)?.pageInfo as PageInfo | undefined) ?? {};

/** What should be the list in an answer: in its envelope, or bare. */
export const unwrapped = (body: unknown): unknown => (body as IDataObject | null)?.items ?? body;

/**
 * Lists in an envelope with page numbers from 1. The totals in it lag behind on a busy account, so
 * the end is a page that is empty, or shorter than the page size which GoedGepickt itself names;
 * beyond 10,000 rows the cursor of the page before leads on; without one, a list that goes on ends in
 * an error that keeps its rows (docs/services/goedgepickt.md, 1.4).
 */
export const pages: Paging = {
	rowId: 'uuid',
	rowsIn: (body) => {
		const items = unwrapped(body);
		return Array.isArray(items) ? (items as IDataObject[]) : undefined;
	},
	next: (request, rows, page, body) => {
		const { cursor } = pageInfoOf(body);
		if (!isFull(rows.length, body)) return undefined;
		const before = request.qs?.cursor as string | undefined;
		if (before !== undefined) {
			// A cursor that stays the same would give the same rows for ever.
			return cursor && cursor !== before ? withQuery(request, { cursor }) : undefined;
		}
		// Free requests and extra parameters can start at another page than the first.
		const number = Number(request.qs?.page ?? page);
		const isAtEdge = number * rows.length >= MOST_BY_PAGE;
		if (!isAtEdge || !cursor) return withQuery(request, { page: number + 1 });
		return withQuery(request, { page: undefined, cursor });
	},
	cutOff: (request, rowsOfPage, rowsRead, body) => {
		const { totalItems } = pageInfoOf(body);
		const isByCursor = request.qs?.cursor !== undefined;
		// A full page with none after it came before: by page numbers the list gives it again and again.
		const isBrokenOff = isFull(rowsOfPage, body) || (!isByCursor && rowsOfPage === 0);
		const isMore = totalItems === undefined || totalItems > rowsRead;
		if (rowsRead < MOST_BY_PAGE || !isMore || !isBrokenOff) return undefined;
		return {
			message: `GoedGepickt gave ${rowsRead} rows and no way to read on; the list may have ${totalItems ?? 'more'}`,
			description:
				'By page numbers it gives 10,000 rows at most. Use a filter, for example Created After, or fewer Days Back, so that fewer rows match.',
		};
	},
};

/** Whether more can follow: a page without rows, or with fewer than its size, is the last. */
function isFull(rowsOfPage: number, body: unknown): boolean {
	const { itemsPerPage } = pageInfoOf(body);
	return rowsOfPage > 0 && (itemsPerPage === undefined || rowsOfPage >= itemsPerPage);
}
