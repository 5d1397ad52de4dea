import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { parameterError, quoted, type Named } from './nodeError';
import { isDayAsWritten, momentOf, wallClock } from '../lib/time';

/**
 * Turns what the user gave for a field into what the service wants; undefined leaves the field out.
 *
 * @throws NodeOperationError when the value cannot be used
 */
export type Convert = (
	context: IExecuteSingleFunctions,
	displayName: string,
	value: unknown,
) => unknown;

/** Whether nothing was given. Blanks alone are nothing, too. */
export const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Leaves an empty value out; everything else goes as it is. */
export const unlessEmpty: Convert = (_context, _displayName, value) =>
	isEmpty(value) || (Array.isArray(value) && value.length === 0) ? undefined : value;

/** Text; numbers, as expressions often give them, become text. Empty text stays, since it clears a value. */
export const toText: Convert = (context, displayName, value) => textIn(context, displayName, value);

/**
 * The text that the user gave; undefined when nothing was given.
 *
 * @throws NodeOperationError for a list, an object, and what an expression failed to make
 */
export function textIn(context: Named, displayName: string, value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'number') return exactText(context, displayName, value);
	if (typeof value !== 'object') return String(value);
	// A DateTime of Luxon says itself how it is written, and whether it is one.
	if (!('toISO' in value) && !(value instanceof Date)) {
		throw noText(context, displayName);
	}
	const isDate = 'isValid' in value ? value.isValid !== false : !Number.isNaN(Number(value));
	if (isDate) return value instanceof Date ? value.toISOString() : String(value);
	const wayOut = 'Check the expression that makes it.';
	throw parameterError(context, displayName, 'is a date that cannot be read', wayOut);
}

/** The error for what is no text. */
export const noText = (context: Named, displayName: string) =>
	parameterError(context, displayName, 'must be text', 'Give one value, no list or object.');

/**
 * A number as text.
 *
 * @throws NodeOperationError for one that is none, or has lost digits
 */
export function exactText(context: Named, displayName: string, value: number): string {
	const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
	if (isExact) return String(value);
	throw parameterError(
		context,
		displayName,
		`${value} is a number that has lost digits`,
		'Give it as text, all the way from where it comes from.',
	);
}

/** Refuses an empty value before another conversion looks at it. */
export function filledIn(convert: Convert = unlessEmpty): Convert {
	return (context, displayName, value) => {
		const converted = isEmpty(value) ? undefined : convert(context, displayName, value);
		if (converted !== undefined && converted !== '') return converted;
		throw parameterError(context, displayName, 'is empty', 'This field is required.');
	};
}

/** Digits, with a dot for decimals: all other ways to write a number mean different things to different people. */
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** As in 1.000 and 1,000, which are a thousand in one country and one in another; 0.125 is clear. */
const MAYBE_THOUSANDS = /^-?0*[1-9]\d*[.,]\d{3}$/;

/** What numbers make sense. */
export interface NumberRange {
	whole?: boolean;
	/** Smallest value. */
	least?: number;
	/** Largest value. */
	most?: number;
}

/** A number; text in plain decimal notation, as expressions often give it, is accepted. */
export const toNumber =
	(range: NumberRange = {}): Convert =>
	(context, displayName, value) =>
		numberFrom(context, displayName, value, range);

/**
 * The number that the user gave; undefined when nothing was given.
 *
 * @throws NodeOperationError for anything that is no number, or out of range
 */
export function numberFrom(
	context: Named,
	displayName: string,
	value: unknown,
	range: NumberRange,
): number | undefined {
	if (isEmpty(value)) return undefined;
	const { number, problem, wayOut } = readNumber(value, range);
	if (problem === undefined) return number;
	throw parameterError(context, displayName, problem, wayOut);
}

/** What a value is as a number: the number itself, or what is wrong and how to mend it. */
type ReadNumber =
	| { number: number; problem?: undefined; wayOut?: undefined }
	| { number?: undefined; problem: string; wayOut?: string };

/** Reads a number, also of text in plain decimal notation. */
export function readNumber(
	value: unknown,
	{ whole = false, least, most }: NumberRange,
): ReadNumber {
	if (typeof value === 'string' && MAYBE_THOUSANDS.test(value.trim())) {
		return {
			problem: `"${value}" can be read in two ways, as thousands and as decimals`,
			wayOut:
				'Write it without a separator, as in 1000, or with one, two or four decimals, as in 1.00.',
		};
	}
	const number = numberIn(value);
	if (!Number.isFinite(number) || (whole && !Number.isSafeInteger(number))) {
		const kind = whole ? 'whole number' : 'number';
		const wayOut = whole ? 'Use digits only.' : 'Use digits, and a dot for decimals, as in 12.50.';
		return { problem: `${quoted(value)} is not a ${kind}`, wayOut };
	}
	if (least !== undefined && number < least) {
		return { problem: `${number} is too low; the least is ${least}` };
	}
	if (most !== undefined && number > most) {
		return { problem: `${number} is too high; the most is ${most}` };
	}
	return { number };
}

/** NaN for what is no number. */
function numberIn(value: unknown): number {
	if (typeof value === 'number') return value;
	const text = typeof value === 'string' ? value.trim() : '';
	return PLAIN_NUMBER.test(text) ? Number(text) : NaN;
}

/** The numeric ID of something at the service. */
export const toId: Convert = (context, displayName, value) => {
	if (isEmpty(value)) return undefined;
	const id = Number(value);
	if (!/^\d+$/.test(String(value).trim()) || !Number.isSafeInteger(id)) {
		throw parameterError(
			context,
			displayName,
			`${quoted(value)} is not an ID`,
			'An ID has digits only. Choose from the list, or look the ID up with Get Many.',
		);
	}
	return id;
};

/** Time zone that a service's dates are in, and whether it wants a date or a date with time. */
interface DateFormat {
	zone: string;
	dateOnly?: boolean;
}

/** `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD` in the service's time zone. */
export function toWallClock({ zone, dateOnly }: DateFormat): Convert {
	return (context, displayName, value) => {
		if (isEmpty(value)) return undefined;
		const moment = momentOrError(context, displayName, value);
		// A date that names no zone is meant as it stands; a zone would move it to the day before.
		if (dateOnly && isDayAsWritten(value)) return value.trim().slice(0, 10);
		return wallClock(moment, zone).slice(0, dateOnly ? 10 : undefined);
	};
}

/** ISO 8601 with zone. */
export const toIso: Convert = (context, displayName, value) =>
	isEmpty(value) ? undefined : momentOrError(context, displayName, value).toISOString();

/**
 * The moment that the user gave.
 *
 * @throws NodeOperationError for anything that is no date
 */
export function momentOrError(
	context: Named & Pick<IExecuteSingleFunctions, 'getTimezone'>,
	displayName: string,
	value: unknown,
): Date {
	const moment = momentOf(value, context.getTimezone());
	if (moment) return moment;
	throw parameterError(context, displayName, `${quoted(value)} is not a date`, wayOutOf(value));
}

const USUAL_DATES = 'Use a date like 2026-01-05, or 2026-01-05T09:30:00, or {{ $now }}.';

function wayOutOf(value: unknown): string {
	const isNumber = /^-?\d+(?:\.\d+)?$/.test(String(value).trim());
	if (!isNumber) return USUAL_DATES;
	return `A number is taken as milliseconds since 1970, and this one cannot be. Seconds: {{ DateTime.fromSeconds(value) }}. A day of Excel or Google Sheets: {{ DateTime.fromISO('1899-12-30').plus({ days: value }) }}. ${USUAL_DATES}`;
}

/** What JSON has to be, in words. */
const JSON_KINDS = {
	any: 'an object in curly brackets or a list in square brackets',
	list: 'a list in square brackets',
	object: 'an object in curly brackets',
};

/** JSON that the user typed, or an object from an expression. */
export function toJson(kind: keyof typeof JSON_KINDS = 'any'): Convert {
	return (context, displayName, value) => {
		if (isEmpty(value)) return undefined;
		const given = typeof value === 'string' ? parse(context, displayName, value) : value;
		const parsed = kind === 'list' ? listOf(given) : given;
		const is = Array.isArray(parsed) ? 'list' : 'object';
		if (typeof parsed === 'object' && parsed !== null && (kind === 'any' || kind === is))
			return parsed;
		throw parameterError(context, displayName, `must be ${JSON_KINDS[kind]}`);
	};
}

/** One object is a list of one; an empty object is nothing that a list could hold. */
function listOf(given: unknown): unknown {
	return isObject(given) && Object.keys(given).length > 0 ? [given] : given;
}

function parse(context: IExecuteSingleFunctions, displayName: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw parameterError(
			context,
			displayName,
			`is not valid JSON: ${withoutQuote(error as Error)}`,
			'Check quotes, commas and brackets, or give an object with an expression such as {{ $json.data }}.',
		);
	}
}

/** What is wrong with the JSON, without the piece of it that JavaScript quotes: it may be a buyer's. */
const withoutQuote = ({ message }: Error) => message.replace(/, (?:\.{3})?".*$/s, '');

/** Texts separated by commas, or a list from an expression, as a list. */
export function toList(convert: Convert = unlessEmpty): Convert {
	return (context, displayName, value) => {
		if (isEmpty(value)) return undefined;
		const parts: unknown[] = typeof value === 'string' ? value.split(',') : [value].flat();
		const list = parts
			.map((part) => (typeof part === 'string' ? part.trim() : part))
			.filter((part) => !isEmpty(part))
			.map((part) => convert(context, displayName, part));
		return list.length > 0 ? list : undefined;
	};
}
