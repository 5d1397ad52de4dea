import type { FastifyInstance, FastifyRequest } from 'fastify';

import { registerComments } from './comments';
import { refused } from './errors';
import {
	cancelPicklist,
	closePicklist,
	orderOf,
	requireOpen,
	setPicklistStatus,
} from './fulfilment';
import { exact, filtered, pageOf, sinceFilters } from './lists';
import { simplePdf } from './pdf';
import { presentPicklist } from './present';
import { pick, pickAll, registerPickLocations } from './picking';
import { registerPackagingAdvice } from './packagingAdvice';
import type { Picklist } from './types';
import {
	bodyOf,
	nowText,
	pickFields,
	requireFields,
	rowFromPath,
	visible,
	type PicqerWorld,
} from './world';

function assign(world: PicqerWorld, picklist: Picklist, iduser: number | null): void {
	requireOpen(picklist);
	if (iduser !== null && !world.state.users.some((user) => user.iduser === iduser))
		throw refused(20);
	picklist.assigned_to_iduser = iduser;
	setPicklistStatus(world, picklist, picklist.status);
}

function snooze(world: PicqerWorld, picklist: Picklist, until: unknown): void {
	requireOpen(picklist);
	picklist.snoozed_until = until ? String(until) : null;
	setPicklistStatus(world, picklist, 'snoozed');
	world.events.fire('picklists.snoozed', presentPicklist(world, picklist));
}

function pause(world: PicqerWorld, picklist: Picklist, reason: unknown): void {
	requireOpen(picklist);
	picklist.paused_reason = reason ? String(reason) : null;
	setPicklistStatus(world, picklist, 'paused');
	world.events.fire('picklists.paused', presentPicklist(world, picklist));
}

function resume(world: PicqerWorld, picklist: Picklist): void {
	if (picklist.status !== 'paused') throw refused(21);
	picklist.paused_reason = null;
	setPicklistStatus(world, picklist, 'new');
	world.events.fire('picklists.resumed', presentPicklist(world, picklist));
}

function listPicklists(world: PicqerWorld, request: FastifyRequest): Picklist[] {
	const tagTitles = (picklist: Picklist) => {
		const { tags } = orderOf(world, picklist.idorder);
		return world.state.tags.filter(({ idtag }) => tags.includes(idtag)).map(({ title }) => title);
	};
	return filtered(request, visible(request, world.state.picklists), {
		...sinceFilters<Picklist>('idpicklist', 'created'),
		closed_after: ({ closed_at }, value) => closed_at !== null && closed_at >= value,
		closed_before: ({ closed_at }, value) => closed_at !== null && closed_at <= value,
		picklistid: exact('picklistid'),
		assigned_to_iduser: exact('assigned_to_iduser'),
		idwarehouse: exact('idwarehouse'),
		status: exact('status'),
		tag: (picklist, value) => tagTitles(picklist).includes(value),
	});
}

function updatePicklist(
	world: PicqerWorld,
	picklist: Picklist,
	body: Record<string, unknown>,
): void {
	const fields = pickFields(body, ['urgent', 'invoiced', 'idshippingprovider_profile'] as const);
	const urgencyChanged = fields.urgent !== undefined && fields.urgent !== picklist.urgent;
	Object.assign(picklist, fields, { updated: nowText() });
	if (urgencyChanged) world.events.fire('picklists.changed', presentPicklist(world, picklist));
}

/** Picklists: reading, picking, closing and everything on the way. */
export function registerPicklists(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, visible(request, world.state.picklists), 'idpicklist');
	const action = (
		name: string,
		work: (picklist: Picklist, body: Record<string, unknown>) => void,
	) =>
		scope.post(`/picklists/:id/${name}`, (request) => {
			const picklist = find(request);
			work(picklist, bodyOf(request));
			return presentPicklist(world, picklist);
		});

	scope.get('/picklists', (request) =>
		pageOf(request, listPicklists(world, request)).map((picklist) =>
			presentPicklist(world, picklist),
		),
	);
	scope.get('/picklists/:id', (request) => presentPicklist(world, find(request)));
	scope.put('/picklists/:id', (request) => {
		const picklist = find(request);
		updatePicklist(world, picklist, bodyOf(request));
		return presentPicklist(world, picklist);
	});
	action('close', (picklist) => closePicklist(world, picklist));
	action('cancel', (picklist) => cancelPicklist(world, picklist));
	action('pick', (picklist, body) => pick(world, picklist, body));
	action('pickall', (picklist) => pickAll(picklist));
	action('assign', (picklist, body) => {
		requireFields(body, 'iduser');
		assign(world, picklist, Number(body.iduser));
	});
	action('unassign', (picklist) => assign(world, picklist, null));
	action('snooze', (picklist, { snooze_until }) => snooze(world, picklist, snooze_until));
	action('pause', (picklist, { reason }) => pause(world, picklist, reason));
	action('resume', (picklist) => resume(world, picklist));
	for (const document of ['picklistpdf', 'packinglistpdf']) {
		scope.get(`/picklists/:id/${document}`, (request, reply) =>
			reply.type('application/pdf').send(simplePdf(`${document} ${find(request).picklistid}`)),
		);
	}
	registerPickLocations(scope, world, find);
	registerPackagingAdvice(scope, world, find);
	registerComments(scope, world, {
		path: 'picklists',
		type: 'picklist',
		find,
		source: ({ idpicklist, picklistid }: Picklist) => ({ idpicklist, picklistid }),
		idField: 'idpicklist',
	});
}
