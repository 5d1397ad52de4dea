/** What a package-lock.json says of each package, by its path. */
export interface LockedPackages {
	packages: Record<string, { license?: string }>;
}

/** Licences under which a tool may be used by everybody for everything. */
const usual = [
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'BlueOak-1.0.0',
	'CC-BY-4.0',
	'CC0-1.0',
	'ISC',
	'MIT',
	'Python-2.0',
	'Unlicense',
];

/** n8n's own packages have these; they may be used to develop for n8n. */
const licencesOfN8n = ['SEE LICENSE IN LICENSE.md', 'LicenseRef-n8n-enterprise'];

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Of licences joined by OR one is enough. */
const isUsual = (licence: string) =>
	licence
		.replace(/[()]/g, '')
		.split(' AND ')
		.every((part) => part.split(' OR ').some((one) => usual.includes(one)));

/** Packages that a lock file names without a licence, as they write it in a form that npm has given up. */
const known: Record<string, string> = { buildcheck: 'MIT', 'cpu-features': 'MIT', ssh2: 'MIT' };

const licenceOf = (path: string, { license }: { license?: string } = {}) =>
	license ?? known[nameOf(path)] ?? 'no licence';

/** Locked packages whose licence is none of those that this project has looked at. */
export function unusualLicences({ packages }: LockedPackages): string[] {
	return Object.entries(packages)
		.filter(([path]) => path !== '')
		.map(([path, entry]) => ({ name: nameOf(path), licence: licenceOf(path, entry) }))
		.filter(({ name, licence }) => {
			const isOfN8n = /^(@n8n\/|@n8n_io\/|n8n-)/.test(name);
			return !isUsual(licence) && !(isOfN8n && licencesOfN8n.includes(licence));
		})
		.map(({ name, licence }) => `${name}: ${licence}`);
}

/**
 * The text of docs/licences.md: what the project is developed with, and under which licences.
 *
 * @param direct names of the packages that package.json asks for
 */
export function licencesPage({ packages }: LockedPackages, direct: string[]): string {
	const rows = direct.map((name) => {
		const path = `node_modules/${name}`;
		return `| \`${name}\` | ${shown(licenceOf(path, packages[path]))} |`;
	});
	const all = Object.entries(packages)
		.filter(([path]) => path !== '')
		.map(([path, entry]) => shown(licenceOf(path, entry)));
	return [
		'# Licences',
		'<!-- Written by `npm run licences`. Do not change it by hand. -->',
		"What is published is under the [MIT licence](../LICENSE), and holds nothing of anybody else: no dependencies, no fonts, no logos. Its one peer, `n8n-workflow`, is the user's n8n.",
		'The tools below are for developing only; none of their code is published.',
		['| Package | Licence |', '| --- | --- |', ...rows].join('\n'),
		`With all that these bring along, the licences are: ${[...new Set(all)].sort().join(', ')}.`,
	]
		.join('\n\n')
		.concat('\n');
}

/** n8n's packages name a file instead of a licence. */
const shown = (licence: string) =>
	licence === 'SEE LICENSE IN LICENSE.md' ? "n8n's Sustainable Use License" : licence;
