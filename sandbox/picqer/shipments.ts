import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { localTime } from '../time';
import { objectsIn } from './checks';
import { notFound, refused } from './errors';
import { searchIn, since, until } from './lists';
import { simplePdf } from './pdf';
import { registerReading } from './reading';
import type { Picklist } from './orderRows';
import { makeParcel, makeShipment, type Profile, type Shipment } from './shipping';
import { nextId, nowText, rowFromPath, visible, type PicqerWorld } from './world';

/** A shipment can be cancelled this long after it was made. */
const cancelWithinMs = 5 * 60_000;

const profilesOf = (world: PicqerWorld): Profile[] =>
	world.state.shippingProviders
		.filter(({ active }) => active)
		.flatMap(({ profiles, ...provider }) =>
			profiles.filter(({ active }) => active).map((profile) => ({ provider, ...profile })),
		);

const isDefault = (picklist: Picklist, profile: Profile) =>
	picklist.idshippingprovider_profile === null
		? profile.standard
		: profile.idshippingprovider_profile === picklist.idshippingprovider_profile;

function chosenProfile(world: PicqerWorld, picklist: Picklist, body: Record<string, unknown>) {
	const wanted = body.idshippingprofile ?? body.idshippingprovider_profile;
	const found = profilesOf(world).find((profile) =>
		wanted === undefined || wanted === null
			? isDefault(picklist, profile)
			: profile.idshippingprovider_profile === Number(wanted),
	);
	if (!found) throw refused(26, 'Shipment could not be created: unknown shipping profile');
	return found;
}

function parcelsOf(world: PicqerWorld, picklist: Picklist, body: Record<string, unknown>) {
	const total = picklist.products.reduce((sum, { amount, weight }) => sum + amount * weight, 0);
	const wishes = Array.isArray(body.parcels) && body.parcels.length > 0 ? body.parcels : [body];
	return objectsIn(wishes).map(({ weight, idpackaging }) =>
		makeParcel(
			world.baseUrl(),
			{ idparcel: nextId(world, 'parcel'), idparcel_document: nextId(world, 'document') },
			Number(weight ?? total),
			idpackaging === undefined || idpackaging === null ? null : Number(idpackaging),
		),
	);
}

/** Makes the shipment of a picklist, with labels and tracking codes, and tells the hooks. */
export function createShipment(
	world: PicqerWorld,
	picklist: Picklist,
	body: Record<string, unknown>,
): Shipment {
	if (picklist.status === 'cancelled') throw refused(26);
	const profile = chosenProfile(world, picklist, body);
	const parcels = parcelsOf(world, picklist, body);
	const shipment = makeShipment(nextId(world, 'shipment'), picklist, profile, parcels);
	world.state.shipments.push(shipment);
	world.events.fire('picklists.shipments.created', shipment);
	return shipment;
}

function cancelShipment(world: PicqerWorld, shipment: Shipment): void {
	// Times are texts of one form, so comparing texts compares times.
	const isLate = shipment.created < localTime(Date.now() - cancelWithinMs);
	if (shipment.cancelled || isLate) throw refused(21);
	shipment.cancelled = true;
	shipment.updated = nowText();
	world.events.fire('picklists.shipments.cancelled', shipment);
}

function registerPicklistShipments(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, visible(request, world.state.picklists), 'idpicklist');
	const shipmentsOf = (request: FastifyRequest) => {
		const { idpicklist } = find(request);
		return world.state.shipments.filter((shipment) => shipment.idpicklist === idpicklist);
	};

	scope.get('/picklists/:id/shipments', shipmentsOf);
	scope.get('/picklists/:id/shippingmethods', (request) => {
		const picklist = find(request);
		return profilesOf(world).map((profile) => ({
			idshippingprovider_profile: profile.idshippingprovider_profile,
			name: profile.name,
			provider: profile.provider.provider,
			selected: isDefault(picklist, profile),
			extra_fields: [],
		}));
	});
	scope.post('/picklists/:id/shipments', (request, reply) =>
		reply.code(201).send(createShipment(world, find(request), bodyOf(request))),
	);
	scope.delete('/picklists/:id/shipments/:shipment', (request, reply) => {
		cancelShipment(world, rowFromPath(request, shipmentsOf(request), 'idshipment', 'shipment'));
		return reply.code(204).send();
	});
}

/** Shipments, below picklists and on their own. */
export function registerShipments(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<Shipment>(scope, '/shipments', {
		rows: (request) => visible(request, world.state.shipments),
		idField: 'idshipment',
		filters: {
			search: searchIn('trackingcode', 'provider', 'profile_name'),
			sincedate: since('created'),
			untildate: until('created'),
		},
	});
	scope.get('/shipments/:id/label', (request, reply) =>
		reply.type('application/pdf').send(simplePdf(`Label ${find(request).trackingcode}`)),
	);
	registerPicklistShipments(scope, world);
}

/** The label links, which are public. */
export function registerLabels(scope: FastifyInstance, world: PicqerWorld): void {
	scope.get<{ Params: { file: string } }>('/labels/:file', (request, reply) => {
		const [idparcel, format] = request.params.file.split('.');
		const parcel = world.state.shipments
			.flatMap(({ parcels }) => parcels)
			.find((row) => String(row.idparcel) === idparcel);
		if (!parcel) throw notFound();
		if (format === 'zpl') {
			return reply.type('text/plain').send(`^XA^FO50,50^ADN,36,20^FD${parcel.tracking_code}^FS^XZ`);
		}
		return reply.type('application/pdf').send(simplePdf(`Label ${parcel.tracking_code}`));
	});
}
