import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative, sep } from 'node:path';

import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

import type { LoadedClass, Unpacked } from './contents.ts';
import type { Manifest } from './manifest.ts';

/** Reads an unpacked package and loads its nodes and credentials; n8n-workflow has to be found from the folder. */
export function readUnpacked(folder: string): Unpacked {
	const files = new Map(
		pathsIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
	);
	const manifest = JSON.parse(files.get('package.json') ?? '{}') as Manifest;
	const present = (paths: string[] = []) => paths.filter((path) => files.has(path));
	const nodes = load<{ description: INodeTypeDescription }>(folder, present(manifest.n8n?.nodes));
	return {
		files,
		manifest,
		nodes: nodes.map(({ loaded, ...rest }) => ({ ...rest, loaded: loaded.description })),
		credentials: load<ICredentialType>(folder, present(manifest.n8n?.credentials)),
	};
}

/** All files of a folder, with slashes on every system. */
function pathsIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function load<Kind>(folder: string, files: string[]): Array<LoadedClass<Kind>> {
	const requireThere = createRequire(join(folder, 'package.json'));
	return files.map((file) => {
		const className = basename(file).split('.')[0];
		const exported = requireThere(join(folder, file)) as Record<string, new () => Kind>;
		return { file, className, loaded: new exported[className]() };
	});
}
