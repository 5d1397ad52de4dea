import {
	Listr,
	type ListrDefaultRenderer,
	type ListrSimpleRenderer,
	type ListrTaskWrapper,
} from 'listr2';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { installN8n, type InstalledN8n } from './n8n/install.mts';
import { importCredentials } from './n8n/import.mts';
import { startN8n, type RunningN8n } from './n8n/instance.mts';
import { installPackage, packProject, recordPackage, type PackedPackage } from './n8n/package.mts';
import { shortHash } from './n8n/paths.mts';
import type { Report } from './n8n/pnpm.mts';
import { checkPort } from './n8n/ports.mts';
import { Problem } from './n8n/problem.mts';
import type { N8nApi } from './n8n/api.mts';
import { openInBrowser } from './start/browser.mts';
import { enterCallbackUrl } from './start/callback.mts';
import { sandboxCredentials, type SandboxUrls } from './start/credentials.mts';
import { bringExample, readExamples, type Example } from './start/examples.mts';
import { readCommand, usage, type StartCommand } from './start/options.mts';
import { ownerSession } from './start/owner.mts';
import { screen } from './start/screen.mts';
import { readState, reset, startFolder, writeState, type StartState } from './start/state.mts';

/** What one step leaves for the next. */
interface Context {
	packed: PackedPackage;
	installed: InstalledN8n;
	urls: SandboxUrls;
	n8n: RunningN8n;
	api: N8nApi;
	state: StartState;
	examples: Example[];
}

type Task = ListrTaskWrapper<Context, ListrDefaultRenderer, ListrSimpleRenderer>;

/** What has been started, to be stopped in the reverse order. */
const started: Array<() => Promise<void>> = [];
let stopping: Promise<void> | undefined;

async function main(): Promise<void> {
	const command = readCommand(process.argv.slice(2));
	if (command.help) return console.log(usage);
	await checkPorts(command);
	if (command.reset) await reset();
	const { n8n, urls, examples } = await steps(command).run();
	if (stopping) return;
	console.log(screen(n8n.url, urls, examples, join(startFolder, 'n8n.log')));
	if (command.open) openInBrowser(n8n.url);
	await n8n.ended;
	if (!stopping)
		throw new Problem(`n8n has ended by itself; its log is ${join(startFolder, 'n8n.log')}.`);
}

/** At the very start: a port that is taken is to be said before minutes of installing. */
async function checkPorts({ port, sandboxPort }: StartCommand): Promise<void> {
	await checkPort(
		port,
		'n8n',
		'stop that program, or choose another with npm start -- --port 5679',
	);
	for (const each of Object.values(portsFrom(sandboxPort))) {
		await checkPort(
			each,
			'the sandbox',
			'stop that program, or choose others with npm start -- --sandbox-port 5800',
		);
	}
}

function portsFrom(first: number): Record<keyof SandboxUrls, number> {
	return {
		control: first,
		bol: first + 1,
		picqer: first + 2,
		goedgepickt: first + 3,
		lagerkoll: first + 4,
	};
}

function steps(command: StartCommand): Listr<Context> {
	return new Listr<Context>(
		[
			{
				title: 'Get ready',
				task: (_context, task) =>
					task.newListr(
						[
							{
								title: 'Build and pack this package',
								task: async (context, task) => (context.packed = await packProject(reportTo(task))),
							},
							{
								title: 'n8n, with the Node it needs',
								task: async (context, task) =>
									(context.installed = await installN8n(reportTo(task))),
							},
						],
						{ concurrent: true },
					),
			},
			{
				title: 'Install the package into n8n',
				task: async ({ packed }) => await installPackage(startFolder, packed),
			},
			{
				title: 'Start the sandbox',
				task: async (context) => (context.urls = await startServices(command)),
			},
			{
				title: 'Start n8n',
				task: async (context) => {
					const { installed } = context;
					context.n8n = await startN8n({ userFolder: startFolder, port: command.port, installed });
					started.push(async () => await context.n8n.stop());
				},
			},
			{
				title: 'Sign in',
				task: async (context) => {
					context.api = await ownerSession(context.n8n.url);
					await recordPackage(context.n8n, context.api, context.packed);
				},
			},
			{ title: 'Credentials of the sandbox', task: bringCredentials },
			{ title: 'Example workflows', task: bringExamples },
		],
		{
			concurrent: false,
			// Ctrl-C is taken care of below, once for all steps.
			registerSignalListeners: false,
			rendererOptions: { collapseErrors: true, showErrorMessage: false },
			fallbackRendererOptions: {},
		},
	);
}

function reportTo(task: Task): Report {
	let last = 0;
	// A log file gets a line now and then where a terminal sees every step.
	const pause = process.stdout.isTTY ? 100 : 5000;
	return (progress) => {
		if (Date.now() - last < pause) return;
		last = Date.now();
		task.output = progress;
	};
}

async function startServices({ sandboxPort }: StartCommand): Promise<SandboxUrls> {
	const { startSandbox } = await import('../sandbox/index.ts');
	const sandbox = await startSandbox({ ports: portsFrom(sandboxPort) });
	started.push(async () => await sandbox.stop());
	return sandbox.urls;
}

async function bringCredentials(context: Context): Promise<void> {
	context.state = await readState();
	const credentials = sandboxCredentials(context.urls);
	const hash = shortHash(JSON.stringify(credentials));
	const present = new Set(
		(await context.api.get<Array<{ id: string }>>('/credentials')).map(({ id }) => id),
	);
	if (hash === context.state.credentials && credentials.every(({ id }) => present.has(id))) return;
	await importCredentials(context.n8n, credentials);
	context.state.credentials = hash;
	await writeState(context.state);
}

async function bringExamples(context: Context, task: Task): Promise<void> {
	context.examples = await readExamples();
	const { api, n8n, urls, state, examples } = context;
	for (const example of examples) {
		const { id, name } = example.workflow;
		task.output = name;
		await bringExample(api, example, state.examples[id]);
		state.examples[id] = example.hash;
		await writeState(state);
		await enterCallbackUrl(urls.control, n8n.url, example.workflow);
	}
}

/** Stops everything that was started; called again, it waits for the same end. */
async function stopAll(): Promise<void> {
	stopping ??= (async () => {
		for (const stop of started.reverse()) await stop().catch(() => {});
	})();
	await stopping;
}

function onSignal(): void {
	// npm passes the terminal's Ctrl-C on a second time; only one that comes later means impatience.
	const first = Date.now();
	process.removeAllListeners('SIGINT').on('SIGINT', () => {
		if (Date.now() - first > 1000) process.exit(1);
	});
	console.log('\nStopping …');
	void stopAll().then(() => process.exit(0));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, onSignal);

try {
	await main();
} catch (error) {
	if (!stopping) {
		await stopAll();
		console.error(`\n${sentence(error)}`);
		process.exitCode = 1;
	}
}
await stopping;
if (process.exitCode) process.exit();

function sentence(error: unknown): string {
	if (error instanceof Problem) return error.message;
	const message = error instanceof Error ? error.message : String(error);
	const log = join(startFolder, 'n8n.log');
	return existsSync(log)
		? `${message} (n8n's log: ${log}; to forget what was changed: npm start -- --reset)`
		: message;
}
