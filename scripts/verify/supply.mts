import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { projectFolder } from '../n8n/paths.mts';
import { licencesPage, unusualLicences, type LockedPackages } from './licences.ts';
import type { Manifest } from './manifest.ts';

const readProject = async (file: string) => await readFile(join(projectFolder, file), 'utf8');

/** What docs/licences.md has to say. */
export async function licencesDocument(): Promise<string> {
	const locked = JSON.parse(await readProject('package-lock.json')) as LockedPackages;
	const { devDependencies = {} } = JSON.parse(await readProject('package.json')) as Manifest;
	const filepath = join(projectFolder, 'docs', 'licences.md');
	const options = { ...(await resolveConfig(filepath)), filepath };
	return await format(licencesPage(locked, Object.keys(devDependencies)), options);
}

/** Licences that nobody has looked at, and a list of licences that is no longer right. */
export async function licenceProblems(): Promise<string[]> {
	const locked = JSON.parse(await readProject('package-lock.json')) as LockedPackages;
	const isStale = (await readProject('docs/licences.md')) !== (await licencesDocument());
	return [
		...unusualLicences(locked),
		...(isStale ? ['docs/licences.md is stale: run npm run licences'] : []),
	];
}

/** Known weaknesses in what a user's n8n would install along. */
export async function auditProblems(): Promise<string[]> {
	const { stdout } = await execa('npm', ['audit', '--omit=dev', '--json'], {
		cwd: projectFolder,
		reject: false,
	});
	const { metadata } = JSON.parse(stdout) as { metadata?: { vulnerabilities: { total: number } } };
	return metadata?.vulnerabilities.total === 0 ? [] : [stdout];
}
