import { MINUTE_MS } from '../lib/durations';

/** How patient a node is; the user sets it under "Rate Limit". */
export interface RateLimitOptions {
	/** Longest total wait for one request, in ms. */
	longestWaitMs: number;
	/** Requests of the account that may be under way at once. */
	atOnce: number;
	/** What to do when the wait would be longer, where the settings of a node do not count. */
	wayOut?: string;
}

/** What a node does when the user sets nothing. */
export const DEFAULT_RATE_LIMIT_OPTIONS: RateLimitOptions = {
	longestWaitMs: 10 * MINUTE_MS,
	atOnce: 5,
};
