import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { until } from './until.mts';

/** The clock of n8n alone; the tests and the sandbox keep the right one. */
export class Clock {
	private readonly folder = mkdtempSync(join(tmpdir(), 'clock-'));

	private readonly file = join(this.folder, 'offset');

	/** How far n8n's clock is ahead, in ms. */
	ahead = 0;

	constructor() {
		writeFileSync(this.file, '0');
	}

	/** Variables that n8n has to be started with. */
	get environment(): Record<string, string> {
		return { SHIFTED_CLOCK_FILE: this.file };
	}

	/** Scripts that n8n has to be started with. */
	readonly preload = [fileURLToPath(new URL('shift-clock.cjs', import.meta.url))];

	/** Sets the clock of n8n so far ahead, or behind below 0; returns when n8n has taken it up. */
	async set(ahead: number): Promise<void> {
		const next = `${this.file}.next`;
		writeFileSync(next, String(ahead));
		// In one step, so that n8n never reads half of it.
		renameSync(next, this.file);
		const isTaken = () => readFileSync(`${this.file}.taken`, 'utf8') === String(ahead);
		await until('n8n takes up its new clock', isTaken, { lookAgainMs: 10 });
		this.ahead = ahead;
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
