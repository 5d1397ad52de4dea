import { wholeExample } from '../../sandbox/wholeExample';
import { bolCases } from '../engine/bol/cases';
import { bolFacts } from '../facts/bol';
import { bodyMismatches, candidatesFor } from './offences';

/**
 * Mistakes of the documents: an enum of null, and a type without the null that the text beside it
 * explains. Links of real answers name their method (docs/services/bol.md, 3.1).
 */
const mistakes =
	/"allowedValues":\[null\]|latestOrderTime must be string|links\/0 .*"additionalProperty":"method"/;

const answered = Object.entries(bolCases).flatMap(([name, one]) =>
	[one]
		.flat()
		.flatMap(({ exchanges }) =>
			exchanges
				.filter(({ status = 200, answer }) => status < 300 && typeof answer === 'object')
				.map(({ request, answer }) => [`${name}: ${request}`, request, answer] as const),
		),
);

/** The answer without rows that are null, which are among the cases on purpose and in no document. */
const withoutNulls = (answer: unknown) =>
	JSON.parse(
		JSON.stringify(answer, (_name, value: unknown) =>
			Array.isArray(value) ? value.filter((row) => row !== null) : value,
		),
	) as object;

test.each(answered)('%s is answered as the documents say', (_, request, answer) => {
	const [method, path] = request.split(' ');
	const [found = []] = candidatesFor(bolFacts, method, path)
		.flatMap(({ answers }) => Object.values(answers))
		.flatMap(({ fields }) =>
			fields ? [bodyMismatches(fields, wholeExample(fields, withoutNulls(answer)))] : [],
		)
		.sort((a, b) => a.length - b.length);
	expect(found.filter((text) => !mistakes.test(text))).toEqual([]);
});
