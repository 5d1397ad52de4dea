import '../test/engine/harness/environment.js';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';

/*
 * `npm run docs` writes what the operations give to `nodes/<Service>/outputs`, and a page for each
 * resource to `docs/operations`, to which the Docs links of the nodes lead. Both are made of the records, of the operation cases, which it runs
 * through n8n's engine, and of what is known of the answers (`test/facts`).
 */
const { DOCUMENTED, docsLinks, documentsOf } = await import('./docs/all.ts');
const options = await resolveConfig('package.json');
for (const service of DOCUMENTED) {
	const files = await documentsOf(service);
	// What is no longer there leaves no page.
	await rm(`nodes/${service}/outputs`, { recursive: true, force: true });
	await rm(`docs/operations/${service.toLowerCase()}`, { recursive: true, force: true });
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, await format(text, { ...options, filepath: path }));
	}
	for (const [path, url] of Object.entries(docsLinks(service))) {
		const codex = JSON.parse(await readFile(path, 'utf8'));
		codex.resources.primaryDocumentation = [{ url }];
		await writeFile(path, await format(JSON.stringify(codex), { ...options, filepath: path }));
	}
	console.log(`${service}: ${Object.keys(files).length} files`);
}
// n8n's engine keeps timers.
process.exit(0);
