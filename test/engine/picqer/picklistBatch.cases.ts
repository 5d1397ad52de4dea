import { asks, byId, DONE, inTurn, passesOn, removes, sends, type Cases } from '../operationCase';
import { commentsOn } from './siblings';

const idpicklist_batch = byId(33);
const PDF = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');

const pdfFile = {
	fileName: 'picklist-batch-33.pdf',
	mimeType: 'application/pdf',
	data: PDF.toString('base64'),
};

/** Batches: docs/services/picqer.md, 2.4. */
const batches: Cases = {
	'picklistBatch.getAll': [
		sends('GET /picklists/batches', {
			parameters: {
				limit: 1,
				simplify: false,
				filters: {
					idwarehouse: byId(18),
					assigned_to_iduser: byId(5),
					type: 'singles',
					status: 'completed',
				},
			},
			query: { idwarehouse: '18', assigned_to_iduser: '5', type: 'singles', status: 'completed' },
			answer: [{ idpicklist_batch: 33 }, { idpicklist_batch: 34 }],
			gives: [{ idpicklist_batch: 33 }],
		}),
		sends('GET /picklists/batches', {
			answer: [{ idpicklist_batch: 33, picklist_batchid: 33, completed_at: null }],
			gives: [{ idpicklist_batch: 33, picklist_batchid: 33 }],
		}),
	],
	'picklistBatch.get': sends('GET /picklists/batches/{idpicklist_batch=33}', {
		parameters: { simplify: false },
		answer: { idpicklist_batch: 33, products: [], picklists: [] },
	}),
	'picklistBatch.create': [
		sends('POST /picklists/batches', {
			parameters: { createFrom: { idpicklist_batch_preset: byId(8234) } },
			body: { idpicklist_batch_preset: 8234 },
			answer: { idpicklist_batch: 33 },
		}),
		sends('POST /picklists/batches', {
			parameters: {
				createFrom: {
					idpicklists: [6100, 6101],
					idwarehouse: byId(18),
					title: 'Morning',
					type: 'normal',
				},
			},
			body: { idpicklists: [6100, 6101], idwarehouse: 18, title: 'Morning', type: 'normal' },
		}),
	],
	'picklistBatch.addPicklist': passesOn('POST /picklists/batches/{idpicklist_batch=33}/picklists', {
		idpicklist: byId(6100),
	}),
	'picklistBatch.removePicklist': sends(
		'DELETE /picklists/batches/{idpicklist_batch=33}/picklists/{idpicklist=6100}',
		DONE,
	),
	'picklistBatch.assign': [{ answer: { idpicklist_batch: 33 } }, DONE].map((answered) =>
		passesOn('POST /picklists/batches/{idpicklist_batch=33}/assign', { iduser: byId(5) }, answered),
	),
	'picklistBatch.unassign': sends('POST /picklists/batches/{idpicklist_batch=33}/assign', {
		body: { iduser: null },
	}),
	'picklistBatch.getPdf': [
		sends(
			'GET /picklists/batches/{idpicklist_batch=33}/pdf?includePicklists=true&includePackinglists=false',
			{
				parameters: { options: { includePicklists: true, includePackinglists: false } },
				answer: PDF,
				answerHeaders: { 'content-type': 'application/pdf' },
				files: { data: pdfFile },
			},
		),
		sends('GET /picklists/batches/{idpicklist_batch=33}/pdf', {
			parameters: { binaryPropertyName: 'paper' },
			answer: { pdf: PDF.toString('base64') },
			files: { paper: pdfFile },
		}),
	],
	'picklistBatch.getPicklistsOfProduct': asks(
		'GET /picklists/batches/{idpicklist_batch=33}/products/{idproduct=720}/picklists',
		[{ idpicklist: 6100 }, { idpicklist: 6101 }],
	),
	'picklistBatch.reset': inTurn(
		{ parameters: { idpicklist_batch }, gives: [{ success: true }] },
		{ request: 'POST /picklists/batches/33/reset', status: 204, answer: '' },
	),
	...commentsOn('picklistBatch', '/picklists/batches/{idpicklist_batch=33}'),
};

/** Presets of batches: docs/services/picqer.md, 2.5. */
const presets: Cases = {
	'picklistBatchPreset.getAll': [
		sends('GET /picklists/batches/presets?inactive=true', {
			parameters: { limit: 1, filters: { inactive: true } },
			answer: [{ idpicklist_batch_preset: 8234 }, { idpicklist_batch_preset: 8235 }],
			gives: [{ idpicklist_batch_preset: 8234 }],
		}),
		sends('GET /picklists/batches/presets', {
			// The name of the filter alone may count as true.
			parameters: { filters: { inactive: false } },
			answer: [],
		}),
	],
	'picklistBatchPreset.get': asks('GET /picklists/batches/presets/{id=8234}', {
		idpicklist_batch_preset: 8234,
		picklists_count: 12,
	}),
};

/** Picking containers: docs/services/picqer.md, 2.6. */
const containers: Cases = {
	'pickingContainer.getAll': sends('GET /picking-containers?idpicklist=6100', {
		parameters: { filters: { idpicklist: byId(6100) } },
		answer: [{ idpicking_container: 1 }, { idpicking_container: 2 }],
	}),
	'pickingContainer.get': asks('GET /picking-containers/{idpicking_container=1}', {
		idpicking_container: 1,
	}),
	'pickingContainer.create': sends('POST /picking-containers', {
		parameters: { name: 'Bin 1' },
		body: { name: 'Bin 1' },
		answer: { idpicking_container: 1, name: 'Bin 1' },
	}),
	'pickingContainer.update': passesOn('PUT /picking-containers/{idpicking_container=1}', {
		updateFields: { name: 'Bin 2' },
	}),
	'pickingContainer.delete': removes('DELETE /picking-containers/{idpicking_container=1}'),
	'pickingContainer.link': sends('POST /picking-containers/{idpicking_container=1}/link', {
		parameters: { idpicklist: byId(6100) },
		body: { idpicklist: 6100 },
		answer: { idpicking_container: 1, idpicklist: 6100 },
	}),
};

/** Batches with presets and containers: docs/services/picqer.md, 2.4 to 2.6. */
export const picklistBatchCases: Cases = {
	...batches,
	...presets,
	...containers,
};
