import type { IWebhookFunctions } from 'n8n-workflow';
import {
	equalInConstantTime,
	headerOf,
	rawBodyOf,
} from '../../nodes/shared/trigger/deliveries/signature';

const SIGNATURE = 'sJezv3kAwBfGCZG2ZRukhnzABfEW8SdTxI9Zkv56Nz0=';

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
