import nock from 'nock';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runNode } from '../harness';
import { describeOperations, tryOperation, type OperationCase, type Subject } from '../operations';
import { fileCases } from './files.cases';
import { officeCases } from './office.cases';
import { registerCases } from './registers.cases';
import { lagerkollSubject, userSubject } from './subject';
import { tradeCases } from './trade.cases';

const cases: Record<string, OperationCase | OperationCase[]> = {
	...registerCases,
	...tradeCases,
	...fileCases,
	...officeCases,
};

beforeEach(forgetLimits);

describe('Lagerkoll with an API key', () => {
	describeOperations(lagerkollSubject, cases);

	const sendingJson = Object.entries(cases).flatMap(([name, one]) =>
		[one]
			.flat()
			.filter(({ exchanges }) => exchanges.every(({ body }) => !(body instanceof RegExp)))
			.slice(0, 1)
			.map((operation): [string, OperationCase] => [name, operation]),
	);
	// A free request without a body has no media type of one.
	test.each(sendingJson)('%s names the media type of its body', async (name, operation) => {
		const headers = { ...lagerkollSubject.headers, 'content-type': /^application\/json/ };
		await tryOperation({ ...lagerkollSubject, headers }, name, operation);
	});
});

describe('Lagerkoll as a user', () => {
	const first = Object.entries(cases).map(([name, one]) => [name, [one].flat()[0]] as const);

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
