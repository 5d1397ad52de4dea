import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { freePort } from '../../../../scripts/n8n/ports.mts';
import { Problem } from '../../../../scripts/n8n/problem.mts';
import { startServer, type Server } from './server.mts';

/** Debian's place for all versions, which are not on the path. */
const VERSIONS = '/usr/lib/postgresql';

/** Name of the user who owns everything in the database, and of the database. */
const NAME = 'postgres';

/**
 * Starts a PostgreSQL of its own, which only this machine can reach, in a folder.
 * Throws a sentence when none is installed.
 */
export async function startPostgres(folder: string): Promise<Server> {
	const programs = programsFolder();
	const data = join(folder, 'postgres');
	mkdirSync(data);
	const account = unprivileged();
	if (account) {
		// The data's owner has to be able to walk there.
		chownSync(folder, account.uid, account.gid);
		chownSync(data, account.uid, account.gid);
	}
	const options = { ...account, cwd: data };
	const parameters = ['--pgdata', data, '--username', NAME, '--auth', 'trust', '--no-sync'];
	execFileSync(join(programs, 'initdb'), [...parameters, '--encoding', 'UTF8'], {
		...options,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const port = await freePort();
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		// Nothing of it has to outlive a power failure.
		fsync: 'off',
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const command = [join(programs, 'postgres'), '-D', data, '-p', String(port), ...flags];
	return await startServer(port, command, options);
}

/** What n8n has to be told of a database. */
export const databaseEnvironment = ({ port }: Server): Record<string, string> => ({
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(port),
	DB_POSTGRESDB_DATABASE: NAME,
	DB_POSTGRESDB_USER: NAME,
	DB_POSTGRESDB_PASSWORD: 'any',
});

/** Where the latest version's programs are. */
function programsFolder(): string {
	const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).map(Number) : [];
	const folders = versions
		.sort((one, other) => other - one)
		.map((version) => join(VERSIONS, String(version), 'bin'));
	const found = [...folders, ...(process.env.PATH ?? '').split(':')].find((folder) =>
		existsSync(join(folder, 'initdb')),
	);
	if (found) return found;
	throw new Problem(
		'The tests of queue mode need PostgreSQL: install it (Debian and Ubuntu: apt-get install postgresql) and try again.',
	);
}

/** Whom PostgreSQL runs as where this process is root's, as whom it refuses to run. */
function unprivileged(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres']));
	return { uid: idOf('-u'), gid: idOf('-g') };
}
