const { execFile } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { dirname, join, relative } = require('node:path');
const { promisify } = require('node:util');
const { dest, parallel, series, src } = require('gulp');
const { schemasOf } = require('./scripts/build/schema.js');

/** Removes what an earlier build left, so that a deleted file is not published. */
const clean = () => rm('dist', { recursive: true, force: true });

/** Compiles nodes and credentials with the project's own TypeScript. */
async function compile() {
	try {
		await promisify(execFile)(process.execPath, [require.resolve('typescript/bin/tsc')]);
	} catch (error) {
		throw new Error(error.stdout || error.message);
	}
}

/** n8n looks for an icon beside the compiled file that names it. */
const icons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));

/** Codex files tell n8n the categories and search words of a node. */
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

/**
 * What the operations give, for n8n's preview: `__schema__/v<version of the node>/<resource>/<operation>`
 * beside the node. Made of `nodes/<Service>/outputs`, which `npm run docs` writes.
 */
async function schemas() {
	for await (const { dirname: outputs, stem: resource, contents } of src(
		'nodes/*/outputs/*.json',
	)) {
		const node = join('dist', dirname(relative(__dirname, outputs)));
		const folder = join(node, '__schema__', 'v1.0.0', resource);
		await mkdir(folder, { recursive: true });
		for (const [operation, schema] of Object.entries(schemasOf(JSON.parse(contents)))) {
			await writeFile(join(folder, `${operation}.json`), JSON.stringify(schema));
		}
	}
}

exports.build = series(clean, parallel(compile, icons, codex, schemas));
exports.default = exports.build;
