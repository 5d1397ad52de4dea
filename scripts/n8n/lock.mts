import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process runs the work of the same lock file.
 * The file holds the process id of its owner, so that the lock of a process that was killed counts for nothing.
 */
export async function withLock<Result>(
	lockFile: string,
	work: () => Promise<Result>,
	onWait: () => void = () => {},
): Promise<Result> {
	let waited = false;
	while (!(await acquire(lockFile))) {
		if (!waited) onWait();
		waited = true;
		if (!(await ownerIsAlive(lockFile))) await rm(lockFile, { force: true });
		else await sleep(500);
	}
	// A process that exits in the middle leaves the file; the next one sees that its owner is gone.
	try {
		return await work();
	} finally {
		await rm(lockFile, { force: true });
	}
}

async function acquire(lockFile: string): Promise<boolean> {
	try {
		const file = await open(lockFile, 'wx');
		await file.writeFile(String(process.pid));
		await file.close();
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

async function ownerIsAlive(lockFile: string): Promise<boolean> {
	const owner = Number(await readFile(lockFile, 'utf8').catch(() => ''));
	// Empty for the moment between creating and writing it: look again before judging.
	if (!owner) {
		await sleep(1000);
		return Boolean(Number(await readFile(lockFile, 'utf8').catch(() => '')));
	}
	try {
		process.kill(owner, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
