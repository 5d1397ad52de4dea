import type { Options } from 'execa';
import { existsSync, realpathSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { run, succeeds } from './command.mts';
import { projectFolder } from './paths.mts';
import { installPackages, type Report } from './pnpm.mts';
import { Problem } from './problem.mts';
import { nodeBinary, nodePackageFolder, withFirst } from './shippedNode.mts';

/** Where the driver's compiled part is, inside of its package. */
const compiledFile = join('build', 'Release', 'node_sqlite3.node');

/**
 * n8n needs one native module that is neither shipped nor optional: the SQLite driver. Its own install script downloads
 * a binary and compiles where that fails; this does the same, with what makes compiling work in more places: a newer
 * node-gyp (the driver's does not run with Python 3.12) and the headers that came with Node (nothing to download).
 * It happens in a folder of its own, so that it can be done while n8n is being installed.
 *
 * @returns the file with the compiled part
 * @throws Problem when it can neither be downloaded nor compiled
 */
export async function buildDatabaseDriver(folder: string, report: Report): Promise<string> {
	await mkdir(folder, { recursive: true });
	for (const file of ['package.json', 'pnpm-lock.yaml'])
		await copyFile(join(projectFolder, 'scripts', 'n8n', 'driver', file), join(folder, file));
	await installPackages(folder, () => report('fetching the SQLite driver'));
	const node = nodeBinary(folder);
	// pnpm puts links here; what the driver itself can require is found from where it really is.
	const driver = realpathSync(join(folder, 'node_modules', 'sqlite3'));
	const options: Options = { cwd: driver, env: { PATH: withFirst(dirname(node)) } };
	const compiled = join(driver, compiledFile);

	report('fetching the SQLite driver');
	const prebuildInstall = createRequire(join(driver, 'package.json')).resolve(
		'prebuild-install/bin.js',
	);
	await succeeds(node, [prebuildInstall, '-r', 'napi'], { ...options, timeout: 120_000 });
	if (await driverLoads(driver, node)) return compiled;
	await compile(node, compileParameters(folder), options, report);
	if (await driverLoads(driver, node)) return compiled;
	throw new Problem("n8n's SQLite driver was compiled but cannot be loaded on this machine.");
}

/** Gives an installed n8n the compiled part of its SQLite driver. */
export async function placeDatabaseDriver(folder: string, compiled: string): Promise<void> {
	const fromN8n = createRequire(
		join(realpathSync(join(folder, 'node_modules', 'n8n')), 'package.json'),
	);
	const driver = dirname(fromN8n.resolve('sqlite3/package.json'));
	await mkdir(dirname(join(driver, compiledFile)), { recursive: true });
	await copyFile(compiled, join(driver, compiledFile));
	if (!(await driverLoads(driver, nodeBinary(folder))))
		throw new Problem(
			"The SQLite driver that was built does not fit this n8n: its version in scripts/n8n/driver has to be that of n8n's lock file.",
		);
}

async function driverLoads(driver: string, node: string): Promise<boolean> {
	return await succeeds(node, ['-e', 'require("sqlite3")'], { cwd: driver });
}

async function compile(
	node: string,
	parameters: string[],
	options: Options,
	report: Report,
): Promise<void> {
	const started = Date.now();
	const tick = () =>
		report(`compiling the SQLite driver (${Math.round((Date.now() - started) / 1000)} s)`);
	tick();
	const ticking = setInterval(tick, 5000);
	try {
		await run('node-gyp rebuild', node, parameters, options);
	} catch (error) {
		const message = (error as Error).message;
		if (
			!/find Python|not found: (make|g\+\+|c\+\+)|g\+\+: (not found|No such)|Visual Studio|xcode/i.test(
				message,
			)
		)
			throw error;
		throw new Problem(
			"n8n's SQLite driver could not be downloaded and compiling it needs Python 3, make and a C++ compiler (Debian and Ubuntu: apt-get install python3 build-essential): install them and try again.",
		);
	} finally {
		clearInterval(ticking);
	}
}

function compileParameters(folder: string): string[] {
	const nodeGyp = join(
		projectFolder,
		'node_modules',
		'pnpm',
		'dist',
		'node_modules',
		'node-gyp',
		'bin',
		'node-gyp.js',
	);
	const headers = nodePackageFolder(folder);
	const shipped = headers && existsSync(join(headers, 'include', 'node', 'node_api.h'));
	return [nodeGyp, 'rebuild', '--jobs', 'max', ...(shipped ? [`--nodedir=${headers}`] : [])];
}
