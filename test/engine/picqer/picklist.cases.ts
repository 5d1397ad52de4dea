import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	asks,
	byId,
	call,
	DONE,
	inTurn,
	passesOn,
	sends,
	type Cases,
	type OperationCase,
} from '../operationCase';
import { commentsOn, tagsAsList } from './siblings';

const idpicklist = byId(6100);

/** A picklist with a composition, of whose 3 two are complete. */
const compositionPicked = {
	idpicklist: 6100,
	picklistid: 'P2026-1001',
	reference: 'C0001',
	products: [
		{ idpicklist_product: 1, idproduct: 720, productcode: 'LAMP-01', amount: 2, amountpicked: 1 },
		{ idpicklist_product: 2, idproduct: 730, productcode: 'SET-01', amount: 3, amount_picked: 0 },
		{
			idpicklist_product: 3,
			idproduct: 731,
			amount: 6,
			amount_picked: 5,
			partof_idpicklist_product: 2,
		},
		{
			idpicklist_product: 4,
			idproduct: 732,
			amount: 3,
			amount_picked: 3,
			partof_idpicklist_product: 2,
		},
		{
			// A part that was taken out: it holds up none.
			idpicklist_product: 6,
			idproduct: 733,
			amount: 0,
			amount_picked: 0,
			partof_idpicklist_product: 2,
		},
		{ idpicklist_product: 5, idproduct: 740, productcode: 'BEL-01', amount: 1, amount_picked: 0 },
	],
};

const PDF = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');

const pdfFile = (fileName: string) => ({
	fileName,
	mimeType: 'application/pdf',
	data: PDF.toString('base64'),
});

/** A case where a picklist is asked to do something, with nothing to fill in. */
const act = (path: string): OperationCase =>
	asks(`POST /picklists/{idpicklist=6100}/${path}`, { idpicklist: 6100 });

/** Cases for a PDF that comes as bytes, and as JSON with the bytes in base64. */
const pdf = (path: string, fileName: string): OperationCase[] => [
	sends(`GET /picklists/{idpicklist=6100}/${path}`, {
		answer: PDF,
		answerHeaders: { 'content-type': 'application/pdf' },
		files: { data: pdfFile(fileName) },
	}),
	sends(`GET /picklists/{idpicklist=6100}/${path}`, {
		parameters: { binaryPropertyName: 'paper' },
		answer: { name: fileName, pdf: PDF.toString('base64') },
		files: { paper: pdfFile(fileName) },
	}),
];

/** A case where something of a picklist is picked. */
const pick = (pickBy: INodeParameters, sent: IDataObject): OperationCase =>
	sends('POST /picklists/{idpicklist=6100}/pick', {
		parameters: { amount: 2, pickBy },
		body: { amount: 2, ...sent },
		answer: { idpicklist: 6100 },
	});

/** Picklists: docs/services/picqer.md, 2.2. */
const picklists: Cases = {
	'picklist.getAll': [
		passesOn(
			'GET /picklists',
			{
				limit: 1,
				simplify: false,
				filters: {
					picklistid: 'P2026-1001',
					status: 'snoozed',
					sincedate: '2026-01-05T09:30:00Z',
					untildate: '2026-07-05T09:30:00Z',
					closed_after: '2026-01-05T23:30:00Z',
					closed_before: '2026-07-05T09:30:00-04:00',
					sinceid: 10,
					beforeid: 9000,
					tag: 'Spoed',
					assigned_to_iduser: byId(5),
					idwarehouse: byId(18),
				},
			},
			{
				query: {
					sincedate: '2026-01-05 10:30:00',
					untildate: '2026-07-05 11:30:00',
					closed_after: '2026-01-06 00:30:00',
					closed_before: '2026-07-05 15:30:00',
				},
				answer: [{ idpicklist: 6100 }, { idpicklist: 6101 }],
				gives: [{ idpicklist: 6100 }],
			},
		),
		sends('GET /picklists', {
			answer: [{ idpicklist: 6100, picklistid: 'P2026-1001', urgent: false }],
			gives: [{ idpicklist: 6100, picklistid: 'P2026-1001' }],
		}),
		...tagsAsList('/picklists', {}, [{ tags: [{ idtag: 7 }] }, { tags: [] }, { id: 1 }]),
	],
	'picklist.get': [
		asks('GET /picklists/{idpicklist=6100}', { idpicklist: 6100, tags: [] }, { simplify: false }),
		...tagsAsList('/picklists/6100', { idpicklist }, { tags: [{ idtag: 7 }] }),
	],
	'picklist.getShipmentReport': [
		{
			// An old label without parcels, old names of amounts, and a composition.
			parameters: { idpicklist },
			exchanges: [
				{ request: 'GET /picklists/6100', answer: compositionPicked as never },
				call('GET /picklists/6100/shipments', [
					null as never,
					{ provider: 'DHL', trackingcode: 'JJD1', tracktraceurl: 'https://example.com/t' },
					{ provider: 'DHL', trackingcode: 'JJD0', cancelled: true },
					{ provider: 'DHL', trackingcode: 'JJD2', cancelled: 'true' },
				]),
				{ request: 'GET /products/720', answer: { idproduct: 720, barcode: 'SHELF-9' } },
				{ request: 'GET /products/730', answer: { idproduct: 730, barcode: '045496420055' } },
			],
			gives: [
				{
					...compositionPicked,
					shipmentReport: {
						orderNumber: 'C0001',
						reference: 'P2026-1001',
						parcels: [
							{ carrier: 'DHL', trackingCode: 'JJD1', trackingUrl: 'https://example.com/t' },
						],
						lines: [
							{ sku: 'LAMP-01', quantity: 1 },
							{ ean: '045496420055', sku: 'SET-01', quantity: 2 },
						],
					},
				},
			],
		},
	],
	'picklist.update': sends('PUT /picklists/{idpicklist=6100}', {
		parameters: {
			updateFields: { urgent: true, invoiced: false, idshippingprovider_profile: byId(12) },
		},
		body: { urgent: true, invoiced: false, idshippingprovider_profile: 12 },
		answer: { idpicklist: 6100 },
	}),
	'picklist.close': act('close'),
	'picklist.cancel': inTurn(
		{ parameters: { idpicklist }, gives: [{ success: true }] },
		{ request: 'POST /picklists/6100/cancel', status: 204, answer: '' },
	),
	'picklist.pick': [
		pick({ idpicklist_product: byId(7701) }, { idpicklist_product: 7701 }),
		pick({ product: 'LAMP-01' }, { product: 'LAMP-01' }),
		pick({ idpicklist_product_location: byId(88) }, { idpicklist_product_location: 88 }),
	],
	'picklist.pickAll': act('pickall'),
	'picklist.assign': passesOn('POST /picklists/{idpicklist=6100}/assign', { iduser: byId(5) }),
	'picklist.unassign': act('unassign'),
	'picklist.snooze': [
		sends('POST /picklists/{idpicklist=6100}/snooze', {
			parameters: { additionalFields: { snooze_until: '2026-07-05T09:30:00Z' } },
			body: { snooze_until: '2026-07-05 11:30:00' },
		}),
		act('snooze'),
	],
	'picklist.pause': passesOn('POST /picklists/{idpicklist=6100}/pause', {
		reason: 'Wait for payment',
	}),
	'picklist.resume': act('resume'),
	'picklist.setPickLocation': sends(
		'PUT /picklists/{idpicklist=6100}/products/{idpicklist_product=7701}/pick_locations',
		{ parameters: { idlocation: byId(41), amount: 2 }, body: { idlocation: 41, amount: 2 } },
	),
	'picklist.getPackagingAdvice': asks('GET /picklists/{idpicklist=6100}/packaging-advice', {
		idpackaging: 3,
	}),
	'picklist.setPackagingAdvice': passesOn('PUT /picklists/{idpicklist=6100}/packaging-advice', {
		idpackaging: byId(3),
	}),
	'picklist.getPicklistPdf': pdf('picklistpdf', 'picklist-6100.pdf'),
	'picklist.getPackingListPdf': pdf('packinglistpdf', 'packing-list-6100.pdf'),
	...commentsOn('picklist', '/picklists/{idpicklist=6100}'),
};

/** Shipments of picklists: docs/services/picqer.md, 2.3. */
const shipments: Cases = {
	'picklistShipment.getAll': passesOn(
		'GET /shipments',
		{
			limit: 1,
			simplify: false,
			filters: {
				search: '3SDEMO123',
				sincedate: '2026-01-05T09:30:00Z',
				untildate: '2026-07-05T09:30:00Z',
			},
		},
		{
			query: { sincedate: '2026-01-05 10:30:00', untildate: '2026-07-05 11:30:00' },
			answer: [{ idshipment: 190 }, { idshipment: 191 }],
			gives: [{ idshipment: 190 }],
		},
	),
	'picklistShipment.getOfPicklist': sends('GET /picklists/{idpicklist=6100}/shipments', {
		answer: [
			{ idshipment: 190, trackingcode: '3SDEMO123', weight: 360 },
			{ idshipment: 191, trackingcode: '3SDEMO124', weight: 360 },
		],
		gives: [
			{ idshipment: 190, trackingcode: '3SDEMO123' },
			{ idshipment: 191, trackingcode: '3SDEMO124' },
		],
	}),
	'picklistShipment.get': sends('GET /shipments/{idshipment=190}', {
		parameters: { simplify: false },
		answer: { idshipment: 190, parcels: [] },
	}),
	'picklistShipment.getLabel': sends('GET /shipments/{idshipment=190}/label', {
		files: { data: { fileName: 'label-190.pdf', mimeType: 'application/pdf' } },
		answer: Buffer.from('%PDF-1.4'),
	}),
	'picklistShipment.getShippingMethods': asks('GET /picklists/{idpicklist=6100}/shippingmethods', [
		{ idshippingprovider_profile: 12, selected: true },
	]),
	'picklistShipment.create': [
		sends('POST /picklists/{idpicklist=6100}/shipments?return=shipment', {
			parameters: {
				parcelsLines: { line: [{ weight: 1200, more: { idpackaging: byId(3) } }, { weight: 800 }] },
				additionalFields: {
					idshippingprofile: byId(12),
					weight: 2000,
					idpackaging: byId(4),
					extrafields: '{ "insurance": true }',
				},
			},
			body: {
				idshippingprofile: 12,
				weight: 2000,
				idpackaging: 4,
				extrafields: { insurance: true },
				parcels: [{ idpackaging: 3, weight: 1200 }, { weight: 800 }],
			},
			answer: { idshipment: 190, trackingcode: '3SDEMO123', weight: 2000 },
			gives: [{ idshipment: 190, trackingcode: '3SDEMO123' }],
		}),
		sends('POST /picklists/{idpicklist=6100}/shipments?return=shipment', {
			parameters: {
				simplify: false,
				parcelsInput: 'json',
				parcelsJson: '[{ "idpackaging": 3, "weight": 1200 }]',
			},
			body: { parcels: [{ idpackaging: 3, weight: 1200 }] },
			answer: { idshipment: 190, weight: 1200 },
		}),
		asks('POST /picklists/{idpicklist=6100}/shipments?return=shipment', { idshipment: 190 }),
		// A parcel of unknown weight: no field of the body is required.
		passesOn('POST /picklists/{idpicklist=6100}/shipments?return=shipment', {
			parcelsLines: { line: [{ more: { idpackaging: byId(3) } }] },
		}),
	],
	'picklistShipment.cancel': sends(
		'DELETE /picklists/{idpicklist=6100}/shipments/{idshipment=190}',
		DONE,
	),
};

/** Picklists and their shipments: docs/services/picqer.md, 2.2 and 2.3. */
export const picklistCases: Cases = {
	...picklists,
	...shipments,
};
