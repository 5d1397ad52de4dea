import { parseArgs } from 'node:util';

import { startSandbox } from '../sandbox/index.ts';

const ports = { control: 5700, bol: 5701, picqer: 5702, goedgepickt: 5703, lagerkoll: 5704 };

const usage = `npm run sandbox -- [options]
  --limit <requests>        replaces the documented rate limits of all services
  --window <milliseconds>   length of the rate limit's window
  --window-kind <kind>      fixed or sliding`;

class WrongUsage extends Error {}

function positiveNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1)
		throw new WrongUsage(`--${name} must be a whole number above zero, not "${text}".`);
	return number;
}

function windowKind(text: string | undefined): 'fixed' | 'sliding' | undefined {
	if (text === undefined || text === 'fixed' || text === 'sliding') return text;
	throw new WrongUsage(`--window-kind must be fixed or sliding, not "${text}".`);
}

function readFlags() {
	try {
		const { values } = parseArgs({
			options: {
				limit: { type: 'string' },
				window: { type: 'string' },
				'window-kind': { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		});
		return values;
	} catch (error) {
		throw new WrongUsage((error as Error).message);
	}
}

function limitsFrom(flags: ReturnType<typeof readFlags>) {
	const limits = {
		limit: positiveNumber('limit', flags.limit),
		windowMs: positiveNumber('window', flags.window),
		kind: windowKind(flags['window-kind']),
	};
	return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

function explain(error: unknown): string {
	const { code, port } = error as { code?: string; port?: number };
	if (code === 'EADDRINUSE')
		return `Port ${port} is in use; stop the program that holds it and start the sandbox again.`;
	if (error instanceof WrongUsage) return `${error.message}\n\n${usage}`;
	return String(error);
}

async function main(): Promise<void> {
	const flags = readFlags();
	if (flags.help) {
		console.log(usage);
		return;
	}
	const sandbox = await startSandbox({ ports, limits: limitsFrom(flags) });
	console.log(`The sandbox is running. Ctrl-C ends it.

  bol          ${sandbox.urls.bol}   (API and token endpoint /token)
               client id sandbox-client, client secret sandbox-secret
  Picqer       ${sandbox.urls.picqer}   (API below /api/v1)
               API key sandbox-key, of a fulfilment customer: sandbox-fulfilment-key
  GoedGepickt  ${sandbox.urls.goedgepickt}   (APIs below /api/v1 and /api/fulfilment/v1)
               API key sandbox-key, of a fulfilment customer: sandbox-fulfilment-key
  Lagerkoll    ${sandbox.urls.lagerkoll}   (API below /v1)
               API key sandbox-key, stores 186008 and 186009; without the API feature: sandbox-inactive-key
               user_id 48, user_token sandbox-user-token; PUT /lagerkoll/callback sets where callbacks go
  control      ${sandbox.urls.control}   (open it in a browser; GET /counters, POST /faults, POST /reset, ...)`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
	}
}

main().catch((error: unknown) => {
	console.error(explain(error));
	process.exit(1);
});
