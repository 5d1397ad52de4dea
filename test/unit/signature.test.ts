import type { IWebhookFunctions } from 'n8n-workflow';
import {
	equalInConstantTime,
	headerOf,
	hmacSha256,
	newSecret,
	rawBodyOf,
} from '../../nodes/shared/trigger/deliveries/signature';

const BODY = String.raw`{"idhook":101,"name":"n8n demo","event":"orders.created","event_triggered_at":"2026-01-05 09:30:00","data":{"idorder":5001,"orderid":"O2026-1001","public_status_page":"https:\/\/demo.picqer.com\/s\/abc"}}`;
const SIGNATURE = 'sJezv3kAwBfGCZG2ZRukhnzABfEW8SdTxI9Zkv56Nz0=';

it('signs the raw bytes', () => {
	expect(hmacSha256(Buffer.from(BODY), 's3cret')).toBe(SIGNATURE);
	expect(hmacSha256(Buffer.from(JSON.stringify(JSON.parse(BODY))), 's3cret')).not.toBe(SIGNATURE);
});

it.each([
	['the same', SIGNATURE, true],
	['shorter', SIGNATURE.slice(0, -1), false],
	['longer', `${SIGNATURE}=`, false],
	['in another case', SIGNATURE.toLowerCase(), false],
	['empty', '', false],
	['of as many characters, but more bytes', `é${SIGNATURE.slice(1)}`, false],
	['in hex', Buffer.from(SIGNATURE, 'base64').toString('hex'), false],
])('compares with one that is %s', (_name, other, expected) => {
	expect(equalInConstantTime(other, SIGNATURE)).toBe(expected);
	expect(equalInConstantTime(SIGNATURE, other)).toBe(expected);
});

it('makes long secrets that differ', () => {
	const secrets = Array.from({ length: 100 }, newSecret);
	expect(new Set(secrets).size).toBe(100);
	secrets.forEach((secret) => expect(secret).toMatch(/^[0-9a-f]{64}$/));
});

describe('a delivery', () => {
	const delivery = (headers: object, rawBody?: unknown) =>
		({
			getHeaderData: () => headers,
			getRequestObject: () => ({ rawBody }),
		}) as unknown as IWebhookFunctions;

	it.each([
		[{ 'x-signature': 'a' }, 'a'],
		[{}, ''],
		[{ 'x-signature': ['a', 'b'] }, ''],
		[{ 'x-signature': undefined }, ''],
	])('has a header in any case: %j', (headers, expected) => {
		expect(headerOf(delivery(headers), 'X-Signature')).toBe(expected);
	});

	it.each([
		[Buffer.from('a'), 'a'],
		['é', 'é'],
		[undefined, ''],
	])('has its bytes: %p', (rawBody, expected) => {
		expect(rawBodyOf(delivery({}, rawBody)).toString()).toBe(expected);
	});
});
