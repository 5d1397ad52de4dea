import { textIn, toText, type Convert } from './convert';
import { parameterError, type Named } from './nodeError';

/**
 * Text that the service takes only up to a length. A longer one is refused and not cut, since a part of
 * a reference is another reference.
 *
 * @param most how many characters the service takes
 */
export function textUpTo(most: number, convert: Convert = toText): Convert {
	return (context, displayName, value) => {
		const converted = convert(context, displayName, value);
		// As JSON counts them, in which an emoji is one.
		const count = typeof converted === 'string' ? [...converted].length : 0;
		if (count <= most) return converted;
		const problem = `has ${count} characters; the most is ${most}`;
		throw parameterError(context, displayName, problem, `Shorten it to ${most} characters.`);
	};
}

/**
 * A list of which the service takes only so many.
 *
 * @param most how many entries the service takes
 */
export function listUpTo(most: number, convert: Convert): Convert {
	return (context, displayName, value) => {
		const converted = convert(context, displayName, value);
		if (Array.isArray(converted)) demandAtMost(context, displayName, converted.length, most);
		return converted;
	};
}

/**
 * Refuses more than the service takes.
 *
 * @param most how many the service takes; without it, any number
 * @throws NodeOperationError for more
 */
export function demandAtMost(context: Named, displayName: string, count: number, most = Infinity) {
	if (count <= most) return;
	const problem = `${count} are too many; the most is ${most}`;
	throw parameterError(context, displayName, problem, `Give at most ${most} of them at a time.`);
}

/** A description that says the limit, too. */
export function describedUpTo(description: string | undefined, limit: string): string {
	return description ? `${description.replace(/\.$/, '')}. ${limit}.` : limit;
}

/**
 * Text of which the service takes only one form; an empty one clears the value.
 *
 * @param form what the service takes
 * @param must what to say of others, e.g. 'must be two letters, such as NL'
 */
export function textLike(form: RegExp, must: string, convert: Convert = toText): Convert {
	return (context, displayName, value) => {
		const converted = convert(context, displayName, value);
		if (typeof converted !== 'string' || converted === '' || form.test(converted)) return converted;
		const given = typeof value === 'string' ? value.trim() : converted;
		throw parameterError(context, displayName, `"${given}" ${must}`);
	};
}

/** Text in capitals, without blanks around it. */
const toCapitals: Convert = (context, displayName, value) =>
	textIn(context, displayName, value)?.trim().toUpperCase();

/** A country in two capitals, as in ISO 3166; small letters become capitals. */
export const toCountry: Convert = textLike(
	/^[A-Z]{2}$/,
	'must be a country in two letters, such as NL',
	toCapitals,
);

/** A currency in three capitals, as in ISO 4217; small letters become capitals. */
export const toCurrency: Convert = textLike(
	/^[A-Z]{3}$/,
	'must be a currency in three letters, such as EUR',
	toCapitals,
);
