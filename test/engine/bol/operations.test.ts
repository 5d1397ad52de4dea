import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { describeOperations, tryOperation, type OperationCase } from '../operations';
import { labelCase } from './apiRequest.cases';
import { bolCases } from './cases';
import { bolSubject } from './subject';

const withHeaders = (headers: Record<string, RegExp>) => ({
	...bolSubject,
	headers: { ...bolSubject.headers, ...headers },
});

// Some lists may be asked for 25 times a minute, which the cases together would exceed.
beforeEach(forgetLimits);

describe('bol', () => {
	describeOperations(bolSubject, bolCases);

	const onlyBodies = Object.entries(bolCases).flatMap(([name, one]) =>
		(Array.isArray(one) ? one : [one])
			.filter(({ exchanges }) => exchanges.every(({ body }) => body !== undefined))
			.slice(0, 1)
			.map((operation): [string, OperationCase] => [name, operation]),
	);
	test.each(onlyBodies)('%s names the media type of its body', async (name, operation) => {
		const subject = withHeaders({ 'content-type': /^application\/vnd\.retailer\.v10\+json$/ });
		await tryOperation(subject, name, operation);
	});

	test('apiRequest.send sends the Accept header of the user', async () => {
		const subject = withHeaders({ accept: /^application\/vnd\.retailer\.v10\+pdf$/ });
		await tryOperation(subject, 'apiRequest.send', labelCase);
	});
});
