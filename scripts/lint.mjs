import { spawnSync } from 'node:child_process';

/** What `npm run lint` checks, in this order; the first that fails ends it. */
const CHECKS = [
	['Official n8n rules', 'node_modules/@n8n/node-cli/bin/n8n-node.mjs', ['lint']],
	[
		'Official node rules over the expanded descriptions',
		'node_modules/tsx/dist/cli.mjs',
		['scripts/lint-descriptions.mts'],
	],
	[
		'Rules for the tooling',
		'node_modules/eslint/bin/eslint.js',
		['--config', 'eslint.tooling.config.mjs', '.'],
	],
	['Types', 'node_modules/typescript/bin/tsc', ['--project', 'tsconfig.tooling.json']],
	['Formatting', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
];

for (const [name, file, parameters] of CHECKS) {
	console.log(`\n${name}`);
	const { status } = spawnSync(process.execPath, [file, ...parameters], { stdio: 'inherit' });
	if (status !== 0) {
		console.error(`\nLint failed: ${name}`);
		process.exit(1);
	}
}
console.log('\nNothing to complain about.');
