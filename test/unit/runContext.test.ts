import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { runContext } from '../../nodes/shared/run/runContext';
import { testNode } from './context';

/** A run of a node with these parameters; gives also what n8n was asked for. */
function runOf(parameters: INodeParameters) {
	const asked: string[] = [];
	const context = {
		getNode: () => {
			asked.push('node');
			return { ...testNode, parameters };
		},
		getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) => {
			asked.push(name);
			const value = parameters[name] ?? fallback;
			return value === '={{ $itemIndex }}' ? itemIndex : value;
		},
	};
	return { run: runContext(context as unknown as IExecuteFunctions), asked };
}

test('what is the same for every item is asked for once', () => {
	const { run, asked } = runOf({ fixed: 'a', options: { timeout: 10 } });
	for (const item of [0, 1, 2]) {
		expect(run.getNode().id).toBe(testNode.id);
		expect(run.getNodeParameter('fixed', item)).toBe('a');
		expect(run.getNodeParameter('options', item, {})).toEqual({ timeout: 10 });
		expect(run.getNodeParameter('missing', item, 'usual')).toBe('usual');
	}
	expect(asked).toEqual(['node', 'fixed', 'options', 'missing']);
});

test.each([
	['an expression', { value: '={{ $itemIndex }}' }, undefined],
	['a default that is one', {}, '={{ $itemIndex }}'],
])('%s is asked for with each item', (_name, parameters: INodeParameters, fallback) => {
	const { run } = runOf(parameters);
	const values = [0, 1, 2].map((item) => run.getNodeParameter('value', item, fallback) as unknown);
	expect(values).toEqual([0, 1, 2]);
});

test('a part of a collection with an expression is asked for with each item', () => {
	const { run, asked } = runOf({ filters: { status: '={{ $json.status }}' } });
	for (const item of [0, 1]) run.getNodeParameter('filters.status', item, 'active');
	expect(asked).toEqual(['node', 'filters.status', 'filters.status']);
});
