import { describeMistakes, trials } from '../mistakes';
import type { Exchange } from '../operations';
import { createOrders, failure, getOrders, mistakes } from './mistakes';
import { picqerSubject } from './subject';

const run = trials(picqerSubject, ['the-api-key', Buffer.from('the-api-key:X').toString('base64')]);

describe('Picqer, one item of three is wrong', () => {
	describeMistakes(run, mistakes);
});

describe('Picqer, trouble that passes', () => {
	const maintenance = { status: 503, answer: 'Maintenance' };
	const tooMany = {
		status: 429,
		answer: failure(28, 'Rate limit exceeded'),
		answerHeaders: { 'retry-after': '0' },
	};

	test.each<[string, Array<Partial<Exchange>>]>([
		['503 twice', [maintenance, maintenance]],
		['429 once', [tooMany]],
	])('%s is not seen by the user', async (_title, answers) => {
		const right = { answer: { idorder: 5002 } };
		const { error, rows } = await run(getOrders(5002, ...answers, right));
		expect(error).toBeUndefined();
		expect(rows).toEqual([5001, 5002, 5003].map((idorder) => ({ idorder })));
	});

	test('429 on a creation: Picqer did not execute it, so it is sent again', async () => {
		const right = { status: 201, answer: { idorder: 'WEB-2' } };
		const { error, rows } = await run(createOrders({}, tooMany, right));
		expect(error).toBeUndefined();
		expect(rows).toEqual(['WEB-1', 'WEB-2', 'WEB-3'].map((idorder) => ({ idorder })));
	});
});
