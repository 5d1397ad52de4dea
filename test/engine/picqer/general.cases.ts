import { byId, type OperationCase } from '../operationCase';

const idtag = byId(7);
const idtask = byId(51);

/** A page that is full, and so is not the last one. */
const hundred = Array.from({ length: 100 }, (_, index) => ({ idtag: index + 1 }));

/** Comments, wherever they are: docs/services/picqer.md, 2.23. */
const comments: Record<string, OperationCase | OperationCase[]> = {
	'comment.getAll': {
		parameters: {
			filters: {
				idauthor: byId(5),
				author_type: 'fulfilment_customer',
				idmentioned: byId(6),
				mentioned_type: 'user',
			},
		},
		exchanges: [
			{
				request: 'GET /comments',
				query: {
					idauthor: '5',
					author_type: 'fulfilment_customer',
					idmentioned: '6',
					mentioned_type: 'user',
				},
				answer: [{ idcomment: 912, body: 'Bel klant', show_at_related: true }],
			},
		],
		gives: [{ idcomment: 912, body: 'Bel klant' }],
	},
	'comment.get': {
		parameters: { idcomment: byId(912), simplify: false },
		exchanges: [
			{ request: 'GET /comments/912', answer: { idcomment: 912, show_at_related: true } },
		],
		gives: [{ idcomment: 912, show_at_related: true }],
	},
	'comment.delete': {
		parameters: { idcomment: byId(912) },
		exchanges: [{ request: 'DELETE /comments/912', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
};

/** Tags: docs/services/picqer.md, 2.20. */
const tags: Record<string, OperationCase | OperationCase[]> = {
	'tag.getAll': [
		{
			parameters: { limit: 1, filters: { search: 'Spoed' } },
			exchanges: [
				{
					request: 'GET /tags',
					query: { search: 'Spoed' },
					answer: [{ idtag: 7, title: 'Spoed' }, { idtag: 8 }],
				},
			],
			gives: [{ idtag: 7, title: 'Spoed' }],
		},
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /tags', answer: hundred },
				{ request: 'GET /tags', query: { offset: '100' }, answer: [] },
			],
			gives: hundred,
		},
	],
	'tag.get': {
		parameters: { idtag },
		exchanges: [{ request: 'GET /tags/7', answer: { idtag: 7, textColor: '#ffffff' } }],
		gives: [{ idtag: 7, textColor: '#ffffff' }],
	},
	'tag.create': [
		{
			parameters: { title: 'Spoed', color: '#ff3300', inherit: true },
			exchanges: [
				{
					request: 'POST /tags',
					body: { title: 'Spoed', color: '#ff3300', inherit: true },
					status: 201,
					answer: { idtag: 7 },
				},
			],
			gives: [{ idtag: 7 }],
		},
		{
			// Picqer demands it, so it is sent when it is off, too.
			parameters: { title: 'Spoed', color: '#ff3300' },
			exchanges: [
				{
					request: 'POST /tags',
					body: { title: 'Spoed', color: '#ff3300', inherit: false },
					status: 201,
				},
			],
		},
	],
	'tag.update': [
		{
			parameters: {
				idtag,
				updateFields: { title: 'Haast', color: '#00ff00', inherit: false },
			},
			exchanges: [
				{
					request: 'PUT /tags/7',
					body: { title: 'Haast', name: 'Haast', color: '#00ff00', inherit: false },
					answer: { idtag: 7, title: 'Haast' },
				},
			],
			gives: [{ idtag: 7, title: 'Haast' }],
		},
		{
			parameters: { idtag, updateFields: { color: '#00ff00' } },
			exchanges: [{ request: 'PUT /tags/7', body: { color: '#00ff00' } }],
		},
	],
	'tag.delete': {
		parameters: { idtag },
		exchanges: [{ request: 'DELETE /tags/7', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
};

const taskFields = {
	description: 'With the scanner',
	deadline_date: '2026-01-10',
	deadline_time: '14:30',
};

/** Tasks: docs/services/picqer.md, 2.27. */
const tasks: Record<string, OperationCase | OperationCase[]> = {
	'task.getAll': [
		{
			parameters: { filters: { completed: true } },
			exchanges: [
				{
					request: 'GET /tasks',
					query: { completed: 'true' },
					answer: [{ idtask: 51, title: 'Tel locatie A.1.3', is_seen_by_assignee: false }],
				},
			],
			gives: [{ idtask: 51, title: 'Tel locatie A.1.3' }],
		},
		{
			parameters: { filters: { completed: false } },
			exchanges: [{ request: 'GET /tasks', query: { completed: 'false' }, answer: [] }],
			gives: [],
		},
	],
	'task.get': {
		parameters: { idtask, simplify: false },
		exchanges: [{ request: 'GET /tasks/51', answer: { idtask: 51, is_seen_by_assignee: true } }],
		gives: [{ idtask: 51, is_seen_by_assignee: true }],
	},
	'task.create': {
		parameters: {
			title: 'Tel locatie A.1.3',
			additionalFields: { ...taskFields, assigned_to_iduser: byId(5) },
		},
		exchanges: [
			{
				request: 'POST /tasks',
				body: { title: 'Tel locatie A.1.3', ...taskFields, assigned_to_iduser: 5 },
				status: 201,
				answer: { idtask: 51 },
			},
		],
		gives: [{ idtask: 51 }],
	},
	'task.update': {
		parameters: {
			idtask,
			updateFields: { ...taskFields, title: 'Tel A.1.4', assigned_to_iduser: byId(6) },
		},
		exchanges: [
			{
				request: 'PUT /tasks/51',
				body: { ...taskFields, title: 'Tel A.1.4', assigned_to_iduser: 6 },
				answer: { idtask: 51 },
			},
		],
		gives: [{ idtask: 51 }],
	},
	'task.delete': {
		parameters: { idtask },
		exchanges: [{ request: 'DELETE /tasks/51', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'task.complete': {
		parameters: { idtask },
		exchanges: [{ request: 'POST /tasks/51/complete', answer: { idtask: 51 } }],
		gives: [{ idtask: 51 }],
	},
	'task.uncomplete': {
		parameters: { idtask },
		exchanges: [{ request: 'POST /tasks/51/uncomplete', answer: { idtask: 51 } }],
		gives: [{ idtask: 51 }],
	},
};

/** Orders of Picqer's webshop connections: docs/services/picqer.md, 2.30. */
const webshopOrders: Record<string, OperationCase | OperationCase[]> = {
	'webshopOrder.getAll': {
		parameters: {
			filters: { foreign_id: '8891', foreign_number: 'WEB-8891', idorder: byId(5001) },
		},
		exchanges: [
			{
				request: 'GET /webshoporders',
				query: { foreign_id: '8891', foreign_number: 'WEB-8891', idorder: '5001' },
				answer: [{ idcompany_webshop_order: 91, created: '2026-01-05 09:29:30' }],
			},
		],
		gives: [{ idcompany_webshop_order: 91 }],
	},
	'webshopOrder.get': {
		parameters: { id: byId(91), simplify: false },
		exchanges: [
			{
				request: 'GET /webshoporders/91',
				answer: { idcompany_webshop_order: 91, created: '2026-01-05 09:29:30' },
			},
		],
		gives: [{ idcompany_webshop_order: 91, created: '2026-01-05 09:29:30' }],
	},
};

/** Numbers about the account: docs/services/picqer.md, 2.25. */
const stats: Record<string, OperationCase | OperationCase[]> = {
	'stat.getAll': [
		{
			exchanges: [
				{
					request: 'GET /stats',
					answer: {
						'open-orders': { description: 'Open orders' },
						backorders: 'Backorders',
					},
				},
			],
			gives: [
				{ key: 'open-orders', description: 'Open orders' },
				{ key: 'backorders', value: 'Backorders' },
			],
		},
		{
			exchanges: [{ request: 'GET /stats', answer: [{ key: 'open-orders' }] }],
			gives: [{ key: 'open-orders' }],
		},
	],
	'stat.get': {
		parameters: { key: byId('open-picklists') },
		exchanges: [{ request: 'GET /stats/open-picklists', answer: { value: 42 } }],
		gives: [{ value: 42 }],
	},
};

/**
 * What belongs to the account as a whole: docs/services/picqer.md, 2.20, 2.23, 2.25, 2.27, 2.30.
 */
export const generalCases: Record<string, OperationCase | OperationCase[]> = {
	...comments,
	...tags,
	...tasks,
	...webshopOrders,
	...stats,
};
