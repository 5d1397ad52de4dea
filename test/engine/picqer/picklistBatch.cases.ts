import { byId, type OperationCase } from '../operationCase';

const idpicklist_batch = byId(33);
const idpicking_container = byId(1);

const PDF = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');

const pdfFile = {
	fileName: 'picklist-batch-33.pdf',
	mimeType: 'application/pdf',
	data: PDF.toString('base64'),
};

/** Batches: docs/services/picqer.md, 2.4. */
const batches: Record<string, OperationCase | OperationCase[]> = {
	'picklistBatch.getAll': [
		{
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
			exchanges: [
				{
					request: 'GET /picklists/batches',
					query: {
						idwarehouse: '18',
						assigned_to_iduser: '5',
						type: 'singles',
						status: 'completed',
					},
					answer: [{ idpicklist_batch: 33 }, { idpicklist_batch: 34 }],
				},
			],
			gives: [{ idpicklist_batch: 33 }],
		},
		{
			exchanges: [
				{
					request: 'GET /picklists/batches',
					answer: [{ idpicklist_batch: 33, picklist_batchid: 33, completed_at: null }],
				},
			],
			gives: [{ idpicklist_batch: 33, picklist_batchid: 33 }],
		},
	],
	'picklistBatch.get': {
		parameters: { idpicklist_batch, simplify: false },
		exchanges: [
			{
				request: 'GET /picklists/batches/33',
				answer: { idpicklist_batch: 33, products: [], picklists: [] },
			},
		],
		gives: [{ idpicklist_batch: 33, products: [], picklists: [] }],
	},
	'picklistBatch.create': [
		{
			parameters: { createFrom: { idpicklist_batch_preset: byId(8234) } },
			exchanges: [
				{
					request: 'POST /picklists/batches',
					body: { idpicklist_batch_preset: 8234 },
					status: 201,
					answer: { idpicklist_batch: 33 },
				},
			],
			gives: [{ idpicklist_batch: 33 }],
		},
		{
			parameters: {
				createFrom: {
					idpicklists: [6100, 6101],
					idwarehouse: byId(18),
					title: 'Morning',
					type: 'normal',
				},
			},
			exchanges: [
				{
					request: 'POST /picklists/batches',
					body: { idpicklists: [6100, 6101], idwarehouse: 18, title: 'Morning', type: 'normal' },
					status: 201,
				},
			],
		},
	],
	'picklistBatch.addPicklist': {
		parameters: { idpicklist_batch, idpicklist: byId(6100) },
		exchanges: [{ request: 'POST /picklists/batches/33/picklists', body: { idpicklist: 6100 } }],
	},
	'picklistBatch.removePicklist': {
		parameters: { idpicklist_batch, idpicklist: byId(6100) },
		exchanges: [
			{ request: 'DELETE /picklists/batches/33/picklists/6100', status: 204, answer: '' },
		],
		gives: [{ success: true }],
	},
	'picklistBatch.assign': {
		parameters: { idpicklist_batch, iduser: byId(5) },
		exchanges: [
			{
				request: 'POST /picklists/batches/33/assign',
				body: { iduser: 5 },
				answer: { idpicklist_batch: 33 },
			},
		],
		gives: [{ idpicklist_batch: 33 }],
	},
	'picklistBatch.unassign': {
		parameters: { idpicklist_batch },
		exchanges: [{ request: 'POST /picklists/batches/33/assign', body: { iduser: null } }],
	},
	'picklistBatch.getPdf': [
		{
			parameters: {
				idpicklist_batch,
				options: { includePicklists: true, includePackinglists: false },
			},
			exchanges: [
				{
					request: 'GET /picklists/batches/33/pdf',
					query: { includePicklists: 'true', includePackinglists: 'false' },
					answer: PDF,
					answerHeaders: { 'content-type': 'application/pdf' },
				},
			],
			files: { data: pdfFile },
		},
		{
			parameters: { idpicklist_batch, binaryPropertyName: 'paper' },
			exchanges: [
				{
					request: 'GET /picklists/batches/33/pdf',
					answer: { pdf: PDF.toString('base64') },
				},
			],
			files: { paper: pdfFile },
		},
	],
	'picklistBatch.getPicklistsOfProduct': {
		parameters: { idpicklist_batch, idproduct: byId(720) },
		exchanges: [
			{
				request: 'GET /picklists/batches/33/products/720/picklists',
				answer: [{ idpicklist: 6100 }, { idpicklist: 6101 }],
			},
		],
		gives: [{ idpicklist: 6100 }, { idpicklist: 6101 }],
	},
	'picklistBatch.reset': {
		parameters: { idpicklist_batch },
		exchanges: [{ request: 'POST /picklists/batches/33/reset', status: 204, answer: '' }],
		gives: [{ success: true }],
	},
	'picklistBatch.getComments': {
		parameters: { idpicklist_batch, limit: 1 },
		exchanges: [
			{
				request: 'GET /picklists/batches/33/comments',
				answer: [{ idcomment: 912 }, { idcomment: 913 }],
			},
		],
		gives: [{ idcomment: 912 }],
	},
	'picklistBatch.addComment': {
		parameters: {
			idpicklist_batch,
			body: 'Ask @Mila Bos',
			additionalFields: { show_at_related: true, is_visible_fulfilment: false },
		},
		exchanges: [
			{
				request: 'POST /picklists/batches/33/comments',
				body: { body: 'Ask @Mila Bos', show_at_related: true, is_visible_fulfilment: false },
				status: 201,
				answer: { idcomment: 912 },
			},
		],
		gives: [{ idcomment: 912 }],
	},
};

/** Presets of batches: docs/services/picqer.md, 2.5. */
const presets: Record<string, OperationCase | OperationCase[]> = {
	'picklistBatchPreset.getAll': [
		{
			parameters: { limit: 1, filters: { inactive: true } },
			exchanges: [
				{
					request: 'GET /picklists/batches/presets',
					query: { inactive: 'true' },
					answer: [{ idpicklist_batch_preset: 8234 }, { idpicklist_batch_preset: 8235 }],
				},
			],
			gives: [{ idpicklist_batch_preset: 8234 }],
		},
		{
			// The name of the filter alone may count as true.
			parameters: { filters: { inactive: false } },
			exchanges: [{ request: 'GET /picklists/batches/presets', answer: [] }],
			gives: [],
		},
	],
	'picklistBatchPreset.get': {
		parameters: { id: byId(8234) },
		exchanges: [
			{
				request: 'GET /picklists/batches/presets/8234',
				answer: { idpicklist_batch_preset: 8234, picklists_count: 12 },
			},
		],
		gives: [{ idpicklist_batch_preset: 8234, picklists_count: 12 }],
	},
};

/** Picking containers: docs/services/picqer.md, 2.6. */
const containers: Record<string, OperationCase | OperationCase[]> = {
	'pickingContainer.getAll': {
		parameters: { filters: { idpicklist: byId(6100) } },
		exchanges: [
			{
				request: 'GET /picking-containers',
				query: { idpicklist: '6100' },
				answer: [{ idpicking_container: 1 }, { idpicking_container: 2 }],
			},
		],
		gives: [{ idpicking_container: 1 }, { idpicking_container: 2 }],
	},
	'pickingContainer.get': {
		parameters: { idpicking_container },
		exchanges: [{ request: 'GET /picking-containers/1', answer: { idpicking_container: 1 } }],
		gives: [{ idpicking_container: 1 }],
	},
	'pickingContainer.create': {
		parameters: { name: 'Bin 1' },
		exchanges: [
			{
				request: 'POST /picking-containers',
				body: { name: 'Bin 1' },
				status: 201,
				answer: { idpicking_container: 1, name: 'Bin 1' },
			},
		],
		gives: [{ idpicking_container: 1, name: 'Bin 1' }],
	},
	'pickingContainer.update': {
		parameters: { idpicking_container, updateFields: { name: 'Bin 2' } },
		exchanges: [{ request: 'PUT /picking-containers/1', body: { name: 'Bin 2' } }],
	},
	'pickingContainer.delete': {
		parameters: { idpicking_container },
		exchanges: [{ request: 'DELETE /picking-containers/1', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'pickingContainer.link': {
		parameters: { idpicking_container, idpicklist: byId(6100) },
		exchanges: [
			{
				request: 'POST /picking-containers/1/link',
				body: { idpicklist: 6100 },
				answer: { idpicking_container: 1, idpicklist: 6100 },
			},
		],
		gives: [{ idpicking_container: 1, idpicklist: 6100 }],
	},
};

/** Batches with presets and containers: docs/services/picqer.md, 2.4 to 2.6. */
export const picklistBatchCases: Record<string, OperationCase | OperationCase[]> = {
	...batches,
	...presets,
	...containers,
};
