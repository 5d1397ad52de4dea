/**
 * `npm run test:compatibility`: runs engine tests on other versions of n8n than the one that the project is developed
 * with, and prints a table. Takes versions of n8n-core instead of the usual ones. docs/compatibility.md says what the
 * versions differ in.
 */
import { execa } from 'execa';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installEngine } from './n8n/engine.mts';
import { projectFolder } from './n8n/paths.mts';
import { Problem } from './n8n/problem.mts';

interface Trial {
	/** Version of n8n-core, or `latest`. */
	engine: string;
	/** Test files, as jest's patterns. */
	files: string[];
	/** Pattern of the tests that are about something which this version of n8n does not have. */
	without?: RegExp;
}

interface Result {
	version: string;
	passed: number;
	failed: number;
	skipped: number;
}

/** Every operation of every node, by the package's own runner and by n8n's engine for declarative nodes. */
const operations = ['/operations\\.test'];

/** Beside that: credentials and tokens, triggers, and the shapes that services hand to one another. */
const representative = [
	...operations,
	...['/credential\\.test', '/token\\.test', '/codeFlow\\.test'],
	...['/triggers/\\w+Trigger\\.test', '/shopOrder\\.test', '/setStock\\.test', '/report\\.test'],
];

/** Where n8n does not apply _Allowed HTTP Request Domains_ to what a credential itself asks for. */
const limitOfLogins = /allowed domains leave out/;

const usual: Trial[] = [
	{ engine: '1.122.48', files: operations },
	{ engine: '2.34.2', files: representative, without: limitOfLogins },
	{ engine: 'latest', files: representative },
];

async function tryOn({ engine, files, without }: Trial): Promise<Result> {
	console.log(`\nn8n-core ${engine}`);
	const { folder, version } = await installEngine(engine, (progress) =>
		console.log(`Installing: ${progress} …`),
	);
	const output = await mkdtemp(join(tmpdir(), 'compatibility-'));
	try {
		const file = join(output, 'results.json');
		const jest = [
			...['node_modules/jest/bin/jest.js', '--selectProjects', 'engine', '--verbose=false'],
			...['--json', '--outputFile', file, '--testPathPatterns', ...files],
			...(without ? ['--testNamePattern', `^(?!.*(${without.source}))`] : []),
		];
		await execa(process.execPath, jest, {
			cwd: projectFolder,
			env: { N8N_ENGINE_FOLDER: folder },
			reject: false,
			// The results are read from the file; what jest tells people goes to its other output.
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		return { version, ...(await readResults(file)) };
	} finally {
		await rm(output, { recursive: true, force: true });
	}
}

/** A file whose tests could not even be found counts as one failure. */
async function readResults(file: string): Promise<Omit<Result, 'version'>> {
	const results = JSON.parse(await readFile(file, 'utf8')) as Record<string, number>;
	const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
	return {
		passed: numPassedTests,
		failed: numFailedTests + numRuntimeErrorTestSuites,
		skipped: numPendingTests,
	};
}

const named = process.argv.slice(2);
const trials =
	named.length > 0 ? named.map((engine) => ({ engine, files: representative })) : usual;

try {
	const results: Result[] = [];
	for (const trial of trials) results.push(await tryOn(trial));
	console.log(`\nNode ${process.versions.node}`);
	console.table(results);
	if (results.some(({ passed, failed }) => failed > 0 || passed === 0)) process.exitCode = 1;
} catch (error) {
	console.error(error instanceof Problem ? error.message : error);
	process.exitCode = 1;
}
