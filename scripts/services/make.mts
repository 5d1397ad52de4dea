import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

import type { Icon, ICredentialType, INodeType } from 'n8n-workflow';

import { npm } from '../n8n/npm.mts';
import { projectFolder } from '../n8n/paths.mts';
import type { Manifest } from '../verify/manifest.ts';
import { filesBehind } from './closure.mts';
import { servicePackages, type ServicePackage } from './packages.ts';
import { absolute, credentialLink, readmeOf } from './readme.ts';

interface Loaded<Kind> {
	/** Path in the package. */
	file: string;
	instance: Kind;
}

interface Workflow {
	name: string;
	nodes: Array<{ type: string }>;
}

/** Where the packages of the services are made; git does not hold it. */
export const servicesFolder = join(projectFolder, 'build');

/**
 * Builds the project, and makes the package of each service from it.
 *
 * @returns the folders of the packages
 */
export async function makeServicePackages(): Promise<string[]> {
	await npm(projectFolder, ['run', 'build']);
	const folders = [];
	for (const service of servicePackages) folders.push(await makeServicePackage(service));
	return folders;
}

/** The package of a service: its nodes and credentials, the shared code behind them, and nothing of another service. */
async function makeServicePackage(service: ServicePackage): Promise<string> {
	const folder = join(servicesFolder, service.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const whole = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as Manifest;
	const nodes = load<INodeType>(whole.n8n?.nodes).filter(({ file }) =>
		file.startsWith(`dist/nodes/${service.folder}/`),
	);
	const wanted = nodes.flatMap(({ instance }) => instance.description.credentials ?? []);
	const credentials = load<ICredentialType>(whole.n8n?.credentials).filter(({ instance }) =>
		wanted.some(({ name }) => name === instance.name),
	);
	const link = credentialLink(service, whole.name);
	await copyBuilt(folder, [...nodes, ...credentials]);
	for (const { file } of credentials) await rewrite(folder, file, [link]);
	await copyIcons(folder, [
		...nodes.map(({ file, instance }) => ({ file, icon: instance.description.icon })),
		...credentials.map(({ file, instance }) => ({ file, icon: instance.icon })),
	]);
	await copyBesideNodes(folder, nodes, [[`"${whole.name}.`, `"${service.name}.`], link]);
	const examples = await writeExamples(folder, service, whole.name);
	await writeManifest(folder, service, whole, { nodes, credentials });
	await copyFile(folder, 'LICENSE');
	await rewrite(folder, 'index.js', [[whole.name, service.name]]);
	const changelog = await readFile(join(projectFolder, 'CHANGELOG.md'), 'utf8');
	await writeFile(join(folder, 'CHANGELOG.md'), absolute(changelog, repositoryOf(whole)));
	const readme = readmeOf({
		service,
		wholeReadme: await readFile(join(projectFolder, 'README.md'), 'utf8'),
		wholeName: whole.name,
		version: whole.version,
		repository: repositoryOf(whole),
		nodes: nodes.map(({ instance }) => instance.description),
		examples,
	});
	await writeFile(join(folder, 'README.md'), readme);
	return folder;
}

/** The address of the repository as a browser takes it. */
function repositoryOf({ repository }: Manifest): string {
	return (repository?.url ?? '').replace(/^git\+/, '').replace(/\.git$/, '');
}

function load<Kind>(files: string[] = []): Array<Loaded<Kind>> {
	const requireThere = createRequire(join(projectFolder, 'package.json'));
	return files.map((file) => {
		const exported = requireThere(join(projectFolder, file)) as Record<string, new () => Kind>;
		return { file, instance: new exported[basename(file).split('.')[0]]() };
	});
}

async function copyBuilt(folder: string, entries: Array<{ file: string }>) {
	const files = await filesBehind(entries.map(({ file }) => join(projectFolder, file)));
	for (const file of files) await copyFile(folder, relative(projectFolder, file));
}

async function copyFile(folder: string, path: string) {
	await mkdir(dirname(join(folder, path)), { recursive: true });
	await cp(join(projectFolder, path), join(folder, path));
}

/** Copies a file with some texts replaced. */
async function rewrite(folder: string, path: string, changes: Array<[from: string, to: string]>) {
	const text = await readFile(join(projectFolder, path), 'utf8');
	const changed = changes.reduce((result, [from, to]) => result.replaceAll(from, to), text);
	await writeFile(join(folder, path), changed);
}

async function copyIcons(folder: string, all: Array<{ file: string; icon?: Icon }>) {
	const paths = all.flatMap(({ file, icon }) =>
		Object.values(typeof icon === 'object' ? icon : {}).map((path) =>
			join(dirname(file), path.replace(/^file:/, '')),
		),
	);
	for (const path of new Set(paths)) await copyFile(folder, path);
}

/** Codex files name the package; output schemas stand beside the nodes as they are. */
async function copyBesideNodes(
	folder: string,
	nodes: Array<{ file: string }>,
	changes: Array<[from: string, to: string]>,
) {
	for (const { file } of nodes) {
		await rewrite(folder, file.replace(/\.js$/, '.json'), changes);
	}
	const schemas = join(dirname(nodes[0].file), '__schema__');
	const among = await readdir(join(projectFolder, dirname(schemas)));
	if (among.includes('__schema__'))
		await cp(join(projectFolder, schemas), join(folder, schemas), { recursive: true });
}

/** The examples in which the service has a part, with the nodes of the services' own packages. */
async function writeExamples(folder: string, service: ServicePackage, wholeName: string) {
	const source = join(projectFolder, 'examples');
	const written = [];
	await mkdir(join(folder, 'examples'));
	for (const file of (await readdir(source)).filter((name) => !name.startsWith('play-'))) {
		const workflow = JSON.parse(await readFile(join(source, file), 'utf8')) as Workflow;
		const nodes = workflow.nodes.map((node) => ({ ...node, type: typeIn(node.type, wholeName) }));
		if (!nodes.some(({ type }) => type.startsWith(`${service.name}.`))) continue;
		const text = JSON.stringify({ ...workflow, nodes }, null, '\t');
		await writeFile(join(folder, 'examples', file), `${text}\n`);
		written.push({ file, title: workflow.name });
	}
	return written;
}

/** The name of a node type in the package of its service. */
function typeIn(type: string, wholeName: string): string {
	const [packageName, node] = type.split('.');
	if (packageName !== wholeName) return type;
	const service = servicePackages.find(({ folder }) =>
		node.toLowerCase().startsWith(folder.toLowerCase()),
	);
	if (!service) throw new Error(`${type} is a node of no service`);
	return `${service.name}.${node}`;
}

async function writeManifest(
	folder: string,
	service: ServicePackage,
	whole: Manifest,
	loaded: { nodes: Array<{ file: string }>; credentials: Array<{ file: string }> },
) {
	const { version, license, author, repository, engines, main, peerDependencies } = whole;
	const manifest = {
		name: service.name,
		version,
		description: service.description,
		license,
		homepage: `https://www.npmjs.com/package/${service.name}`,
		keywords: ['n8n-community-node-package', 'n8n', ...service.keywords],
		author,
		repository,
		engines,
		main,
		files: ['dist', 'examples', 'CHANGELOG.md', 'index.js'],
		n8n: {
			n8nNodesApiVersion: whole.n8n?.n8nNodesApiVersion,
			strict: whole.n8n?.strict,
			credentials: loaded.credentials.map(({ file }) => file),
			nodes: loaded.nodes.map(({ file }) => file),
		},
		peerDependencies,
	};
	await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
}
