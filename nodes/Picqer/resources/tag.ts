import type { IDataObject } from 'n8n-workflow';
import { filters, updateFields } from '../../shared/operation/collections';
import { place, required, text, toggle } from '../../shared/operation/fields';
import type { Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { color, newColor, newTitle, path } from '../fields/fields';
import { pages } from '../service/request';

const { create, get, list, remove, update } = verbs(pages, {
	name: 'Tag',
	one: 'a tag',
	many: 'tags',
});

const { tag } = path;

const inherit = toggle(
	'Inherit',
	'inherit',
	'Whether linked objects get the tag, too, e.g. the orders of a customer (unconfirmed)',
);

/** Picqer's page on tags calls the title of an update `name`, its answers call it `title` (2.20). */
const titleAsName: Step = (draft) => {
	const body = draft.body as IDataObject;
	return body.title === undefined ? draft : { ...draft, body: { ...body, name: body.title } };
};

/**
 * Tags; orders, products and customers have operations to add and remove them:
 * docs/services/picqer.md, 2.20.
 */
export const tagResource: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: [
		list('/tags', {
			inputs: [
				filters([
					text('Search', 'search', { description: 'Picqer may ignore this filter (unconfirmed)' }),
				]),
			],
		}),
		get('/tags/{idtag}', { inputs: [tag] }),
		create('/tags', {
			inputs: [...newTitle('Urgent'), ...newColor, ...place([required(inherit)], 'body')],
		}),
		update('/tags/{idtag}', {
			inputs: [tag, updateFields([text('Title', 'title'), color, inherit])],
			before: [titleAsName],
		}),
		remove('/tags/{idtag}', {
			description: 'Delete a tag; this also removes it from all that has it',
			inputs: [tag],
		}),
	],
};
