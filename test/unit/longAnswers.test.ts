import type { IDataObject } from 'n8n-workflow';
import { bol } from '../../nodes/Bol/service/request';
import { parseCsv } from '../../nodes/Bol/resources/offerReport/csv';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import { failureOf, hiddenProblem } from '../../nodes/shared/service/failure';
import { itemContext } from './context';
import { interruptible } from './interruptible';

const LENGTH = 2 ** 19;

/** What makes a pattern that goes back do so again and again. */
const pieces = [
	...['<script', '<style>', '<', '</', ' ', '\n', 'a'],
	...['"', '""', '",', ',', 'Bearer ', 'Basic'],
];

/** Where the services put their reasons. */
const reasons = (text: string): IDataObject => ({
	title: text,
	detail: text,
	error: text,
	error_message: text,
	errorMessage: text,
	errorCode: 1,
	message: text,
});

const services = { bol, picqer, goedGepickt, lagerkoll };

const request = { method: 'GET' as const, url: '/orders', baseURL: 'https://example.com' };

// Reading as much once takes some ms; a pattern that goes back takes minutes or days.
describe.each(pieces)('512 kB of %j', (piece) => {
	const text = piece.repeat(Math.ceil(LENGTH / piece.length));

	test.each(['bol', 'picqer', 'goedGepickt', 'lagerkoll'] as const)(
		'as an answer of %s',
		(name) => {
			const service = services[name];
			const bodies = [text, Buffer.from(text), reasons(text)] as IDataObject[];
			for (const body of bodies) {
				const failed = { statusCode: 400, headers: {}, body };
				const outcome = { kind: 'answer', answer: failed } as const;
				interruptible(() =>
					failureOf(itemContext(), service, ['a-secret-of-the-user'], request, outcome),
				);
				for (const type of ['text/html', 'application/json', 'text/plain']) {
					const headers = { 'content-type': type };
					const answer = { statusCode: 200, headers, body };
					interruptible(() => hiddenProblem(service, request, answer));
				}
			}
		},
	);

	test('as a CSV file', () => {
		for (const file of [text, `"${text}`, `a,b\n"${text}"`, `a,b\n"a${text}`]) {
			try {
				interruptible(() => parseCsv(file));
			} catch (error) {
				expect((error as Error).message).toContain('The CSV file cannot be read');
			}
		}
	});
});
