import type { FastifyInstance } from 'fastify';

import type { Task } from './accountTypes';
import { checkOptional } from './checks';
import { isOn } from './lists';
import { registerReading } from './reading';
import {
	apiUser,
	bodyOf,
	nextId,
	nowText,
	pickFields,
	requireFields,
	type PicqerWorld,
} from './world';

const noFields = {
	description: null as string | null,
	assigned_to_iduser: null as number | null,
	deadline_date: null as string | null,
	deadline_time: null as string | null,
};

const writableFields = [
	'title',
	...(Object.keys(noFields) as Array<keyof typeof noFields>),
] as const;

function fieldsFrom(world: PicqerWorld, body: Record<string, unknown>): Partial<Task> {
	const fields = pickFields(body, writableFields) as Partial<Task>;
	checkOptional(world.state.users, 'iduser', fields.assigned_to_iduser);
	return fields;
}

function createTask(world: PicqerWorld, body: Record<string, unknown>): Task {
	requireFields(body, 'title');
	const now = nowText();
	const task: Task = {
		idtask: nextId(world, 'task'),
		...noFields,
		...(fieldsFrom(world, body) as { title: string }),
		is_seen_by_assignee: false,
		completed_at: null,
		completed_by_iduser: null,
		created_by_iduser: apiUser,
		created_at: now,
		updated_at: now,
	};
	world.state.tasks.push(task);
	world.events.fire('tasks.created', task);
	return task;
}

function setCompleted(world: PicqerWorld, task: Task, completed: boolean): void {
	// Completing twice changes nothing, so nobody is told.
	if ((task.completed_at !== null) === completed) return;
	const now = nowText();
	task.completed_at = completed ? now : null;
	task.completed_by_iduser = completed ? apiUser : null;
	task.updated_at = now;
	world.events.fire(completed ? 'tasks.completed' : 'tasks.uncompleted', task);
}

/** Tasks of the people in the warehouse. */
export function registerTasks(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<Task>(scope, '/tasks', {
		rows: () => world.state.tasks,
		idField: 'idtask',
		filters: { completed: (task, value) => (task.completed_at !== null) === isOn(value) },
	});

	scope.post('/tasks', (request, reply) =>
		reply.code(201).send(createTask(world, bodyOf(request))),
	);
	scope.put('/tasks/:id', (request) => {
		const task = find(request);
		Object.assign(task, fieldsFrom(world, bodyOf(request)), { updated_at: nowText() });
		world.events.fire('tasks.changed', task);
		return task;
	});
	scope.delete('/tasks/:id', (request, reply) => {
		const task = find(request);
		world.state.tasks = world.state.tasks.filter((row) => row !== task);
		world.events.fire('tasks.deleted', task);
		return reply.code(204).send();
	});
	for (const [action, completed] of [
		['complete', true],
		['uncomplete', false],
	] as const) {
		scope.post(`/tasks/:id/${action}`, (request) => {
			const task = find(request);
			setCompleted(world, task, completed);
			return task;
		});
	}
}
