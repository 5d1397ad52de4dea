import type { INodeProperties } from 'n8n-workflow';
import { numberOf, type Reader } from './ownParameters';

/** Far enough back for most. */
const USUAL_DAYS = 90;

const MS_PER_DAY = 24 * 60 * 60_000;

/**
 * How far back to look for what a service cannot search.
 *
 * @param description what is read, and what it costs
 */
export const daysBack = (description: string): INodeProperties => ({
	displayName: 'Days Back',
	name: 'daysBack',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: USUAL_DAYS,
	description,
});

/** The moment so many days ago. */
export const daysAgo = (days: number) => new Date(Date.now() - days * MS_PER_DAY);

/**
 * What the user gave as "Days Back".
 *
 * @throws NodeOperationError when it is no whole number above zero
 */
export const daysIn = (context: Reader): number =>
	numberOf(context, daysBack(''), { whole: true, least: 1 });
