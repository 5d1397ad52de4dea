import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this project's package.json. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Where everything is kept that is not the project's own; deleting it costs time, nothing else. */
export function cacheFolder(): string {
	return join(userCacheFolder(), 'n8n-nodes-webshop-fulfilment');
}

function userCacheFolder(): string {
	if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
	if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
	return join(homedir(), '.cache');
}

/** The first characters of a SHA-256, enough to tell folders apart by what they are made of. */
export function shortHash(...parts: Array<string | Buffer>): string {
	const hash = createHash('sha256');
	// The zero byte keeps ["ab", "c"] and ["a", "bc"] apart.
	for (const part of parts) hash.update(part).update('\0');
	return hash.digest('hex').slice(0, 12);
}
