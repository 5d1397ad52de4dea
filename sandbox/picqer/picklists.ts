import type { FastifyInstance } from 'fastify';

import { bodyOf } from '../body';
import { known } from './checks';
import { refused } from './errors';
import {
	cancelPicklist,
	closePicklist,
	orderOf,
	requireOpen,
	setPicklistStatus,
} from './fulfilment';
import { exact, since, sinceFilters, until } from './lists';
import { simplePdf } from './pdf';
import { presentPicklist, tagList } from './present';
import { registerActions, registerReading } from './reading';
import type { Picklist, PicklistStatus } from './orderRows';
import { fieldsIn, nowText, requireFields, visible, type PicqerWorld } from './world';

type Body = Record<string, unknown>;

function productToPick(world: PicqerWorld, picklist: Picklist, body: Body) {
	// A product lies on one location, so that its line has the ID of the place, too.
	const line = body.idpicklist_product_location ?? body.idpicklist_product;
	if (line === undefined && body.product === undefined) throw refused(15);
	const found = picklist.products.find(({ idpicklist_product, idproduct, productcode }) => {
		if (line !== undefined) return idpicklist_product === Number(line);
		const { barcode } = known(world.state.products, 'idproduct', idproduct);
		return [String(idproduct), productcode, barcode].includes(String(body.product));
	});
	if (!found) throw refused(17);
	return found;
}

function pick(world: PicqerWorld, picklist: Picklist, body: Body): void {
	requireOpen(picklist);
	const product = productToPick(world, picklist, body);
	const amount = Number(body.amount);
	if (body.amount === undefined || !Number.isInteger(amount) || amount < 1) throw refused(16);
	if (amount > product.amount - product.amount_picked) throw refused(18);
	product.amount_picked += amount;
	picklist.updated = nowText();
}

/** Picks everything that is on a picklist. */
export function pickAll(picklist: Picklist): void {
	requireOpen(picklist);
	for (const product of picklist.products) product.amount_picked = product.amount;
	picklist.updated = nowText();
}

/** Gives an open picklist another status, and tells the hooks of that in particular. */
function change(
	world: PicqerWorld,
	picklist: Picklist,
	status: PicklistStatus,
	event: string,
	fields: Partial<Picklist>,
): void {
	requireOpen(picklist);
	Object.assign(picklist, fields);
	setPicklistStatus(world, picklist, status);
	world.events.fire(`picklists.${event}`, presentPicklist(world, picklist));
}

function assign(world: PicqerWorld, picklist: Picklist, iduser: unknown): void {
	requireOpen(picklist);
	picklist.assigned_to_iduser =
		iduser === null ? null : known(world.state.users, 'iduser', iduser).iduser;
	setPicklistStatus(world, picklist, picklist.status);
}

const textOrNull = (value: unknown) => (value ? String(value) : null);

/** Picklists: reading, picking, closing and everything on the way. */
export function registerPicklists(scope: FastifyInstance, world: PicqerWorld): void {
	const present = (picklist: Picklist) => presentPicklist(world, picklist);
	const find = registerReading<Picklist>(scope, '/picklists', {
		rows: (request) => visible(request, world.state.picklists),
		idField: 'idpicklist',
		filters: {
			...sinceFilters<Picklist>('idpicklist', 'created'),
			closed_after: since('closed_at'),
			closed_before: until('closed_at'),
			picklistid: exact('picklistid'),
			assigned_to_iduser: exact('assigned_to_iduser'),
			idwarehouse: exact('idwarehouse'),
			status: exact('status'),
			tag: ({ idorder }, value) =>
				tagList(world, orderOf(world, idorder).tags).some(({ title }) => title === value),
		},
		present,
	});
	scope.put('/picklists/:id', (request) => {
		const picklist = find(request);
		const { urgent, invoiced, idshippingprovider_profile } = picklist;
		const fields = fieldsIn(bodyOf(request), { urgent, invoiced, idshippingprovider_profile });
		Object.assign(picklist, fields, { updated: nowText() });
		if (picklist.urgent !== urgent) world.events.fire('picklists.changed', present(picklist));
		return present(picklist);
	});
	registerActions(scope, '/picklists', find, present, {
		close: (picklist) => closePicklist(world, picklist),
		cancel: (picklist) => cancelPicklist(world, picklist),
		pick: (picklist, body) => pick(world, picklist, body),
		pickall: pickAll,
		assign(picklist, body) {
			requireFields(body, 'iduser');
			assign(world, picklist, body.iduser);
		},
		unassign: (picklist) => assign(world, picklist, null),
		snooze: (picklist, { snooze_until }) =>
			change(world, picklist, 'snoozed', 'snoozed', { snoozed_until: textOrNull(snooze_until) }),
		pause: (picklist, { reason }) =>
			change(world, picklist, 'paused', 'paused', { paused_reason: textOrNull(reason) }),
		resume(picklist) {
			if (picklist.status !== 'paused') throw refused(21);
			change(world, picklist, 'new', 'resumed', { paused_reason: null });
		},
	});
	for (const document of ['picklistpdf', 'packinglistpdf']) {
		scope.get(`/picklists/:id/${document}`, (request, reply) =>
			reply.type('application/pdf').send(simplePdf(`${document} ${find(request).picklistid}`)),
		);
	}
}
