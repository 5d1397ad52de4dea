import type {
	ICredentialDataDecryptedObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { ExpectedAnswer } from '../operation/answerKinds';
import type { TokenKeeping } from './token';

/** Every place of a node from which a request can be sent. */
export type RequestContext =
	| IExecutePaginationFunctions
	| IExecuteSingleFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** A request as n8n sends it, with what only this package knows about it. */
export interface ServiceRequest extends IHttpRequestOptions {
	/**
	 * Whether sending the request twice does no harm. Without it the method decides: GET, PUT and
	 * DELETE are repeatable, POST and PATCH are not.
	 */
	repeatable?: boolean;
	/** What to look for at the service when the outcome is unknown, e.g. 'reference WEB-8891'. */
	traceableBy?: string;
	/** Which kind of answer is right; without it data for who reads, and anything that is no report for who writes. */
	answer?: ExpectedAnswer;
	/** Set by Create or Update, so that no error advises to use what is in use already. */
	isCreateOrUpdate?: boolean;
	/** What to check when the answer is 404, where the operation knows better than the service. */
	notFound?: string;
}

/** A limit that the service sets: so many requests in a window of time. */
export interface RequestLimit {
	/** What shares the limit within an account: one name for all, or one per endpoint. */
	name: string;
	/** Requests that fit into one window. */
	requests: number;
	/** Length of the window in ms. */
	windowMs: number;
}

/** What went wrong, in the words that the user sees. */
export interface Problem {
	/** The service's own reason, in one line. */
	message: string;
	/** Field errors and what to do about it. */
	description?: string;
	/** The service's own number or name for it; errors carry it as `context.serviceCode`. */
	code?: number | string;
}

/** Labels of the fields that make the address of a service. */
interface AddressFields {
	/** The service's own server: its name, or what names end with that are made of a field. */
	ownServer: string;
	/** The field that makes a part of the own server's name, and which part that is. */
	own?: { field: string; meaning: string };
	/** The field for a server of one's own. */
	custom: string;
}

/** What is special about one service's requests; everything else is the same for all of them. */
export interface Service {
	/** The name that users know it by. */
	name: string;
	/** Name of the credential type; of the usual one, if there are several. */
	credentialType: string;
	/** Name of the credential type that the user chose in a node, if there are several. */
	credentialTypeIn?(node: INode): string;
	/** Where the service is: the address that paths follow. */
	baseUrlOf(credentials: ICredentialDataDecryptedObject): string;
	/** Which fields of the credential say where the service is, for errors about the address. */
	addressFields: AddressFields;
	/** Names of credential properties that must never be shown. */
	secrets: string[];
	/** How each credential type keeps its token; only for services whose requests carry one. */
	tokens?: Record<string, TokenKeeping>;
	/** What identifies the account whose limits are counted: all requests with the same text share them. */
	accountOf(credentials: ICredentialDataDecryptedObject, credentialId: string): string;
	/** The documented limit for a request; the service's answers correct it while running. */
	limitOf(method: IHttpRequestMethods, path: string): RequestLimit;
	/** Headers of every request, unless the request has others of the same name. */
	headers?: Readonly<Record<string, string>>;
	/** Whether an answer without the list in this property stands for an empty one. */
	isEmptyList?(body: unknown, property: string): boolean;
	/** Statuses of answers that pass, so that reading is tried again; 502, 503 and 504 without it. */
	passingStatuses?: readonly number[];
	/** Last changes to a request that depend on the credential, e.g. the path of a demo environment. */
	adapt?(request: ServiceRequest, credentials: ICredentialDataDecryptedObject): ServiceRequest;
	/** Reads the reason from an answer that reports an error. */
	explain(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem;
	/** Explains a token request that was refused; only for services with a token. */
	explainTokenRefusal?(status: number | undefined, reason: string): Problem;
	/** Finds an error in an answer whose status says success. */
	hiddenErrorIn?(answer: IN8nHttpFullResponse, request: ServiceRequest): Problem | undefined;
}

/** Name of the credential type that a node uses for a service. */
export function credentialTypeOf(
	service: Service,
	context: Pick<RequestContext, 'getNode'>,
): string {
	return service.credentialTypeIn?.(context.getNode()) ?? service.credentialType;
}

/** ID of the credential that a node uses for a service; empty without one. */
export function credentialIdOf(service: Service, context: Pick<RequestContext, 'getNode'>): string {
	return context.getNode().credentials?.[credentialTypeOf(service, context)]?.id ?? '';
}
