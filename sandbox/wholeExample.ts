import { schemaOf, type Fields } from '../test/facts/facts';

type Schema = Record<string, unknown> & {
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
	enum?: unknown[];
};

const TEXTS: Record<string, string> = {
	'date-time': '2026-01-05T09:30:00+01:00',
	date: '2026-01-05',
	uuid: '0c6573a2-a80c-48b7-a03e-d5939f1173fa',
	uri: 'https://example.com',
};

function sampleOf({ type, anyOf, items = {}, properties = {}, ...rest }: Schema): unknown {
	if (anyOf) return sampleOf(anyOf[0]);
	// An enum of null is a mistake of a document.
	const word = rest.enum?.find((known) => known !== null);
	if (word !== undefined) return word;
	if (type === 'array') return [sampleOf(items)];
	if (type === 'object') {
		return Object.fromEntries(
			Object.entries(properties).map(([name, inner]) => [name, sampleOf(inner)]),
		);
	}
	if (type === 'boolean') return true;
	if (type === 'integer') return Math.ceil(Number(rest.minimum ?? rest.maximum ?? 1));
	if (type === 'number') return rest.minimum ?? rest.maximum ?? 1;
	return TEXTS[String(rest.format)] ?? 'text'.padEnd(Number(rest.minLength ?? 0), '.');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The sample with what is given in its place; rows that are given are completed from the row of the sample. */
function filledIn(sample: unknown, given: unknown): unknown {
	if (Array.isArray(sample) && Array.isArray(given)) {
		return given.map((row) => filledIn(sample[0], row));
	}
	if (!isObject(sample) || !isObject(given)) return given;
	const named = Object.entries(given).map(([name, value]) => [name, filledIn(sample[name], value)]);
	return { ...sample, ...Object.fromEntries(named) };
}

/** An example with everything that the facts of an answer name: a case says only what it is about. */
export function wholeExample(fields: Fields, example: unknown): unknown {
	return filledIn(sampleOf(schemaOf(fields)), example);
}
