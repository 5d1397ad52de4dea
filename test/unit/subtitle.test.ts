import { Workflow, type INodeParameters, type INodeTypes } from 'n8n-workflow';

import { actionSubtitle, eventSubtitle } from '../../nodes/shared/describe/subtitle';

/** What the canvas shows for parameters of a node. */
function shown(subtitle: string, parameters: INodeParameters) {
	const node = {
		id: '1',
		name: 'Node',
		type: 'test.node',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const nodeTypes: Pick<INodeTypes, 'getByNameAndVersion'> = {
		getByNameAndVersion: () => ({
			description: {
				displayName: 'Node',
				name: 'node',
				group: ['transform'],
				version: 1,
				description: '',
				defaults: {},
				inputs: [],
				outputs: [],
				properties: Object.keys(parameters).map((name) => ({
					displayName: name,
					name,
					type: 'string',
					default: '',
				})),
			},
		}),
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		// A workflow asks for nothing else of the types.
		nodeTypes: nodeTypes as INodeTypes,
	});
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

describe('the text below a node on the canvas', () => {
	it.each([
		['createOrUpdate', 'order', 'Create or Update: Order'],
		['getAll', 'purchaseOrder', 'Get Many: Purchase Order'],
		['get', 'product', 'Get: Product'],
		['apiRequest', 'api', 'Api Request: Api'],
	])('reads %s of %s as words', (operation, resource, words) => {
		expect(shown(actionSubtitle, { operation, resource })).toBe(words);
	});

	it('reads an event as words', () => {
		expect(shown(eventSubtitle, { event: 'invoiceRequestCreated' })).toBe(
			'Invoice Request Created',
		);
	});
});
