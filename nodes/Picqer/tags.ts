import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { queryOptions } from '../shared/describe/collections';
import { toggle } from '../shared/describe/fields';
import { isOn } from '../shared/describe/ownParameters';
import type { ShapeItems } from '../shared/request/output';

const { parameter } = toggle(
	'Tags as List',
	'tagsAsList',
	'Whether to always give tags as a list; Picqer gives an object by title, or an empty list',
);

/** Options of operations that give something with tags; "Simplify" leaves the tags out. */
export const tagOptions: INodeProperties = {
	...queryOptions([]),
	options: [parameter],
	displayOptions: { show: { simplify: [false] } },
};

/**
 * Makes a list of the tags, while "Tags as List" is on: Picqer gives an object keyed by title, an
 * empty list, or for picklists a list (reference picqer.md, 1.3, Tags on objects).
 */
export const tagsAsList: ShapeItems = async function (items) {
	if (!isOn(this, parameter, 'options.tagsAsList')) return items;
	return items.map((item) => ({ ...item, json: { ...item.json, tags: listOf(item.json.tags) } }));
};

const listOf = (tags: IDataObject[string]): IDataObject[] =>
	Array.isArray(tags) ? (tags as IDataObject[]) : (Object.values(tags ?? {}) as IDataObject[]);
