import type { Resource } from '../../shared/operation/operation';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'Language', one: 'a language', many: 'languages' });

/** Languages by their code: docs/services/lagerkoll.md, 2.19. */
export const languageResource: Resource = {
	name: 'Language',
	value: 'language',
	operations: [list('/languages', 'languages')],
};
