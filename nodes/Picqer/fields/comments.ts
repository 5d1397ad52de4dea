import { additionalFields } from '../../shared/operation/collections';
import { longText, place, required, toggle } from '../../shared/operation/fields';

/** What "Simplify" keeps of a comment, wherever it comes from. */
export const COMMENT_SIMPLE = [
	'idcomment',
	'body',
	'author_type',
	'author',
	'source_type',
	'source',
	'mentions',
	'is_visible_fulfilment',
	'created_at',
	'updated_at',
];

/**
 * Parameters of a new comment; the same wherever comments can be made
 * (docs/services/picqer.md, 2.23).
 */
export const newComment = [
	...place(
		[
			required(
				longText('Comment', 'body', {
					placeholder: 'e.g. Call the customer first',
					description: 'The text; a mention is written as @Full Name',
				}),
			),
		],
		'body',
	),
	additionalFields([
		toggle('Show at Related', 'show_at_related', 'Whether to show it at related objects, too'),
		toggle(
			'Visible to Fulfilment Customer',
			'is_visible_fulfilment',
			'Whether the fulfilment customer can see it',
		),
	]),
];
