import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

import type { N8nApi } from './api.mts';
import type { RunningN8n } from './instance.mts';
import { withLock } from './lock.mts';
import { npm } from './npm.mts';
import { cacheFolder, projectFolder, shortHash } from './paths.mts';
import type { Report } from './pnpm.mts';
import { Problem } from './problem.mts';

/** A package as npm publishes it, and what n8n knows it by. */
export interface PackedPackage {
	name: string;
	version: string;
	tarball: string;
}

interface Manifest {
	name: string;
	version: string;
	author?: string | { name?: string; email?: string };
	[field: string]: unknown;
}

/** Folders of the project that neither the build nor the published package is made of. */
const notPackaged = new Set([
	'build',
	'coverage',
	'dist',
	'docs',
	'examples',
	'node_modules',
	'sandbox',
	'scripts',
	'test',
]);

/**
 * Builds the project and packs it, as publishing would, and returns the tarball. Another folder is built where it has
 * scripts, and only packed where it has none.
 * The tarball is kept under a hash of all that it is made of, so that nothing is done when nothing has changed.
 */
export async function packProject(
	report: Report = () => {},
	folder = projectFolder,
): Promise<PackedPackage> {
	const manifest = await readManifest(folder);
	const packages = join(cacheFolder(), 'packages');
	await mkdir(packages, { recursive: true });
	const pack = async () => {
		const target = join(packages, `${manifest.name}-${await hashOfFiles(folder, manifest)}.tgz`);
		if (existsSync(target)) return target;
		if (manifest.scripts) {
			report('building');
			await npm(folder, ['run', 'build']);
		}
		report('packing');
		const destination = await mkdtemp(join(packages, '.pack-'));
		try {
			await npm(folder, ['pack', '--pack-destination', destination, '--ignore-scripts']);
			const [file] = await readdir(destination);
			if (!file) throw new Problem('npm pack made no tarball.');
			await rename(join(destination, file), target);
		} finally {
			await rm(destination, { recursive: true, force: true });
		}
		return target;
	};
	// Two builds at the same time would write into the same dist folder.
	const lockFile = join(packages, `${manifest.name}-${shortHash(folder)}.lock`);
	const tarball = await withLock(lockFile, pack, () => report('waiting for another build'));
	return { name: manifest.name, version: manifest.version, tarball };
}

async function readManifest(folder: string): Promise<Manifest> {
	return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Of a project with scripts, the sources; of a folder that is only packed, all files. */
async function hashOfFiles(folder: string, { scripts }: Manifest): Promise<string> {
	const parts: Array<string | Buffer> = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if ((scripts && notPackaged.has(entry.name)) || entry.name.startsWith('.')) continue;
		const path = join(folder, entry.name);
		const inside = entry.isDirectory()
			? await readdir(path, { recursive: true, withFileTypes: true })
			: [];
		const files = entry.isDirectory()
			? inside.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
			: [path];
		for (const file of files.sort())
			parts.push(relative(folder, file).split(sep).join('/'), await readFile(file));
	}
	return shortHash(...parts);
}

/**
 * Installs a packed package into n8n's user folder the way n8n does, before n8n starts.
 *
 * n8n 2.41's community packages service (installOrUpdatePackage, downloadPackage) takes these steps in
 * `<user folder>/.n8n/nodes`: it runs `npm pack <name>@<version>`, unpacks the tarball into `node_modules/<name>`,
 * removes devDependencies, peerDependencies and optionalDependencies from its package.json, runs npm install in it
 * with the parameters below, and notes name and version under `dependencies` in `nodes/package.json`. At its next start
 * n8n loads whatever is in that folder. All this is done here; the one difference is that the tarball is a given file
 * instead of one that npm fetches from its registry: n8n accepts no file, nor another registry without a licence.
 * What remains is n8n's note in its database, see `recordPackage`.
 */
export async function installPackage(
	userFolder: string,
	{ name, version, tarball }: PackedPackage,
): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', name);
	const marker = join(nodes, `${name}.tarball`);
	// The tarball's file name holds a hash of its contents.
	if (existsSync(folder) && (await readFile(marker, 'utf8').catch(() => '')) === tarball) return;

	await rm(marker, { force: true });
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await execa('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);

	const removed = ['devDependencies', 'peerDependencies', 'optionalDependencies'];
	const manifest = Object.entries(await readManifest(folder)).filter(
		([field]) => !removed.includes(field),
	);
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify(Object.fromEntries(manifest), null, 2),
	);
	await npm(folder, [
		...[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
		],
		...['--ignore-scripts=true', '--package-lock=false'],
	]);

	const ledgerFile = join(nodes, 'package.json');
	const ledger = existsSync(ledgerFile)
		? (JSON.parse(await readFile(ledgerFile, 'utf8')) as { dependencies: Record<string, string> })
		: { name: 'installed-nodes', private: true, dependencies: {} };
	const dependencies = { ...ledger.dependencies, [name]: version };
	await writeFile(ledgerFile, JSON.stringify({ ...ledger, dependencies }, null, 2));
	await writeFile(marker, tarball);
}

/**
 * Notes an installed package in n8n's database, so that Settings > Community nodes lists it.
 *
 * n8n does this while it installs, with no way to ask for it afterwards; so the two tables are written directly, with
 * what n8n itself says about the nodes it has loaded. Nodes load and run without it. Throws when n8n loaded none.
 */
export async function recordPackage(
	n8n: RunningN8n,
	api: N8nApi,
	{ name }: PackedPackage,
): Promise<void> {
	const loaded = await api.nodeTypes(name);
	// n8n adds a twin of each node that can be an agent's tool; its own record names only the originals.
	const names = new Set(loaded.map((type) => type.name));
	const nodeTypes = loaded.filter(
		(type) => !(type.name.endsWith('Tool') && names.has(type.name.slice(0, -'Tool'.length))),
	);
	if (nodeTypes.length === 0)
		throw new Problem(
			`n8n loaded no node of ${name}; its log is ${join(n8n.userFolder, 'n8n.log')}.`,
		);
	const installed = join(n8n.userFolder, '.n8n', 'nodes', 'node_modules', name);
	const { version, author } = await readManifest(installed);
	const record = {
		packageName: name,
		installedVersion: version,
		authorName: typeof author === 'string' ? author : author?.name,
		authorEmail: typeof author === 'string' ? undefined : author?.email,
		nodes: nodeTypes.map((type) => ({
			type: type.name,
			name: type.displayName,
			latestVersion: Math.max(...[type.version].flat()),
		})),
	};
	// By n8n's own Node, because the one that runs this may be too old to have SQLite built in.
	const script = join(projectFolder, 'scripts', 'n8n', 'record-package.mjs');
	const database = join(n8n.userFolder, '.n8n', 'database.sqlite');
	await execa(n8n.installed.node, ['--no-warnings', script, database], {
		input: JSON.stringify(record),
	});
}

/** A fresh folder for an n8n that is thrown away afterwards. */
export async function temporaryUserFolder(): Promise<string> {
	return await mkdtemp(join(tmpdir(), 'n8n-'));
}
