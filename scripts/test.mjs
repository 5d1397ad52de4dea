import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';

// `npm test` names jest projects; `npm run test:e2e` names none of them but "e2e", which drives a real
// n8n with Node's own test runner. Everything after `--` goes to the runner.
const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const isEndToEnd = positionals[0] === 'e2e';

const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', ...positionals];
const endToEndFiles = readdirSync('test/e2e')
	.filter((name) => name.endsWith('.test.mts'))
	.map((name) => `test/e2e/${name}`);
const endToEnd = ['--import', 'tsx', '--test', '--test-concurrency=1', ...endToEndFiles];

await setUp();
const { status } = spawnSync(process.execPath, isEndToEnd ? endToEnd : jest, { stdio: 'inherit' });
process.exit(status ?? 1);
