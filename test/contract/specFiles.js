'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Where the services' OpenAPI files are, beside the project; they are no part of it. */
const folder = join(__dirname, '../../../shared/reference');

const reported = new Set();

/** Says once for each file why tests are skipped. */
function report(path) {
	if (reported.has(path)) return;
	reported.add(path);
	console.warn(`Contract tests are skipped: there is no ${path}`);
}

/** The OpenAPI documents in the named files; undefined when one of them is not there. */
exports.readSpecs = (fileNames) => {
	const paths = fileNames.map((fileName) => join(folder, fileName));
	const missing = paths.filter((path) => !existsSync(path));
	missing.forEach(report);
	if (missing.length > 0) return undefined;
	return paths.map((path) => JSON.parse(readFileSync(path, 'utf8')));
};
