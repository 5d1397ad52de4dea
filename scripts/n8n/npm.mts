import { execa } from 'execa';

import { explain, Problem, registryUnreachable } from './problem.mts';

/** Runs npm and returns what it printed; an error is told in one sentence where it is a known one. */
export async function npm(
	folder: string,
	parameters: string[],
	environment: Record<string, string> = {},
): Promise<string> {
	// Inside an npm script npm says where it is itself; started by node alone, the shell finds it.
	const script = process.env.npm_execpath;
	const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
	const { failed, all, stdout } = await execa(command, [...first, ...parameters], {
		cwd: folder,
		env: environment,
		reject: false,
		all: true,
		stdin: 'ignore',
	});
	if (failed) throw explain(`npm ${parameters.join(' ')}`, all);
	return stdout;
}

/** Throws a sentence when the registry cannot be reached; package managers would try for minutes before they say so. */
export async function checkRegistry(folder: string): Promise<void> {
	try {
		await npm(folder, ['ping', '--fetch-retries=1', '--fetch-retry-mintimeout=1000']);
	} catch (error) {
		// A registry that answers, if only that it knows no ping, is there.
		if (error instanceof Problem && error.message === registryUnreachable) throw error;
	}
}
