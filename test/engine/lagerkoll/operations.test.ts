import nock from 'nock';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { lagerkollFacts } from '../../facts/lagerkoll';
import { describeOperations } from '../describeOperations';
import { runNode } from '../harness';
import { tryOperation, type Cases, type Subject } from '../operations';
import { fileCases } from './files.cases';
import { officeCases } from './office.cases';
import { registerCases } from './registers.cases';
import { lagerkollSubject, userSubject } from './subject';
import { tradeCases } from './trade.cases';

const cases: Cases = {
	...registerCases,
	...tradeCases,
	...fileCases,
	...officeCases,
};

/** What only the sandbox vouches for, besides whole operations: docs/services/lagerkoll.md, 6. */
const WITHOUT_PROOF: Record<string, RegExp> = {
	'document.getAll': /^query parameter page is unknown$/,
	// Free requests may go anywhere.
	'apiRequest.send': /./,
};

describe('Lagerkoll with an API key', () => {
	describeOperations({
		service: 'Lagerkoll',
		cases,
		facts: lagerkollFacts,
		mistakes: WITHOUT_PROOF,
	});
});

describe('Lagerkoll as a user', () => {
	const first = Object.entries(cases).map(([name, one]) => [name, [one].flat()[0]] as const);

	beforeEach(forgetLimits);
	afterEach(() => nock.cleanAll());

	test.each(first)('%s', async (name, operation) => {
		await tryOperation(userSubject, name, operation);
	});
});

describe('headers of the credential', () => {
	const ways: Array<[string, Subject, Record<string, string>, string[]]> = [
		[
			'API key',
			lagerkollSubject,
			{ store: '186008', api_key: 'the-api-key' },
			['user_id', 'user_token'],
		],
		[
			'user',
			userSubject,
			{ store: '186008', user_id: '48', user_token: 'the-user-token' },
			['api_key'],
		],
	];

	test.each(ways)('%s: its own, and none of the other way', async (_way, subject, own, others) => {
		nock(subject.baseUrl, {
			reqheaders: { ...own, accept: 'application/json', 'content-type': 'application/json' },
			badheaders: [...others, 'authorization'],
		})
			.get('/stores')
			.reply(200, { stores: [{ storeId: 186008 }] });
		const { items, error } = await runNode({
			node: subject.node,
			credentialTypes: subject.credentialTypes,
			credentials: subject.credentials,
			parameters: { resource: 'store', operation: 'getAll' },
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject([{ json: { storeId: 186008 } }]);
	});
});
