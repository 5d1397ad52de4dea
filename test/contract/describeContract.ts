import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/request/accounts';
import type { OperationCase, Subject } from '../engine/operations';
import { offences } from './openApi';
import { recordCase } from './record';
import { readSpecs } from './specFiles';

/** A service whose requests are held against its OpenAPI documents. */
export interface Contract {
	subject: Subject;
	/** Cases by operation, as the engine tests have them. */
	cases: Record<string, OperationCase | OperationCase[]>;
	/** Names of the files with the documents. */
	specFiles: string[];
	/** By operation, what the documents wrongly forbid. */
	mistakes?: Record<string, RegExp>;
}

/** Declares a test for each case: the documents must allow each of its requests. */
export function describeContract({ subject, cases, specFiles, mistakes = {} }: Contract) {
	const specs = readSpecs(specFiles);
	if (!specs) {
		test.skip(`skipped, since ../shared/reference does not have ${specFiles.join(' and ')}`, () => {});
		return;
	}
	// The cases together would exceed some limits.
	beforeEach(forgetLimits);
	afterEach(() => nock.cleanAll());

	const listed = Object.entries(cases).flatMap(([name, one]) =>
		(Array.isArray(one) ? one : [one]).map((operation) => [name, operation] as const),
	);
	test.each(listed)('%s', async (name, operation) => {
		const sent = await recordCase(subject, name, operation);
		expect(sent).toHaveLength(operation.exchanges.length);
		const found = sent.flatMap((request) => offences(specs, request));
		expect(found.filter((offence) => !mistakes[name]?.test(offence))).toEqual([]);
	});
}
