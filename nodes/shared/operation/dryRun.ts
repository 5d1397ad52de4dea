import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { ownAnswer } from '../service/body';
import type { ServiceRequest } from '../service/service';
import type { Flow, Input } from './operation';

/** Whether only to show what would be sent. */
export const dryRun: Input = {
	parameter: {
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to give what would be sent, and to change nothing; what has to be looked up is looked up all the same',
	},
};

const isReading = ({ method = 'GET' }: ServiceRequest) => method === 'GET' || method === 'HEAD';

/**
 * Makes a flow that sends no change while "Dry Run" is on. Its output is then
 * `{ dryRun: true, requests: [{ method, path, body, query }] }`, with what the flow would have sent, in
 * that order; it is an empty list where there is nothing to change.
 *
 * @param flow gets as answer to a change by PUT what is there now, and to others an empty object
 */
export const withDryRun =
	(flow: Flow): Flow =>
	async (call) => {
		if (!call.inputs.dryRun) return await flow(call);
		const requests: IDataObject[] = [];
		const send = async (request: ServiceRequest): Promise<IN8nHttpFullResponse> => {
			if (isReading(request)) return await call.send(request);
			requests.push(asShown(request));
			if (request.method === 'PUT') {
				return await call.send({ ...request, method: 'GET', body: undefined });
			}
			return ownAnswer({});
		};
		const answer = await flow({ ...call, send });
		return { ...answer, body: { dryRun: true, requests } };
	};

/** A request as the output of a dry run shows it: `{ method, path, body, query }`. */
export function asShown({ method, url, body, qs }: ServiceRequest): IDataObject {
	const hasQuery = Object.keys(qs ?? {}).length > 0;
	return {
		method,
		path: url,
		// Flows that can be run dry send JSON.
		body: (body ?? {}) as IDataObject,
		...(hasQuery && { query: qs }),
	} as IDataObject;
}
