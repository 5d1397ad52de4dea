'use strict';

/**
 * Environment of every engine test, set before n8n-core is loaded (jest's
 * `setupFiles`): n8n reads it once, when its modules load.
 */

const { mkdirSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// n8n keeps its settings file there. One folder for each jest worker, used again
// by later runs: no two workers write the same file, and nothing piles up.
const userFolder = join(tmpdir(), `n8n-engine-tests-${process.env.JEST_WORKER_ID ?? '0'}`);
mkdirSync(userFolder, { recursive: true });

Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'engine-tests',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
	N8N_LOG_LEVEL: 'silent',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	// isolated-vm, the other engine, needs a newer Node than these tests run on.
	N8N_EXPRESSION_ENGINE: 'legacy',
	GENERIC_TIMEZONE: 'Europe/Amsterdam',
});

// With a proxy set, n8n sends requests to the proxy, and no mock would match.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
	delete process.env[name];
	delete process.env[name.toLowerCase()];
}
