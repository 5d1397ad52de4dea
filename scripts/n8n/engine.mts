import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { withLock } from './lock.mts';
import { checkRegistry, npm } from './npm.mts';
import { cacheFolder } from './paths.mts';
import type { Report } from './pnpm.mts';

/** An engine of n8n, without its server and editor. */
export interface InstalledEngine {
	/** From here n8n-core and n8n-workflow are found. */
	folder: string;
	/** Of n8n-core. */
	version: string;
}

/**
 * Installs a version of n8n's engine into the cache folder, some 200 MB. Returns at once when it is there already; an
 * installation that was interrupted is done again.
 *
 * @param wanted a version of n8n-core, or `latest`
 */
export async function installEngine(
	wanted: string,
	report: Report = () => {},
): Promise<InstalledEngine> {
	await mkdir(cacheFolder(), { recursive: true });
	const core = await versionsOf(wanted);
	const folder = join(cacheFolder(), `engine-${core.version}`);
	// Written last: its presence says that everything before it is done.
	const marker = join(folder, 'complete');
	const work = async () => {
		if (existsSync(marker)) return;
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		const dependencies = { 'n8n-core': core.version, 'n8n-workflow': core.workflow };
		const manifest = { private: true, dependencies };
		await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
		report('about a minute');
		await npm(folder, ['install', '--ignore-scripts', '--no-audit', '--no-fund']);
		await writeFile(marker, new Date().toISOString());
	};
	await withLock(`${folder}.lock`, work, () => report('waiting for another installation'));
	return { folder, version: core.version };
}

async function versionsOf(wanted: string): Promise<{ version: string; workflow: string }> {
	await checkRegistry(cacheFolder());
	const fields = ['version', 'dependencies.n8n-workflow'];
	const found = await npm(cacheFolder(), ['view', `n8n-core@${wanted}`, ...fields, '--json']);
	const { version, 'dependencies.n8n-workflow': workflow } = JSON.parse(found) as Record<
		string,
		string
	>;
	return { version, workflow };
}
