import { join } from 'node:path';

import { run } from './command.mts';
import { cacheFolder, projectFolder } from './paths.mts';

/** Receives a few words about what is going on, often. */
export type Report = (progress: string) => void;

/**
 * Installs what the lock file of a folder says, without running scripts.
 */
export async function installPackages(folder: string, report: Report): Promise<void> {
	report('starting pnpm');
	const pnpm = join(projectFolder, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
	// --ignore-workspace: a pnpm-workspace.yaml somewhere above the cache folder must not count.
	// --store-dir: beside the installation, so that pnpm links instead of copying, and one folder holds everything.
	const parameters = [
		...['install', '--frozen-lockfile', '--ignore-scripts', '--ignore-workspace'],
		...['--reporter', 'append-only', '--store-dir', join(cacheFolder(), 'pnpm-store')],
	];
	await run('pnpm install', process.execPath, [pnpm, ...parameters], { cwd: folder }, (line) => {
		const counts = /resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/.exec(line);
		if (!counts) return;
		const [total, reused, downloaded, added] = counts.slice(1).map(Number);
		report(`${reused + downloaded} of ${total} packages fetched, ${added} in place`);
	});
}
