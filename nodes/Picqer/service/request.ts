import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';
import { MINUTE_MS } from '../../shared/lib/durations';
import { isObject } from '../../shared/lib/isObject';
import { pasted } from '../../shared/lib/blanks';
import { saysYes } from '../../shared/lib/yesOrNo';
import { typedAddress } from '../../shared/service/address';
import { objectIn, reasonOf, saidIn } from '../../shared/service/body';
import { withQuery, type Paging } from '../../shared/service/paging';
import type { Problem, Service, ServiceRequest } from '../../shared/service/service';

/**
 * Time zone of Picqer's dates; most likely, no source settles it (docs/services/picqer.md, 1.3).
 */
export const ZONE = 'Europe/Amsterdam';

/** Rows of a full page; a shorter one is the last (docs/services/picqer.md, 1.2). */
export const PAGE_SIZE = 100;

const FORBIDDEN = 403;

/** Code for a number or code that something has already (docs/services/picqer.md, 1.4). */
const EXISTS = 7;
const NOT_FOUND = 404;

const UNKNOWN_ID = 'Check the ID: Picqer does not know it, or it has been removed.';

/** Numbers that people see have digits only, too, in some accounts. */
const BY_NUMBER =
	'If this is the number and not the ID, choose "By Number", or "By Product Code" for a product.';

/** Whether a request is about one thing that can be named by its number, too: see `fields/byNumber.ts`. */
const isByNumber = ({ url }: ServiceRequest) =>
	/^\/(?:orders|picklists|customers|receipts|products)\/[^/?]+/.test(url);

/**
 * What to do about Picqer's error codes (docs/services/picqer.md, 1.4), where something can be
 * done.
 */
const HINTS: Record<number, string> = {
	5: 'A field is missing or has a wrong value; the text of Picqer names it.',
	7: 'Something with this number or code exists already.',
	9: 'Countries are two letters, e.g. NL.',
	10: 'Check the address fields; name and country are required.',
	12: 'This customer cannot be used for this order. Check the Customer.',
	13: 'Add at least one product.',
	14: 'Choose a VAT group of this Picqer account.',
	15: 'Say which product of the picklist to pick.',
	16: 'The amount must be a whole number above zero.',
	17: 'This product is not on the picklist.',
	18: 'Pick no more than the picklist asks for.',
	20: UNKNOWN_ID,
	21: 'The present status does not allow this, or something else still uses it. Look at it with Get.',
	22: 'Check the JSON that you gave.',
	23: 'Every product line needs a product and an amount.',
	24: 'Check the product code or product ID: Picqer does not know it, or the product is inactive.',
	25: 'Check the Customer: Picqer does not know this ID.',
	26: 'The carrier refused the shipment. Check address, weight and shipping profile in Picqer.',
	27: 'Use a product that is on the purchase order.',
	28: 'The rate limit was reached.',
	29: 'The monthly order limit of your Picqer plan is reached. No more orders can be made this month.',
	30: 'The present status of the order does not allow this. Look at it with Get; Reopen makes an order that is being processed editable.',
	32: 'The order is closed already.',
	33: 'The order is processed, so its products cannot be changed. Use Reopen first.',
};

const FULFILMENT_KEY =
	'The API key has no right for this. A key of a fulfilment customer can only work with its own customers, products, orders, picklists and backorders, and see its own stock history and purchase orders.';

const STATUS_HINTS: Record<number, string> = {
	401: 'Check the API key and the subdomain in the credential; a key belongs to one account.',
	403: FULFILMENT_KEY,
	404: UNKNOWN_ID,
};

/**
 * What a status that does not allow to cancel an order means (docs/services/picqer.md, 2.1, Cancel
 * order).
 */
const NEEDS_FORCE =
	'Without Force, only concept and expected orders can be cancelled. To cancel this one all the same, add the option Force; its picklists are then dropped, even when they are picked.';

const WRONG_STATUS = [21, 30, 32];

/** Whether something was refused since its status does not allow it. */
export const isWrongStatus = ({ context }: NodeApiError) =>
	WRONG_STATUS.includes(Number(context.serviceCode));

/** Whether a request cancels an order without force. */
const isPlainCancel = ({ method, url, qs }: ServiceRequest) =>
	method === 'DELETE' && /^\/orders\/[^/]+$/.test(url) && !qs?.force;

/** Whether a request creates something that Create or Update could find instead. */
const isPlainCreate = ({ method, url, isCreateOrUpdate }: ServiceRequest) =>
	method === 'POST' && /^\/(?:orders|customers|products|returns)$/.test(url) && !isCreateOrUpdate;

function hintFor(status: number, code: number, request: ServiceRequest): string | undefined {
	if (status === FORBIDDEN) return FULFILMENT_KEY;
	if (code === EXISTS && isPlainCreate(request)) return `${HINTS[EXISTS]} Use Create or Update.`;
	if (WRONG_STATUS.includes(code) && isPlainCancel(request)) return NEEDS_FORCE;
	if (status === NOT_FOUND && request.notFound) return request.notFound;
	const hint = HINTS[code] ?? STATUS_HINTS[status];
	return hint === UNKNOWN_ID && isByNumber(request) ? `${hint} ${BY_NUMBER}` : hint;
}

function explain(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem {
	const body = objectIn(answer);
	const code = Number(saidIn(body?.error_code)) || undefined;
	const reason = saidIn(body?.error_message) ?? reasonOf(answer);
	const number = code === undefined ? '' : ` (error ${code})`;
	const description = hintFor(answer.statusCode, code ?? 0, request);
	return { message: `Picqer: ${reason}${number}`, description, code };
}

/** An error body with a status that says success is an error all the same. */
function hiddenErrorIn(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem | undefined {
	const { body } = answer;
	return isObject(body) && saysYes(body.error) ? explain(answer, request) : undefined;
}

/** The address of the account, which its subdomain names (docs/services/picqer.md, 1). */
function baseUrlOf({ server, url, subdomain }: ICredentialDataDecryptedObject): string {
	// Users paste the whole address, too.
	const [account] = typedAddress(subdomain)
		.replace(/^https?:\/\//i, '')
		.split(/[./?#]/);
	const address = server === 'custom' ? typedAddress(url) : `https://${account}.picqer.com`;
	return `${address}/api/v1`;
}

/**
 * Picqer's requests: 500 a minute for each API key, dropped with 429 beyond
 * (docs/services/picqer.md, 1.1).
 */
export const picqer: Service = {
	name: 'Picqer',
	credentialType: 'picqerApi',
	secrets: ['apiKey'],
	baseUrlOf,
	addressFields: {
		ownServer: '.picqer.com',
		own: {
			field: 'Subdomain',
			meaning: 'it is the part before .picqer.com in the address of your Picqer account',
		},
		custom: 'URL',
	},
	accountOf: (credentials) => `${baseUrlOf(credentials)} ${pasted(credentials.apiKey)}`,
	limitOf: () => ({ name: 'all', requests: 500, windowMs: MINUTE_MS }),
	explain,
	hiddenErrorIn,
};

/** Whether something was not made because its number or code exists already. */
export const isTaken = ({ context }: NodeApiError) => context.serviceCode === EXISTS;

/**
 * Lists are bare arrays of at most 100 rows; the next page starts at an offset
 * (docs/services/picqer.md, 1.2).
 */
export const pages: Paging = {
	rowsIn: (body) => (Array.isArray(body) ? (body as IDataObject[]) : undefined),
	next: (request, rows) => {
		if (rows.length < PAGE_SIZE) return undefined;
		return withQuery(request, { offset: Number(request.qs?.offset ?? 0) + PAGE_SIZE });
	},
};
