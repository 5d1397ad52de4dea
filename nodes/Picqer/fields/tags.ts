import type { IDataObject } from 'n8n-workflow';
import { queryOptions, withFields } from '../../shared/operation/collections';
import { shownWith, toggle } from '../../shared/operation/fields';
import type { Input, Shape } from '../../shared/operation/operation';

const inList: Input = {
	parameter: toggle(
		'Tags as List',
		'tagsAsList',
		'Whether to always give tags as a list; Picqer gives an object by title, or an empty list',
	).parameter,
};

/** Options of operations that give something with tags; "Simplify" leaves the tags out. */
export const tagOptions = shownWith('simplify', false, withFields(queryOptions([]), [inList]));

/**
 * Makes a list of the tags, while "Tags as List" is on: Picqer gives an object keyed by title, an
 * empty list, or for picklists a list (docs/services/picqer.md, 1.3, Tags on objects).
 */
export const tagsAsList: Shape = (items, _answer, { inputs }) => {
	if (!(inputs.options as IDataObject | undefined)?.tagsAsList) return items;
	return items.map((item) => ({ ...item, json: { ...item.json, tags: listOf(item.json.tags) } }));
};

const listOf = (tags: IDataObject[string]): IDataObject[] =>
	Array.isArray(tags) ? (tags as IDataObject[]) : (Object.values(tags ?? {}) as IDataObject[]);
