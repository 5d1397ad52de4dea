import type { INodeProperties } from 'n8n-workflow';
import { pages, picqer } from '../../nodes/Picqer/service/request';
import { locator } from '../../nodes/shared/operation/locator';
import { describe as describeNode } from '../../nodes/shared/describe/resource';
import { declaredOperation } from '../../nodes/shared/describe/routing';
import { verbs } from '../../nodes/shared/operation/verbs';
import type { Input, Operation, Resource } from '../../nodes/shared/operation/operation';
import { requestOf } from '../../nodes/shared/run/request';
import { draftOf, itemContext, testOperation } from './context';

const input = (name: string, more: Partial<INodeProperties> = {}): Input => ({
	parameter: { displayName: name, name, type: 'string', default: '', ...more },
});

const make = (value: string, inputs: Input[], path = '/things'): Operation =>
	testOperation({ name: value, value, method: 'GET', path, inputs });

const resource = (name: string, ...operations: Operation[]): Resource => ({
	name,
	value: name.toLowerCase(),
	operations,
});

const parametersOf = (resources: Resource[], everywhere: INodeProperties[] = []) =>
	describeNode(resources, everywhere);

const named = (all: INodeProperties[], name: string) => all.filter((one) => one.name === name);

describe('the parameters of a node', () => {
	const shared = input('shared');
	const { parameter: everywhere } = input('everywhere');

	it('share one property where the parameter is the same object', () => {
		const all = parametersOf(
			[
				resource('Order', make('get', [shared]), make('update', [shared])),
				resource('Box', make('get', [shared]), make('update', [shared])),
			],
			[everywhere],
		);
		expect(named(all, 'shared').map(({ displayOptions }) => displayOptions)).toEqual([
			{ show: { resource: ['order', 'box'], operation: ['get', 'update'] } },
		]);
		expect(all.at(-1)).toBe(everywhere);
	});

	it('are all there also where operations contradict each other', () => {
		const [one, other] = ['one', 'other'].map((name) => input(name));
		const all = parametersOf([
			resource('Order', make('get', [one, other]), make('update', [other, one])),
		]);
		expect([named(all, 'one'), named(all, 'other')].map(({ length }) => length)).toEqual([1, 1]);
	});

	it('are split where they show for different operations', () => {
		const all = parametersOf([
			resource('Order', make('get', [shared]), make('update', [])),
			resource('Box', make('update', [shared])),
		]);
		expect(named(all, 'shared').map(({ displayOptions }) => displayOptions?.show)).toEqual([
			{ resource: ['order'], operation: ['get'] },
			{ resource: ['box'], operation: ['update'] },
		]);
	});

	it('are two where only the name is the same', () => {
		const all = parametersOf([
			resource('Order', make('get', [input('id')]), make('update', [input('id')])),
		]);
		expect(named(all, 'id')).toHaveLength(2);
	});

	it('start with the first resource and operation that is declared', () => {
		const [resources, operations] = parametersOf([
			resource('Order', make('update', []), make('get', [])),
			resource('Box', make('get', [])),
		]);
		expect([resources.default, operations.default]).toEqual(['order', 'update']);
	});
});

describe('a path with a place', () => {
	const id = input('id', { displayName: 'Order' });
	const numeric = locator('Order', 'id', { search: 'searchOrders', example: '5001' });
	const check = async (given: unknown, declared: Input = id) => {
		const operation = make('get', [declared], '/orders/{id}');
		const draft = await draftOf(operation.inputs, { id: given }, operation);
		return requestOf(operation, draft, itemContext(), picqer).url;
	};

	it('stands in the description as it is written', () => {
		expect(declaredOperation(make('get', [id], '/orders/{id}/x')).routing).toEqual({
			request: { method: 'GET', url: '/orders/{id}/x' },
		});
	});

	it.each([
		[5001, '/orders/5001'],
		[' 5 ', '/orders/5'],
		['1/../2', '/orders/1%2F..%2F2'],
		['{id}', '/orders/%7Bid%7D'],
		["$& $1 $'", "/orders/%24%26%20%241%20%24'"],
	])('has %j filled in, trimmed and encoded', async (given, url) => {
		expect(await check(given)).toBe(url);
	});

	it('must have an input of that name', () => {
		const { get } = verbs(pages, { name: 'Order', one: 'an order', many: 'orders' });
		expect(() => get('/orders/{id}')).toThrow('{id}');
	});

	it.each(['', '  ', undefined, '.', '..', ' .. '])('refuses %j', async (given) => {
		await expect(check(given)).rejects.toThrow(/^Order: /);
	});

	it.each(['O2026-1001', '1/2', '-1'])('refuses %j where IDs are numbers', async (given) => {
		await expect(check(given, numeric)).rejects.toThrow(/not an ID/);
		expect(await check(given)).toBe(`/orders/${encodeURIComponent(given)}`);
	});

	it.each([5001, '5001'])('accepts %j', async (given) => {
		expect(await check(given, numeric)).toBe('/orders/5001');
	});
});
