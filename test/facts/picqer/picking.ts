import type { Fields, Table } from '../facts';
import { all, fields, listOf } from '../written';
import { body, comments, listed, moment, oneOf, op, orNull, readOnly } from './words';

const one = '/picklists/{id}';
const action = (name: string) => op(`POST ${one}/${name}`);

/** Picklists and shipments: docs/services/picqer.md, 2.2 and 2.3. */
const picklists: Table = [
	op(
		'GET /picklists',
		listed(
			{
				whole: 'sinceid beforeid assigned_to_iduser idwarehouse',
				text: 'picklistid tag',
				moment: 'sincedate untildate closed_after closed_before',
			},
			{ status: oneOf('new', 'paused', 'closed', 'snoozed', 'cancelled') },
		),
	),
	op(`GET ${one}`),
	op(`PUT ${one}`, body(fields({ flag: 'urgent invoiced', whole: 'idshippingprovider_profile' }))),
	...['close', 'cancel', 'pickall', 'unassign', 'resume'].map(action),
	op(
		`POST ${one}/pick`,
		body({
			...fields({ whole: 'amount! idpicklist_product idpicklist_product_location' }),
			// An ID, a code or a barcode: (unconfirmed).
			product: {},
		}),
	),
	op(`POST ${one}/assign`, body(fields({ whole: 'iduser!' }))),
	op(`POST ${one}/snooze`, body({ snooze_until: orNull(moment) })),
	op(`POST ${one}/pause`, body(fields({ text: 'reason' }))),
	op(
		`PUT ${one}/products/{idpicklist_product}/pick_locations`,
		body(fields({ whole: 'idlocation amount' })),
	),
	op(`GET ${one}/packaging-advice`),
	op(`PUT ${one}/packaging-advice`, body(fields({ whole: 'idpackaging' }))),
	op(`GET ${one}/picklistpdf`),
	op(`GET ${one}/packinglistpdf`),
	...comments(one),
	op(`GET ${one}/shipments`),
	op(`GET ${one}/shippingmethods`),
	op(`POST ${one}/shipments`, {
		query: { return: oneOf('shipment') },
		...body({
			...fields({ whole: 'idshippingprofile weight idpackaging', object: 'extrafields' }),
			...listOf('parcels', fields({ whole: 'idpackaging weight' })),
		}),
	}),
	op(`DELETE ${one}/shipments/{idshipment}`),
	op('GET /shipments', listed({ text: 'search', moment: 'sincedate untildate' })),
	op('GET /shipments/{idshipment}'),
	op('GET /shipments/{idshipment}/label'),
];

const batch = '/picklists/batches/{id}';

/** Batches, their presets and picking containers: docs/services/picqer.md, 2.4 to 2.6. */
const batches: Table = [
	op(
		'GET /picklists/batches',
		listed(
			{ whole: 'idwarehouse assigned_to_iduser' },
			{ type: oneOf('singles', 'normal'), status: oneOf('open', 'completed') },
		),
	),
	op(`GET ${batch}`),
	op(
		'POST /picklists/batches',
		body({
			...fields({ whole: 'idpicklist_batch_preset' }),
			idpicklists: { type: 'array' },
			'idpicklists[]': { type: 'integer' },
		}),
	),
	op(`POST ${batch}/picklists`, body(fields({ whole: 'idpicklist!' }))),
	op(`DELETE ${batch}/picklists/{idpicklist}`),
	op(`POST ${batch}/assign`, body(all('iduser!', orNull({ type: 'integer' })))),
	op(`GET ${batch}/pdf`, { query: fields({ flag: 'includePicklists includePackinglists' }) }),
	op(`GET ${batch}/products/{idproduct}/picklists`),
	...comments(batch),
	op(`POST ${batch}/reset`),
	...readOnly('/picklists/batches/presets', listed({ only: 'inactive' })),
];

const NAME: Fields = fields({ text: 'name!' });

const containers: Table = [
	op('GET /picking-containers', { query: fields({ whole: 'idpicklist' }) }),
	op('GET /picking-containers/{id}'),
	op('POST /picking-containers', body(NAME)),
	op('PUT /picking-containers/{id}', body(NAME)),
	op('DELETE /picking-containers/{id}'),
	op('POST /picking-containers/{id}/link', body(fields({ whole: 'idpicklist!' }))),
];

export const pickingFacts: Table = [...picklists, ...batches, ...containers];
