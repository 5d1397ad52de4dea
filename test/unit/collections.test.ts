import type { INodePropertyCollection } from 'n8n-workflow';
import {
	additionalFields,
	filters,
	queryOptions,
	updateFields,
} from '../../nodes/shared/operation/collections';
import { lines, type Lines } from '../../nodes/shared/operation/lines';
import {
	allRequired,
	choice,
	dateTime,
	field,
	required,
	text,
	toggle,
	whole,
} from '../../nodes/shared/operation/fields';
import { toList } from '../../nodes/shared/operation/convert';
import { key, toKey } from '../../nodes/shared/operation/key';
import { locatorField } from '../../nodes/shared/operation/locator';
import { declaredInput } from '../../nodes/shared/describe/routing';
import { draftOf } from './context';

describe('a collection', () => {
	const fields = [text('Reference', 'reference'), text('Country', 'country')];

	it.each([
		[additionalFields, 'Additional Fields', 'additionalFields', 'body', 'Add Field'],
		[updateFields, 'Update Fields', 'updateFields', 'body', 'Add Field'],
		[filters, 'Filters', 'filters', 'query', 'Add Filter'],
		[queryOptions, 'Options', 'options', 'query', 'Add option'],
	])('%# has its fields in alphabetical order', (make, displayName, name, type, placeholder) => {
		const made = declaredInput(make(fields));
		expect(made).toMatchObject({ displayName, name, placeholder, type: 'collection', default: {} });
		expect(made.options).toMatchObject([
			{ displayName: 'Country', routing: { send: { type, property: 'country' } } },
			{ displayName: 'Reference', routing: { send: { type, property: 'reference' } } },
		]);
	});
});

it.each([null, '', ' ', '\u200b', '\u2060\u00a0', ' , ', [' ', null], []])(
	'a filter of %j is refused, as the whole list would come',
	async (value) => {
		const given = { filters: { tags: value } };
		const tags = field('Tags', 'tags', 'string', { default: '', convert: toList(toKey) });
		for (const filter of [tags, key('Tags', 'tags'), text('Tags', 'tags')]) {
			await expect(draftOf([filters([filter])], given)).rejects.toThrow('Tags: is empty');
		}
	},
);

describe('a field that was added and left empty', () => {
	const fields = [
		whole('Amount', 'stock.amount'),
		choice('Type', 'type', ['a', 'b']),
		dateTime('Date', 'date'),
		toggle('Active', 'active', 'Whether it is'),
		text('Name', 'name'),
	];
	const sent = async (name: string, value: unknown) => {
		const given = { additionalFields: { [name]: value } };
		return (await draftOf([additionalFields(fields)], given)).body;
	};

	it.each([
		['stockAmount', '', 'Amount: is empty'],
		['type', '', 'Type: is empty'],
		['date', ' ', 'Date: is empty'],
		['active', '', 'Active: is empty'],
	])('is refused: %s', async (name, value, reason) => {
		await expect(sent(name, value)).rejects.toThrow(reason);
	});

	it.each(['stockAmount', 'type', 'date', 'active', 'name'])(
		'is left out when an expression gives null: %s',
		async (name) => {
			expect(await sent(name, null)).toEqual({});
		},
	);

	it('clears a text', async () => {
		expect(await sent('name', '')).toEqual({ name: '' });
	});
});

describe('lines', () => {
	const product = { search: 'searchProducts', example: '5' };
	const spec: Lines = {
		line: 'Product',
		lines: 'Products',
		property: 'products',
		always: [
			required(locatorField('Product', 'idproduct', product)),
			whole('Amount', 'amount', { least: 1 }),
		],
		optional: [text('Remarks', 'remarks')],
		example: '[{"idproduct":5,"amount":1}]',
		isRequired: true,
		check: ({ amount }) => (amount === 13 ? 'must not be 13' : undefined),
	};
	const fill = async (given: Record<string, unknown>, changes: Partial<Lines> = {}) => {
		const request = { body: { kept: true } };
		return (await draftOf(lines({ ...spec, ...changes }), given, { request })).body;
	};
	const form = (...line: object[]) => ({ productsInput: 'fields', productsLines: { line } });
	const typed = (productsJson: unknown) => ({ productsInput: 'json', productsJson });

	it('have the form of an address in the given order, however many fields it has', () => {
		const given = ['Street', 'City', 'Country', 'Bell', 'Annex'];
		const always = given.map((label) => text(label, label));
		const { options } = lines({ ...spec, always, line: 'Address', optional: [] })[1].parameter;
		const [group] = options as INodePropertyCollection[];
		expect(group.values.map(({ displayName }) => displayName)).toEqual(given);
	});

	it.each([
		['none in the form', form(), 'Products: at least one is needed'],
		['none in the JSON', typed('[]'), 'Products: at least one is needed'],
		['no JSON', typed(''), 'Products: at least one is needed'],
		['an object', typed('{}'), 'must be a list'],
		['broken JSON', typed('['), 'not valid JSON'],
		['an empty product', form({ idproduct: '', amount: 1 }), 'Product 1, Product: is empty'],
		['a wrong amount', form({ idproduct: 5, amount: 0 }), 'Product 1, Amount: 0 is too low'],
		[
			'a line that fails the check',
			form({ idproduct: 5, amount: 13 }),
			'Product 1: must not be 13',
		],
		[
			'JSON that fails the check',
			typed([
				{ idproduct: 5, amount: 1 },
				{ idproduct: 5, amount: 13 },
			]),
			'Product 2: must not',
		],
		[
			'a field in another spelling',
			typed([{ idproduct: 5, amount: 1, REMARKS: 'Fragile' }]),
			'Product 1: has REMARKS in place of remarks',
		],
	])('are refused: %s', async (_name, parameters, reason) => {
		await expect(fill(parameters)).rejects.toThrow(reason);
	});

	it('are a list of one when one object is given', async () => {
		const one = { idproduct: 5, amount: 2 };
		expect(await fill(typed(one))).toEqual({ kept: true, products: [one] });
		expect(await fill(typed(JSON.stringify(one)))).toEqual({ kept: true, products: [one] });
	});

	it('hold no null', async () => {
		const line = { idproduct: 5, amount: null, remarks: null, other: null, colour: 'red' };
		expect(await fill(typed([line]))).toEqual({
			kept: true,
			products: [{ idproduct: 5, colour: 'red' }],
		});
	});

	it.each([
		['in the form', form({ idproduct: 5, amount: null })],
		['in the form, empty', form({ idproduct: 5, amount: '' })],
		['in JSON', typed([{ idproduct: 5, amount: null }])],
		['in JSON, left out', typed([{ idproduct: 5 }])],
	])('do not guess an amount that is needed: %s', async (_name, parameters) => {
		const always = allRequired([...spec.always]);
		await expect(fill(parameters, { always })).rejects.toThrow('Product 1, Amount: is empty');
	});

	it('are left out when none are given and none are needed', async () => {
		expect(await fill(form(), { isRequired: false })).toEqual({ kept: true });
	});

	it.each(['[null]', '["a"]', '[1]'])('that are no objects are refused: %s', async (value) => {
		await expect(fill(typed(value))).rejects.toThrow(
			'Product 1: must be an object in curly brackets',
		);
	});
});
