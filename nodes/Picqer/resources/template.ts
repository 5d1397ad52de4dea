import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { path } from '../fields';
import { pages, picqer } from '../request';

const { get, list } = verbs(picqer, pages, {
	name: 'Template',
	one: 'a template',
	many: 'templates',
});

/** Templates of documents and messages: reference picqer.md, 2.22. */
export const templateResource: Resource = {
	name: 'Template',
	value: 'template',
	operations: [list('/templates'), get('/templates/{id}', { parameters: [path.record] })],
};
