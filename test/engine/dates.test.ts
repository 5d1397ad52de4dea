import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { SERVICES } from '../outputs/services';
import { operationsOf } from './operations';
import { firstOf, problemOf, serve, slotsOf } from './slots';

const DAY = '2026-11-26';

/** One moment, in the ways in which n8n, other nodes and services give it. */
const MOMENTS: Array<string | number | boolean> = [
	`${DAY}T11:00:00Z`,
	`${DAY}T11:00:00.000Z`,
	Date.parse(`${DAY}T11:00:00Z`),
	String(Date.parse(`${DAY}T11:00:00Z`)),
	`={{ ${Date.parse(`${DAY}T11:00:00Z`)} }}`,
	`={{ DateTime.fromISO("${DAY}T11:00:00Z") }}`,
	`={{ DateTime.fromISO("${DAY}T12:00:00", { zone: "Europe/Amsterdam" }) }}`,
	`={{ new Date("${DAY}T11:00:00Z") }}`,
];

/** Others: a day, what the editor's picker gives, and a moment with its offset. */
const DATES = [DAY, `${DAY}T12:00:00`, `${DAY} 12:00:00`, `${DAY}T12:00:00.000+01:00`];

/** Numbers that would be a day in 1970, and what may be read in two ways. */
const NO_DATES = [
	1795690800,
	'1795690800',
	'={{ 1795690800 }}',
	46352,
	'46352',
	46352.5,
	'={{ 46352 }}',
	'26-11-2026',
	'11/26/2026',
	'20261126',
	'soon',
	true,
];

/** What tells apart how places read a date: one value of each list, and a zone where n8n gives one. */
const TELLING = [MOMENTS[0], MOMENTS[6], DATES[0], DATES[1], NO_DATES[3]];

/** The dates in a request, as they go to the service. */
const datesIn = (request: string) => request.match(/2026-11-\d\d[^"&,]*|17956\d{8}/g);

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

describe.each(Object.entries(SERVICES))('%s', (service, subject) => {
	const operations = [...operationsOf(subject.node).keys()];

	// How a date is read and written is the same in many places: each way gets all values once.
	const tried = new Set<string>();

	test.each(operations)(
		'%s takes a date in every usual way, and no other',
		async (operation) => {
			const { first, parameters } = await firstOf(service, operation);
			const items = [{ json: {}, binary: first.binary }];
			for (const { parameter, leftOver } of slotsOf(subject, parameters)) {
				const { displayName, type } = parameter;
				if (type !== 'dateTime') continue;
				const tryIt = async (value: INodeParameters[string]) => {
					nock.cleanAll();
					forgetLimits();
					const sent = serve(subject, first.exchanges);
					const run = { items, parameters, leftOver: leftOver(value) };
					return { value, sent, problem: await problemOf(subject, run) };
				};
				const told = [];
				for (const value of TELLING) told.push(await tryIt(value));
				const way = JSON.stringify([
					typeof Object.values(leftOver(''))[0],
					told.map(({ sent, problem }) => [sent.map(datesIn), problem.replaceAll(displayName, '')]),
				]);
				const values = tried.has(way) ? TELLING : [...MOMENTS, ...DATES, ...NO_DATES];
				tried.add(way);
				const [{ sent, problem }] = told;
				const noDate = `${displayName}: .* is not a date`;
				for (const value of values) {
					const outcome = told.find((one) => one.value === value) ?? (await tryIt(value));
					const isNone = NO_DATES.includes(value);
					if (MOMENTS.includes(value)) expect(outcome).toEqual({ value, sent, problem });
					if (isNone) expect(outcome.sent).toEqual([]);
					const says = isNone ? expect.stringMatching(noDate) : expect.not.stringMatching(noDate);
					expect([displayName, value, outcome.problem]).toEqual([displayName, value, says]);
				}
			}
		},
		60_000,
	);
});
