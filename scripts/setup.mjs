/**
 * Makes a fresh clone ready: checks the Node version and installs the dependencies when they are missing or out of date.
 * Plain Node with built-in modules only, because nothing else is there yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = join(projectFolder, 'package-lock.json');

/** Of the dependencies, those that building, starting n8n and the sandbox need; the others are for tests and checks. */
const neededToStart = [
	...['@fastify/formbody', '@types/node', 'ajv', 'execa', 'fastify', 'flatted', 'gulp', 'listr2'],
	...['n8n-workflow', 'pnpm', 'tsx', 'typescript'],
];
const oldestNode = [20, 19];
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/;

/**
 * Installs what the project needs, if anything; silent when there is nothing to do.
 * Ends the process with one sentence and exit code 1 when it cannot.
 *
 * @param {'all' | 'start'} part everything, or only what building and starting need: a quarter of it
 */
export async function setUp(part = 'all') {
	try {
		checkNodeVersion(process.versions.node);
		if (isUpToDate('all') || (part === 'start' && isUpToDate('start'))) return;
		await installDependencies(part);
		writeFileSync(stampFile(part), hashOfLockFile());
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		process.exit(1);
	}
}

/** Throws when this Node is too old for the tools that the project uses. */
export function checkNodeVersion(version) {
	const [major, minor] = version.split('.').map(Number);
	if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
	throw new Error(
		`Node ${version} is too old: install Node ${oldestNode.join('.')} or newer (nodejs.org) and try again.`,
	);
}

/** The file that says for which lock file a part was installed. */
function stampFile(part) {
	return join(
		projectFolder,
		'node_modules',
		part === 'all' ? '.setup-stamp' : '.setup-stamp-start',
	);
}

function isUpToDate(part) {
	const stamp = stampFile(part);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfLockFile()) return true;
	if (part !== 'all' || !installedAsLocked()) return false;
	writeFileSync(stamp, hashOfLockFile());
	return true;
}

/** Whether node_modules already holds what the lock file says, as after an `npm install` by hand. */
function installedAsLocked() {
	const installedFile = join(projectFolder, 'node_modules', '.package-lock.json');
	if (!existsSync(installedFile)) return false;
	const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
	const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
	return Object.entries(locked).every(([path, { version, optional }]) => {
		if (path === '') return true;
		// An optional package may be for another platform only.
		if (!installed[path]) return Boolean(optional);
		return installed[path].version === version;
	});
}

function hashOfLockFile() {
	return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

async function installDependencies(part) {
	await checkNetwork();
	const started = Date.now();
	const stopProgress = showProgress('Installing dependencies (npm install)', started);
	// Not npm ci: that refuses a lock file which does not name the optional packages of every platform, and not every
	// registry has all of those. With --no-save the lock file is obeyed and stays as it is.
	const parameters = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
	// Named as what the package itself would depend on, they are installed where the other ones are left out.
	if (part === 'start') parameters.push('--omit=dev', '--save-prod', ...lockedVersions());
	const { code, output } = await runNpm(parameters);
	stopProgress();
	if (code !== 0) throw new Error(explain(output));
	console.log(`Dependencies installed in ${seconds(started)} s.`);
}

function lockedVersions() {
	const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
	return neededToStart.map((name) => `${name}@${packages[`node_modules/${name}`].version}`);
}

/** Without a network npm tries again for minutes, package by package, before it says so. */
async function checkNetwork() {
	const { output } = await runNpm(['ping', '--fetch-retries=1', '--fetch-retry-mintimeout=1000']);
	if (unreachable.test(output)) throw new Error(explain(output));
}

function runNpm(parameters) {
	// Inside an npm script npm says where it is itself; started by node alone, the shell finds it.
	const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
	const options = { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] };
	const child = npm
		? spawn(process.execPath, [npm, ...parameters], options)
		: spawn('npm', parameters, { ...options, shell: process.platform === 'win32' });
	let output = '';
	child.stdout.on('data', (data) => (output += data));
	child.stderr.on('data', (data) => (output += data));
	return new Promise((done) => {
		child.on('error', (error) => done({ code: 1, output: String(error) }));
		child.on('close', (code) => done({ code, output }));
	});
}

function showProgress(title, started) {
	// A terminal gets one line that counts; a log file gets a line now and then.
	const terminal = process.stdout.isTTY;
	console.log(`${title}, about a minute …`);
	const timer = setInterval(
		() => process.stdout.write(terminal ? `\r${seconds(started)} s` : `… ${seconds(started)} s\n`),
		terminal ? 1000 : 15_000,
	);
	return () => {
		clearInterval(timer);
		if (terminal) process.stdout.write('\r\u001b[K');
	};
}

function explain(output) {
	if (unreachable.test(output)) {
		return 'The npm registry cannot be reached: check the network connection and try again.';
	}
	if (/ENOSPC/.test(output))
		return `The disk is full: make room in ${projectFolder} and try again.`;
	if (/spawn npm ENOENT/.test(output))
		return 'npm was not found: install it together with Node and try again.';
	// After its first lines npm explains all its options.
	return `npm install failed:\n${output.trim().split('\n').slice(0, 8).join('\n')}`;
}

function seconds(started) {
	return Math.round((Date.now() - started) / 1000);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
	await setUp(process.argv[2]);
