import { asks, byId, inTurn, passesOn, removes, sends, type Cases } from '../operationCase';

/** A page that is full, and so is not the last one. */
const hundred = Array.from({ length: 100 }, (_, index) => ({ idtag: index + 1 }));

/** Comments, wherever they are: docs/services/picqer.md, 2.23. */
const comments: Cases = {
	'comment.getAll': passesOn(
		'GET /comments',
		{
			filters: {
				idauthor: byId(5),
				author_type: 'fulfilment_customer',
				idmentioned: byId(6),
				mentioned_type: 'user',
			},
		},
		{
			answer: [{ idcomment: 912, body: 'Bel klant', show_at_related: true }],
			gives: [{ idcomment: 912, body: 'Bel klant' }],
		},
	),
	'comment.get': sends('GET /comments/{idcomment=912}', {
		parameters: { simplify: false },
		answer: { idcomment: 912, show_at_related: true },
	}),
	'comment.delete': removes('DELETE /comments/{idcomment=912}'),
};

/** Tags: docs/services/picqer.md, 2.20. */
const tags: Cases = {
	'tag.getAll': [
		sends('GET /tags?search=Spoed', {
			parameters: { limit: 1, filters: { search: 'Spoed' } },
			answer: [{ idtag: 7, title: 'Spoed' }, { idtag: 8 }],
			gives: [{ idtag: 7, title: 'Spoed' }],
		}),
		inTurn(
			{ parameters: { returnAll: true }, gives: hundred },
			{ request: 'GET /tags', answer: hundred },
			{ request: 'GET /tags', query: { offset: '100' }, answer: [] },
		),
	],
	'tag.get': asks('GET /tags/{idtag=7}', { idtag: 7, textColor: '#ffffff' }),
	'tag.create': [
		sends('POST /tags', {
			parameters: { title: 'Spoed', color: '#ff3300', inherit: true },
			body: { title: 'Spoed', color: '#ff3300', inherit: true },
			answer: { idtag: 7 },
		}),
		sends('POST /tags', {
			// Picqer demands it, so it is sent when it is off, too.
			parameters: { title: 'Spoed', color: '#ff3300' },
			body: { title: 'Spoed', color: '#ff3300', inherit: false },
		}),
	],
	'tag.update': [
		sends('PUT /tags/{idtag=7}', {
			parameters: { updateFields: { title: 'Haast', color: '#00ff00', inherit: false } },
			body: { title: 'Haast', name: 'Haast', color: '#00ff00', inherit: false },
			answer: { idtag: 7, title: 'Haast' },
		}),
		passesOn('PUT /tags/{idtag=7}', { updateFields: { color: '#00ff00' } }),
	],
	'tag.delete': removes('DELETE /tags/{idtag=7}'),
};

const taskFields = {
	description: 'With the scanner',
	deadline_date: '2026-01-10',
	deadline_time: '14:30',
};

/** Tasks: docs/services/picqer.md, 2.27. */
const tasks: Cases = {
	'task.getAll': [
		sends('GET /tasks?completed=true', {
			parameters: { filters: { completed: true } },
			answer: [{ idtask: 51, title: 'Tel locatie A.1.3', is_seen_by_assignee: false }],
			gives: [{ idtask: 51, title: 'Tel locatie A.1.3' }],
		}),
		asks('GET /tasks?completed=false', [], { filters: { completed: false } }),
	],
	'task.get': sends('GET /tasks/{idtask=51}', {
		parameters: { simplify: false },
		answer: { idtask: 51, is_seen_by_assignee: true },
	}),
	'task.create': sends('POST /tasks', {
		parameters: {
			title: 'Tel locatie A.1.3',
			additionalFields: { ...taskFields, assigned_to_iduser: byId(5) },
		},
		body: { title: 'Tel locatie A.1.3', ...taskFields, assigned_to_iduser: 5 },
		answer: { idtask: 51 },
	}),
	'task.update': sends('PUT /tasks/{idtask=51}', {
		parameters: {
			updateFields: { ...taskFields, title: 'Tel A.1.4', assigned_to_iduser: byId(6) },
		},
		body: { ...taskFields, title: 'Tel A.1.4', assigned_to_iduser: 6 },
		answer: { idtask: 51 },
	}),
	'task.delete': removes('DELETE /tasks/{idtask=51}'),
	'task.complete': asks('POST /tasks/{idtask=51}/complete', { idtask: 51 }),
	'task.uncomplete': asks('POST /tasks/{idtask=51}/uncomplete', { idtask: 51 }),
};

/** Orders of Picqer's webshop connections: docs/services/picqer.md, 2.30. */
const webshopOrders: Cases = {
	'webshopOrder.getAll': sends(
		'GET /webshoporders?foreign_id=8891&foreign_number=WEB-8891&idorder=5001',
		{
			parameters: {
				filters: { foreign_id: '8891', foreign_number: 'WEB-8891', idorder: byId(5001) },
			},
			answer: [{ idcompany_webshop_order: 91, created: '2026-01-05 09:29:30' }],
			gives: [{ idcompany_webshop_order: 91 }],
		},
	),
	'webshopOrder.get': sends('GET /webshoporders/{id=91}', {
		parameters: { simplify: false },
		answer: { idcompany_webshop_order: 91, created: '2026-01-05 09:29:30' },
	}),
};

/** Numbers about the account: docs/services/picqer.md, 2.25. */
const stats: Cases = {
	'stat.getAll': [
		sends('GET /stats', {
			answer: { 'open-orders': { description: 'Open orders' }, backorders: 'Backorders' },
			gives: [
				{ key: 'open-orders', description: 'Open orders' },
				{ key: 'backorders', value: 'Backorders' },
			],
		}),
		asks('GET /stats', [{ key: 'open-orders' }]),
	],
	'stat.get': asks('GET /stats/{key=open-picklists}', { value: 42 }),
};

/**
 * What belongs to the account as a whole: docs/services/picqer.md, 2.20, 2.23, 2.25, 2.27, 2.30.
 */
export const generalCases: Cases = {
	...comments,
	...tags,
	...tasks,
	...webshopOrders,
	...stats,
};
