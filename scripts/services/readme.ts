import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import type { ServicePackage } from './packages';

/** What the README of a service's package is made of. */
export interface ReadmeParts {
	service: ServicePackage;
	/** The README of the whole package. */
	wholeReadme: string;
	/** Name of the whole package. */
	wholeName: string;
	version: string;
	/** Address of the repository, without a slash at its end. */
	repository: string;
	nodes: INodeTypeDescription[];
	/** File names of the examples that come with it, and the titles of their workflows. */
	examples: Array<{ file: string; title: string }>;
}

/** The README of a service's package, with the same sections that n8n asks of every package. */
export function readmeOf(parts: ReadmeParts): string {
	const { service, wholeReadme, wholeName, repository, nodes } = parts;
	return [
		`# ${service.name}`,
		`${service.description}. Of the same source as [\`${wholeName}\`](${repository}), which has three more services.`,
		'## Installation',
		`In n8n, open **Settings > Community nodes > Install**, enter \`${service.name}\`, and install.`,
		'## Nodes',
		...nodes.map(nodeSection),
		'## Credentials',
		absolute(sectionOf(wholeReadme, `The ${service.title} credential`), repository),
		'## Usage',
		examplesSection(parts),
		'## Compatibility',
		absolute(sectionOf(wholeReadme, 'Compatibility'), repository),
		'## From this package to the whole one, and back',
		`Workflows keep their nodes by the name of the package. To move, install the other package beside this one, and in the workflow's JSON replace \`${service.name}.\` by \`${wholeName}.\`, or the other way round; credentials stay. Do not leave both at work for one account: each counts the service's limit for itself.`,
		'## Resources',
		[
			`- [How the nodes behave when things go wrong](${repository}/blob/main/docs/reliability.md)`,
			`- [What is known of the service](${repository}/blob/main/docs/services/${service.folder.toLowerCase()}.md)`,
			"- [n8n's community nodes](https://docs.n8n.io/integrations/community-nodes/)",
		].join('\n'),
		'## Licence',
		'[MIT](LICENSE)',
	]
		.join('\n\n')
		.concat('\n');
}

function nodeSection({ displayName, description, properties }: INodeTypeDescription): string {
	const rows = optionsOf(properties.find(({ name }) => name === 'resource')).map(
		({ name, value }) => {
			const operations = properties
				.filter((one) => one.name === 'operation')
				.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(value))
				.flatMap(optionsOf);
			return `| ${name} | ${operations.map((operation) => operation.name).join(', ')} |`;
		},
	);
	const table = ['| Resource | Operations |', '| --- | --- |', ...rows].join('\n');
	return `### ${displayName}\n\n${description}.${rows.length > 0 ? `\n\n${table}` : ''}`;
}

const optionsOf = (property?: INodeProperties) =>
	(property?.options ?? []) as INodePropertyOptions[];

function examplesSection({ service, version, examples }: ReadmeParts): string {
	const base = `https://unpkg.com/${service.name}@${version}/examples`;
	const items = examples.map(({ file, title }) => `- ${title}: \`${base}/${file}\``);
	return [
		'In n8n choose **Import from URL** in the menu of a workflow, and paste one of these:',
		'',
	]
		.concat(items)
		.join('\n');
}

/**
 * What stands below a heading.
 *
 * @throws when the heading is not there
 */
function sectionOf(readme: string, heading: string): string {
	const [, after] = readme.split(`\n## ${heading}\n`);
	if (after === undefined) throw new Error(`README.md has no section "${heading}"`);
	return after.split(/\n## /)[0].trim();
}

/** Links of the whole package to its section about a service's credential, and what they become in the service's own. */
export const credentialLink = (
	{ name, title }: ServicePackage,
	wholeName: string,
): [from: string, to: string] => [
	`/${wholeName}#the-${title.toLowerCase()}-credential`,
	`/${name}#credentials`,
];

/** Links to files of the repository lead nowhere at npm, so they get its address. */
export const absolute = (text: string, repository: string) =>
	text.replace(/\]\((?!https?:|#)([^)]+)\)/g, `](${repository}/blob/main/$1)`);
