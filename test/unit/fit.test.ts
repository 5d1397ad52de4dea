import type { INodeProperties } from 'n8n-workflow';
import { fitting } from '../../nodes/shared/operation/fit';
import { itemContext } from './context';

const parameterOf = (type: INodeProperties['type'], values: Array<string | number> = []) => ({
	displayName: 'Field',
	name: 'field',
	type,
	default: '',
	options: values.map((value) => ({ name: `Label of ${value}`, value })),
});

const fit = (parameter: INodeProperties, value: unknown) =>
	fitting(itemContext(), parameter, 'Field', value);

const choice = parameterOf('options', ['', 'FBR', 'FBB']);
const choices = parameterOf('multiOptions', ['BE', 'NL']);

it.each([
	['as it is', choice, 'FBR', 'FBR'],
	['without blanks around it', choice, ' FBR ', 'FBR'],
	['of the type that the service wants', parameterOf('options', [1, 2]), '2', 2],
	['not given', choice, null, null],
	['empty', choice, '', ''],
	['several', choices, ['NL', 'BE'], ['NL', 'BE']],
	['several as text', choices, 'NL, BE', ['NL', 'BE']],
	['none of several', choices, [], []],
	['several without nothing', choices, [null, 'NL', '', undefined], ['NL']],
	['several as text with a comma at the end', choices, 'NL, ', ['NL']],
])('a choice is taken %s', (_how, parameter, value, expected) => {
	expect(fit(parameter, value)).toEqual(expected);
});

it('takes any choice of a list that the node loads', () => {
	const loaded = { ...parameterOf('multiOptions'), typeOptions: { loadOptionsMethod: 'load' } };
	expect(fit(loaded, [5])).toEqual([5]);
});

it.each<[INodeProperties, unknown, string]>([
	[choice, 'ALL', 'Field: "ALL" is none of the choices'],
	[choice, ['FBR'], 'Field: must be one of the choices'],
	[choices, ['NL', 'DE'], 'Field: "DE" is none of the choices'],
	[choices, { NL: true }, 'Field: must be a list of choices'],
	[parameterOf('string'), { a: 1 }, 'Field: must be text'],
	[parameterOf('string'), [{ a: 1 }], 'Field: must be text'],
	[parameterOf('number'), [1], 'Field: must be a number'],
	[parameterOf('boolean'), { a: 1 }, 'Field: must be true or false'],
	[parameterOf('dateTime'), ['2026-01-05'], 'Field: must be a date'],
	[parameterOf('resourceLocator'), { id: 5 }, 'Field: must be an ID'],
])('%j does not take %j', (parameter, value, message) => {
	expect(() => fit(parameter, value)).toThrow(message);
});

it('names the choices', () => {
	expect(() => fit(choice, 'ALL')).toThrow(
		expect.objectContaining({ description: 'Use one of: FBR, FBB.' }),
	);
});
