import { additionalFields } from '../../shared/operation/collections';
import { longText, place, required, toggle } from '../../shared/operation/fields';

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
