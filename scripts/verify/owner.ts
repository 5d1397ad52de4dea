import type { Manifest } from './manifest';

/** What only the owner of the package can fill in, where it stands in package.json, and what stands there until then. */
const owned: Array<{ what: string; read: (manifest: Manifest) => string; placeholder: RegExp }> = [
	{
		what: 'author.name',
		read: ({ author }) => author?.name ?? '',
		placeholder: /^$|^n8n-nodes-webshop-fulfilment maintainers$/,
	},
	{
		what: 'author.email',
		read: ({ author }) => author?.email ?? '',
		// RFC 2606 keeps these names free of owners.
		placeholder: /^$|[@.](example|invalid|test)$|@example\.\w+$/,
	},
	{
		what: 'repository.url',
		read: ({ repository }) => repository?.url ?? '',
		placeholder: /^$|github\.com\/webshop-fulfilment\//,
	},
];

/** The placeholders that still stand in package.json, as lines for the reader. */
export function placeholders(manifest: Manifest): string[] {
	return owned
		.filter(({ read, placeholder }) => placeholder.test(read(manifest)))
		.map(({ what, read }) => `${what}: ${read(manifest) || '(empty)'}`);
}

/** The section of a version in a changelog that has no date yet, as a line for the reader. */
export function undated(changelog: string, { version }: Manifest): string[] {
	const heading = changelog.split('\n').find((line) => line.startsWith(`## [${version}]`)) ?? '';
	return / - \d{4}-\d\d-\d\d$/.test(heading) ? [] : [`CHANGELOG.md: the date of ${version}`];
}

/** Addresses in a text that name another repository at GitHub than package.json does; n8n's own do not count. */
export function strayAddresses(text: string, { repository }: Manifest): string[] {
	const own = /github\.com\/[^/]+\/[^/]+?(?=\.git$|$)/.exec(repository?.url ?? '')?.[0];
	const all = [...text.matchAll(/github\.com\/[\w-]+\/[\w.-]*\w/g)].map(([address]) =>
		address.replace(/\.git$/, ''),
	);
	return [...new Set(all)].filter(
		(address) => address !== own && !address.startsWith('github.com/n8n-io/'),
	);
}
