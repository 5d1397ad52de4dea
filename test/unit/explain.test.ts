import fc from 'fast-check';
import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { bol } from '../../nodes/Bol/service/request';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import type { Problem, Service, ServiceRequest } from '../../nodes/shared/service/service';

const services: Service[] = [bol, picqer, goedGepickt, lagerkoll];

/** Words in which the services say what is wrong. */
const NAMES = [
	'code',
	'detail',
	'error',
	'errorCode',
	'errorField',
	'errorMessage',
	'error_code',
	'error_description',
	'error_message',
	'errors',
	'message',
	'name',
	'reason',
	'title',
	'toString',
	'type',
	'valueOf',
	'violations',
];

/** What shows that a value of JavaScript was written out as if it were words. */
const NO_WORDS = /\[object |undefined|\bnull\b|NaN/;

/** JSON in the services' own words, with values of every kind in every place. */
const hostile = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom<unknown>(null, true, false, 0, 5, -1, 1e21, '', 'x', '900101', '__proto__'),
		// A service may write such a text itself, which then is its reason.
		fc.string({ maxLength: 20 }).filter((text) => !NO_WORDS.test(text)),
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 5 }),
	),
})).value;

const request: fc.Arbitrary<ServiceRequest> = fc.record({
	method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
	url: fc.constantFrom('/orders/1', '/products', '/purchase_orders/5/', '/images/1', ''),
});

/** The answer as n8n gives it: parsed, as text, or as bytes where a file was asked for. */
const answer: fc.Arbitrary<IN8nHttpFullResponse> = fc
	.record({
		body: hostile,
		statusCode: fc.constantFrom(200, 400, 401, 403, 404, 409, 422, 500),
		as: fc.constantFrom('parsed', 'text', 'bytes'),
	})
	.map(({ body, statusCode, as }) => {
		const text = JSON.stringify(body) ?? '';
		const given = { parsed: body, text, bytes: Buffer.from(text) }[as];
		const headers = { 'content-type': 'application/json' };
		return { body: given, headers, statusCode } as IN8nHttpFullResponse;
	});

/** Every problem is words that people can read. */
function expectWords({ name }: Service, { message, description }: Problem) {
	expect(message.startsWith(`${name}: `)).toBe(true);
	for (const text of [message, description ?? '']) {
		expect(text).not.toMatch(NO_WORDS);
	}
	expect(message.slice(name.length + 2).trim()).not.toBe('');
}

describe.each(services.map((service) => [service.name, service] as const))(
	'%s explains whatever JSON comes',
	(_name, service) => {
		it('as an error', () => {
			fc.assert(
				fc.property(answer, request, (given, asked) => {
					expectWords(service, service.explain(given, asked));
				}),
				{ numRuns: 500 },
			);
		});

		it('with a status that says success', () => {
			fc.assert(
				fc.property(answer, request, (given, asked) => {
					const found = service.hiddenErrorIn?.(given, asked);
					if (found) expectWords(service, found);
				}),
				{ numRuns: 500 },
			);
		});
	},
);

const asked: ServiceRequest = { method: 'POST', url: '/orders/1' };

it.each([
	[bol, { detail: 'Bad request', violations: 'x' }, 'bol: Bad request'],
	[bol, { detail: 'Bad request', violations: [null, 5, 'x'] }, 'bol: Bad request'],
	[bol, { detail: ['x'], title: 'Bad title', violations: { ean: 'x' } }, 'bol: Bad title'],
	[goedGepickt, { message: 'Wrong', errors: 5 }, 'GoedGepickt: Wrong'],
	[goedGepickt, { message: 'Wrong', errors: { sku: null, ean: [{ a: 1 }] } }, 'GoedGepickt: Wrong'],
	[goedGepickt, { message: ['x'], error: { a: 1 }, errors: 'Taken' }, 'GoedGepickt: Taken'],
	[picqer, { error: true, error_code: [7], error_message: 'Wrong' }, /^Picqer: Wrong/],
	[lagerkoll, { errorCode: [1], errorMessage: 'Wrong', errorField: {} }, /^Lagerkoll: Wrong/],
] as const)('the reason is that of the service: %#', (service, body, message) => {
	const given = { statusCode: 400, headers: {}, body } as unknown as IN8nHttpFullResponse;
	const problem = service.explain(given, asked);
	expectWords(service, problem);
	expect(problem.message).toMatch(message);
});
