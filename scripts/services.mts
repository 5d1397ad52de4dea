/** `npm run build:services`: makes a package for each service, beside the whole, in the folder `build`. */
import { execa } from 'execa';
import { relative } from 'node:path';

import { projectFolder } from './n8n/paths.mts';
import { makeServicePackage, servicesFolder } from './services/make.mts';
import { servicePackages } from './services/packages.ts';

for (const service of servicePackages) {
	const folder = await makeServicePackage(service);
	const pack = ['pack', '--ignore-scripts', '--pack-destination', servicesFolder];
	const { stdout } = await execa('npm', pack, { cwd: folder });
	console.log(
		`${relative(projectFolder, folder)} and build/${stdout.trim().split('\n').at(-1) ?? ''}`,
	);
}
