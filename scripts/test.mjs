import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';

// `npm test` names jest projects; `npm run test:e2e` names a folder, "e2e", whose tests drive a real
// n8n with Node's own test runner. Everything after `--` goes to the runner.
const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const [first] = positionals;
const isEndToEnd = first.startsWith('e2e');

const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', ...positionals];
const endToEndFiles = (isEndToEnd ? readdirSync(`test/${first}`) : [])
	.filter((name) => name.endsWith('.test.mts'))
	.map((name) => `test/${first}/${name}`);
const endToEnd = ['--import', 'tsx', '--test', '--test-concurrency=1', ...endToEndFiles];

await setUp();
const { status } = spawnSync(process.execPath, isEndToEnd ? endToEnd : jest, { stdio: 'inherit' });
process.exit(status ?? 1);
