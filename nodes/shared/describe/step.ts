import {
	NodeOperationError,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type PreSendAction,
} from 'n8n-workflow';
import type { ServiceRequest } from '../request/service';

/**
 * Makes a `preSend` function that does not throw: what goes wrong is kept at the request, and the
 * operation's flow reports it. So it becomes an error of its item, and "Continue On Fail" and item
 * links work for it as for any other.
 */
export function step(
	action: (this: IExecuteSingleFunctions, request: ServiceRequest) => Promise<ServiceRequest>,
): PreSendAction {
	return async function (this: IExecuteSingleFunctions, options: IHttpRequestOptions) {
		const request = options as ServiceRequest;
		if (request.failedStep) return request;
		try {
			return await action.call(this, request);
		} catch (error) {
			return { ...request, failedStep: error as Error };
		}
	};
}

/** Who reports about a parameter: a node for one item, or a trigger, which has no items. */
export type Named = Pick<IExecuteSingleFunctions, 'getNode'> &
	Partial<Pick<IExecuteSingleFunctions, 'getItemIndex'>>;

/** The error for a parameter that cannot be used: which one, what is wrong, and how to mend it. */
export function parameterError(
	context: Named,
	displayName: string,
	problem: string,
	wayOut?: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), `${displayName}: ${problem}`, {
		itemIndex: context.getItemIndex?.(),
		description: wayOut,
	});
}
