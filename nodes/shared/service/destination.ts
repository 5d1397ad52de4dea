import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { nodeError } from '../operation/nodeError';
import type { RequestContext, Service, ServiceRequest } from './service';

/** One slash and no second: what begins otherwise could name a server. */
const PATH = /^\/(?![/\\])[^\\\s]*$/;

const DOTS = /^(?:\.|%2e){1,2}$/i;

/** Whether a path stays where it points: parts that are dots lead out of it. */
export const isPath = (path: string) =>
	PATH.test(path) &&
	!path
		.split(/[?#]/)[0]
		.split('/')
		.some((part) => DOTS.test(part));

/**
 * Holds back a request that would take the credential elsewhere: to another place than the path of the
 * operation below the address of the credential, or to a host that the credential does not allow.
 *
 * n8n asks "Allowed HTTP Request Domains" of a credential only for requests that it sends itself. Its
 * choice None is about the HTTP Request node alone, and n8n presets it in some credentials, so that it
 * changes nothing here; Specific Domains counts for every request.
 *
 * @throws NodeOperationError before anything is sent
 */
export function checkDestination(
	context: RequestContext,
	service: Service,
	credentials: ICredentialDataDecryptedObject,
	{ baseURL = '', url }: ServiceRequest,
) {
	if (!isPath(url)) {
		throw nodeError(
			context,
			`The request was not sent: "${url}" is not a path of ${service.name}`,
			'An ID cannot be "." or "..", and a path cannot name a server.',
		);
	}
	if (!isAddress(baseURL)) {
		throw nodeError(
			context,
			`The request was not sent: the address of ${service.name} in the credential cannot be used`,
			`Check the field ${fieldOf(service, baseURL)}: an address begins with https:// or http://, and has no blanks, "?" or "#".`,
		);
	}
	const { allowedHttpRequestDomains, allowedDomains } = credentials;
	if (allowedHttpRequestDomains !== 'domains') return;
	const host = URL.canParse(baseURL) ? new URL(baseURL).hostname : baseURL;
	if (isAllowed(host, String(allowedDomains ?? ''))) return;
	throw nodeError(
		context,
		`The ${service.name} credential does not allow requests to ${host}`,
		`Open the credential and add ${host} to Allowed Domains, or set Allowed HTTP Request Domains to All.`,
	);
}

/** A server, and perhaps a path: what follows would not be a part of the path behind "?" or "#". */
const isAddress = (baseURL: string) =>
	/^https?:\/\/[^/][^\s?#]*$/i.test(baseURL) && URL.canParse(baseURL);

/** The field of the credential that an address comes from. */
const fieldOf = ({ addressFields: { custom, own, ownServer } }: Service, baseURL: string) =>
	own !== undefined && baseURL.includes(ownServer) ? own.field : custom;

/**
 * Whether a list such as `example.com, *.example.org` names a host, as n8n reads it: an asterisk stands
 * for subdomains only, and an empty list names none.
 */
function isAllowed(host: string, list: string): boolean {
	const name = plainName(host);
	return list
		.split(',')
		.map(plainName)
		.filter((domain) => domain !== '')
		.some((domain) =>
			domain.startsWith('*.')
				? domain.length > 2 && name.endsWith(domain.slice(1))
				: domain === name,
		);
}

const plainName = (host: string) => host.trim().toLowerCase().replace(/\.$/, '');
