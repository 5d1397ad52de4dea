import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import type { OperationCase, Subject } from '../engine/operations';
import type { Table } from '../facts/facts';
import { offences } from './offences';
import { recordCase } from './record';

/** A service whose requests are held against its table of facts. */
export interface Contract {
	subject: Subject;
	/** Cases by operation, as the engine tests have them. */
	cases: Record<string, OperationCase | OperationCase[]>;
	facts: Table;
	/** By operation, what the facts wrongly forbid. */
	mistakes?: Record<string, RegExp>;
}

/** Declares a test for each case: the facts must allow each of its requests. */
export function describeContract({ subject, cases, facts, mistakes = {} }: Contract) {
	// The cases together would exceed some limits.
	beforeEach(forgetLimits);
	afterEach(() => nock.cleanAll());

	const listed = Object.entries(cases).flatMap(([name, one]) =>
		(Array.isArray(one) ? one : [one]).map((operation) => [name, operation] as const),
	);
	test.each(listed)('%s', async (name, operation) => {
		const sent = await recordCase(subject, name, operation);
		expect(sent).toHaveLength(operation.exchanges.length);
		const base = new URL(subject.baseUrl).pathname.replace(/\/$/, '');
		const found = sent.flatMap((request) =>
			offences(facts, { ...request, path: request.path.slice(base.length) }),
		);
		expect(found.filter((offence) => !mistakes[name]?.test(offence))).toEqual([]);
	});
}
