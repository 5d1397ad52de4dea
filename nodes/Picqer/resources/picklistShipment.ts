import { createdAfter, createdBefore } from '../fields/listFilters';
import { outputFileField } from '../../shared/operation/common';
import { additionalFields, filters } from '../../shared/operation/collections';
import { lines } from '../../shared/operation/lines';
import { toNumber, type Convert } from '../../shared/operation/convert';
import { json, text, whole } from '../../shared/operation/fields';
import { locator, locatorField } from '../../shared/operation/locator';
import type { Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, path } from '../fields/fields';
import { asPdf } from '../service/pdf';
import { pages } from '../service/request';

const { create, get, list, remove, action } = verbs(pages, {
	name: 'Picklist Shipment',
	one: 'a shipment',
	many: 'shipments',
});

const { picklist } = path;

/** What "Simplify" keeps. */
const SIMPLE = [
	'idshipment',
	'idpicklist',
	'idorder',
	'provider',
	'profile_name',
	'carrier_key',
	'trackingcode',
	'trackingurl',
	'cancelled',
	'created',
];

const shipment = locator('Shipment', 'idshipment', { search: 'searchShipments', example: '190' });

const shipmentOfPicklist = locator('Shipment', 'idshipment', {
	search: 'searchPicklistShipments',
	example: '190',
});

const weight = whole('Weight (Grams)', 'weight', { description: 'In whole grams', least: 0 });

/** Shops write 0 for a weight that they do not know; carriers would take it at its word. */
const unlessZero: Convert = (context, label, value) =>
	toNumber({ whole: true, least: 0 })(context, label, value) || undefined;

const parcels = lines({
	line: 'Parcel',
	lines: 'Parcels',
	property: 'parcels',
	example: '[{ "idpackaging": 3, "weight": 1200 }]',
	always: [{ ...weight, convert: unlessZero }],
	optional: [idField.packaging],
});

const traceByPicklist: Step = (draft) => {
	const id = String(draft.inputs.idpicklist);
	return { ...draft, traceableBy: `shipments of picklist ${id}` };
};

/** Shipments of picklists: docs/services/picqer.md, 2.3. */
export const picklistShipmentResource: Resource = {
	name: 'Picklist Shipment',
	value: 'picklistShipment',
	description: 'A parcel or pallet with its label and tracking code',
	operations: [
		list('/shipments', {
			simple: SIMPLE,
			inputs: [
				filters([
					text('Search', 'search', {
						description: 'Where Picqer looks for this text is not documented (unconfirmed)',
					}),
					createdAfter,
					createdBefore,
				]),
			],
		}),
		get('/picklists/{idpicklist}/shipments', {
			answer: 'list',
			name: 'Get Many of a Picklist',
			value: 'getOfPicklist',
			action: 'Get the shipments of a picklist',
			inputs: [picklist],
			simple: SIMPLE,
		}),
		get('/shipments/{idshipment}', { inputs: [shipment], simple: SIMPLE }),
		action(
			'Get Label',
			'getLabel',
			'Get the label of a shipment',
			['GET', '/shipments/{idshipment}/label'],
			{
				answer: { file: 'pdf' },
				description:
					'Get the label as PDF. Only one client of Picqer uses this call (unconfirmed); the shipment itself has links to its labels.',
				inputs: [shipment, outputFileField],
				request: { encoding: 'arraybuffer' },
				output: [asPdf(({ path: { idshipment } }) => `label-${String(idshipment)}.pdf`)],
			},
		),
		action(
			'Get Shipping Methods',
			'getShippingMethods',
			'Get the shipping methods of a picklist',
			['GET', '/picklists/{idpicklist}/shippingmethods'],
			{
				answer: 'list',
				description: 'Get the methods that are allowed for a picklist',
				inputs: [picklist],
			},
		),
		create('/picklists/{idpicklist}/shipments', {
			description: 'Create a shipment; this orders a label at the carrier',
			simple: SIMPLE,
			// Without it Picqer's answer has no documented shape (2.3, Create shipment).
			request: { query: { return: 'shipment' } },
			inputs: [
				picklist,
				...parcels,
				additionalFields([
					locatorField('Shipping Method', 'idshippingprofile', {
						search: 'searchShippingMethods',
						example: '12',
						description: "The picklist's own method when left out (unconfirmed)",
					}),
					weight,
					idField.packaging,
					json('Extra Fields', 'extrafields', {
						kind: 'object',
						description:
							'An object of fields of the carrier, as Get Shipping Methods names them, e.g. { "name": "value" }',
					}),
				]),
			],
			before: [traceByPicklist],
		}),
		remove('/picklists/{idpicklist}/shipments/{idshipment}', {
			name: 'Cancel',
			value: 'cancel',
			action: 'Cancel a shipment',
			description: 'Possible within 5 minutes of its creation; the carrier is not told',
			inputs: [picklist, shipmentOfPicklist],
			output: [],
		}),
	],
};
