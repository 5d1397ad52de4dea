import { COMMENT_SIMPLE } from './commentsOf';
import { filters } from '../../shared/operation/collections';
import { choice, text, withParameter } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField } from '../fields/fields';
import { pages } from '../service/request';

const { get, list, remove } = verbs(pages, {
	name: 'Comment',
	one: 'a comment',
	many: 'comments',
});

/** Who writes comments (docs/services/picqer.md, 2.23). */
const AUTHORS = ['user', 'fulfilment_customer'];

const comment = locator('Comment', 'idcomment', { search: 'searchComments', example: '912' });

/** Comments of all kinds; new ones are added where they belong: docs/services/picqer.md, 2.23. */
export const commentResource: Resource = {
	name: 'Comment',
	value: 'comment',
	description: 'To add a comment, use Add Comment of the resource that it is about',
	operations: [
		list('/comments', {
			simple: COMMENT_SIMPLE,
			inputs: [
				filters([
					withParameter(idField.author, { description: 'A user, or by ID a fulfilment customer' }),
					choice('Author Type', 'author_type', AUTHORS, {
						description: 'Who wrote it',
						default: 'user',
					}),
					withParameter(idField.mentioned, {
						description: 'A user, or by ID someone of another type',
					}),
					text('Mentioned Type', 'mentioned_type', {
						description: 'Who is mentioned in it',
						placeholder: 'e.g. user',
					}),
				]),
			],
		}),
		get('/comments/{idcomment}', { inputs: [comment], simple: COMMENT_SIMPLE }),
		remove('/comments/{idcomment}', {
			description: 'Delete a comment; Picqer may allow it only for your own (unconfirmed)',
			inputs: [comment],
		}),
	],
};
