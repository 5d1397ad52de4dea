import { fileCases } from '../engine/lagerkoll/files.cases';
import { officeCases } from '../engine/lagerkoll/office.cases';
import { registerCases } from '../engine/lagerkoll/registers.cases';
import { lagerkollSubject } from '../engine/lagerkoll/subject';
import { tradeCases } from '../engine/lagerkoll/trade.cases';
import { lagerkollFacts } from '../facts/lagerkoll';
import { describeContract } from './describeContract';

/** What only the sandbox vouches for, besides whole operations: docs/services/lagerkoll.md, 6. */
const WITHOUT_PROOF: Record<string, RegExp> = {
	'document.getAll': /^query parameter page is unknown$/,
};

// Free requests may go anywhere.
const cases = Object.fromEntries(
	Object.entries({ ...registerCases, ...tradeCases, ...officeCases, ...fileCases }).filter(
		([name]) => name !== 'apiRequest.send',
	),
);

describe('what is known of Lagerkoll allows each request', () => {
	describeContract({
		subject: lagerkollSubject,
		cases,
		facts: lagerkollFacts,
		mistakes: WITHOUT_PROOF,
	});
});
