import type { FastifyInstance, FastifyRequest } from 'fastify';

import { notFound, refused } from './errors';
import { filtered, pageOf, searchIn } from './lists';
import { simplePdf } from './pdf';
import { presentShipment } from './present';
import type { Parcel, Picklist, Shipment, ShippingProvider } from './types';
import { apiUser, bodyOf, nextId, nowText, rowFromPath, visible, type PicqerWorld } from './world';

/** A shipment can be cancelled this long after it was made. */
const cancelWithinMs = 5 * 60_000;

interface Method {
	provider: ShippingProvider;
	profile: ShippingProvider['profiles'][number];
}

function methodsOf(world: PicqerWorld): Method[] {
	return world.state.shippingProviders
		.filter(({ active }) => active)
		.flatMap((provider) =>
			provider.profiles.filter(({ active }) => active).map((profile) => ({ provider, profile })),
		);
}

function isDefault(picklist: Picklist, { profile }: Method): boolean {
	return picklist.idshippingprovider_profile === null
		? profile.standard
		: profile.idshippingprovider_profile === picklist.idshippingprovider_profile;
}

function chosenMethod(
	world: PicqerWorld,
	picklist: Picklist,
	body: Record<string, unknown>,
): Method {
	const wanted = body.idshippingprofile ?? body.idshippingprovider_profile;
	const found = methodsOf(world).find((method) =>
		wanted === undefined || wanted === null
			? isDefault(picklist, method)
			: method.profile.idshippingprovider_profile === Number(wanted),
	);
	if (!found) throw refused(26, 'Shipment could not be created: unknown shipping profile');
	return found;
}

function makeParcel(world: PicqerWorld, weight: number, idpackaging: number | null): Parcel {
	const idparcel = nextId(world, 'parcel');
	const labelUrl = `${world.baseUrl()}/labels/${idparcel}`;
	const document = (format: string) => ({
		idparcel_document: nextId(world, 'document'),
		type: 'label',
		size: 'A6',
		format,
		url: `${labelUrl}.${format}`,
	});
	const trackingCode = `3SSBOX${String(idparcel).padStart(7, '0')}`;
	return {
		idparcel,
		idpackaging,
		weight,
		tracking_code: trackingCode,
		tracking_url: `${world.baseUrl()}/track/${trackingCode}`,
		documents: [document('pdf'), document('zpl')],
	};
}

function parcelsOf(
	world: PicqerWorld,
	picklist: Picklist,
	body: Record<string, unknown>,
): Parcel[] {
	const total = picklist.products.reduce((sum, { amount, weight }) => sum + amount * weight, 0);
	const wishes = Array.isArray(body.parcels) && body.parcels.length > 0 ? body.parcels : [body];
	return wishes.map((wish: Record<string, unknown>) =>
		makeParcel(
			world,
			Number(wish.weight ?? total),
			wish.idpackaging === undefined || wish.idpackaging === null ? null : Number(wish.idpackaging),
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
	const { provider, profile } = chosenMethod(world, picklist, body);
	const parcels = parcelsOf(world, picklist, body);
	const [first] = parcels;
	const label = (format: string) => `${world.baseUrl()}/labels/${first.idparcel}.${format}`;
	const now = nowText();
	const shipment: Shipment = {
		idshipment: nextId(world, 'shipment'),
		idpicklist: picklist.idpicklist,
		idorder: picklist.idorder,
		idreturn: null,
		idpackaging: first.idpackaging,
		idshippingprovider: provider.idshippingprovider,
		idcompany_shippingprovider: provider.idshippingprovider,
		idcompany_shippingprovider_profile: profile.idshippingprovider_profile,
		provider: provider.provider,
		providername: provider.name,
		public_providername: provider.name,
		profile_name: profile.name,
		carrier_key: provider.provider.toLowerCase(),
		labelurl: label('pdf'),
		labelurl_pdf: label('pdf'),
		labelurl_zpl: label('zpl'),
		trackingcode: first.tracking_code,
		trackingurl: first.tracking_url,
		tracktraceurl: first.tracking_url,
		weight: parcels.reduce((sum, { weight }) => sum + weight, 0),
		parcels,
		created_by_iduser: apiUser,
		cancelled: false,
		idfulfilment_customer: picklist.idfulfilment_customer,
		created: now,
		updated: now,
		createdAt: Date.now(),
	};
	world.state.shipments.push(shipment);
	world.events.fire('picklists.shipments.created', presentShipment(shipment));
	return shipment;
}

function cancelShipment(world: PicqerWorld, shipment: Shipment): void {
	if (shipment.cancelled || Date.now() - shipment.createdAt > cancelWithinMs) throw refused(21);
	shipment.cancelled = true;
	shipment.updated = nowText();
	world.events.fire('picklists.shipments.cancelled', presentShipment(shipment));
}

function registerPicklistShipments(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, visible(request, world.state.picklists), 'idpicklist');
	const shipmentsOf = ({ idpicklist }: Picklist) =>
		world.state.shipments.filter((shipment) => shipment.idpicklist === idpicklist);

	scope.get('/picklists/:id/shipments', (request) =>
		shipmentsOf(find(request)).map(presentShipment),
	);
	scope.get('/picklists/:id/shippingmethods', (request) => {
		const picklist = find(request);
		return methodsOf(world).map((method) => ({
			idshippingprovider_profile: method.profile.idshippingprovider_profile,
			name: method.profile.name,
			provider: method.provider.provider,
			selected: isDefault(picklist, method),
			extra_fields: [],
		}));
	});
	scope.post('/picklists/:id/shipments', (request, reply) =>
		reply.code(201).send(presentShipment(createShipment(world, find(request), bodyOf(request)))),
	);
	scope.delete('/picklists/:id/shipments/:shipment', (request, reply) => {
		cancelShipment(
			world,
			rowFromPath(request, shipmentsOf(find(request)), 'idshipment', 'shipment'),
		);
		return reply.code(204).send();
	});
}

/** Shipments, below picklists and on their own. */
export function registerShipments(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, visible(request, world.state.shipments), 'idshipment');

	scope.get('/shipments', (request) =>
		pageOf(
			request,
			filtered<Shipment>(request, visible(request, world.state.shipments), {
				search: searchIn('trackingcode', 'provider', 'profile_name'),
				sincedate: (shipment, value) => shipment.created >= value,
				untildate: (shipment, value) => shipment.created <= value,
			}),
		).map(presentShipment),
	);
	scope.get('/shipments/:id', (request) => presentShipment(find(request)));
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
