import { spawnSync } from 'node:child_process';

import { freePort } from '../../../../scripts/n8n/ports.mts';
import { Problem } from '../../../../scripts/n8n/problem.mts';
import { startServer, type Server } from './server.mts';

/**
 * Starts a Redis of its own, which only this machine can reach, in a folder. It keeps what it has been
 * told when it is started again. Throws a sentence when none is installed.
 */
export async function startRedis(folder: string): Promise<Server> {
	if (spawnSync('redis-server', ['--version']).error) {
		throw new Problem(
			'The tests of queue mode need Redis: install it (Debian and Ubuntu: apt-get install redis-server) and try again.',
		);
	}
	const port = await freePort();
	return await startServer(port, [
		...['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
		...['--save', '', '--appendonly', 'yes'],
	]);
}
