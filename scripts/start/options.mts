import { parseArgs } from 'node:util';

import { Problem } from '../n8n/problem.mts';

/** What can be said on the command line of `npm start`. */
export interface StartCommand {
	port: number;
	sandboxPort: number;
	open: boolean;
	reset: boolean;
	help: boolean;
}

/** Printed by `npm start -- --help`. */
export const usage = `Usage: npm start -- [options]

  --port <number>          where n8n listens (5678)
  --sandbox-port <number>  the first of five ports of the sandbox (5700)
  --no-open                do not open the browser
  --reset                  forget workflows, executions and the account, and start afresh
  --help                   show this`;

/** Reads the command line; a mistake in it is one sentence. */
export function readCommand(parameters: string[]): StartCommand {
	const values = parse(parameters);
	return {
		port: portNumber('--port', values.port),
		sandboxPort: portNumber('--sandbox-port', values['sandbox-port']),
		open: !values['no-open'],
		reset: values.reset,
		help: values.help,
	};
}

function parse(parameters: string[]) {
	try {
		return parseArgs({
			args: parameters,
			options: {
				port: { type: 'string', default: '5678' },
				'sandbox-port': { type: 'string', default: '5700' },
				'no-open': { type: 'boolean', default: false },
				reset: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false, short: 'h' },
			},
		}).values;
	} catch (error) {
		const [sentence] = (error as Error).message.split('. ');
		throw new Problem(`${sentence}; npm start -- --help lists what there is.`);
	}
}

function portNumber(name: string, value: string): number {
	const port = Number(value);
	// Room for the ports that follow it.
	if (Number.isInteger(port) && port >= 1024 && port <= 65_000) return port;
	throw new Problem(`${name} takes a number from 1024 to 65000, not "${value}".`);
}
