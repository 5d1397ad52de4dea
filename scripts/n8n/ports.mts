import { createServer } from 'node:net';

import { Problem } from './problem.mts';

/** Throws a sentence when something on this machine listens on the port already. */
export async function checkPort(port: number, neededBy: string, remedy: string): Promise<void> {
	const code = await errorOfListening(port);
	if (!code) return;
	const reason =
		code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${code})`;
	throw new Problem(`Port ${port}, which ${neededBy} needs, ${reason}: ${remedy}.`);
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
	return await new Promise((found, failed) => {
		const server = createServer();
		server.once('error', failed);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => found(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

async function errorOfListening(port: number): Promise<string | undefined> {
	return await new Promise((done) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
		server.listen(port, '127.0.0.1', () => server.close(() => done(undefined)));
	});
}
