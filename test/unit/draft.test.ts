import type { INodeProperties } from 'n8n-workflow';
import { picqer } from '../../nodes/Picqer/service/request';
import type { Input, Operation, Place, Step } from '../../nodes/shared/operation/operation';
import { draftMaker } from '../../nodes/shared/run/read';
import { requestOf } from '../../nodes/shared/run/request';
import { draftOf, itemContext, testNode, testOperation } from './context';

const input = (name: string, place?: Place, more: Partial<INodeProperties> = {}): Input => ({
	parameter: { displayName: name, name, type: 'string', default: '', ...more },
	place,
});

const inBody = (name: string, property = name) => input(name, { in: 'body', property });
const inQuery = (name: string, property = name) => input(name, { in: 'query', property });
const inHeader = (name: string, property = name) => input(name, { in: 'header', property });

const onlyWhen = (hidden: Input, show: Record<string, string[]>): Input => ({
	...hidden,
	parameter: { ...hidden.parameter, displayOptions: { show } },
});

const more: Input = {
	parameter: { displayName: 'More', name: 'more', type: 'collection', default: {} },
	fields: [inBody('colour'), inBody('size', 'box.size'), inQuery('page')],
};

/** Reads inputs for several items, and notes which parameters n8n is asked for. */
function reading(inputs: readonly Input[], parameters: Settings, count = 2) {
	const node = { ...testNode, parameters };
	const makeDraft = draftMaker(testOperation({ inputs }), node, count);
	const asked: string[] = [];
	const evaluateExpression = jest.fn((): string[] => []);
	const draftFor = async (values: Record<string, unknown> = parameters) => {
		const getNodeParameter = (name: string, fallback: unknown) => {
			asked.push(name);
			return values[name] ?? fallback;
		};
		return await makeDraft(itemContext({}, { getNodeParameter, evaluateExpression }));
	};
	return { draftFor, asked, evaluateExpression };
}

type Settings = Record<string, string | Record<string, string>>;

/** The request for what the user has set. */
async function requestFor(operation: Partial<Operation>, given: Record<string, unknown>) {
	const { inputs = [] } = operation;
	const draft = await draftOf(inputs, given, operation);
	return requestOf(testOperation(operation), draft, itemContext(given), picqer);
}

describe('what n8n is asked for', () => {
	it('is each top-level parameter once an item, a collection as a whole', async () => {
		const { draftFor, asked } = reading([inBody('a'), inQuery('b'), more], {
			a: '={{ $json.a }}',
			b: '={{ $json.b }}',
			more: { colour: '={{ $json.colour }}', size: 'L' },
		});
		const first = await draftFor({ a: 1, b: 2, more: { colour: 'red', size: 'L' } });
		const second = await draftFor({ a: 3, b: 4, more: { colour: 'blue', size: 'L' } });
		expect(asked).toEqual(['a', 'b', 'more', 'a', 'b', 'more']);
		expect([first.body, second.body]).toEqual([
			{ a: '1', colour: 'red', box: { size: 'L' } },
			{ a: '3', colour: 'blue', box: { size: 'L' } },
		]);
		expect([first.query, second.query]).toEqual([{ b: '2' }, { b: '4' }]);
	});

	it.each([
		[1, 0],
		[2, 1],
	])(
		'is, for the first of %d items, %d times to evaluate several in one go',
		async (count, times) => {
			const parameters = { a: '={{ $now }}', b: '={{ $today }}' };
			const inputs = [inBody('a'), inBody('b')];
			const { draftFor, asked, evaluateExpression } = reading(inputs, parameters, count);
			await draftFor();
			expect([asked, evaluateExpression.mock.calls.length]).toEqual([['a', 'b'], times]);
		},
	);

	it('is nothing that does not show', async () => {
		const hidden = onlyWhen(inBody('hidden'), { a: ['x'] });
		const { draftFor, asked } = reading([inBody('a'), hidden], { a: 'y', hidden: 'left over' });
		expect((await draftFor()).body).toEqual({ a: 'y' });
		expect(asked).toEqual(['a']);
	});

	it('is what shows in each item alone where an expression decides', async () => {
		const asJson = onlyWhen(inBody('asJson'), { how: ['json'] });
		const asFields = onlyWhen(inBody('asFields'), { how: ['fields'] });
		const { draftFor, asked } = reading([asJson, asFields, input('how')], {
			how: '={{ $json.how }}',
			asJson: '={{ $json.asJson }}',
			asFields: '={{ $json.asFields }}',
		});
		const values = { asJson: 'J', asFields: 'F' };
		expect((await draftFor({ ...values, how: 'json' })).body).toEqual({ asJson: 'J' });
		expect((await draftFor({ ...values, how: 'fields' })).body).toEqual({ asFields: 'F' });
		expect(asked).toEqual(['how', 'asJson', 'how', 'asFields']);
	});

	it('gives the default of what the user never touched', async () => {
		const usual = input('a', { in: 'query', property: 'a' }, { default: 'usual' });
		expect((await draftOf([usual, more])).query).toEqual({ a: 'usual' });
	});
});

describe('a draft', () => {
	it.each([null, undefined])('never has %j', async (nothing) => {
		const convert = () => nothing;
		const inputs = [inBody('a', 'x.a'), inQuery('b'), inHeader('c')].map((one) => ({
			...one,
			convert,
		}));
		const collection: Input = { ...more, fields: more.fields?.map((one) => ({ ...one, convert })) };
		const given = { a: 1, b: 2, c: 3, more: { colour: 'red', size: 'L', page: 1 } };
		expect(await draftOf([...inputs, collection], given)).toMatchObject({
			body: {},
			query: {},
			headers: {},
		});
	});

	it('leaves out null that an expression gives', async () => {
		const given = { a: null, b: null, more: { colour: null } };
		const { body, query } = await draftOf([inBody('a'), inQuery('b'), more], given);
		expect([body, query]).toEqual([{}, {}]);
	});

	it('ignores what the user did not add, and what is left over from another resource', async () => {
		const given = { more: { colour: 'red', weight: 'of another resource' }, other: 'left over' };
		const { body, inputs } = await draftOf([more], given);
		expect(body).toEqual({ colour: 'red' });
		expect(inputs).toEqual({ more: { colour: 'red' } });
	});

	it.each(['text', 5, null, ['a']])('has nothing of a collection that is %j', async (given) => {
		expect(await draftOf([more], { more: given })).toMatchObject({
			body: {},
			inputs: { more: {} },
		});
	});

	it('has the fixed parts of the operation, and never changes them', async () => {
		const request = {
			headers: { One: 'own' },
			query: { fixed: 'yes' },
			body: { list: [1], inner: { kept: true } },
		};
		const copy = structuredClone(request);
		const inputs = [inQuery('fixed'), inBody('added', 'inner.added')];
		expect(await draftOf(inputs, { fixed: 'no', added: 1 }, { request })).toMatchObject({
			headers: { One: 'own' },
			query: { fixed: 'no' },
			body: { list: [1], inner: { kept: true, added: '1' } },
		});
		expect(request).toEqual(copy);
	});

	it('does not change the objects of the item', async () => {
		const address = { street: 'Laan' };
		const place: Place = { in: 'body', property: 'address' };
		const inputs = [input('address', place, { type: 'json' }), inBody('city', 'address.city')];
		const { body } = await draftOf(inputs, { address, city: 'Utrecht' });
		expect(body).toEqual({ address: { street: 'Laan', city: 'Utrecht' } });
		expect(address).toEqual({ street: 'Laan' });
	});

	it('ends with the first step that refuses it', async () => {
		const last = jest.fn();
		const refuse: Step = () => {
			throw new Error('Lines: too many');
		};
		await expect(draftOf([], {}, { before: [refuse, last] })).rejects.toThrow('too many');
		expect(last).not.toHaveBeenCalled();
	});
});

describe('a locator', () => {
	const locator: Input = {
		...input(
			'order',
			{ in: 'query', property: 'idorder' },
			{ type: 'resourceLocator', modes: [{ displayName: 'By ID', name: 'id', type: 'string' }] },
		),
		convert: (_context, _name, value) => Number(value),
	};
	const given = { order: { __rl: true, mode: 'id', value: '5' } };

	it('is refused when it is given in a way that another operation knows', async () => {
		const order = { ...given.order, mode: 'number' };
		await expect(draftOf([locator], { order })).rejects.toThrow(
			'order: is given in the way "number", which this operation does not know',
		);
	});
});

it.each([null, ''])(
	'a switch of the node itself is as by default where it is %j',
	async (waits) => {
		const toggle = input('waits', undefined, { type: 'boolean', default: true });
		expect((await draftOf([toggle], { waits })).inputs).toEqual({ waits: true });
	},
);

describe('a request', () => {
	it('has in its path what the input made of the value, or a step', async () => {
		const id: Input = { ...input('id'), convert: (_context, _name, value) => `O-${String(value)}` };
		const operation = { path: '/orders/{id}', inputs: [id] };
		expect((await requestFor(operation, { id: 5 })).url).toBe('/orders/O-5');
		const before: Step[] = [(draft) => ({ ...draft, path: { id: 'found' } })];
		expect((await requestFor({ ...operation, before }, { id: 5 })).url).toBe('/orders/found');
	});
});
