import type {
	ICredentialDataDecryptedObject,
	IExecutePaginationFunctions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { hasStatus } from '../../shared/service/failure';
import { typedAddress } from '../../shared/service/address';
import type { Flow } from '../../shared/operation/operation';

/** Name of the credential type; the service's own constant would import this file in a circle. */
const CREDENTIAL = 'lagerkollApi';

/** Where Lagerkoll is (docs/services/lagerkoll.md, 1.1). */
export function baseUrlOf({ server, url }: ICredentialDataDecryptedObject): string {
	return `${server === 'custom' ? typedAddress(url) : 'https://capi.lagerkoll.com'}/v1`;
}

/** The base of a resource, such as `/stores`, without what may follow it. */
const BASE = /^\/\w+$/;

/** Bases that this process knows to need a slash at their end, with the address of the service. */
const withSlash = new Set<string>();

const keyOf = (baseUrl: string, url: string) => `${baseUrl}${url}`;

/**
 * The path of a request, with a slash where one turned out to be needed.
 *
 * @param baseUrl address of the service in the credential
 */
export const withSlashIfNeeded = (baseUrl: string, url: string) =>
	withSlash.has(keyOf(baseUrl, url)) ? `${url}/` : url;

/** Forgets which bases need a slash, as a restart of n8n does. */
export const forgetTrailingSlashes = () => withSlash.clear();

/** A 404 without an error code is none of Lagerkoll's own: nothing was found at the path. */
const isUnknownPath = (error: unknown) =>
	hasStatus(error, [404]) && error.context.serviceCode === undefined;

/**
 * Does something that begins at the base of a resource, and where the base is not found once more
 * with a slash at its end: the reference does not say whether it is needed
 * (docs/services/lagerkoll.md, 1.1). A 404 means that nothing was executed, so that also a POST can
 * be sent again.
 *
 * @param baseUrl address of the service in the credential
 * @param url path of the request
 * @throws NodeApiError of the second attempt, when both fail
 */
async function tryingTrailingSlash<T>(
	baseUrl: string,
	url: string,
	attempt: () => Promise<T>,
): Promise<T> {
	const key = keyOf(baseUrl, url);
	const isOpen = BASE.test(url) && !withSlash.has(key);
	return await attempt().catch(async (error: unknown) => {
		if (!isOpen || !isUnknownPath(error)) throw error;
		withSlash.add(key);
		return await attempt().catch((second: unknown) => {
			// Not the slash was the trouble.
			if (isUnknownPath(second)) withSlash.delete(key);
			throw second;
		});
	});
}

/** The same flow, for which it does not matter whether a base needs a slash at its end. */
export function withTrailingSlash(flow: Flow): Flow {
	return async (call) => {
		const baseUrl = await addressFor(call.context);
		return await flow({
			...call,
			send: async (request) =>
				await tryingTrailingSlash(baseUrl, request.url, async () => await call.send(request)),
		});
	};
}

/**
 * The same for a list in the editor.
 *
 * @param url path of the list
 */
export async function listedWithTrailingSlash<T>(
	context: ILoadOptionsFunctions,
	url: string,
	attempt: () => Promise<T>,
): Promise<T> {
	return await tryingTrailingSlash(await addressFor(context), url, attempt);
}

const addressFor = async (context: IExecutePaginationFunctions | ILoadOptionsFunctions) =>
	baseUrlOf(await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL));
