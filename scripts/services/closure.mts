import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const LOCAL_IMPORT = /\brequire\(["'](\.[^"']+)["']\)/g;

/**
 * Compiled files and all that they import of the package's own.
 *
 * @param entries paths of compiled files
 * @throws when an import leads nowhere
 */
export async function filesBehind(entries: string[]): Promise<Set<string>> {
	const found = new Set<string>();
	const open = [...entries];
	for (let file = open.pop(); file !== undefined; file = open.pop()) {
		if (found.has(file)) continue;
		found.add(file);
		const code = await readFile(file, 'utf8');
		for (const [, path] of code.matchAll(LOCAL_IMPORT)) open.push(resolved(file, path));
	}
	return found;
}

function resolved(file: string, path: string): string {
	const target = join(dirname(file), path);
	const match = [target, `${target}.js`].find((one) => one.endsWith('.js') && existsSync(one));
	if (match === undefined) throw new Error(`${file} imports ${path}, which is not there`);
	return match;
}
