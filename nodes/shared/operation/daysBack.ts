import type { Input } from './operation';
import { numberFrom } from './convert';

/** Far enough back for most. */
const USUAL_DAYS = 90;

const MS_PER_DAY = 24 * 60 * 60_000;

/**
 * How many days to look back for what a service cannot search; its value is a whole number above zero.
 *
 * @param description what is read, and what it costs
 */
export const daysBack = (description: string): Input => ({
	parameter: {
		displayName: 'Days Back',
		name: 'daysBack',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: USUAL_DAYS,
		description,
	},
	convert: (context, displayName, value) =>
		numberFrom(context, displayName, value, { whole: true, least: 1 }) ?? USUAL_DAYS,
});

/** The moment so many days ago. */
export const daysAgo = (days: number) => new Date(Date.now() - days * MS_PER_DAY);
