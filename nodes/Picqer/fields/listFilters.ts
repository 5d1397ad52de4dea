import { text, whole } from '../../shared/operation/fields';
import { momentField } from './fields';

/* Filters that several lists have: docs/services/picqer.md, List filters of each resource. */

export const createdAfter = momentField('Created After', 'sincedate', {
	description: 'Only what was created after this moment',
});

export const createdBefore = momentField('Created Before', 'untildate', {
	description: 'Only what was created before this moment',
});

/** For lists of what has happened. */
export const changedAfter = momentField('Changed After', 'sincedate', {
	description: 'Only what happened after this moment',
});

export const idAbove = whole('ID Above', 'sinceid', {
	description: 'Only what has a higher ID, such as what came after an earlier run',
});

export const idBelow = whole('ID Below', 'beforeid', { description: 'Only what has a lower ID' });

export const titleOfTag = text('Tag', 'tag', { description: 'The title of a tag' });
