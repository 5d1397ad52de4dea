import { DAY_MS } from './durations';

const HAS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const LOOKS_LIKE_DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}|$)/;

/** What writes dates as the clocks of a zone show them: making one takes as long as hundreds of dates. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
	const known = clocks.get(zone);
	if (known) return known;
	// Swedish is the locale that writes dates like this.
	const clock = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	clocks.set(zone, clock);
	return clock;
}

/**
 * `YYYY-MM-DD HH:MM:SS` as the clocks of a time zone show a moment.
 *
 * @param zone IANA name, e.g. 'Europe/Amsterdam'
 */
export const wallClock = (moment: Date, zone: string): string => clockOf(zone).format(moment);

/** The day of a moment by the clocks of a time zone, as `YYYY-MM-DD`. */
export const dayIn = (zone: string, moment: Date): string => wallClock(moment, zone).slice(0, 10);

/** The day so many days after one that is written as `YYYY-MM-DD`; before it, for a number below zero. */
export const dayAfter = (day: string, days = 1): string =>
	new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The moment at which the clocks of a time zone show the given date and time. */
function momentAt(wallTime: string, zone: string): Date {
	const asIfUtc = new Date(`${wallTime}Z`);
	const offsetOf = (moment: Date) =>
		Date.parse(`${wallClock(moment, zone).replace(' ', 'T')}Z`) - Math.floor(+moment / 1000) * 1000;
	// The offset is that of the moment itself, which differs from the first guess around clock changes.
	const guess = new Date(+asIfUtc - offsetOf(asIfUtc));
	return new Date(+asIfUtc - offsetOf(guess));
}

/** From this number on, in 1973, a number is taken for milliseconds; below are seconds, and days of sheets. */
const LEAST_MS = 1e11;

/** The last millisecond of the year 9999; beyond are microseconds and nanoseconds. */
const MOST_MS = 253_402_300_799_999;

/** Whether a text says by itself in which time zone it is. */
const namesZone = (text: string) => text.includes(':') && HAS_ZONE.test(text.trim());

/** Whether a date is text that is meant as it stands: one that names no zone, and is not in milliseconds. */
export const isDayAsWritten = (value: unknown): value is string =>
	typeof value === 'string' && LOOKS_LIKE_DATE.test(value.trim()) && !namesZone(value);

/**
 * Reads a date as n8n gives it: ISO text with or without zone, a Luxon DateTime, a Date, or
 * milliseconds since 1970, also as text.
 *
 * @param zone time zone of texts that name none: the workflow's
 * @returns undefined for anything that is no date, and for numbers that look like seconds or days
 */
export function momentOf(value: unknown, zone: string): Date | undefined {
	const plain =
		typeof value === 'object' && value !== null && 'toISO' in value ? String(value) : value;
	if (plain instanceof Date) return valid(plain);
	if (typeof plain === 'number') return fromMilliseconds(plain);
	if (typeof plain !== 'string') return undefined;
	const text = plain.trim();
	if (/^\d{12,}$/.test(text)) return fromMilliseconds(Number(text));
	if (!LOOKS_LIKE_DATE.test(text)) return undefined;
	const iso = text.replace(' ', 'T');
	const day = iso.slice(0, 10);
	if (valid(new Date(day))?.toISOString().slice(0, 10) !== day) return undefined;
	if (namesZone(iso)) return valid(new Date(iso));
	const local = iso.includes('T') ? iso : `${iso}T00:00:00`;
	return valid(new Date(`${local}Z`)) && momentAt(local, zone);
}

const fromMilliseconds = (number: number) =>
	number >= LEAST_MS && number <= MOST_MS ? valid(new Date(number)) : undefined;

function valid(date: Date): Date | undefined {
	return Number.isNaN(+date) ? undefined : date;
}
