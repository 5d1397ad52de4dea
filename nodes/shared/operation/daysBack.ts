import { DAY_MS } from '../lib/durations';
import type { Service } from '../service/service';
import { earlierNow } from '../service/serviceClock';
import type { Input } from './operation';
import { numberFrom } from './convert';

/** Far enough back for most. */
const USUAL_DAYS = 90;

/** A century: what is longer is a moment in ms, say, and would lead to no date at all. */
const DAYS = { whole: true, least: 1, most: 36_500 };

/**
 * How many days to look back for what a service cannot search; its value is a whole number above zero.
 *
 * @param description what is read, and what it costs
 * @param usual how many when the user sets nothing
 */
export const daysBack = (description: string, usual = USUAL_DAYS): Input => ({
	parameter: {
		displayName: 'Days Back',
		name: 'daysBack',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: usual,
		description,
	},
	convert: (context, displayName, value) => numberFrom(context, displayName, value, DAYS) ?? usual,
});

/** The moment so many days ago, at a service whose clock may be behind that of n8n. */
export const daysAgo = (days: number, service: Service) =>
	new Date(earlierNow(service) - days * DAY_MS);
