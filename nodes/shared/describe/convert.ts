import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { parameterError } from './step';
import { momentOf, wallClock } from './time';

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

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Leaves an empty value out; everything else goes as it is. */
export const unlessEmpty: Convert = (_context, _displayName, value) =>
	isEmpty(value) || (Array.isArray(value) && value.length === 0) ? undefined : value;

/** Text; numbers, as expressions often give them, become text. */
export const toText: Convert = (_context, _displayName, value) =>
	typeof value === 'number' ? String(value) : value;

/** Refuses an empty value before another conversion looks at it. */
export function required(convert: Convert = unlessEmpty): Convert {
	return (context, displayName, value) => {
		if (typeof value === 'string' ? value.trim() === '' : isEmpty(value)) {
			throw parameterError(context, displayName, 'is empty', 'This field is required.');
		}
		const converted = convert(context, displayName, value);
		if (converted !== undefined) return converted;
		throw parameterError(context, displayName, 'is empty', 'This field is required.');
	};
}

/** A number; text that is one, as expressions often give it, is accepted. */
export function toNumber({
	whole = false,
	least,
	most,
}: { whole?: boolean; least?: number; most?: number } = {}): Convert {
	return (context, displayName, value) => {
		if (isEmpty(value)) return undefined;
		const isText = typeof value === 'string' && value.trim() !== '';
		const number = isText || typeof value === 'number' ? Number(value) : NaN;
		if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) {
			const kind = whole ? 'whole number' : 'number';
			const wayOut = whole
				? 'Use digits only.'
				: 'Use digits, and a dot for decimals, as in 12.50.';
			throw parameterError(context, displayName, `"${String(value)}" is not a ${kind}`, wayOut);
		}
		if (least !== undefined && number < least) {
			throw parameterError(context, displayName, `${number} is too low; the least is ${least}`);
		}
		if (most !== undefined && number > most) {
			throw parameterError(context, displayName, `${number} is too high; the most is ${most}`);
		}
		return number;
	};
}

/** The numeric ID of something at the service. */
export const toId: Convert = (context, displayName, value) => {
	if (isEmpty(value)) return undefined;
	if (!/^\d+$/.test(String(value).trim())) {
		throw parameterError(
			context,
			displayName,
			`"${String(value)}" is not an ID`,
			'An ID has digits only. Choose from the list, or look the ID up with Get Many.',
		);
	}
	return Number(value);
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
		// A plain date is meant as it stands; a zone would move it to the day before.
		const moment = momentOrError(context, displayName, value);
		if (dateOnly && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return value;
		return wallClock(moment, zone).slice(0, dateOnly ? 10 : undefined);
	};
}

/** ISO 8601 with zone. */
export const toIso: Convert = (context, displayName, value) =>
	isEmpty(value) ? undefined : momentOrError(context, displayName, value).toISOString();

function momentOrError(
	context: IExecuteSingleFunctions,
	displayName: string,
	value: unknown,
): Date {
	const moment = momentOf(value, context.getTimezone());
	if (moment) return moment;
	throw parameterError(
		context,
		displayName,
		`"${String(value)}" is not a date`,
		'Use a date like 2026-01-05, or 2026-01-05T09:30:00, or {{ $now }}.',
	);
}

/** JSON that the user typed, or an object from an expression. */
export function toJson(kind: 'object' | 'list' | 'any' = 'any'): Convert {
	return (context, displayName, value) => {
		if (isEmpty(value)) return undefined;
		const parsed = typeof value === 'string' ? parse(context, displayName, value) : value;
		const isList = Array.isArray(parsed);
		if (
			(kind === 'list' && !isList) ||
			(kind === 'object' && (isList || typeof parsed !== 'object' || parsed === null))
		) {
			const wanted = kind === 'list' ? 'a list in square brackets' : 'an object in curly brackets';
			throw parameterError(context, displayName, `must be ${wanted}`);
		}
		return parsed;
	};
}

function parse(context: IExecuteSingleFunctions, displayName: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw parameterError(
			context,
			displayName,
			`is not valid JSON: ${(error as Error).message}`,
			'Check quotes, commas and brackets, or give an object with an expression such as {{ $json.data }}.',
		);
	}
}

/** Texts separated by commas, or a list from an expression, as a list. */
export function toList(convert: Convert = unlessEmpty): Convert {
	return (context, displayName, value) => {
		if (isEmpty(value)) return undefined;
		const parts = Array.isArray(value) ? value : String(value).split(',');
		const list = parts
			.map((part) => (typeof part === 'string' ? part.trim() : part))
			.filter((part) => !isEmpty(part))
			.map((part) => convert(context, displayName, part));
		return list.length > 0 ? list : undefined;
	};
}
