import { DateTime } from 'luxon';
import { momentOf, wallClock } from '../../nodes/shared/lib/time';

const AMSTERDAM = 'Europe/Amsterdam';

const read = (value: unknown, zone = AMSTERDAM) => momentOf(value, zone)?.toISOString();

describe('momentOf', () => {
	it.each([
		['winter', '2026-01-05T09:30:00', '2026-01-05T08:30:00.000Z'],
		['summer', '2026-07-05T09:30:00', '2026-07-05T07:30:00.000Z'],
		['the minute before the clocks go forward', '2026-03-29T01:59:00', '2026-03-29T00:59:00.000Z'],
		['an hour that is left out', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
		['the minute after the clocks went forward', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
		[
			'the last hour before one that comes twice',
			'2026-10-25T01:30:00',
			'2026-10-24T23:30:00.000Z',
		],
		['the hour after one that came twice', '2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
		['midnight of a plain date', '2026-03-29', '2026-03-28T23:00:00.000Z'],
		['a blank instead of the T', '2026-01-05 09:30:00', '2026-01-05T08:30:00.000Z'],
		['no seconds', '2026-01-05T09:30', '2026-01-05T08:30:00.000Z'],
		['milliseconds', '2026-01-05T09:30:00.250', '2026-01-05T08:30:00.250Z'],
		['blanks around', ' 2026-01-05T09:30:00 ', '2026-01-05T08:30:00.000Z'],
	])('reads text without zone in the zone of the workflow: %s', (_name, text, expected) => {
		expect(read(text)).toBe(expected);
	});

	it('reads an hour that comes twice as one of the two', () => {
		expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(
			read('2026-10-25T02:30:00'),
		);
	});

	it.each([
		['America/New_York', '2026-01-05T14:30:00.000Z'],
		['Asia/Kolkata', '2026-01-05T04:00:00.000Z'],
		['UTC', '2026-01-05T09:30:00.000Z'],
	])('knows the zone %s', (zone, expected) => {
		expect(read('2026-01-05T09:30:00', zone)).toBe(expected);
	});

	it.each([
		'2026-01-05T08:30:00Z',
		'2026-01-05T09:30:00+01:00',
		'2026-01-05T09:30:00+0100',
		'2026-01-05 09:30:00+01:00',
		'2026-01-05T03:30:00-05:00',
		DateTime.fromISO('2026-01-05T09:30:00', { zone: AMSTERDAM }),
		DateTime.fromISO('2026-01-05T08:30:00Z', { zone: 'utc' }),
		new Date('2026-01-05T08:30:00Z'),
		Date.parse('2026-01-05T08:30:00Z'),
	])('reads what names its moment: %p', (value) => {
		expect(read(value, 'Asia/Tokyo')).toBe('2026-01-05T08:30:00.000Z');
	});

	it.each([
		'',
		'soon',
		'5 January 2026',
		'05-01-2026',
		'2026-13-01',
		'2026-02-30',
		'2026-02-30T10:00:00',
		'2026-01-05T25:00:00',
		'2026-01-05T09:30:00 Europe',
		'2026-01-05x',
		'20260105',
		NaN,
		new Date('soon'),
		DateTime.invalid('test'),
		undefined,
		null,
		true,
		{},
		[],
	])('reads nothing from %p', (value) => {
		expect(read(value)).toBeUndefined();
	});
});

it.each([
	['2026-01-05T08:30:00Z', AMSTERDAM, '2026-01-05 09:30:00'],
	['2026-03-29T00:59:59Z', AMSTERDAM, '2026-03-29 01:59:59'],
	['2026-03-29T01:00:00Z', AMSTERDAM, '2026-03-29 03:00:00'],
	['2026-10-25T00:59:59Z', AMSTERDAM, '2026-10-25 02:59:59'],
	['2026-10-25T01:00:00Z', AMSTERDAM, '2026-10-25 02:00:00'],
	['2026-01-04T23:00:00Z', AMSTERDAM, '2026-01-05 00:00:00'],
	['2026-01-05T08:30:00Z', 'America/New_York', '2026-01-05 03:30:00'],
])('the clocks show %s in %s as %s', (moment, zone, expected) => {
	expect(wallClock(new Date(moment), zone)).toBe(expected);
});

it('the clock of a zone is made once, as lists have thousands of dates', () => {
	const made = jest.spyOn(Intl, 'DateTimeFormat');
	for (const day of ['2026-01-05', '2026-07-05', '2026-10-25']) momentOf(day, 'Asia/Tokyo');
	expect(made).toHaveBeenCalledTimes(1);
});
