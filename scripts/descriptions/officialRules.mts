import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Linter } from 'eslint';
import { placeOf } from './finding.ts';
import type { Finding } from './finding.ts';
import type { LoadedNode } from './nodeFile.mts';
import { printClass } from './print.ts';

/** Of n8n's newer plugin, the rules that look at parameters. */
const parameterRules = [
	'@n8n/community-nodes/no-emoji-in-options',
	'@n8n/community-nodes/resource-operation-pattern',
];

const looksAtDescription = (rule: string | null): rule is string =>
	rule !== null && (rule.startsWith('n8n-nodes-base/') || parameterRules.includes(rule));

/** The plugin has a mode for its own tests, in which it takes every file for a node. */
async function loadOfficialConfig(): Promise<Linter.Config[]> {
	delete process.env.NODE_ENV;
	const { config } = (await import('@n8n/node-cli/eslint')) as { config: Linter.Config[] };
	return config;
}

/** Runs n8n's own lint configuration over the expanded descriptions. */
export async function lintByOfficialRules(nodes: LoadedNode[]): Promise<Finding[]> {
	const config = await loadOfficialConfig();
	const { ESLint } = await import('eslint');
	const folder = await realpath(await mkdtemp(join(tmpdir(), 'descriptions-')));
	try {
		const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, baseConfig: config });
		const findings: Finding[] = [];
		for (const { className, path, description } of nodes) {
			const { source, chains } = printClass(className, description);
			const file = join(folder, path);
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, source);
			const [{ messages }] = await eslint.lintFiles([path]);
			for (const { ruleId, message, line, fatal } of messages) {
				if (fatal) throw new Error(`The description of ${className} cannot be parsed: ${message}`);
				if (!looksAtDescription(ruleId)) continue;
				const place = placeOf(description.displayName, chains[line - 1] ?? []);
				findings.push({ place, rule: ruleId, message });
			}
		}
		return findings;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
