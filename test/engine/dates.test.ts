import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { SERVICES } from '../outputs/services';
import { operationsOf, type Subject } from './operations';
import { firstOf, problemOf, serve, slotsOf, type Slot } from './slots';

const DAY = '2026-11-26';

/** One moment, in the ways in which n8n, other nodes and services give it. */
const MOMENTS = [
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

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

/** The places of an operation that take a date. */
async function datesOf(service: string, subject: Subject, operation: string) {
	const { first, parameters } = await firstOf(service, operation);
	const slots = slotsOf(subject, parameters).filter(
		({ parameter }) => parameter.type === 'dateTime',
	);
	const items = [{ json: {}, binary: first.binary }];
	const tryIt = async ({ leftOver }: Slot, value: INodeParameters[string]) => {
		nock.cleanAll();
		forgetLimits();
		const sent = serve(subject, first.exchanges);
		const problem = await problemOf(subject, { items, parameters, leftOver: leftOver(value) });
		return { sent, problem };
	};
	return { slots, tryIt };
}

describe.each(Object.entries(SERVICES))('%s', (service, subject) => {
	const operations = [...operationsOf(subject.node).keys()];

	test.each(operations)(
		'%s takes a date in every usual way, and no other',
		async (operation) => {
			const { slots, tryIt } = await datesOf(service, subject, operation);
			for (const slot of slots) {
				const { displayName } = slot.parameter;
				const first = await tryIt(slot, MOMENTS[0]);
				for (const value of MOMENTS) {
					expect({ value, ...(await tryIt(slot, value)) }).toEqual({ value, ...first });
				}
				for (const value of [MOMENTS[0], ...DATES]) {
					const { problem } = await tryIt(slot, value);
					expect([displayName, value, problem]).toEqual([
						displayName,
						value,
						expect.not.stringContaining('is not a date'),
					]);
				}
				for (const value of NO_DATES) {
					const { sent, problem } = await tryIt(slot, value);
					expect([value, problem, sent]).toEqual([
						value,
						expect.stringMatching(`${displayName}: .* is not a date`),
						[],
					]);
				}
			}
		},
		60_000,
	);
});
