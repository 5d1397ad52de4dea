import { bolTables } from '../facts/bol';
import { BOL_DOCUMENTS, readDocument } from '../facts/documents';
import { tableOf } from '../facts/specification';

test('every document has a table', () => {
	expect(Object.keys(bolTables).sort()).toEqual(Object.keys(BOL_DOCUMENTS).sort());
});

// The documents are not part of the project, so this one can only run where they are beside it.
describe.each(Object.keys(BOL_DOCUMENTS))('the table of %s', (name) => {
	const specification = readDocument(name);
	(specification ? test : test.skip)(
		'says what the document says; `npm run facts` makes it',
		() => {
			expect(bolTables[name]).toEqual(specification && tableOf(specification));
		},
	);
});

describe('a table of facts', () => {
	test('has methods and paths, what is required, and limits, but no prose', () => {
		const table = tableOf({
			paths: {
				'/things/{id}': {
					get: {
						description: 'A HEAD request gives the headers only.',
						parameters: [{ $ref: '#/components/parameters/id' }],
						responses: {
							'200': { content: { 'image/png': { schema: { type: 'string', format: 'byte' } } } },
							'404': { content: {} },
						},
					},
					put: {
						requestBody: {
							required: true,
							content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
						},
						responses: { '204': {} },
					},
				},
			},
			components: {
				parameters: {
					id: {
						name: 'id',
						in: 'path',
						required: true,
						schema: { type: 'integer', minimum: 1, description: 'Prose' },
					},
				},
				schemas: {
					Thing: {
						type: 'object',
						description: 'Prose',
						required: ['name'],
						properties: {
							name: { type: 'string', maxLength: 9, example: 'Prose' },
							parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
							elsewhere: { $ref: '../other.yaml#/Thing' },
						},
					},
				},
			},
		});
		const get = {
			path: '/things/{id}',
			parameters: { path: { id: { required: true, type: 'integer', minimum: 1 } } },
			answers: { '200': { mediaTypes: ['image/png'] } },
		};
		expect(table).toEqual([
			{ method: 'GET', ...get },
			{ method: 'HEAD', ...get },
			{
				method: 'PUT',
				path: '/things/{id}',
				body: {
					required: true,
					mediaTypes: ['application/json'],
					fields: {
						'': { type: 'object' },
						name: { required: true, type: 'string', maxLength: 9 },
						parts: { type: 'array' },
						'parts[]': { type: 'object' },
						elsewhere: {},
					},
				},
				answers: { '204': { mediaTypes: [] } },
			},
		]);
	});
});
