import { NodeApiError, type IDataObject } from 'n8n-workflow';
import { without } from '../../shared/lib/without';
import { hasStatus } from '../../shared/service/failure';
import { once, type Flow } from '../../shared/operation/operation';
import type { ServiceRequest } from '../../shared/service/service';

/** GoedGepickt has read the request and done nothing: it is malformed, of a wrong type, or invalid. */
const WRONG_TYPE = 415;
const REFUSED = [400, WRONG_TYPE, 422];

/** Whether GoedGepickt certainly did nothing, so that the other form may be tried. */
export const isRefused = (error: unknown): error is NodeApiError => hasStatus(error, REFUSED);

/** Which of two failures to show: a refusal of both forms is one of what they say. */
export const tellingMore = (refusal: NodeApiError, second: unknown): unknown =>
	isRefused(second) && !hasStatus(refusal, [WRONG_TYPE]) ? refusal : second;

/** The same request in another form; undefined where there is no other one. */
type OtherForm = (request: ServiceRequest) => ServiceRequest | undefined;

/**
 * Sends what has two forms, of which neither is proven, in the usual one, and in the other one when
 * the usual one is refused. Only a refusal leads on: after a lost or broken answer GoedGepickt may
 * have done what it was asked, and doing it in the other form would do it twice. The form that is
 * taken is kept for the rest of the operation, such as the further pages of a list.
 */
export const inEitherForm =
	(otherForm: OtherForm, flow: Flow = once): Flow =>
	async (call) => {
		let taken: 'usual' | 'other' | undefined;
		return await flow({
			...call,
			send: async (request) => {
				const other = taken === 'usual' ? undefined : otherForm(request);
				if (!other) return await call.send(request);
				if (taken === 'other') return await call.send(other);
				const answer = await call.send(request).catch(async (refusal: unknown) => {
					if (!isRefused(refusal)) throw refusal;
					const second = await call.send(other).catch((error: unknown) => {
						throw tellingMore(refusal, error);
					});
					taken = 'other';
					return second;
				});
				taken ??= 'usual';
				return answer;
			},
		});
	};

/** Stock on a location as the one known program sends it (docs/services/goedgepickt.md, 2.3). */
export function asForm({ body, ...request }: ServiceRequest): ServiceRequest {
	const pairs = Object.entries(body as IDataObject).map(
		([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
	);
	const headers = { ...request.headers, 'Content-Type': 'application/x-www-form-urlencoded' };
	return { ...request, headers, body: pairs.join('&') };
}

/** The same for an operation that also looks at the stock before it changes it. */
export const settingAsForm: OtherForm = (request) =>
	request.method === 'PUT' ? asForm(request) : undefined;

/** Orders of a status as another program asks for them (docs/services/goedgepickt.md, 2.5). */
export const byOrderStatus: OtherForm = (request) => {
	const { searchAttribute, searchDelimiter, searchValue } = request.qs ?? {};
	if (searchAttribute !== 'status' || searchDelimiter !== '=') return undefined;
	const rest = without(request.qs ?? {}, 'searchAttribute', 'searchDelimiter', 'searchValue');
	return { ...request, qs: { ...rest, orderstatus: searchValue as string } };
};
