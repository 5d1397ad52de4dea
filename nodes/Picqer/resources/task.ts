import { additionalFields, filters, updateFields } from '../../shared/operation/collections';
import { longText, text, toggle } from '../../shared/operation/fields';
import { textLike } from '../../shared/operation/limits';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, dayField, newTitle } from '../fields/fields';
import { pages } from '../service/request';

const { action, create, get, list, remove, update } = verbs(pages, {
	name: 'Task',
	one: 'a task',
	many: 'tasks',
});

/** What "Simplify" keeps. */
const SIMPLE = [
	'idtask',
	'title',
	'description',
	'assigned_to_iduser',
	'deadline_date',
	'deadline_time',
	'completed_at',
	'completed_by_iduser',
	'created_at',
	'updated_at',
];

const task = locator('Task', 'idtask', { search: 'searchTasks', example: '51' });

const taskFields = [
	longText('Description', 'description', { description: 'Text that describes it' }),
	idField.assignedUser,
	dayField('Deadline Date', 'deadline_date', { description: 'Day on which it has to be done' }),
	text('Deadline Time', 'deadline_time', {
		placeholder: 'e.g. 14:30',
		description: 'Hours and minutes; Picqer does not document the format (unconfirmed)',
		convert: textLike(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'is not a time, such as 14:30'),
	}),
];

/** Tasks: docs/services/picqer.md, 2.27. */
export const taskResource: Resource = {
	name: 'Task',
	value: 'task',
	operations: [
		list('/tasks', {
			simple: SIMPLE,
			inputs: [
				filters([
					toggle('Completed', 'completed', 'Whether to get completed tasks instead of open ones'),
				]),
			],
		}),
		get('/tasks/{idtask}', { inputs: [task], simple: SIMPLE }),
		create('/tasks', {
			inputs: [...newTitle('Count location A.1.3'), additionalFields(taskFields)],
			simpleIfAsked: SIMPLE,
		}),
		update('/tasks/{idtask}', {
			inputs: [task, updateFields([text('Title', 'title'), ...taskFields])],
			simpleIfAsked: SIMPLE,
		}),
		remove('/tasks/{idtask}', { inputs: [task] }),
		action('Complete', 'complete', 'Complete a task', ['POST', '/tasks/{idtask}/complete'], {
			answer: 'object',
			inputs: [task],
			simpleIfAsked: SIMPLE,
		}),
		action(
			'Uncomplete',
			'uncomplete',
			'Open a completed task again',
			['POST', '/tasks/{idtask}/uncomplete'],
			{ answer: 'object', inputs: [task], simpleIfAsked: SIMPLE },
		),
	],
};
