import type { IDataObject, IExecutePaginationFunctions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_RATE_LIMIT_OPTIONS, type RateLimitOptions } from '../service/patience';
import { MINUTE_MS } from '../lib/durations';
import { numberFrom } from './convert';

/** How patient the node is with the service's rate limit; one for all operations of a node. */
export const rateLimit: INodeProperties = {
	displayName: 'Rate Limit',
	name: 'rateLimit',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'The limit of the service is kept in any case; this is about how to wait for it',
	options: [
		{
			displayName: 'Longest Wait (Minutes)',
			name: 'longestWait',
			type: 'number',
			typeOptions: { minValue: 0.1 },
			default: 10,
			description: 'A request that would have to wait longer than this for the rate limit fails',
		},
		{
			displayName: 'Requests at Once',
			name: 'atOnce',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 5,
			description: 'How many requests that share a limit may be under way at the same time',
		},
	],
};

/**
 * Reads what the user set under "Rate Limit"; what is not above zero counts as not set.
 *
 * @throws NodeOperationError for anything that is no number
 */
export function rateLimitOptionsOf(context: IExecutePaginationFunctions): RateLimitOptions {
	const set = context.getNodeParameter('rateLimit', {}) as IDataObject;
	const minutes = numberFrom(context, 'Longest Wait (Minutes)', set.longestWait, {}) ?? 0;
	const atOnce = Math.floor(numberFrom(context, 'Requests at Once', set.atOnce, {}) ?? 0);
	return {
		longestWaitMs: minutes > 0 ? minutes * MINUTE_MS : DEFAULT_RATE_LIMIT_OPTIONS.longestWaitMs,
		atOnce: atOnce > 0 ? atOnce : DEFAULT_RATE_LIMIT_OPTIONS.atOnce,
	};
}
