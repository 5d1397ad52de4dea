import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { BOL_DOCUMENTS, readDocument } from '../test/facts/documents.js';
import { tableOf } from '../test/facts/specification';

/*
 * `npm run facts` writes the tables that bol's requests and answers are held against, from bol's
 * OpenAPI documents. The documents are no part of the project; they are expected beside it.
 */
const options = await resolveConfig('package.json');
for (const [name, document] of Object.entries(BOL_DOCUMENTS)) {
	const specification = readDocument(name);
	if (!specification) throw new Error(`${document} is not beside the project`);
	const table = tableOf(specification);
	const path = `test/facts/bol/${name}.json`;
	writeFileSync(path, await format(JSON.stringify(table), { ...options, parser: 'json' }));
	console.log(`${path}: ${table.length} operations`);
}
