import type { IDataObject } from 'n8n-workflow';
import {
	choice,
	dateTime,
	decimal,
	email,
	json,
	longText,
	place,
	required,
	text,
	toggle,
	whole,
	type Field,
} from '../../nodes/shared/operation/fields';
import { declaredInput } from '../../nodes/shared/describe/routing';
import { draftOf } from './context';

/** The body or query that fields make of what the user has set, and of what stands there already. */
async function sent(
	fields: Field[],
	where: 'body' | 'query',
	given: IDataObject,
	fixed: Record<string, string> = {},
) {
	const draft = await draftOf(place(fields, where), given, { request: { [where]: fixed } });
	return draft[where];
}

describe('place', () => {
	it('says where the value goes, under the name of the service', () => {
		const [parameter] = place([text('Order ID', 'order-id')], 'query').map(declaredInput);
		expect(parameter).toMatchObject({
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '',
			routing: { send: { type: 'query', property: 'order-id' } },
		});
	});

	it('leaves the field as it was', () => {
		const field = text('Name', 'name');
		place([field], 'body').map(declaredInput);
		expect(field).toEqual(text('Name', 'name'));
	});

	it.each([
		['empty text clears a value in a body', text('A', 'a'), 'body', { a: '' }, { a: '' }],
		['empty text is no filter', text('A', 'a'), 'query', { a: '' }, {}],
		['text that is a number', decimal('A', 'a'), 'body', { a: '1.5' }, { a: 1.5 }],
		['an empty number', decimal('A', 'a'), 'body', { a: '' }, {}],
		['false', toggle('A', 'a', 'Whether it is'), 'query', { a: false }, { a: false }],
		['an empty choice', choice('A', 'a', ['x', 'y']), 'body', { a: '' }, {}],
		['JSON text', json('A', 'a'), 'body', { a: '{"b":1}' }, { a: { b: 1 } }],
		['an inner field', whole('A', 'in.a'), 'body', { inA: '2' }, { in: { a: 2 } }],
		['an inner object that ends up empty', whole('A', 'in.a'), 'body', { inA: null }, {}],
		[
			'a switch from a sheet',
			toggle('A', 'a', 'Whether it is'),
			'body',
			{ a: 'FALSE' },
			{ a: false },
		],
		['null in a text', text('A', 'a'), 'body', { a: null }, {}],
		['an inner field of nothing', whole('A', 'in.a'), 'body', {}, {}],
		[
			'a date',
			dateTime('A', 'a'),
			'query',
			{ a: '2026-01-05T09:30:00' },
			{ a: '2026-01-05T08:30:00.000Z' },
		],
	] as Array<[string, Field, 'body' | 'query', IDataObject, IDataObject]>)(
		'converts while reading, and leaves the rest alone: %s',
		async (_name, field, where, given, expected) => {
			const fixed = { b: 'fixed' };
			expect(await sent([field], where, given, fixed)).toEqual({ ...fixed, ...expected });
		},
	);

	it('reports the first failure of several fields', async () => {
		const fields = [whole('Amount', 'amount', { least: 1 }), decimal('Price', 'price')];
		const given = { amount: 0, price: 'x' };
		await expect(sent(fields, 'body', given)).rejects.toThrow('Amount: 0 is too low');
	});
});

describe('required', () => {
	it('leaves the plain field as it was', () => {
		const plain = text('Name', 'name');
		required(plain);
		expect(plain.parameter.required).toBeUndefined();
	});

	it('converts afterwards', async () => {
		expect(await sent([required(whole('A', 'a'))], 'body', { a: '5' })).toEqual({ a: 5 });
	});
});

describe('the kinds of fields', () => {
	it.each([
		[longText('A', 'a'), { type: 'string', typeOptions: { rows: 3 } }],
		[email('A', 'a'), { type: 'string', placeholder: 'e.g. name@email.com' }],
		[decimal('A', 'a'), { type: 'number', default: '', typeOptions: { numberPrecision: 2 } }],
		[
			whole('A', 'a', { least: 1 }),
			{ type: 'number', default: '', typeOptions: { numberPrecision: 0, minValue: 1 } },
		],
		[toggle('A', 'a', 'Whether'), { type: 'boolean', default: false, description: 'Whether' }],
		[json('A', 'a', { kind: 'list' }), { type: 'json', default: '[]' }],
		[dateTime('A', 'a'), { type: 'dateTime', default: '' }],
		[choice('A', 'a', ['b', 'a']), { type: 'options', default: 'a' }],
		[text('A', 'a.b-c', { name: 'other' }), { name: 'other' }],
		[text('A', 'a.b-c'), { name: 'aBC' }],
	])('%#', ({ parameter }, expected) => {
		expect(parameter).toMatchObject(expected);
	});
});
