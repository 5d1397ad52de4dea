import type { Fact, Fields } from '../facts';
import { all, fields, object, operation } from '../written';

/** What fields of Picqer have in common: docs/services/picqer.md, 1.2 and 1.3. */

export const op = operation;

export const oneOf = (...words: string[]): Fact => ({ type: 'string', enum: words });

/** A country in two capitals, a language, a color. */
export const country: Fact = { type: 'string', pattern: '^[A-Z]{2}$' };
export const language = oneOf('nl', 'en');
export const color: Fact = { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' };

export const day: Fact = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const moment: Fact = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$' };

/** A switch of which the name alone counts as true (1.3). */
const only: Fact = oneOf('true');

/** The number of an object, and one that may be emptied. */
export const orNull = (fact: Fact): Fact => ({ ...fact, nullable: true });

/** What a list can be asked for, by kind; each is paged. */
export const listed = (
	more: Partial<Record<'text' | 'whole' | 'moment' | 'flag' | 'only', string>> = {},
	own: Fields = {},
): { query: Fields } => ({
	query: {
		...all('offset', { type: 'integer', minimum: 0 }),
		...fields({ text: more.text ?? '', whole: more.whole ?? '', flag: more.flag ?? '' }),
		...all(more.moment ?? '', moment),
		...all(more.only ?? '', only),
		...own,
	},
});

export const body = (inner: Fields): { body: Fields } => ({ body: object(inner) });

/** Reading and writing comments of a thing (2.23). */
export const comments = (thing: string) => [
	op(`GET ${thing}/comments`, listed()),
	op(
		`POST ${thing}/comments`,
		body(fields({ text: 'body!', flag: 'show_at_related is_visible_fulfilment' })),
	),
];

/** Tags of a thing. */
export const tags = (thing: string) => [
	op(`GET ${thing}/tags`, listed()),
	op(`POST ${thing}/tags`, body(fields({ whole: 'idtag!' }))),
	op(`DELETE ${thing}/tags/{idtag}`),
];

/** A list and one of it, which the API cannot change. */
export const readOnly = (thing: string, query: { query: Fields } = listed()) => [
	op(`GET ${thing}`, query),
	op(`GET ${thing}/{id}`),
];

export { moment };
