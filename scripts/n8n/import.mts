import { execa } from 'execa';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { RunningN8n } from './instance.mts';
import { Problem } from './problem.mts';

/** A credential as n8n's own export writes it, decrypted. */
export interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/**
 * Writes credentials into n8n, new or over those of the same id.
 * Through n8n's command line and not its REST API, because that alone keeps the ids: workflows refer to credentials by
 * id. It takes about four seconds, may be done while n8n runs, and n8n needs no restart for it.
 */
export async function importCredentials(n8n: RunningN8n, credentials: Credential[]): Promise<void> {
	const file = join(n8n.userFolder, 'credentials.import.json');
	try {
		await writeFile(file, JSON.stringify(credentials), { mode: 0o600 });
		const { all, failed } = await execa(
			n8n.installed.node,
			[n8n.installed.n8n, 'import:credentials', `--input=${file}`],
			{
				cwd: n8n.userFolder,
				env: n8n.environment,
				extendEnv: false,
				reject: false,
				all: true,
			},
		);
		// The command reports an error in words alone: its exit code is 0 all the same.
		if (failed || !all.includes('Successfully imported')) {
			throw new Problem(
				`n8n could not import the credentials:\n${all.trim().split('\n').slice(-5).join('\n')}`,
			);
		}
	} finally {
		await rm(file, { force: true });
	}
}
