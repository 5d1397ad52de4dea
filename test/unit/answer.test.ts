import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { picqer } from '../../nodes/Picqer/service/request';
import { isReport, wrongKind } from '../../nodes/shared/service/answer';
import type { ExpectedAnswer } from '../../nodes/shared/operation/answerKinds';
import { hiddenProblem } from '../../nodes/shared/service/failure';
import type { Service } from '../../nodes/shared/service/service';

const bytes = (text: string) => Buffer.from(text, 'latin1');

const PAGE = '<!DOCTYPE html><html><head><title>Log in</title></head></html>';

/** Bodies as n8n gives them, and what messages call them. */
const bodies = {
	object: [{ id: 1 }, 'an object'],
	list: [[{ id: 1 }], 'a list'],
	'empty list': [[], 'a list'],
	'empty object': [{}, 'an object'],
	rows: [{ rows: [{ id: 1 }] }, 'an object'],
	'no rows': [{ rows: null }, 'an object'],
	message: [{ message: 'Service is down' }, 'a message'],
	error: [{ error: true }, 'a message'],
	page: [PAGE, 'a web page'],
	text: ['Service is down', 'text'],
	'JSON text': ['OK', 'text'],
	number: [5, 'a number'],
	true: [true, 'a boolean'],
	null: [null, 'nothing'],
	empty: ['', 'nothing'],
	undefined: [undefined, 'nothing'],
} as const;

/** Files, in bytes. */
const files = {
	pdf: bytes('%PDF-1.7 …'),
	'pdf after a few bytes': bytes('\n\n%PDF-1.7'),
	'pdf in base64': bytes('{"contents":"JVBERi0xLjcK"}'),
	png: bytes('\x89PNG\r\n\x1a\n'),
	jpeg: bytes('\xff\xd8\xff\xe0'),
	gif: bytes('GIF89a'),
	webp: bytes('RIFF\x0a\x0b\x00\x00WEBPVP8 '),
	svg: bytes('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
	xlsx: bytes('PK\x03\x04…'),
	csv: bytes('offerId,ean\r\n1,2'),
	'csv with a byte order mark': bytes('\xef\xbb\xbfofferId;ean\n'),
	'csv without rows': bytes('offerId,ean'),
	zpl: bytes(' ^XA^FO50^XZ'),
	page: bytes(PAGE),
	'page in capitals': bytes('  <HTML><body>, </body></HTML>'),
	error: bytes('{"error":true,"message":"Not ready"}'),
	nothing: bytes(''),
} as const;

const answerOf = (body: unknown, headers = {}) =>
	({ statusCode: 200, headers, body }) as unknown as IN8nHttpFullResponse;

const service: Service = { ...picqer, isEmptyList: undefined };

/** The names of those that are right. */
const rightFor = (
	answer: ExpectedAnswer,
	given: Record<string, unknown>,
	encoding?: 'arraybuffer',
) =>
	Object.keys(given).filter(
		(name) =>
			wrongKind(service, { url: '/', answer, encoding }, answerOf(given[name])) === undefined,
	);

const valueOfEach = Object.fromEntries(
	Object.entries(bodies).map(([name, [body]]) => [name, body as unknown]),
);

const objects = ['object', 'empty object', 'rows', 'no rows'];
const lists = ['list', 'empty list'];
const nothing = ['null', 'empty', 'undefined'];

const kinds: Array<[string, ExpectedAnswer, string[]]> = [
	['an object', 'object', objects],
	['data', 'json', [...objects, ...lists]],
	['a list or what holds one', 'list', [...objects, ...lists]],
	['nothing', 'nothing', [...objects, ...lists, ...nothing]],
	['anything', 'anything', Object.keys(bodies).filter((name) => name !== 'page')],
	['a list in a property', { list: 'rows' }, ['rows']],
	[
		'a page of a list',
		{ rowsIn: (body) => (Array.isArray(body) ? body : undefined) },
		['list', 'empty list'],
	],
	['a file', { file: 'any' }, []],
];

it.each(kinds)('where %s is due, right are only such', (_name, answer, right) => {
	expect(rightFor(answer, valueOfEach).sort()).toEqual([...right].sort());
});

it.each(kinds.filter(([, answer]) => typeof answer !== 'object' || !('file' in answer)))(
	'where %s is due, bytes that say the same in JSON count the same',
	(_name, answer, right) => {
		const asBytes = Object.fromEntries(
			Object.entries(valueOfEach)
				.filter(([name]) => !['undefined', 'empty', 'page', 'text'].includes(name))
				.map(([name, body]) => [name, Buffer.from(JSON.stringify(body))]),
		);
		const expected = right.filter((name) => name in asBytes);
		expect(rightFor(answer, asBytes, 'arraybuffer').sort()).toEqual(expected.sort());
	},
);

const pdfs = ['pdf', 'pdf after a few bytes', 'pdf in base64'];
const images = ['png', 'jpeg', 'gif', 'webp', 'svg'];
const csvs = ['csv', 'csv with a byte order mark', 'csv without rows'];

it.each([
	['pdf', pdfs],
	['image', images],
	['xlsx', ['xlsx']],
	['csv', csvs],
	['label', [...pdfs, ...images, 'zpl']],
	['any', [...pdfs, ...images, ...csvs, 'xlsx', 'zpl']],
] as const)('a file of the kind %s begins like one', (file, right) => {
	expect(rightFor({ file }, files, 'arraybuffer').sort()).toEqual([...right].sort());
});

it.each([
	[{ message: 'down' }, true],
	[{ message: 'down', statusCode: 503, path: '/orders', timestamp: 5 }, true],
	[{ errors: [{ code: 1 }] }, true],
	[{ success: false, message: 'down' }, true],
	[{ error: 'down', data: null }, true],
	[{ ok: false }, true],
	[{ success: 'false', data: null }, true],
	[{ success: 0 }, true],
	[{ success: true, message: 'paused' }, false],
	[{ success: false, idorder: 5 }, false],
	[{ message: 'none', rows: [] }, false],
	[{ message: 'sold out', stock: 0 }, false],
	[{ active: false, name: null }, false],
	[{ message: 'Hello', idorder: 5 }, false],
	[{ status: 'open' }, false],
	[{ type: 'error', message: '' }, false],
	[{}, false],
])('%j is nothing but a report: %j', (body, expected) => {
	expect(isReport(body)).toBe(expected);
});

describe('what is said of a wrong answer', () => {
	it.each(Object.entries(bodies).filter(([name]) => !/object|rows/.test(name)))(
		'is its kind: %s',
		(_name, [body, kind]) => {
			const problem = wrongKind(service, { url: '/', answer: { file: 'pdf' } }, answerOf(body));
			expect(problem?.message).toBe(`Picqer answered with ${kind} instead of a PDF`);
			expect(problem?.description).toContain('Check the address');
		},
	);

	it('is a list where another form of a list is due', () => {
		const problem = wrongKind(service, { url: '/', answer: { list: 'rows' } }, answerOf([]));
		expect(problem?.message).toBe(
			'Picqer answered with a list instead of an object that holds one',
		);
	});

	it.each([
		['application/json', { error: 'x' }, 'JSON'],
		['text/plain; charset=utf-8', 'hello', 'something else (text/plain)'],
		['text/html', PAGE, 'a web page'],
	])('is its kind, also where a file was asked for: %s', (type, body, kind) => {
		const given = bytes(typeof body === 'string' ? body : JSON.stringify(body));
		const answer = answerOf(given, { 'content-type': type });
		const request = { url: '/', answer: { file: 'pdf' }, encoding: 'arraybuffer' } as const;
		expect(wrongKind(service, request, answer)?.message).toBe(
			`Picqer answered with ${kind} instead of a PDF`,
		);
	});

	it.each([
		['an object', { deliveryname: 'Anna de Vries', key: 'the-key' }],
		['a report', { message: 'Anna de Vries', error: 'the-key' }],
		['a list', [{ deliveryname: 'Anna de Vries', key: 'the-key' }]],
		['text', 'Anna de Vries the-key'],
		['a web page', `<html><body>Anna de Vries the-key</body></html>`],
		['bytes', bytes('Anna de Vries;the-key')],
		['JSON in bytes', bytes('{"name":"Anna de Vries","key":"the-key"}')],
	])('is nothing of what stands in it: %s', (_name, body) => {
		for (const [, answer] of kinds) {
			const request = { url: '/', answer };
			const problem = hiddenProblem(service, request, answerOf(body));
			expect(JSON.stringify(problem ?? {})).not.toMatch(/Anna|Vries|the-key/);
		}
	});
});
