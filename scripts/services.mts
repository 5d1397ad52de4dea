/** `npm run build:services`: makes a package for each service, beside the whole, in the folder `build`. */
import { execa } from 'execa';
import { relative } from 'node:path';

import { projectFolder } from './n8n/paths.mts';
import { makeServicePackages, servicesFolder } from './services/make.mts';

for (const folder of await makeServicePackages()) {
	const pack = ['pack', '--ignore-scripts', '--pack-destination', servicesFolder];
	const { stdout } = await execa('npm', pack, { cwd: folder });
	console.log(
		`${relative(projectFolder, folder)} and build/${stdout.trim().split('\n').at(-1) ?? ''}`,
	);
}
