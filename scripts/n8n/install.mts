import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { buildDatabaseDriver, placeDatabaseDriver } from './driver.mts';
import { withLock } from './lock.mts';
import { checkRegistry } from './npm.mts';
import { cacheFolder, projectFolder, shortHash } from './paths.mts';
import { installPackages, type Report } from './pnpm.mts';
import { Problem } from './problem.mts';
import { nodeBinary, nodeMajor, withFirst } from './shippedNode.mts';

/** Where an installed n8n is and what runs it. */
export interface InstalledN8n {
	/** The Node binary that n8n is to be run with. */
	node: string;
	/** n8n's command line script. */
	n8n: string;
	version: string;
	/** Where the command `npm` is found first; n8n calls it. */
	path: string;
}

const neededGigabytes = 3;

/**
 * Installs the n8n of the lock file beside this file into the cache folder, together with a Node to run it.
 * Returns at once when it is there already; an installation that was interrupted is done again.
 */
export async function installN8n(report: Report = () => {}): Promise<InstalledN8n> {
	const source = join(projectFolder, 'scripts', 'n8n');
	const files = ['package.json', 'pnpm-lock.yaml'];
	const contents = await Promise.all(files.map(async (file) => await readFile(join(source, file))));
	const key = shortHash(...contents, `${process.platform}-${process.arch}-${nodeMajor}`);
	const folder = join(cacheFolder(), `n8n-${key}`);
	// Written last: its presence says that everything before it is done.
	const marker = join(folder, 'complete');

	if (!existsSync(marker)) {
		await makeFolder(cacheFolder());
		const work = async () => {
			if (existsSync(marker)) return;
			await rm(folder, { recursive: true, force: true });
			await checkDiskSpace(cacheFolder());
			await checkRegistry(cacheFolder());
			await mkdir(folder, { recursive: true });
			for (const file of files) await copyFile(join(source, file), join(folder, file));
			await installWithDriver(folder, report);
			await writeFile(marker, new Date().toISOString());
		};
		await withLock(`${folder}.lock`, work, () => report('waiting for another installation of n8n'));
	}
	return describe(folder);
}

/** Fetching n8n keeps the network and the disk busy, compiling its database driver the processor: both at once. */
async function installWithDriver(folder: string, report: Report): Promise<void> {
	const driverFolder = join(folder, 'driver');
	const [driver, packages] = await Promise.allSettled([
		buildDatabaseDriver(driverFolder, report),
		installPackages(folder, report),
	]);
	// Of both is waited for: what still runs would write into the next installation.
	if (packages.status === 'rejected') throw packages.reason;
	if (driver.status === 'rejected') throw driver.reason;
	await placeDatabaseDriver(folder, driver.value);
	await rm(driverFolder, { recursive: true, force: true });
}

/** Throws a sentence when the disk that holds `folder` has not enough room for n8n. */
export async function checkDiskSpace(folder: string, gigabytes = neededGigabytes): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1e9;
	if (free >= gigabytes) return;
	throw new Problem(
		`n8n needs about ${gigabytes} GB in ${folder} and only ${free.toFixed(1)} GB are free: make room, or set XDG_CACHE_HOME to a folder on another disk.`,
	);
}

async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder, { recursive: true });
	} catch (error) {
		throw new Problem(`The cache folder ${folder} cannot be made: ${(error as Error).message}.`);
	}
}

function describe(folder: string): InstalledN8n {
	const manifest = join(folder, 'node_modules', 'n8n', 'package.json');
	const { version } = createRequire(manifest)(manifest) as { version: string };
	const node = nodeBinary(folder);
	return {
		node,
		n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		version,
		path: withFirst(dirname(node)),
	};
}
