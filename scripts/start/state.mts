import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheFolder, projectFolder, shortHash } from '../n8n/paths.mts';
import { Problem } from '../n8n/problem.mts';

/** What an earlier start has put into n8n. */
export interface StartState {
	/** Hash of the imported credentials. */
	credentials?: string;
	/** Hash of each imported example, by workflow id. */
	examples: Record<string, string>;
}

/** Where `npm start` of this clone keeps its n8n: database, log, installed package. */
export const startFolder = join(cacheFolder(), `start-${shortHash(projectFolder)}`);

const stateFile = join(startFolder, 'state.json');

/** Reads what an earlier start has done; nothing, if there was none. */
export async function readState(): Promise<StartState> {
	try {
		return JSON.parse(await readFile(stateFile, 'utf8')) as StartState;
	} catch {
		return { examples: {} };
	}
}

/** Keeps what this start has done, for the next. */
export async function writeState(state: StartState): Promise<void> {
	await mkdir(startFolder, { recursive: true });
	await writeFile(stateFile, JSON.stringify(state, null, '\t'));
}

/** Forgets everything of earlier starts. */
export async function reset(): Promise<void> {
	try {
		await rm(startFolder, { recursive: true, force: true });
	} catch (error) {
		throw new Problem(`${startFolder} cannot be removed: ${(error as Error).message}.`);
	}
}
