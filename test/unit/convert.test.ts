import { DateTime } from 'luxon';
import {
	filledIn,
	toId,
	toIso,
	toJson,
	toList,
	toNumber,
	toText,
	toWallClock,
	unlessEmpty,
	type Convert,
} from '../../nodes/shared/operation/convert';
import { textUpTo } from '../../nodes/shared/operation/limits';
import { toSwitch } from '../../nodes/shared/operation/toSwitch';
import { ITEM_INDEX, itemContext } from './context';

/** Three characters as JSON Schema counts them, in four units of JavaScript. */
const EMOJI = 'ab\u{1F4E6}';

const use = (convert: Convert, value: unknown) => convert(itemContext(), 'Field', value);

const picqerTime = toWallClock({ zone: 'Europe/Amsterdam' });
const picqerDate = toWallClock({ zone: 'Europe/Amsterdam', dateOnly: true });
const lateEvening = DateTime.fromISO('2026-01-05T23:30:00', { zone: 'Europe/Amsterdam' });

it.each([
	['unlessEmpty', unlessEmpty],
	['toNumber', toNumber()],
	['toId', toId],
	['toIso', toIso],
	['toWallClock', picqerTime],
	['toJson', toJson()],
	['toList', toList()],
])('%s leaves an empty value out', (_name, convert) => {
	expect(['', null, undefined].map((value) => use(convert, value))).toEqual(
		Array(3).fill(undefined),
	);
});

it.each([
	['unlessEmpty', unlessEmpty, 0, 0],
	['unlessEmpty', unlessEmpty, false, false],
	['unlessEmpty', unlessEmpty, [], undefined],
	['toNumber', toNumber(), '12.5', 12.5],
	['toNumber', toNumber(), ' 7 ', 7],
	['toNumber', toNumber(), 0, 0],
	['toNumber', toNumber(), -3, -3],
	['toNumber', toNumber(), '-3', -3],
	['toNumber', toNumber(), '12.50', 12.5],
	['toNumber', toNumber(), '0.125', 0.125],
	['toNumber', toNumber(), '1.0000', 1],
	['toNumber', toNumber(), '  ', undefined],
	['toNumber', toNumber(), '\u00a0', undefined],
	['toNumber, whole', toNumber({ whole: true }), '12.00', 12],
	['toNumber, whole', toNumber({ whole: true }), '12', 12],
	['toNumber, least', toNumber({ least: 1 }), 1, 1],
	['toId', toId, ' 5001 ', 5001],
	['toId', toId, 5001, 5001],
	['toIso', toIso, '2026-01-05T09:30:00', '2026-01-05T08:30:00.000Z'],
	['toIso', toIso, 1764115200000, '2025-11-26T00:00:00.000Z'],
	['toIso', toIso, '1764115200000', '2025-11-26T00:00:00.000Z'],
	['toIso', toIso, new Date(1764115200000), '2025-11-26T00:00:00.000Z'],
	['toIso', toIso, lateEvening, '2026-01-05T22:30:00.000Z'],
	['toWallClock', picqerTime, '2026-01-05T09:30:00', '2026-01-05 09:30:00'],
	['toWallClock', picqerTime, '2026-07-05T09:30:00Z', '2026-07-05 11:30:00'],
	['toWallClock, date', picqerDate, '2026-01-05', '2026-01-05'],
	['toWallClock, date', picqerDate, '1764115200000', '2025-11-26'],
	['toWallClock, date', picqerDate, 1764115200000, '2025-11-26'],
	['toWallClock, date', picqerDate, lateEvening, '2026-01-05'],
	['toWallClock, date', picqerDate, '2026-01-05T00:00:00', '2026-01-05'],
	['toWallClock, date', picqerDate, '2026-01-05T23:30:00Z', '2026-01-06'],
	['toJson', toJson(), '{"a":[1]}', { a: [1] }],
	['toJson', toJson(), { a: 1 }, { a: 1 }],
	['toJson, list', toJson('list'), '[1]', [1]],
	['toJson, list', toJson('list'), '{"a":1}', [{ a: 1 }]],
	['toJson, list', toJson('list'), { a: 1 }, [{ a: 1 }]],
	['toJson, object', toJson('object'), '{}', {}],
	['toList', toList(), 'a, b,,c ', ['a', 'b', 'c']],
	['toList', toList(), ['a', ' b ', ''], ['a', 'b']],
	['toList', toList(toId), '1,2', [1, 2]],
	['toList', toList(), ' , ', undefined],
	['required', filledIn(), 'a', 'a'],
	['required', filledIn(toNumber()), '0', 0],
	['required', filledIn(), false, false],
])('%s reads a value', (_name, convert, value, expected) => {
	expect(use(convert, value)).toEqual(expected);
});

it.each([
	['toNumber', toNumber(), 'many', '"many" is not a number'],
	['toNumber', toNumber(), '1,5', 'not a number'],
	['toNumber', toNumber(), '1.000', 'can be read in two ways'],
	['toNumber', toNumber(), '1,000', 'can be read in two ways'],
	['toNumber', toNumber(), '-12.500', 'can be read in two ways'],
	['toNumber', toNumber(), '1,000.50', 'not a number'],
	['toNumber', toNumber(), '0x10', 'not a number'],
	['toNumber', toNumber(), '1e2', 'not a number'],
	['toNumber', toNumber(), '+5', 'not a number'],
	['toNumber', toNumber(), '5.', 'not a number'],
	['toNumber', toNumber(), 'Infinity', 'not a number'],
	['toNumber', toNumber(), NaN, 'not a number'],
	['toNumber, whole', toNumber({ whole: true }), '1.000', 'can be read in two ways'],
	['toNumber, whole', toNumber({ whole: true }), '12345678901234567890', 'not a whole number'],
	['toNumber', toNumber(), true, 'not a number'],
	['toNumber', toNumber(), Infinity, 'not a number'],
	['toNumber', toNumber(), {}, 'not a number'],
	['toNumber, whole', toNumber({ whole: true }), '1.5', 'not a whole number'],
	['toNumber, least', toNumber({ least: 1 }), 0, 'too low'],
	['toId', toId, 'O2026-1001', 'not an ID'],
	['toId', toId, '1/../2', 'not an ID'],
	['toId', toId, -1, 'not an ID'],
	['toId', toId, 1.5, 'not an ID'],
	['toId', toId, '12345678901234567890', 'not an ID'],
	['toIso', toIso, 'soon', 'not a date'],
	['toWallClock', picqerTime, '2026-13-01', 'not a date'],
	['toIso', toIso, 1764115200, 'not a date'],
	['toIso', toIso, '1764115200', 'not a date'],
	['toIso', toIso, 46023, 'not a date'],
	['toIso', toIso, 0, 'not a date'],
	['toIso', toIso, -1764115200000, 'not a date'],
	['toIso', toIso, 1764115200000000, 'not a date'],
	['toIso', toIso, true, 'not a date'],
	['toIso', toIso, '26-11-2025', 'not a date'],
	['toText', toText, new Date(NaN), 'a date that cannot be read'],
	['toText', toText, DateTime.fromISO('x'), 'a date that cannot be read'],
	['toText', toText, NaN, 'lost digits'],
	['toText', toText, 1e21, 'lost digits'],
	['toJson', toJson(), '{', 'not valid JSON'],
	['toJson', toJson(), 'null', 'an object in curly brackets or a list'],
	['toJson', toJson(), '"text"', 'an object in curly brackets or a list'],
	['toJson', toJson(), 5, 'an object in curly brackets or a list'],
	['toJson', toJson(), 'Ada', /not valid JSON: Unexpected token 'A'$/],
	[
		'toJson',
		toJson(),
		`{"name": "Ada", "street": Mill Lane 7, "more": "${'x'.repeat(50)}"}`,
		/'M'$/,
	],
	['toJson, list', toJson('list'), '{}', 'a list'],
	['toJson, object', toJson('object'), '[]', 'an object'],
	['toJson, object', toJson('object'), '1', 'an object'],
	['toJson, object', toJson('object'), 'null', 'an object'],
	['toJson, list', toJson('list'), 'null', 'a list'],
	['toList', toList(toId), '1,x', 'not an ID'],
	['toList', toList(toText), 2 ** 60, 'lost digits'],
	['required', filledIn(), '', 'is empty'],
	['required', filledIn(), '  ', 'is empty'],
	['required', filledIn(), undefined, 'is empty'],
	['required', filledIn(toNumber()), null, 'is empty'],
])('%s refuses a value (row %#)', (_name, convert, value, reason) => {
	expect(() => use(convert, value)).toThrow(reason);
});

it.each(['  ', [], false])('toNumber never makes 0 of %j', (value) => {
	let number: unknown;
	try {
		number = use(toNumber(), value);
	} catch {
		// To refuse it is as good as to leave it out.
	}
	expect(number).toBeUndefined();
});

it.each(['1764115200', 46023])('says how a number like %s becomes a date', (value) => {
	const description = expect.stringMatching(/DateTime\.fromSeconds.*Excel/s);
	expect(() => use(toIso, value)).toThrow(expect.objectContaining({ description }));
});

it('takes the day that was picked, whatever the time zone of the workflow', () => {
	const context = itemContext({}, { getTimezone: () => 'Asia/Tokyo' });
	expect(picqerDate(context, 'Field', '2026-01-05T00:00:00')).toBe('2026-01-05');
});

describe('toSwitch', () => {
	const on = [true, 1, 'true', 'TRUE', ' True ', 'yes', '1', 'ja', 'J'];
	const off = [false, 0, 'false', 'FALSE', 'no', '0', 'nee', 'N'];

	it.each(on)('reads %j as on', (value) => {
		expect(use(toSwitch, value)).toBe(true);
	});

	it.each(off)('reads %j as off', (value) => {
		expect(use(toSwitch, value)).toBe(false);
	});

	it.each(['', ' ', null, undefined])('takes %j for nothing', (value) => {
		expect(use(toSwitch, value)).toBeUndefined();
	});

	it.each(['waar', 'on', 'y', '2', 2, 'truee', {}, '00'])('refuses %j', (value) => {
		expect(() => use(toSwitch, value)).toThrow(/^Field: .* is neither on nor off$/);
	});
});

it('names the field and the item in the error', () => {
	const error = expect.objectContaining({
		name: 'NodeOperationError',
		message: expect.stringMatching(/^Field: /),
		context: expect.objectContaining({ itemIndex: ITEM_INDEX }),
	});
	expect(() => use(toId, 'x')).toThrow(error);
});

describe('text', () => {
	it.each([
		['a number', 7, '7'],
		['a switch', false, 'false'],
		['nothing', null, undefined],
		['an empty text', '', ''],
		[
			'a DateTime',
			DateTime.fromISO('2026-01-05T09:30:00Z', { zone: 'UTC' }),
			'2026-01-05T09:30:00.000Z',
		],
		['a Date', new Date('2026-01-05T09:30:00Z'), '2026-01-05T09:30:00.000Z'],
	])('of %s is written as it reads', (_name, value, expected) => {
		expect(use(toText, value)).toBe(expected);
	});

	it.each([[['a']], [{ a: 1 }], [[]]])('cannot be %j', (value) => {
		expect(() => use(toText, value)).toThrow('Field: must be text');
	});
});

it('textUpTo counts characters as JSON does, in which an emoji is one', () => {
	expect(use(textUpTo(3), EMOJI)).toBe(EMOJI);
	expect(() => use(textUpTo(3), `${EMOJI}c`)).toThrow('has 4 characters; the most is 3');
});
