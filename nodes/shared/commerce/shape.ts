import { isObject } from '../lib/isObject';
import { parsedJson } from '../lib/parsedJson';
import { readNumber, type NumberRange } from '../operation/convert';
import { isEan, keyOf } from '../operation/key';
import { dayIn, isDayAsWritten, momentOf } from '../lib/time';
import { similarName } from '../lib/similarName';

/** At most so many mistakes are named at once. */
const MOST_PROBLEMS = 10;

/** Longest name of an unknown field in a message, in characters. */
const LONGEST_NAME = 40;

/** Thrown for a shape that cannot be used; the caller says which parameter it stood in. */
export class ShapeError extends Error {
	/**
	 * @param problem all that is wrong, each by its path, e.g. `lines[1].quantity is missing`
	 * @param wayOut how to mend it
	 */
	constructor(
		readonly problem: string,
		readonly wayOut: string,
	) {
		super(`${problem}. ${wayOut}`);
	}
}

/** What is wrong at one place, and how to mend it. */
interface Mistake {
	text: string;
	wayOut?: string;
}

/** Where a value stands, and what goes with reading it. */
interface ValuePlace {
	/** As in `lines[1].quantity`; '' for the whole. */
	path: string;
	/** Time zone of dates that name none, IANA name. */
	zone: string;
	/** All that was found wrong until now. */
	problems: Mistake[];
}

/** Notes what is wrong with a value; undefined stands for it from then on. */
function refuse({ path, problems }: ValuePlace, problem: string, wayOut?: string): undefined {
	problems.push({ text: `${path} ${problem}`.trim(), wayOut });
}

/** Reads one value; undefined when nothing was given, or when it was refused. */
export type Read<T> = (value: unknown, place: ValuePlace) => T | undefined;

/** A field of a shape. */
interface ShapeField<T> {
	read: Read<T>;
	isNeeded: boolean;
	/** Whether it is a list of which rows that say nothing are a mistake. */
	isRows?: boolean;
}

/** The fields of a shape, by their names. */
type Fields<T> = {
	[Name in keyof T]-?: ShapeField<NonNullable<T[Name]>>;
};

/** A field that may be left out. */
export const optional = <T>(read: Read<T>): ShapeField<T> => ({ read, isNeeded: false });

/** A list that may be left out. Rows that say nothing do not make it an empty one, which has a meaning. */
export const optionalRows = <T>(read: Read<T>): ShapeField<T[]> => ({
	read: list(read),
	isNeeded: false,
	isRows: true,
});

/** A field that has to be given. */
export const needed = <T>(read: Read<T>): ShapeField<T> => ({ read, isNeeded: true });

/** Text without blanks around it; numbers become text. What was given is not shown: it may be a buyer's. */
export const text: Read<string> = (value, place) => {
	if (typeof value === 'string') return keyOf(value);
	if (typeof value !== 'number') return refuse(place, 'must be text');
	if (Number.isSafeInteger(value)) return keyOf(value);
	return refuse(place, 'is a number that is not exact', 'Give it as text.');
};

/**
 * Text of one form, e.g. a code of two letters, in capitals.
 *
 * @param form what it must be, e.g. 'a country code of 2 letters'
 */
export const code =
	(pattern: RegExp, form: string): Read<string> =>
	(value, place) => {
		const given = text(value, place)?.toUpperCase();
		if (given === undefined || pattern.test(given)) return given;
		return refuse(place, `must be ${form}`);
	};

/** An article number of 8 to 14 digits, as text. */
export const ean: Read<string> = (value, place) => {
	const given = text(value, place);
	if (given === undefined || isEan(given)) return given;
	return refuse(
		place,
		'is not an EAN',
		'An EAN has 8 to 14 digits; keep it as text, so that zeros in front stay. Other codes belong in sku.',
	);
};

/** A number within a range. */
export const number =
	(range: NumberRange): Read<number> =>
	(value, place) => {
		const { number: read, problem, wayOut } = readNumber(value, range);
		return problem === undefined ? read : refuse(place, `cannot be used: ${problem}`, wayOut);
	};

/** A moment as ISO 8601 in UTC. */
export const moment: Read<string> = (value, place) =>
	momentOf(value, place.zone)?.toISOString() ?? refuse(place, 'is not a date', WRONG_DATE);

/** A day as `2026-11-27`: of a date as it is written, of a moment where the workflow is. */
export const day: Read<string> = (value, place) => {
	const read = momentOf(value, place.zone);
	if (read === undefined) return refuse(place, 'is not a date', WRONG_DATE);
	if (isDayAsWritten(value)) return value.trim().slice(0, 10);
	return dayIn(place.zone, read);
};

const WRONG_DATE =
	'Write dates as 2026-11-27, and with a time as 2026-11-27T14:30:00+01:00; milliseconds since 1970 are understood, too.';

/**
 * A list; one value that is none is a list of one.
 *
 * @param mayHoldNothing whether what is empty in it is left out, and no mistake
 */
export const list =
	<T>(read: Read<T>, { mayHoldNothing = false } = {}): Read<T[]> =>
	(value, place) => {
		const rows: unknown[] = Array.isArray(value) ? value : [value];
		return rows.flatMap((row, index) => {
			if (mayHoldNothing && isNothing(row)) return [];
			const at = within(place, `[${index}]`);
			const one = isNothing(row) ? refuse(at, 'is empty') : read(row, at);
			return one === undefined ? [] : [one];
		});
	};

/**
 * An object with known fields only.
 *
 * @param thing what it is in messages, e.g. 'an address'
 * @param check what is wrong with the fields together
 */
export const object =
	<T extends object>(
		thing: string,
		fields: Fields<T>,
		check: (read: Partial<T>) => string | undefined = () => undefined,
	): Read<T> =>
	(value, place) => {
		if (!isObject(value)) return refuse(place, `must be ${thing}, as an object`);
		const names = Object.keys(fields);
		for (const name of Object.keys(value)) {
			if (!names.includes(name)) refuseName(place, thing, name, names);
		}
		const read: Record<string, unknown> = {};
		let isWhole = true;
		for (const [name, field] of Object.entries<ShapeField<unknown>>(fields)) {
			const at = within(place, place.path === '' ? name : `.${name}`);
			const isGiven = (field.isRows && hasRows(value[name])) || !isNothing(value[name]);
			if (isGiven) read[name] = field.read(value[name], at);
			else if (field.isNeeded) refuse(at, 'is missing');
			if (isGiven ? read[name] === undefined : field.isNeeded) isWhole = false;
		}
		// Each field was read by the reader that `fields` has for its name.
		const typed = read as Partial<T>;
		const problem = isWhole ? check(typed) : undefined;
		if (problem !== undefined) return refuse(place, problem);
		return isWhole ? (typed as T) : undefined;
	};

function refuseName(place: ValuePlace, thing: string, name: string, names: readonly string[]) {
	const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
	const meant = similarName(name, names);
	const at = within(place, place.path === '' ? shown : `.${shown}`);
	if (meant !== undefined) refuse(at, `is not a field of ${thing}; did you mean ${meant}?`);
	else refuse(at, `is not a field of ${thing}`, `The fields of ${thing} are ${names.join(', ')}.`);
}

const within = (place: ValuePlace, step: string): ValuePlace => ({
	...place,
	path: `${place.path}${step}`,
});

/** Whether nothing was given: also an object or a list in which there is nothing. */
function isNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isNothing);
	if (typeof value === 'string') return keyOf(value) === '';
	if (!isObject(value) || value instanceof Date || 'toISO' in value)
		return (value ?? null) === null;
	return Object.values(value).every(isNothing);
}

const hasRows = (value: unknown) => Array.isArray(value) && value.length > 0;

/** What a shape is, and how it is read. */
interface ShapeReading<T> {
	/** What it is in messages, e.g. 'a shop order'. */
	thing: string;
	/** The field of an item in which nodes hand the shape on. */
	field: string;
	read: Read<T>;
	/** Time zone of dates that name none, IANA name. */
	zone: string;
	/** Fields that stand in place of those that were given. */
	instead?: Partial<Record<keyof T, unknown>>;
}

/**
 * Reads a shape that a user gives: an object, a list of one, or either as JSON text.
 *
 * @throws ShapeError with all that is wrong; what was given is not in it, as far as it may be a buyer's
 */
export function readShape<T>(
	value: unknown,
	{ thing, field, read, zone, instead = {} }: ShapeReading<T>,
): T {
	const given = theOneIn(value, thing);
	if (isNothing(given)) {
		const wayOut = `Let a node come before this one whose items have the field ${field}, or give ${thing} as JSON.`;
		throw new ShapeError('is empty', wayOut);
	}
	if (isObject(given) && isObject(given[field])) {
		throw new ShapeError(
			`this is a whole item, in which ${thing} stands`,
			`Use {{ $json.${field} }}.`,
		);
	}
	const problems: Mistake[] = [];
	const whole = isObject(given) ? { ...given, ...instead } : given;
	const shape = read(whole, { path: '', zone, problems });
	if (shape !== undefined && problems.length === 0) return shape;
	const named = problems.slice(0, MOST_PROBLEMS).map((problem) => problem.text);
	const more = problems.length - named.length;
	const waysOut = problems.flatMap(({ wayOut }) => wayOut ?? []);
	throw new ShapeError(
		[...named, ...(more > 0 ? [`and ${more} more`] : [])].join('. '),
		[...new Set(waysOut), `Correct ${thing} where it is made.`].join(' '),
	);
}

/**
 * What a user gives of a shape: as it is, in a list of one, or either as JSON text.
 *
 * @param thing what it is in messages, e.g. 'a shop order'
 * @throws ShapeError for a list of several, and for text that is no JSON
 */
export const theOneIn = (value: unknown, thing: string): unknown =>
	onlyOne(parsed(value, thing), thing);

function parsed(value: unknown, thing: string): unknown {
	if (typeof value !== 'string' || isNothing(value)) return value;
	// Why text is no JSON is not told: it would show a part of what a buyer wrote.
	const json = parsedJson(value);
	if (json !== undefined) return json;
	throw new ShapeError(
		'is not valid JSON',
		`Check quotes, commas and brackets, or give ${thing} with an expression.`,
	);
}

function onlyOne(value: unknown, thing: string): unknown {
	if (!Array.isArray(value)) return value;
	if (value.length <= 1) return value[0] as unknown;
	throw new ShapeError(
		`has ${value.length} in a list, and takes one`,
		`Make an item of each with Split Out; each item of the node takes ${thing}.`,
	);
}
