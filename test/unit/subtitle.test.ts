import {
	Workflow,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import * as nodes from './nodes';

/** What the canvas shows below a node, as the editor finds it out. */
function shown(type: INodeType, parameters: INodeParameters) {
	const nodeTypes: Pick<INodeTypes, 'getByNameAndVersion'> = { getByNameAndVersion: () => type };
	const node = nodes.nodeWith(parameters);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		// A workflow asks for nothing else of the types.
		nodeTypes: nodeTypes as INodeTypes,
	});
	const { subtitle } = type.description;
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

const optionsOf = ({ description }: INodeType, name: string) =>
	description.properties
		.filter((property) => property.name === name)
		.map((property) => ({
			of: property.displayOptions?.show?.resource?.map(String) ?? [],
			options: (property.options ?? []) as INodePropertyOptions[],
		}));

describe.each([nodes.bol, nodes.picqer, nodes.goedGepickt, nodes.lagerkoll])(
	'the text below $description.displayName on the canvas',
	(node) => {
		test('has the names that the editor shows, for every operation', () => {
			const [{ options: resources }] = optionsOf(node, 'resource');
			const wrong = optionsOf(node, 'operation').flatMap(({ of: [resource], options }) => {
				const { name: resourceName } = resources.find(({ value }) => value === resource)!;
				return options.flatMap(({ name, value: operation }) => {
					const text = shown(node, { resource, operation: String(operation) });
					return text === `${name}: ${resourceName}` ? [] : [[text, name, resourceName]];
				});
			});
			expect(wrong).toEqual([]);
		});
	},
);

test('reads Create or Update', () => {
	const parameters = { resource: 'order', operation: 'upsert' };
	expect(shown(nodes.picqer, parameters)).toBe('Create or Update: Order');
});

describe.each<[INodeType, parameter: string]>([
	[nodes.bolTrigger, 'events'],
	[nodes.picqerTrigger, 'events'],
	[nodes.goedGepicktTrigger, 'events'],
	[nodes.lagerkollTrigger, 'types'],
])('the text below %# on the canvas', (node, parameter) => {
	const [{ options }] = optionsOf(node, parameter);

	test('has the names of all that was chosen', () => {
		const all = options.map(({ value }) => String(value));
		const names = options.map(({ name }) => name).join(', ');
		expect(shown(node, { [parameter]: all })).toBe(names);
	});

	test('shows what it has no name for', () => {
		expect(shown(node, { [parameter]: ['a.b'] })).toBe('a.b');
	});

	test('is empty while nothing is chosen, and can be an expression', () => {
		expect(shown(node, { [parameter]: [] })).toBe('');
		expect(shown(node, { [parameter]: `={{ "${String(options[0].value)}" }}` })).toBe(
			options[0].name,
		);
	});
});

describe.each(nodes.pollingTriggers)(
	'the text below $description.displayName on the canvas',
	(node) => {
		const [{ options }] = optionsOf(node, 'event');

		test.each(options)('reads $name', ({ name, value }) => {
			expect(shown(node, nodes.parametersOf(node, { event: String(value) }))).toBe(name);
		});
	},
);
