import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './setup.mjs';

// `npm test` names jest projects; `npm run test:e2e` names a folder, "e2e", whose tests drive a real
// n8n with Node's own test runner, and so do `npm run test:nightly` and `npm run test:queue`. Everything after `--`
// goes to the runner.
const [first, ...others] = process.argv.slice(2);
const isEndToEnd = /^(e2e|nightly|queue)/.test(first);

// What nobody waits for must not fail unseen.
const jest = [
	'--unhandled-rejections=strict',
	'node_modules/jest/bin/jest.js',
	'--selectProjects',
	first,
	...others,
];
const endToEndFiles = (isEndToEnd ? readdirSync(`test/${first}`, { recursive: true }) : [])
	.filter((name) => name.endsWith('.test.mts'))
	.sort()
	.map((name) => join('test', first, name));
// A real n8n waits more than it works, so two of them share a machine; what is killed on purpose has it alone.
const concurrency = first.startsWith('e2e') ? 2 : 1;
const options = ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, ...others];

await setUp();
const { status } = spawnSync(process.execPath, isEndToEnd ? [...options, ...endToEndFiles] : jest, {
	stdio: 'inherit',
});
process.exit(status ?? 1);
