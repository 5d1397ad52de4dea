import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { MINUTE_MS } from '../../shared/lib/durations';
import { pasted } from '../../shared/lib/blanks';
import { objectIn, reasonOf, saidIn } from '../../shared/service/body';
import type { Problem, Service, ServiceRequest } from '../../shared/service/service';
import { meaningOf } from './errorCodes';
import { baseUrlOf, withSlashIfNeeded } from './trailingSlash';

/** What every request sends (docs/services/lagerkoll.md, 1.2). */
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

/** What to do about a status; an article without barcode image is answered with 404, too (2.15). */
function hintFor(
	status: number,
	{ url, notFound }: ServiceRequest,
	resource: string,
): string | undefined {
	if (status !== 404) return STATUS_HINTS[status];
	if (notFound) return notFound;
	if (/^\/\w+\/?$/.test(url)) return 'There is nothing at this path.';
	return resource === 'images'
		? 'The article has no such image, or Lagerkoll does not know the article in this store.'
		: STATUS_HINTS[status];
}

/** The resource is the first part of the path; error codes have a meaning only with it (1.8). */
const resourceOf = ({ url = '' }: ServiceRequest) => url.split(/[/?]/).find(Boolean) ?? '';

function explain(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem {
	const body = objectIn(answer);
	const code = Number(saidIn(body?.errorCode)) || undefined;
	const resource = resourceOf(request);
	const meaning = code === undefined ? undefined : meaningOf(resource, code);
	const field = saidIn(body?.errorField);
	const reason = saidIn(body?.errorMessage) ?? (meaning || reasonOf(answer));
	const lines = [
		code !== undefined &&
			`Error ${code} of ${resource || 'Lagerkoll'}${meaning ? ` means: ${meaning}` : ''}.`,
		field !== undefined && `Field: ${field}.`,
		HINTS[code ?? 0] ?? hintFor(answer.statusCode, request, resource),
	].filter((line) => typeof line === 'string' && line !== '');
	return { message: `Lagerkoll: ${reason}`, description: lines.join(' ') || undefined, code };
}

/**
 * Which HTTP status goes with most codes is not documented, so an error body counts with any (1.6);
 * also where a file was asked for and JSON came, which only the content type tells.
 */
function hiddenErrorIn(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem | undefined {
	const type = String(answer.headers['content-type'] ?? '');
	if (Buffer.isBuffer(answer.body) && !/json/i.test(type)) return undefined;
	const body = objectIn(answer);
	return Number(saidIn(body?.errorCode)) > 0 ? explain(answer, request) : undefined;
}

/** Lagerkoll's requests: 200 a minute; counted here per key or user, which is not documented (1.4). */
export const lagerkoll: Service = {
	name: 'Lagerkoll',
	credentialType: 'lagerkollApi',
	secrets: ['apiKey', 'userToken'],
	baseUrlOf,
	addressFields: { ownServer: 'capi.lagerkoll.com', custom: 'URL' },
	accountOf: (credentials) => {
		const { authentication, apiKey, userId } = credentials;
		return `${baseUrlOf(credentials)} ${pasted(authentication === 'user' ? userId : apiKey)}`;
	},
	limitOf: () => ({ name: 'all', requests: 200, windowMs: MINUTE_MS }),
	adapt: (request, credentials) => ({
		...request,
		url: withSlashIfNeeded(baseUrlOf(credentials), request.url),
		headers: { ...HEADERS, ...request.headers },
	}),
	explain,
	hiddenErrorIn,
};
