import type { IDataObject } from 'n8n-workflow';
import { filters, updateFields } from '../../shared/describe/collections';
import { place, required, text, toggle } from '../../shared/describe/fields';
import type { Resource } from '../../shared/describe/resource';
import { step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { color, newColor, newTitle, path } from '../fields';
import { pages, picqer } from '../request';

const { create, get, list, remove, update } = verbs(picqer, pages, {
	name: 'Tag',
	one: 'a tag',
	many: 'tags',
});

const { tag } = path;

const inherit = toggle(
	'Inherit',
	'inherit',
	'Whether linked objects get the tag, too, e.g. the orders of a customer',
);

/** Picqer's page on tags calls the title of an update `name`, its answers call it `title` (2.20). */
const titleAsName = step(async function (request) {
	const body = request.body as IDataObject;
	return body.title === undefined ? request : { ...request, body: { ...body, name: body.title } };
});

/** Tags; orders, products and customers have operations to add and remove them: reference 2.20. */
export const tagResource: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: [
		list('/tags', {
			parameters: [
				filters([
					text('Search', 'search', { description: 'Picqer may ignore this filter (unconfirmed)' }),
				]),
			],
		}),
		get('/tags/{idtag}', { parameters: [tag] }),
		create('/tags', {
			parameters: [...newTitle('Urgent'), ...newColor, ...place([required(inherit)], 'body')],
		}),
		update('/tags/{idtag}', {
			parameters: [tag, updateFields([text('Title', 'title'), color, inherit])],
			before: [titleAsName],
		}),
		remove('/tags/{idtag}', {
			description: 'Delete a tag; this also removes it from all that has it',
			parameters: [tag],
		}),
	],
};
