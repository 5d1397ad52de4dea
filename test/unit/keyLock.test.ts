import { inTurn } from '../../nodes/shared/lib/keyLock';

/** A task that notes its start and end, and ends when told. */
function task(log: string[], name: string) {
	let end: (error?: Error) => void = () => {};
	const ended = new Promise<void>((resolve, reject) => {
		end = (error) => (error ? reject(error) : resolve());
	});
	const run = async () => {
		log.push(`${name} starts`);
		await ended;
		log.push(`${name} ends`);
		return name;
	};
	return { run, end: (error?: Error) => end(error) };
}

it('runs tasks with the same key one after the other, in their order', async () => {
	const log: string[] = [];
	const tasks = ['a', 'b', 'c'].map((name) => task(log, name));
	const all = Promise.all(tasks.map(async ({ run }) => await inTurn('key', run)));
	[...tasks].reverse().forEach(({ end }) => end());
	expect(await all).toEqual(['a', 'b', 'c']);
	expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

it('runs tasks with different keys side by side', async () => {
	const log: string[] = [];
	const one = task(log, 'one');
	const other = task(log, 'other');
	const all = Promise.all([inTurn('1', one.run), inTurn('2', other.run)]);
	other.end();
	await Promise.resolve();
	expect(log.slice(0, 2)).toEqual(['one starts', 'other starts']);
	one.end();
	await all;
});

it('goes on after a task that fails, and tells only its caller', async () => {
	const log: string[] = [];
	const bad = task(log, 'bad');
	const good = task(log, 'good');
	const failed = inTurn('key', bad.run);
	const done = inTurn('key', good.run);
	bad.end(new Error('no'));
	good.end();
	await expect(failed).rejects.toThrow('no');
	await expect(done).resolves.toBe('good');
});

it('lets a later task start at once when nothing is under way any more', async () => {
	await inTurn('key', async () => 'first');
	await expect(inTurn('key', async () => 'second')).resolves.toBe('second');
});
