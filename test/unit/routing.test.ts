import type {
	IDataObject,
	IExecutePaginationFunctions,
	INode,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import { operation, type OperationDetails } from '../../nodes/shared/describe/operation';
import { step } from '../../nodes/shared/describe/step';
import { requestOf, routedParameters } from '../../nodes/shared/run/routing';
import { itemContext, testNode } from './context';

const toBody = (name: string, property = name): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	routing: { send: { type: 'body', property } },
});

const toQuery = (name: string): INodeProperties => ({
	...toBody(name),
	routing: { send: { type: 'query', property: name } },
});

const onlyWhen = (parameter: INodeProperties, show: IDataObject): INodeProperties => ({
	...parameter,
	displayOptions: { show } as INodeProperties['displayOptions'],
});

/** The request that an operation makes of what the user has set. */
async function requestFor(
	details: Partial<OperationDetails>,
	parameters: INodeParameters,
	defaults = {},
) {
	const made = operation({
		name: 'Do',
		value: 'do',
		action: 'Do it',
		method: 'POST',
		url: '/things',
		...details,
	});
	const node: INode = { ...testNode, parameters };
	const values: Record<string, unknown> = { ...parameters };
	for (const [name, value] of Object.entries(parameters)) {
		if (typeof value !== 'object' || value === null) continue;
		for (const [inner, one] of Object.entries(value)) values[`${name}.${inner}`] = one;
	}
	const context = itemContext(values, {
		evaluateExpression: (expression: string) => `evaluated ${expression}`,
	}) as IExecutePaginationFunctions;
	return await requestOf(context, made, routedParameters(made, node), defaults);
}

it('puts parameters where they say', async () => {
	const parameters = [
		toBody('a'),
		toBody('b', 'inner.deep.b'),
		toBody('c', 'inner.c'),
		toQuery('d'),
	];
	expect(await requestFor({ parameters }, { a: 1, b: 2, c: 3, d: 4 })).toMatchObject({
		method: 'POST',
		url: '/things',
		body: { a: 1, inner: { deep: { b: 2 }, c: 3 } },
		qs: { d: 4 },
	});
});

it('leaves out what does not show, and what the user did not add', async () => {
	const collection: INodeProperties = {
		displayName: 'More',
		name: 'more',
		type: 'collection',
		default: {},
		options: [toBody('added'), toBody('notAdded'), onlyWhen(toBody('hidden'), { '/a': ['x'] })],
	};
	const parameters = [toBody('a'), onlyWhen(toBody('b'), { a: ['x'] }), collection];
	const { body } = await requestFor(
		{ parameters },
		{ a: 'y', b: 'not shown', more: { added: 'yes', hidden: 'no' } },
	);
	expect(body).toEqual({ a: 'y', added: 'yes' });
});

it('takes the fixed parts of the operation and of the node, and never changes them', async () => {
	const request = { headers: { One: 'own' }, qs: { fixed: 'yes' }, body: { list: [1] } };
	const defaults = { headers: { One: 'of all', Other: 'of all' } };
	const parameters = [toQuery('fixed')];
	expect(await requestFor({ request, parameters }, { fixed: 'no' }, defaults)).toMatchObject({
		headers: { One: 'own', Other: 'of all' },
		qs: { fixed: 'no' },
		body: { list: [1] },
	});
	expect(request.qs).toEqual({ fixed: 'yes' });
	expect(defaults.headers).toEqual({ One: 'of all', Other: 'of all' });
});

it('does not change the objects of the item', async () => {
	const address = { street: 'Laan' };
	const parameters = [toBody('address'), toBody('city', 'address.city')];
	const { body } = await requestFor({ parameters }, { address, city: 'Utrecht' });
	expect(body).toEqual({ address: { street: 'Laan', city: 'Utrecht' } });
	expect(address).toEqual({ street: 'Laan' });
});

it('runs the steps of parameters in their order, each on what the one before made', async () => {
	const adding = (mark: string) =>
		step(async (request) => ({ ...request, url: `${request.url}/${mark}` }));
	const withStep = (name: string): INodeProperties => ({
		...toBody(name),
		routing: { send: { preSend: [adding(name)] } },
	});
	const { url, lastSteps } = await requestFor(
		{ parameters: [withStep('one'), withStep('two')], before: [adding('last')] },
		{ one: '', two: '' },
	);
	expect(url).toBe('/things/one/two');
	expect(lastSteps).toHaveLength(1);
});

it('evaluates method and path where they are expressions', async () => {
	const { method, url } = await requestFor({ method: '={{ $a }}' as 'GET', url: '={{ $b }}' }, {});
	expect([method, url]).toEqual(['evaluated {{ $a }}', 'evaluated {{ $b }}']);
});
