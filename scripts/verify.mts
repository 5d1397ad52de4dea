/**
 * `npm run verify`: whether the package is ready to be published and to be verified by n8n. Checks what git holds and
 * what npm would publish. With `--release` also what must be so on the day of a release.
 */
import { execa } from 'execa';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { packProject } from './n8n/package.mts';
import { projectFolder } from './n8n/paths.mts';
import { makeServicePackages } from './services/make.mts';
import { fileProblems, nodeProblems, type Unpacked } from './verify/contents.ts';
import { manifestProblems } from './verify/manifest.ts';
import { placeholders, strayAddresses, undated } from './verify/owner.ts';
import { scanPublished, scanSource } from './verify/scan.mts';
import { auditProblems, licenceProblems } from './verify/supply.mts';
import { readUnpacked } from './verify/unpacked.mts';

/** What a check looks at. */
interface Subject extends Unpacked {
	/** A folder of this run, inside of node_modules so that the package finds n8n-workflow from there. */
	folder: string;
	/** The unpacked tarball. */
	published: string;
}

type Check = (subject: Subject) => Promise<string[]>;

/** What is checked of the project as a whole. */
const wholeChecks: Array<[name: string, check: Check]> = [
	[
		"n8n's strict lint",
		async () => await run('node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'lint'),
	],
	[
		'lint of the expanded descriptions',
		async () => await run('node_modules/tsx/dist/cli.mjs', 'scripts/lint-descriptions.mts'),
	],
	["n8n's scanner, on what git holds", async ({ folder }) => await scanSource(folder)],
	['addresses of the repository', addressesInTexts],
	['changelog', changelogHasVersion],
	['npm audit of what is published', async () => await auditProblems()],
	['licences', async () => await licenceProblems()],
	[
		'all five packages, loaded from their tarballs by a real n8n',
		async () => await run('--import', 'tsx', '--test', 'test/nightly/servicePackages.test.mts'),
	],
];

/** What is checked of everything that is published: the whole, and each service on its own. */
const packageChecks: Array<[name: string, check: Check]> = [
	["n8n's scanner, on the packed files", async ({ published }) => await scanPublished(published)],
	['package.json', async ({ manifest }) => manifestProblems(manifest)],
	['files and imports', async (subject) => fileProblems(subject)],
	['nodes, credentials, icons and codex files', async (subject) => nodeProblems(subject)],
];

/** Runs one of the project's tools; its output, if it fails. */
async function run(...command: string[]): Promise<string[]> {
	const { failed, all } = await execa(process.execPath, command, {
		cwd: projectFolder,
		reject: false,
		all: true,
	});
	return failed ? [all.trim()] : [];
}

async function addressesInTexts({ manifest }: Subject): Promise<string[]> {
	// The pages about the services name the repositories that their facts are from.
	const patterns = ['*.md', '.github', ':!docs/services'];
	const { stdout } = await execa('git', ['ls-files', ...patterns], { cwd: projectFolder });
	const found = stdout.split('\n').map(async (file) => {
		const text = await readFile(join(projectFolder, file), 'utf8');
		return strayAddresses(text, manifest).map((address) => `${file} names ${address}`);
	});
	return (await Promise.all(found)).flat();
}

const readChangelog = async () => await readFile(join(projectFolder, 'CHANGELOG.md'), 'utf8');

async function changelogHasVersion({ manifest: { version } }: Subject): Promise<string[]> {
	const isThere = (await readChangelog())
		.split('\n')
		.some((line) => line.startsWith(`## [${version}]`));
	return isThere ? [] : [`CHANGELOG.md has no section for ${version}`];
}

/**
 * Unpacks what npm would publish.
 *
 * @param folder of the run
 * @param packed the folder that is packed
 */
async function unpack(folder: string, packed?: string): Promise<Subject> {
	const { name, tarball } = await packProject(undefined, packed);
	const published = join(folder, name);
	await mkdir(published);
	await execa('tar', ['-xzf', tarball, '-C', published, '--strip-components=1']);
	return { folder, published, ...readUnpacked(published) };
}

/** Runs checks one after the other and tells what they find; says whether all passed. */
async function runChecks(title: string, list: typeof wholeChecks, subject: Subject) {
	console.log(title);
	let passed = true;
	for (const [name, check] of list) {
		const problems = await check(subject);
		console.log(`${problems.length === 0 ? 'passed' : 'FAILED'}  ${name}`);
		for (const problem of problems) console.log(problem.replace(/^/gm, '        '));
		passed &&= problems.length === 0;
	}
	return passed;
}

async function verify(isRelease: boolean): Promise<boolean> {
	const folder = await mkdtemp(join(projectFolder, 'node_modules', '.verify-'));
	try {
		const whole = await unpack(folder);
		const results = [
			await runChecks('The project', wholeChecks, whole),
			await runChecks(whole.manifest.name, packageChecks, whole),
		];
		for (const packageFolder of await makeServicePackages()) {
			const subject = await unpack(folder, packageFolder);
			results.push(await runChecks(subject.manifest.name, packageChecks, subject));
		}
		const { manifest } = whole;
		const remaining = [...placeholders(manifest), ...undated(await readChangelog(), manifest)];
		return tellPlaceholders(remaining, isRelease) && results.every(Boolean);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Placeholders are fine until the day of a release; says whether they are. */
function tellPlaceholders(remaining: string[], isRelease: boolean): boolean {
	if (remaining.length === 0) {
		console.log('passed  no placeholder is left');
		return true;
	}
	console.log(`${isRelease ? 'FAILED' : 'to do '}  placeholders, see docs/publishing.md`);
	for (const placeholder of remaining) console.log(`        ${placeholder}`);
	return !isRelease;
}

const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });
const isDirty =
	(await execa('git', ['status', '--porcelain'], { cwd: projectFolder })).stdout !== '';
if (isDirty)
	console.log('Not everything is committed; the scan of the source looks at the last commit.');
if (!(await verify(values.release))) process.exitCode = 1;
