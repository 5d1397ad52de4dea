import { sleep } from 'n8n-workflow';
import nock from 'nock';
import { everyService, runAt } from './everyService';
import {
	brotliCompressSync,
	createServer,
	gzipSync,
	once,
	type AddressInfo,
	type IncomingMessage,
	type ServerResponse,
	type Socket,
} from './rawServer';

/** What a server writes in place of an answer, and how it leaves the connection. */
interface CutOff {
	bytes: Array<string | Buffer>;
	end: 'closes' | 'resets' | 'says no more';
}

const head = (...lines: string[]) =>
	['HTTP/1.1 201 Created', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');
const compressed = (coding: string, bytes: Buffer, told = bytes.length): CutOff => ({
	bytes: [head(`Content-Encoding: ${coding}`, `Content-Length: ${told}`), bytes],
	end: 'closes',
});
const LONG = JSON.stringify({ text: 'x'.repeat(500), number: 0.123456789 });
const gzip = gzipSync(LONG);
const brotli = brotliCompressSync(LONG);
const spoilt = (bytes: Buffer) =>
	Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(bytes.length - 12, 0xff)]);

// prettier-ignore
const cutOff: Record<string, CutOff> = {
	'16 bytes of 500': { bytes: [head('Content-Length: 500') + '{"id":1,"name":"'], end: 'closes' },
	'16 bytes of 500, then a reset': { bytes: [head('Content-Length: 500') + '{"id":1,"name":"'], end: 'resets' },
	'16 bytes of 500, then silence': { bytes: [head('Content-Length: 500') + '{"id":1,"name":"'], end: 'says no more' },
	'a whole object, but shorter than told': { bytes: [head('Content-Length: 500') + '{"id":1}'], end: 'closes' },
	'a cut chunk': { bytes: [head('Transfer-Encoding: chunked') + '40\r\n{"id":1,"name":"'], end: 'closes' },
	'a missing last chunk': { bytes: [head('Transfer-Encoding: chunked') + '8\r\n{"id":1}\r\n'], end: 'closes' },
	'a chunk without a size': { bytes: [head('Transfer-Encoding: chunked') + '6\r\n{"id":\r\nZZ\r\n'], end: 'says no more' },
	'two lengths': { bytes: [head('Content-Length: 8', 'Transfer-Encoding: chunked') + '0\r\n\r\n'], end: 'closes' },
	'too long a header': { bytes: [head(`X-Long: ${'x'.repeat(100_000)}`)], end: 'closes' },
	'half a status line': { bytes: ['HTTP/1.1 201 Cre'], end: 'closes' },
	'no HTTP at all': { bytes: ['SSH-2.0-server\r\n'], end: 'closes' },
	'nothing, and hangs up': { bytes: [], end: 'closes' },
	'nothing, and resets': { bytes: [], end: 'resets' },
	'no gzip under its name': compressed('gzip', Buffer.from('this is not gzip')),
	'spoilt gzip': compressed('gzip', spoilt(gzip)),
	'half of a gzip': compressed('gzip', gzip.subarray(0, gzip.length / 2)),
	'half of a gzip, shorter than told': compressed('gzip', gzip.subarray(0, 20), gzip.length),
	'spoilt deflate': compressed('deflate', Buffer.from('this is no deflate')),
	'spoilt brotli': compressed('br', spoilt(brotli)),
};

const TOKEN = { access_token: 'the-token', token_type: 'Bearer', expires_in: 300 };

/** Answers a request properly, or breaks the answer off by giving a `CutOff`. */
type Answering = (request: IncomingMessage) => CutOff | object;

/** Gives tokens, and leaves everything else to another. */
const withTokens =
	(answering: Answering): Answering =>
	(request) =>
		request.url?.startsWith('/token') ? TOKEN : answering(request);

const isNoLogin = (request: string) => !request.includes('/token');

const sendJson = (response: ServerResponse, body: object) =>
	response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));

async function breakOff(socket: Socket, { bytes, end }: CutOff) {
	for (const piece of bytes) socket.write(piece);
	if (end === 'closes') socket.end();
	// What was written has to be out before.
	if (end === 'resets') await sleep(20).then(() => socket.resetAndDestroy());
}

/** Starts a server on this machine, notes what it is asked, and stops it after the task. */
async function withServer<T>(
	answering: Answering,
	task: (url: string, requests: string[]) => Promise<T>,
): Promise<T> {
	const requests: string[] = [];
	const server = createServer(async (request, response) => {
		await request.resume().toArray();
		requests.push(`${request.method} ${request.url}`);
		const answer = answering(request);
		if (!('bytes' in answer)) return sendJson(response, answer);
		return await breakOff(request.socket, answer as CutOff);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	try {
		return await task(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

// What nock puts around a connection changes how it fails.
beforeAll(() => nock.restore());
afterAll(() => nock.activate());

const impatient = { requestOptions: { timeout: 2_000 } };

describe.each(Object.entries(everyService))('%s', (name, subject) => {
	test.each(Object.entries(cutOff))(
		'a write that is answered by %s is not sent again, and may have been carried out',
		async (_, answer) => {
			await withServer(
				withTokens(() => answer),
				async (url, requests) => {
					const { error } = await runAt(subject, url, { ...subject.writes, ...impatient });
					expect(requests.filter(isNoLogin)).toHaveLength(1);
					expect(error?.message).toMatch(new RegExp(`^${name} (answered|did not|closed)`));
					expect(error?.description).toContain(`${name} may have carried it out`);
				},
			);
		},
	);

	test('reading is tried again after each of them', async () => {
		const whole = { id: 1 };
		const attempts = Object.entries(cutOff).map(async ([title, answer]) => {
			let count = 0;
			return await withServer(
				withTokens(() => (count++ === 0 ? answer : whole)),
				async (url) => {
					const { error, items } = await runAt(subject, url, { ...subject.reads, ...impatient });
					return [title, error?.message, items.flat().length, count];
				},
			);
		});
		expect(await Promise.all(attempts)).toEqual(
			Object.keys(cutOff).map((title) => [title, undefined, 1, 2]),
		);
	});
});

test('bol: a login whose answer breaks off is tried again, as nothing was sent', async () => {
	const { bol } = everyService;
	let logins = 0;
	const answering: Answering = ({ url = '' }) => {
		if (!url.startsWith('/token')) return { processStatusId: '1' };
		return logins++ === 0 ? cutOff['16 bytes of 500'] : TOKEN;
	};
	await withServer(answering, async (url, requests) => {
		const { error } = await runAt(bol, url, bol.writes);
		expect(error).toBeUndefined();
		expect(requests.filter(isNoLogin)).toHaveLength(1);
	});
	expect(logins).toBe(2);
});
