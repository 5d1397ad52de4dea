import { place, required } from '../../shared/operation/fields';
import type { Input, Operation } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, path } from '../fields/fields';
import { pages } from '../service/request';

const { create, get, remove } = verbs(pages, { name: 'Tag', one: 'a tag', many: 'tags' });

const tagToAdd = place([required(idField.tag)], 'body');

/**
 * The tags of a thing: to read them, to add one, and to take one away.
 *
 * @param url where the thing is, e.g. '/orders/{idorder}'
 * @param one the thing in words, e.g. 'an order'
 */
export const tagsOf = (url: string, thing: Input, one: string): Operation[] => [
	get(`${url}/tags`, {
		answer: 'list',
		name: 'Get Tags',
		value: 'getTags',
		action: `Get the tags of ${one}`,
		inputs: [thing],
	}),
	create(`${url}/tags`, {
		answer: 'nothing',
		name: 'Add Tag',
		value: 'addTag',
		action: `Add a tag to ${one}`,
		inputs: [thing, ...tagToAdd],
	}),
	remove(`${url}/tags/{idtag}`, {
		name: 'Remove Tag',
		value: 'removeTag',
		action: `Remove a tag from ${one}`,
		inputs: [thing, path.tag],
	}),
];
