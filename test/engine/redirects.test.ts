import { everyService, runAt, usePlaces } from './everyService';
import { runCredentialTest } from './harness';

const place = usePlaces();

const welcome = () => ({ status: 200 });

describe.each(Object.entries(everyService))('%s', (name, subject) => {
	test.each([301, 302, 303, 307, 308])(
		'does not follow a redirect (%d) to another port',
		async (status) => {
			const elsewhere = await place(welcome);
			const service = await place(() => ({ status, location: `${elsewhere.url}/caught?a=1` }));
			const { error } = await runAt(subject, service.url, subject.reads);
			expect(elsewhere.requests).toEqual([]);
			expect(service.requests).toHaveLength(1);
			expect(service.requests[0].headers).toMatchObject(subject.secrets);
			expect(error).toMatchObject({
				message: `${name} redirects to ${elsewhere.url}`,
				description:
					'The node does not go there, since the credential would go along. Check the address in the credential.',
			});
		},
	);

	test.each([
		'gateway.example.com',
		'',
		'ftp://x.example',
		'http://x.example/?key=secret',
		'http://a b',
	])('names the field of an address that cannot be used: "%s"', async (address) => {
		const { error } = await runAt(subject, address, subject.reads);
		expect(error?.message).toBe(
			`The request was not sent: the address of ${name} in the credential cannot be used`,
		);
		expect(error?.description).toMatch(/^Check the field (API )?URL: an address begins with/);
	});

	test('does not follow one to the same address by another name', async () => {
		const service = await place((path) =>
			path === '/caught'
				? welcome()
				: { status: 302, location: service.url.replace('127.0.0.1', 'localhost') + '/caught' },
		);
		const { error } = await runAt(subject, service.url, subject.reads);
		expect(service.requests).toHaveLength(1);
		expect(error?.message).toContain(`${name} redirects to http://localhost:`);
	});

	test.each([301, 302, 303, 307, 308])(
		'follows a redirect (%d) on the same server, with the credential',
		async (status) => {
			const service = await place((path) =>
				path === '/moved?a=1' ? welcome() : { status, location: '/moved?a=1' },
			);
			const { error, items } = await runAt(subject, service.url, subject.reads);
			expect(error).toBeUndefined();
			expect(items[0].map(({ json }) => json)).toEqual([{ here: '/moved?a=1' }]);
			expect(service.requests.map(({ request }) => request).at(-1)).toBe('GET /moved?a=1');
			expect(service.requests[1].headers).toMatchObject(subject.secrets);
		},
	);

	test('gives up on a server that redirects for ever', async () => {
		const service = await place(() => ({ status: 302, location: '/again' }));
		const { error } = await runAt(subject, service.url, subject.reads);
		expect(error?.message).toBe(`${name} redirects the request to ${service.url}/again`);
		expect(service.requests.length).toBeLessThan(25);
	});

	test.each([307, 308])('sends a write on after %d, as it was', async (status) => {
		const service = await place((path) =>
			path === '/moved' ? welcome() : { status, location: '/moved' },
		);
		const { error } = await runAt(subject, service.url, subject.writes);
		expect(error).toBeUndefined();
		const [first, second, ...more] = service.requests;
		expect(first.request).toMatch(/^POST /);
		expect(second.request).toBe('POST /moved');
		expect(second.body).toBe(first.body);
		expect(more).toEqual([]);
	});

	test.each([301, 302, 303])('does not turn a write into reading after %d', async (status) => {
		const service = await place(() => ({ status, location: '/moved' }));
		const { error } = await runAt(subject, service.url, subject.writes);
		expect(service.requests).toHaveLength(1);
		expect(error?.message).toBe(`${name} redirects the request to ${service.url}/moved`);
		expect(error?.description).toContain('Following it would only read');
		expect(error?.description).toContain('may have carried it out');
	});
});

const withTest = Object.entries(everyService).filter(([, { credentialType }]) =>
	Boolean(credentialType.test),
);

test('every credential that sends its secret in a test is looked at below', () => {
	expect(withTest.map(([name]) => name)).toEqual(['bol', 'Picqer', 'GoedGepickt', 'Lagerkoll']);
});

describe.each(withTest)(
	'the test of a credential of %s',
	(name, { credentialType, ...subject }) => {
		test.each([301, 302, 303, 307, 308])(
			'does not take the secret along a redirect (%d), and says what to check',
			async (status) => {
				const elsewhere = await place(welcome);
				const service = await place(() => ({ status, location: `${elsewhere.url}/caught` }));
				const { error, says } = await runCredentialTest(
					credentialType,
					subject.credential(service.url),
				);
				expect(elsewhere.requests).toEqual([]);
				expect(service.requests).toHaveLength(1);
				expect(service.requests[0].headers).toMatchObject(subject.secrets);
				expect(error).toBeDefined();
				expect(says).toBe(
					`${name} redirects to another address. The test does not go there, since the credential would go along. Check the address in the credential.`,
				);
			},
		);

		test.each([300, 304, 308])('takes %d without an address for a failure', async (status) => {
			const service = await place(() => ({ status }));
			const { error } = await runCredentialTest(credentialType, subject.credential(service.url));
			expect(service.requests).toHaveLength(1);
			expect(error).toBeDefined();
		});

		test('accepts an answer without a redirect', async () => {
			const service = await place(welcome);
			const { error } = await runCredentialTest(credentialType, subject.credential(service.url));
			expect(error).toBeUndefined();
		});
	},
);
