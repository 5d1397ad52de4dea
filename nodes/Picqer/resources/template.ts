import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Template',
	one: 'a template',
	many: 'templates',
});

/** Templates of documents and messages: docs/services/picqer.md, 2.22. */
export const templateResource: Resource = {
	name: 'Template',
	value: 'template',
	operations: [list('/templates'), get('/templates/{id}', { inputs: [path.record] })],
};
