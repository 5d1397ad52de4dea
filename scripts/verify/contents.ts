import type { Icon, ICredentialType, INodeTypeDescription } from 'n8n-workflow';

import { anchor } from '../docs/markdown';
import type { Manifest } from './manifest';

/** An instance of a class that package.json lists, with the file that it is from. */
export interface LoadedClass<Kind> {
	file: string;
	className: string;
	loaded: Kind;
}

/** A package as npm would publish it. */
export interface Unpacked {
	/** The text of each file by its path, without a slash in front. */
	files: Map<string, string>;
	manifest: Manifest;
	/** Those that package.json lists and that are there. */
	nodes: Array<LoadedClass<INodeTypeDescription>>;
	credentials: Array<LoadedClass<ICredentialType>>;
}

/** What published code may import beside files of its own; n8n brings the first, Node the second. */
const allowedImports = ['n8n-workflow', 'crypto'];

/** Files that a tarball has beside `dist`, whatever package.json says. */
const besideDist = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'index.js'];

const isBuilt = (path: string) =>
	/^dist\/(nodes|credentials|icons)\/.*\.(js|json|svg)$/.test(path) && !/\.test\./.test(path);

/** n8n imports a workflow by its address, which a package without a folder of its own has nowhere else. */
const isExample = (path: string) => /^examples\/[\w-]+\.json$/.test(path);

/** Files that are published and should not be, and imports that do not work where n8n installs the package. */
export function fileProblems({ files }: Unpacked): string[] {
	const paths = [...files.keys()];
	if (!paths.some((path) => path.startsWith('dist/'))) return ['there is no dist: build it first'];
	const extra = paths.filter(
		(path) => !besideDist.includes(path) && !isBuilt(path) && !isExample(path),
	);
	const imports = paths.filter((path) => path.endsWith('.js'));
	return [
		...extra.map((path) => `${path} does not belong into the package`),
		...imports.flatMap((path) => importProblems(files, path)),
	];
}

function importProblems(files: Unpacked['files'], path: string): string[] {
	const code = (files.get(path) ?? '').replace(/^\s*\/\/.*$/gm, '');
	const names = [...code.matchAll(/\b(?:require|import)\(\s*["']([^"']+)["']\s*\)/g)];
	return names.flatMap(([, name]) => {
		if (!name.startsWith('.'))
			return allowedImports.includes(name) ? [] : [`${path} imports ${name}`];
		const target = pathFrom(path, name);
		const isThere = ['', '.js', '.json', '/index.js'].some((end) => files.has(`${target}${end}`));
		return isThere ? [] : [`${path} imports ${name}, which is not in the package`];
	});
}

/** Where a relative path leads that stands in a file of the package. */
function pathFrom(file: string, path: string): string {
	return new URL(path, `file:///${file}`).pathname.slice(1);
}

/** Nodes and credentials that n8n could not load or show. */
export function nodeProblems(unpacked: Unpacked): string[] {
	const { credentials, nodes } = unpacked;
	return [
		...listProblems(unpacked),
		...nodes.flatMap((node) => [
			...nameProblems(node, node.loaded.name),
			...iconProblems(unpacked, node.file, node.loaded.icon),
			...(node.loaded.credentials ?? [])
				.filter(({ name }) => !credentials.some(({ loaded }) => loaded.name === name))
				.map(({ name }) => `${node.file} asks for the credential ${name}, which is not there`),
			...codexProblems(unpacked, node),
		]),
		...credentials.flatMap((credential) => [
			...nameProblems(credential, credential.loaded.name),
			...iconProblems(unpacked, credential.file, credential.loaded.icon),
			...docsLinkProblems(unpacked, credential),
		]),
	];
}

/** A credential is explained in the README of its own package, which npm shows. */
function docsLinkProblems(
	{ files, manifest }: Unpacked,
	{ file, loaded }: LoadedClass<ICredentialType>,
): string[] {
	const readme = `https://www.npmjs.com/package/${manifest.name}#`;
	const headings = [...(files.get('README.md') ?? '').matchAll(/^#+ (.+)$/gm)];
	const sections = headings.map(([, heading]) => `${readme}${anchor(heading)}`);
	const link = loaded.documentationUrl ?? '';
	return sections.includes(link)
		? []
		: [`${file}: its Docs link ${link} leads to no section of the README`];
}

function listProblems({ files, manifest }: Unpacked): string[] {
	const listed = [...(manifest.n8n?.nodes ?? []), ...(manifest.n8n?.credentials ?? [])];
	const present = [...files.keys()].filter((path) => /\.(node|credentials)\.js$/.test(path));
	return [
		...listed.filter((path) => !files.has(path)).map((path) => `${path} is listed and not there`),
		...present
			.filter((path) => !listed.includes(path))
			.map((path) => `${path} is there and package.json does not list it`),
	];
}

function nameProblems({ file, className }: LoadedClass<unknown>, name: string): string[] {
	const expected = `${className[0].toLowerCase()}${className.slice(1)}`;
	return name === expected ? [] : [`${file}: its name is ${name} and would be ${expected}`];
}

function iconProblems({ files }: Unpacked, file: string, icon: Icon | undefined): string[] {
	if (typeof icon !== 'object') return [`${file} has no icon for light and dark`];
	return Object.entries(icon).flatMap(([theme, path]) => {
		const drawing = files.get(pathFrom(file, path.replace(/^file:/, '')));
		if (!path.endsWith('.svg') || drawing === undefined)
			return [`${file}: its ${theme} icon ${path} is no SVG of the package`];
		const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(drawing) ?? [];
		return width && width === height ? [] : [`${file}: its ${theme} icon ${path} is not square`];
	});
}

function codexProblems(
	{ files, manifest }: Unpacked,
	{ file, loaded }: LoadedClass<INodeTypeDescription>,
): string[] {
	const path = file.replace(/\.js$/, '.json');
	const text = files.get(path);
	if (text === undefined) return [`${file} has no codex file`];
	const { node, categories, alias } = JSON.parse(text) as Record<string, string[] | undefined> & {
		node?: string;
	};
	const problems: Array<[isWrong: boolean, sentence: string]> = [
		[node !== `${manifest.name}.${loaded.name}`, `it is for ${node}`],
		[!categories?.length, 'it names no category'],
		[!alias?.length, 'it names no search words'],
	];
	return problems.filter(([isWrong]) => isWrong).map(([, sentence]) => `${path}: ${sentence}`);
}
