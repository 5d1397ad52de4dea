import { spawn, type SpawnOptions } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { Problem } from '../../../../scripts/n8n/problem.mts';

const PATIENCE_MS = 60_000;

/** Lets a server run until the shell's input closes, which it also does when this process is killed. */
const UNTIL_TOLD = '"$@" & read -r _; kill $!; wait';

/** A server that ends when it is told to, and when the process that started it ends. */
export interface Server {
	port: number;
	/** Ends it and starts it again at the same port, with what it has on its disk. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a program and waits until it listens on a port of this machine. Throws when it does not. */
export async function startServer(
	port: number,
	command: string[],
	options: SpawnOptions = {},
): Promise<Server> {
	let stop = await begin(port, command, options);
	return {
		port,
		async restart() {
			await stop();
			stop = await begin(port, command, options);
		},
		stop: async () => await stop(),
	};
}

/** Returns how to end it. */
async function begin(
	port: number,
	[program, ...parameters]: string[],
	options: SpawnOptions,
): Promise<() => Promise<void>> {
	const child = spawn('sh', ['-c', UNTIL_TOLD, 'sh', program, ...parameters], {
		...options,
		stdio: ['pipe', 'ignore', 'pipe'],
	});
	let complaints = '';
	child.stderr?.on('data', (text) => (complaints = `${complaints}${text}`.slice(-1_000)));
	const ended = new Promise((done) => child.once('close', done));
	const stop = async () => {
		child.stdin?.end();
		await ended;
	};
	for (const deadline = Date.now() + PATIENCE_MS; !(await listens(port)); await sleep(50)) {
		if (Date.now() < deadline) continue;
		await stop();
		throw new Problem(`${program} did not start within ${PATIENCE_MS / 1000} s. ${complaints}`);
	}
	return stop;
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((done) => {
		const socket = connect(port, '127.0.0.1');
		const settle = (isListening: boolean) => {
			socket.destroy();
			done(isListening);
		};
		socket.once('connect', () => settle(true));
		socket.once('error', () => settle(false));
	});
}
