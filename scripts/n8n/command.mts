import { execa, type Options } from 'execa';

import { explain } from './problem.mts';

/** Whether a command ends well; what it prints is of no interest. */
export async function succeeds(
	command: string,
	parameters: string[],
	options: Options,
): Promise<boolean> {
	const { failed } = await execa(command, parameters, {
		...options,
		reject: false,
		stdin: 'ignore',
	});
	return !failed;
}

/** Runs a command and shows each line to `onLine`; throws what is known about its failure, or the end of its output. */
export async function run(
	name: string,
	command: string,
	parameters: string[],
	options: Options,
	onLine: (line: string) => void = () => {},
): Promise<void> {
	const child = execa(command, parameters, {
		...options,
		reject: false,
		all: true,
		stdin: 'ignore',
		buffer: true,
	});
	for await (const line of child.iterable({ from: 'all' })) onLine(String(line));
	const { failed, all } = await child;
	if (failed) throw explain(name, String(all));
}
