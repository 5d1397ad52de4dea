/** `npm run licences`: writes docs/licences.md, what the project is developed with and under which licences. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { projectFolder } from './n8n/paths.mts';
import { licencesDocument } from './verify/supply.mts';

await writeFile(join(projectFolder, 'docs', 'licences.md'), await licencesDocument());
