import type { IDataObject } from 'n8n-workflow';
import { bol } from '../../nodes/Bol/service/request';
import { parseCsv } from '../../nodes/Bol/resources/offerReport/csv';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import { failureOf, hiddenProblem } from '../../nodes/shared/service/failure';
import { itemContext } from './context';

const FIVE_MB = 5 * 2 ** 20;

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

/** Reading 5 MB once takes some tens of ms; going back takes minutes or days. */
const LONGEST_MS = 15_000;

const services = { bol, picqer, goedGepickt, lagerkoll };

const request = { method: 'GET' as const, url: '/orders', baseURL: 'https://example.com' };

describe.each(pieces)('5 MB of %j', (piece) => {
	const text = piece.repeat(Math.ceil(FIVE_MB / piece.length));

	test.each(['bol', 'picqer', 'goedGepickt', 'lagerkoll'] as const)(
		'as an answer of %s',
		(name) => {
			const service = services[name];
			const bodies = [text, Buffer.from(text), reasons(text)] as IDataObject[];
			for (const body of bodies) {
				const beginning = performance.now();
				const failed = { statusCode: 400, headers: {}, body };
				failureOf(itemContext(), service, ['a-secret-of-the-user'], request, {
					kind: 'answer',
					answer: failed,
				});
				for (const type of ['text/html', 'application/json', 'text/plain']) {
					const headers = { 'content-type': type };
					hiddenProblem(service, request, { statusCode: 200, headers, body });
				}
				expect(performance.now() - beginning).toBeLessThan(LONGEST_MS);
			}
		},
	);

	test('as a CSV file', () => {
		for (const file of [text, `"${text}`, `a,b\n"${text}"`, `a,b\n"a${text}`]) {
			const beginning = performance.now();
			try {
				parseCsv(file);
			} catch (error) {
				expect((error as Error).message).toContain('The CSV file cannot be read');
			}
			expect(performance.now() - beginning).toBeLessThan(2 * LONGEST_MS);
		}
	});
});
