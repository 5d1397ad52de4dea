import fc from 'fast-check';
import { bol } from '../../nodes/Bol/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import { secretsOf, withoutSecrets } from '../../nodes/shared/service/secrets';
import { interruptible } from './interruptible';

/** Keys as services make them, and worse: every character that can be typed, and some beyond. */
const key = fc
	.oneof(
		fc.string({
			unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.'),
			minLength: 16,
			maxLength: 1_500,
		}),
		fc.string({
			unit: fc.constantFrom(...'aZ09+/=&<>"\'\\%#?:;@!$*()[]{}|~^`,. éß€'),
			minLength: 12,
			maxLength: 60,
		}),
		fc.uuid(),
		fc.base64String({ minLength: 24, maxLength: 400 }),
	)
	.map((text) => text.trim())
	.filter((text) => text.length >= 12 && /[\da-zA-Z]{4}/.test(text));

const percent = (text: string) =>
	[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const codesOf = (text: string) => [...text].map((letter) => letter.codePointAt(0) as number);

/** The ways in which a service, a gateway or a browser may write a key. */
const writings: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	'in upper case': (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
	'encoded for a URL': encodeURIComponent,
	'encoded for a URL in lower case': (text) =>
		encodeURIComponent(text).replace(/%../g, (escape) => escape.toLowerCase()),
	'encoded for a whole URL': encodeURI,
	'encoded for a form': (text) => new URLSearchParams({ text }).toString().slice('text='.length),
	'encoded for a URL byte by byte': percent,
	'encoded for a URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'escaped for HTML': (text) =>
		text
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
			.replaceAll("'", '&#39;'),
	'escaped for HTML by numbers': (text) =>
		codesOf(text)
			.map((code) => `&#${code};`)
			.join(''),
	'escaped for HTML by hex': (text) =>
		codesOf(text)
			.map((code) => `&#X${code.toString(16)};`)
			.join(''),
	'escaped for JSON': (text) => JSON.stringify(text).slice(1, -1),
	'escaped for JSON, slashes too': (text) =>
		JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
	'escaped for JSON by numbers': (text) =>
		text
			.split('')
			.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join(''),
	'escaped for JSON twice': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
	'escaped for JSON in HTML': (text) =>
		JSON.stringify(text)
			.slice(1, -1)
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('"', '&quot;'),
	'in hex': (text) => Buffer.from(text).toString('hex'),
	'in upper hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
	'split by line breaks': (text) => text.replace(/(.{7})/gsu, '$1\r\n\t'),
	'split by a blank': (text) => `${text.slice(0, 5)} ${text.slice(5)}`,
	'split by a line break in JSON': (text) =>
		JSON.stringify(`${text.slice(0, 6)}\n${text.slice(6)}`),
	'split by a zero-width space': (text) => `${text.slice(0, 5)}\u200b${text.slice(5)}`,
};

/** The same for keys without characters that would be markup themselves. */
const tagged: Record<string, (text: string) => string> = {
	'split by a tag': (text) => `${text.slice(0, 5)}<wbr class="a b">${text.slice(5)}`,
	'split by many tags': (text) => [...text].join('<b></b>'),
	'split by a comment': (text) => `${text.slice(0, 5)}<!-- x -->${text.slice(5)}`,
	'split by a tag in JSON': (text) => `${text.slice(0, 5)}\\u003cbr\\u003e${text.slice(5)}`,
};

/** In base64 with something before and behind it. */
const encoded = fc.record({
	before: fc.string({ maxLength: 8 }),
	behind: fc.string({ maxLength: 8 }),
	isForUrls: fc.boolean(),
	isWrapped: fc.boolean(),
	isUrlEncoded: fc.boolean(),
});

const surroundings = fc.record({
	before: fc.constantFrom('', 'Key ', '{"key":"', '<p>', 'x='.repeat(50)),
	behind: fc.constantFrom('', ' is not known.', '"}', '</p>', '&b=1'),
});

/** No long piece of a key may be left; a letter or two at the edge tell nothing. */
function expectHidden(clean: string, written: string, before: string, behind: string) {
	expect(clean).toContain('***');
	expect(clean).not.toContain(written);
	const left = clean.length - before.length - behind.length - '***'.length;
	expect(left).toBeLessThanOrEqual(written.length / 3);
}

describe('a key is in no text', () => {
	const anyKey = Object.entries(writings).map((writing) => [...writing, key] as const);
	const plainKey = key.filter((text) => !/[<>\\&%]/.test(text));
	const plain = Object.entries(tagged).map((writing) => [...writing, plainKey] as const);

	test.each([...anyKey, ...plain])('%s', (_title, write, keys) => {
		fc.assert(
			fc.property(keys, surroundings, (secret, { before, behind }) => {
				const written = write(secret);
				const clean = withoutSecrets(before + written + behind, [secret]);
				expectHidden(clean, written, before, behind);
			}),
			{ numRuns: 50 },
		);
	});

	test('in base64, wherever it begins, in both alphabets, over several lines', () => {
		fc.assert(
			fc.property(
				key,
				encoded,
				(secret, { before, behind, isForUrls, isWrapped, isUrlEncoded }) => {
					const inside = isUrlEncoded ? encodeURIComponent(secret) : secret;
					const bytes = Buffer.from(`${before}${inside}${behind}`);
					const plain = bytes.toString(isForUrls ? 'base64url' : 'base64');
					const text = isWrapped ? plain.replace(/(.{20})/g, '$1\n') : plain;
					const clean = withoutSecrets(`It was ${text}.`, [secret]);
					const pieces = clean.replace('It was ', '').replaceAll('\n', '').split('***');
					// What was around the key may be left, but nothing that decodes to a piece of it.
					for (const piece of pieces) {
						const known = [before, behind].map((side) => Buffer.from(side).length);
						expect(piece.length).toBeLessThanOrEqual((Math.max(...known) * 4) / 3 + 5);
					}
				},
			),
			{ numRuns: 150 },
		);
	});

	test('several keys, one of which begins like another', () => {
		const secrets = ['key-0123', 'key-0123456789'];
		const text = 'key-0123456789 and key-0123 and KEY-0123%34';
		expect(withoutSecrets(text, secrets)).toBe('*** and *** and ***%34');
	});
});

describe('what is no key', () => {
	it('stays as it is, escapes included', () => {
		const text = 'EAN 8712345678906 &amp; reference "A\\u0042" %41 <b>x</b>\n is not known';
		expect(withoutSecrets(text, ['a-key-of-this-credential'])).toBe(text);
		expect(withoutSecrets(text, [])).toBe(text);
	});

	it('stays also beside a key', () => {
		expect(withoutSecrets('The key "abcdef123456" is unknown', ['abcdef123456'])).toBe(
			'The key "***" is unknown',
		);
	});

	test('header values are hidden without knowing them', () => {
		expect(withoutSecrets('Authorization: Bearer newer-0123456789, and more', [])).toBe(
			'Authorization: Bearer ***, and more',
		);
	});
});

describe('a text of 5 MB', () => {
	const secret = 'abcdefghij'.repeat(120);
	const size = 5_000_000;

	test.each([
		...['x', ' ', '<', '<a', '<script', '&', '&#', '&amp;'],
		...['\\', '\\u00', '\\u0041', '%', '%25', 'Bearer '],
	])('of %j takes no longer than a short one', (piece) => {
		const text = piece.repeat(size / piece.length);
		interruptible(() => withoutSecrets(text, [secret, `${secret}2`]));
	});

	test.each([0, 100, 8_000, 9_990, 10_500, 19_995, 30_000])(
		'shows no piece of a key that begins at %d',
		(at) => {
			const clean = withoutSecrets('x'.repeat(at) + secret + 'x'.repeat(size), [secret]);
			expect(clean).not.toContain('abc');
		},
	);

	it('shows no piece of a key where keys fill it', () => {
		const clean = withoutSecrets(`${secret} `.repeat(4_000), [secret]);
		expect(clean.replaceAll('***', '').trim()).toBe('');
	});
});

describe('the secrets of a credential', () => {
	it('are those that the service names, and every token, before and after a request', () => {
		const before = {
			clientId: 'the-client',
			clientSecret: ' the-secret ',
			accessTokenUrl: 'https://login.example/token',
			oauthTokenData: {
				access_token: 'first-token',
				refresh_token: 'second-token',
				scope: 'all-of-it',
			},
		};
		const after = {
			...before,
			oauthTokenData: { access_token: 'third-token', id_token: 'fourth-token' },
		};
		expect(secretsOf(bol, before, after).sort()).toEqual(
			['the-secret', 'first-token', 'second-token', 'third-token', 'fourth-token'].sort(),
		);
	});

	it('are not looked for when they are as short as a word', () => {
		expect(secretsOf(picqer, { apiKey: 'order' })).toEqual([]);
	});
});
