/** An error that the reader can act on: its message is one clear sentence, and no stack trace is shown with it. */
export class Problem extends Error {
	override name = 'Problem';
}

/** The sentence for all that goes wrong between this machine and the package registry. */
export const registryUnreachable =
	'The npm registry cannot be reached: check the network connection and try again.';

const sentences: Array<[RegExp, string]> = [
	[/ENOSPC|no space left/i, 'The disk is full: make room and try again.'],
	[
		/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
		registryUnreachable,
	],
];

/** Finds the sentence for what a command printed before it failed; the end of its output where none is known. */
export function explain(command: string, output: string): Problem {
	const known = sentences.find(([pattern]) => pattern.test(output));
	if (known) return new Problem(known[1]);
	const end = output.trim().split('\n').slice(-15).join('\n');
	return new Problem(`${command} failed:\n${end}`);
}
