import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { n8nEnvironment, plainEnvironment } from './environment.mts';
import { installN8n, type InstalledN8n } from './install.mts';
import { projectFolder } from './paths.mts';
import { checkPort, freePort } from './ports.mts';
import { Problem } from './problem.mts';

/** How n8n is to be started. */
export interface StartOptions {
	/** Where n8n keeps its `.n8n` folder: database, encryption key, community packages. */
	userFolder: string;
	/** Any free one when left out. */
	port?: number;
	/** Environment variables on top of those that keep n8n quiet and local. */
	environment?: Record<string, string>;
	/** The n8n to run; the project's own when left out, installed if need be. */
	installed?: InstalledN8n;
	/** How long n8n may take until it answers, in milliseconds. */
	patience?: number;
	/** Which of n8n's processes: all in one when left out; the others are for queue mode. */
	command?: Command;
	/** Scripts that are loaded into n8n before n8n itself. */
	preload?: string[];
}

/** The processes that n8n can run as. */
export type Command = 'start' | 'worker' | 'webhook';

/** What each of them writes when it has done all that it does before its work. */
const announcements: Record<Command, string> = {
	start: 'Editor is now accessible',
	worker: 'n8n worker is now ready',
	webhook: 'Webhook listener waiting for requests',
};

/** A running n8n. It ends when the process that started it ends, in whatever way. */
export interface RunningN8n {
	readonly url: string;
	readonly port: number;
	readonly userFolder: string;
	readonly installed: InstalledN8n;
	readonly processId: number | undefined;
	/** The environment n8n runs in, for its command line tools to work on the same database. */
	readonly environment: Record<string, string>;
	/** Resolves when n8n has ended, whoever ended it. */
	readonly ended: Promise<void>;
	/** Ends n8n as an administrator would, and everything it started. */
	stop(): Promise<void>;
	/** Ends n8n without any chance to tidy up, as a crash does. */
	kill(): Promise<void>;
	/** Stops n8n if it runs and starts it again with the same folder and port. */
	restart(): Promise<void>;
	/** All that n8n has written since it was first started. */
	logs(): string;
}

/** Starts n8n and waits until it answers and has its published workflows running. */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const installed = options.installed ?? (await installN8n());
	const port = options.port ?? (await freePort());
	const instance = new Instance(options, installed, port, await freePort());
	await instance.start();
	return instance;
}

class Instance implements RunningN8n {
	readonly url: string;

	readonly userFolder: string;

	readonly environment: Record<string, string>;

	private child: ChildProcess | undefined;

	private exit: Promise<void> = Promise.resolve();

	private readonly logFile: string;

	private readonly logStart: number;

	private readonly patience: number;

	private readonly command: Command;

	private readonly preload: string[];

	constructor(
		options: StartOptions,
		readonly installed: InstalledN8n,
		readonly port: number,
		brokerPort: number,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.userFolder = options.userFolder;
		this.patience = options.patience ?? 180_000;
		this.command = options.command ?? 'start';
		const endWithParent = join(projectFolder, 'scripts', 'n8n', 'end-with-parent.cjs');
		this.preload = [endWithParent, ...(options.preload ?? [])];
		this.environment = {
			...plainEnvironment(),
			PATH: installed.path,
			...n8nEnvironment(options.userFolder, this.url, brokerPort),
			// A worker, which serves nothing else, then says at this port whether it is ready.
			...(this.command === 'worker' && {
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
			}),
			...options.environment,
		};
		mkdirSync(this.userFolder, { recursive: true });
		this.logFile = join(
			this.userFolder,
			// Two workers of one folder are told apart.
			this.command === 'start' ? 'n8n.log' : `n8n-${this.command}-${port}.log`,
		);
		this.logStart = sizeOf(this.logFile);
	}

	get processId(): number | undefined {
		return this.child?.pid;
	}

	get ended(): Promise<void> {
		return this.exit;
	}

	logs(): string {
		return readFrom(this.logFile, this.logStart);
	}

	async start(): Promise<void> {
		await checkPort(this.port, 'n8n', 'stop that program or choose another port');
		const logged = sizeOf(this.logFile);
		this.spawn();
		try {
			await this.waitUntilReady(logged);
		} catch (error) {
			await this.kill();
			throw error;
		}
	}

	async stop(): Promise<void> {
		await this.end('SIGTERM');
	}

	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	private spawn(): void {
		const { node, n8n } = this.installed;
		// To a file and not through pipes: n8n can then always write, also in the moment after its parent has gone.
		const log = openSync(this.logFile, 'a');
		const preload = this.preload.flatMap((script) => ['--require', script]);
		this.child = spawn(node, [...preload, n8n, this.command], {
			cwd: this.userFolder,
			env: this.environment,
			stdio: ['ignore', log, log, 'ipc'],
			// A process group of its own: Ctrl-C in the terminal reaches its parent alone, which then ends it in order.
			detached: process.platform !== 'win32',
			windowsHide: true,
		});
		closeSync(log);
		const child = this.child;
		this.exit = new Promise((done) => {
			child.once('error', () => done());
			child.once('exit', () => done());
		});
	}

	/** n8n answers before its triggers are registered; the line about the editor comes after that. */
	private async waitUntilReady(logged: number): Promise<void> {
		const deadline = Date.now() + this.patience;
		while (Date.now() < deadline) {
			if (!this.isRunning()) throw this.explainExit(readFrom(this.logFile, logged));
			const announced = readFrom(this.logFile, logged).includes(announcements[this.command]);
			if (announced && (await answers(`${this.url}/healthz/readiness`))) return;
			await sleep(100);
		}
		throw new Problem(
			`n8n did not become ready within ${this.patience / 1000} s; its log is ${this.logFile}.`,
		);
	}

	private explainExit(log: string): Problem {
		if (/port \d+ is already in use|EADDRINUSE/.test(log)) {
			return new Problem(
				`Port ${this.port}, which n8n needs, is in use by another program: stop it or choose another port.`,
			);
		}
		if (/ENOSPC|SQLITE_FULL/.test(log))
			return new Problem('The disk is full: make room and try again.');
		const end = log.trim().split('\n').slice(-15).join('\n');
		return new Problem(`n8n ended while starting (its log is ${this.logFile}):\n${end}`);
	}

	private isRunning(): boolean {
		const child = this.child;
		return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
	}

	private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		const child = this.child;
		if (!child?.pid) return;
		if (this.isRunning()) {
			if (signal === 'SIGTERM' && process.platform !== 'win32') {
				child.kill('SIGTERM');
				await Promise.race([this.exit, sleep(12_000, undefined, { ref: false })]);
			}
			// Windows knows no SIGTERM: there n8n is always ended at once, with all that it started.
			if (this.isRunning()) endGroup(child.pid);
			await this.exit;
		}
		// The group lives on when n8n itself crashed and left its Code node runner behind.
		endGroup(child.pid);
	}
}

function endGroup(processId: number): void {
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(processId), '/t', '/f']);
		return;
	}
	try {
		process.kill(-processId, 'SIGKILL');
	} catch {
		// Nobody of the group is left.
	}
}

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readFrom(file: string, position: number): string {
	return sizeOf(file) ? readFileSync(file).subarray(position).toString() : '';
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
