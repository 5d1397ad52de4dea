import { pages } from '../service/request';
import { verbs } from '../../shared/operation/verbs';
import type { Input, Operation } from '../../shared/operation/operation';
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
const newComment = [
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

const { create, list } = verbs(pages, { name: 'Comment', one: 'a comment', many: 'comments' });

/**
 * The comments of a thing: to read them, and to add one.
 *
 * @param url where the thing is, e.g. '/orders/{idorder}'
 * @param one the thing in words, e.g. 'an order'
 */
export const commentsOf = (url: string, thing: Input, one: string): Operation[] => [
	list(`${url}/comments`, {
		name: 'Get Comments',
		value: 'getComments',
		action: `Get the comments of ${one}`,
		inputs: [thing],
		simpleIfAsked: COMMENT_SIMPLE,
	}),
	create(`${url}/comments`, {
		name: 'Add Comment',
		value: 'addComment',
		action: `Add a comment to ${one}`,
		inputs: [thing, ...newComment],
		simpleIfAsked: COMMENT_SIMPLE,
	}),
];
