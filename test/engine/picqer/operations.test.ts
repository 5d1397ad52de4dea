import { describeOperations, tryOperation, type Subject } from '../operations';
import { picqerCases } from './cases';
import { picqerSubject } from './subject';

describe('Picqer', () => {
	describeOperations(picqerSubject, picqerCases);

	test('apiRequest.send with headers of the user', async () => {
		const traced: Subject = {
			...picqerSubject,
			headers: { ...picqerSubject.headers, 'x-trace': /^run 1$/ },
		};
		await tryOperation(traced, 'apiRequest.send', {
			parameters: {
				path: '/suppliers',
				headers: {
					pair: [
						{ name: 'X-Trace', value: 'run 1' },
						{ name: '', value: 'an empty row' },
					],
				},
			},
			exchanges: [{ request: 'GET /suppliers', answer: [{ idsupplier: 14 }] }],
			gives: [{ idsupplier: 14 }],
		});
	});
});
