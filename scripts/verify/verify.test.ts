import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

import { fileProblems, nodeProblems, type Unpacked } from './contents';
import { licencesPage, unusualLicences } from './licences';
import { manifestProblems, type Manifest } from './manifest';
import { placeholders, strayAddresses, undated } from './owner';

const icon = { light: 'file:../icons/a.svg', dark: 'file:../icons/a.svg' } as const;

const goodManifest: Manifest = {
	name: 'n8n-nodes-parcel',
	version: '1.0.0',
	license: 'MIT',
	keywords: ['n8n-community-node-package'],
	files: ['dist'],
	author: { name: 'Ann', email: 'ann@parcel.nl' },
	repository: { type: 'git', url: 'git+https://github.com/ann/n8n-nodes-parcel.git' },
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: {
		n8nNodesApiVersion: 1,
		strict: true,
		nodes: ['dist/nodes/Parcel.node.js'],
		credentials: ['dist/credentials/ParcelApi.credentials.js'],
	},
};

/** A package without a fault, with what a test changes in it. */
function unpacked(
	files: Record<string, string | undefined> = {},
	node: Partial<INodeTypeDescription> = {},
	credential: Partial<ICredentialType> = {},
): Unpacked {
	const texts = {
		'package.json': '{}',
		'dist/nodes/Parcel.node.js': 'require("n8n-workflow"); require("./body"); require("crypto");',
		'dist/nodes/body.js': '',
		'dist/nodes/Parcel.node.json':
			'{"node":"n8n-nodes-parcel.parcel","categories":["Sales"],"alias":["box"]}',
		'dist/credentials/ParcelApi.credentials.js': '',
		'README.md': '# Parcels\n\n## The Parcel credential\n',
		'dist/icons/a.svg': '<svg viewBox="0 0 64 64"/>',
		...files,
	};
	const present = Object.entries(texts).filter(
		(entry): entry is [string, string] => !!entry[1] || entry[1] === '',
	);
	return {
		files: new Map(present),
		manifest: goodManifest,
		nodes: [
			{
				file: 'dist/nodes/Parcel.node.js',
				className: 'Parcel',
				loaded: {
					name: 'parcel',
					icon,
					credentials: [{ name: 'parcelApi' }],
					...node,
				} as INodeTypeDescription,
			},
		],
		credentials: [
			{
				file: 'dist/credentials/ParcelApi.credentials.js',
				className: 'ParcelApi',
				loaded: {
					name: 'parcelApi',
					displayName: 'Parcel API',
					properties: [],
					icon,
					documentationUrl: 'https://www.npmjs.com/package/n8n-nodes-parcel#the-parcel-credential',
					...credential,
				},
			},
		],
	};
}

describe('the check of package.json', () => {
	it('passes a package that is as n8n wants it', () => {
		expect(manifestProblems(goodManifest)).toEqual([]);
	});

	it.each<[string, Partial<Manifest>]>([
		['runtime dependencies: axios', { dependencies: { axios: '1' } }],
		['peer dependency', { peerDependencies: { 'n8n-workflow': '2' } }],
		['peer dependency', { peerDependencies: undefined }],
		['files says src', { files: ['src'] }],
		['files says dist, test', { files: ['dist', 'test'] }],
		['the name parcel-nodes', { name: 'parcel-nodes' }],
		['the field overrides', { overrides: {} }],
		['the field bundledDependencies', { bundledDependencies: [] }],
		['its script postinstall', { scripts: { postinstall: 'x' } }],
		['strict', { n8n: { ...goodManifest.n8n, strict: undefined } }],
		['the licence is ISC', { license: 'ISC' }],
		['the keyword', { keywords: ['n8n'] }],
	])('says %s', (words, change) => {
		const problems = manifestProblems({ ...goodManifest, ...change });
		expect(problems).toEqual([expect.stringContaining(words)]);
	});
});

describe('the check of the files', () => {
	it('passes a package that is as n8n wants it', () => {
		expect(fileProblems(unpacked())).toEqual([]);
		expect(fileProblems(unpacked({ 'examples/orders.json': '{}' }))).toEqual([]);
	});

	it.each<[string, Record<string, string | undefined>]>([
		['dist/nodes/body.js imports axios', { 'dist/nodes/body.js': "const a = require('axios')" }],
		['imports node:fs', { 'dist/nodes/body.js': 'await import("node:fs")' }],
		['imports ./body, which is not', { 'dist/nodes/body.js': undefined }],
		['dist/nodes/body.js.map does not belong', { 'dist/nodes/body.js.map': '{}' }],
		['dist/nodes/body.test.js does not belong', { 'dist/nodes/body.test.js': '' }],
		['.env does not belong', { '.env': '' }],
		['examples/orders.txt does not belong', { 'examples/orders.txt': '' }],
		['dist/sandbox/index.js does not belong', { 'dist/sandbox/index.js': '' }],
	])('says %s', (words, files) => {
		expect(fileProblems(unpacked(files))).toEqual([expect.stringContaining(words)]);
	});

	it('says that a package was not built', () => {
		const files = new Map([['package.json', '{}']]);
		expect(fileProblems({ ...unpacked(), files })).toEqual(['there is no dist: build it first']);
	});

	it('takes no comment for an import', () => {
		const files = { 'index.js': "// require('axios') is not needed\nmodule.exports = {};" };
		expect(fileProblems(unpacked(files))).toEqual([]);
	});
});

describe('the check of nodes and credentials', () => {
	it('passes a package that is as n8n wants it', () => {
		expect(nodeProblems(unpacked())).toEqual([]);
	});

	it.each<[string, Unpacked]>([
		['Parcel.node.js is listed and not', unpacked({ 'dist/nodes/Parcel.node.js': undefined })],
		['Box.node.js is there and', unpacked({ 'dist/nodes/Box.node.js': '' })],
		['its name is box and would be parcel', unpacked({}, { name: 'box' })],
		['asks for the credential boxApi', unpacked({}, { credentials: [{ name: 'boxApi' }] })],
		['no icon for light and dark', unpacked({}, { icon: 'file:../icons/a.svg' })],
		['its dark icon file:b.png', unpacked({}, { icon: { ...icon, dark: 'file:b.png' } })],
		['has no codex file', unpacked({ 'dist/nodes/Parcel.node.json': undefined })],
		['Docs link  leads to no section', unpacked({}, {}, { documentationUrl: undefined })],
		['leads to no section of the README', unpacked({ 'README.md': '# Parcels' })],
	])('says %s', (words, subject) => {
		expect(nodeProblems(subject)).toContainEqual(expect.stringContaining(words));
	});

	it('says all that is wrong with a codex file', () => {
		const codex = '{"node":"n8n-nodes-parcel.box"}';
		expect(nodeProblems(unpacked({ 'dist/nodes/Parcel.node.json': codex }))).toEqual([
			'dist/nodes/Parcel.node.json: it is for n8n-nodes-parcel.box',
			'dist/nodes/Parcel.node.json: it names no category',
			'dist/nodes/Parcel.node.json: it names no search words',
		]);
	});

	it('says that an icon is not square', () => {
		const subject = unpacked({ 'dist/icons/a.svg': '<svg viewBox="0 0 64 32"/>' });
		expect(nodeProblems(subject)).toHaveLength(4);
	});
});

describe('what only the owner can fill in', () => {
	it('is not asked for when it is there', () => {
		expect(placeholders(goodManifest)).toEqual([]);
	});

	it('is asked for when it is missing or nobody’s', () => {
		const author = { email: 'maintainers@webshop-fulfilment.example' };
		expect(placeholders({ ...goodManifest, author, repository: undefined })).toEqual([
			'author.name: (empty)',
			'author.email: maintainers@webshop-fulfilment.example',
			'repository.url: (empty)',
		]);
	});

	it('has to be the same in texts', () => {
		const text = `git clone https://github.com/old/n8n-nodes-parcel.git
https://github.com/ann/n8n-nodes-parcel/issues https://github.com/n8n-io/n8n`;
		expect(strayAddresses(text, goodManifest)).toEqual(['github.com/old/n8n-nodes-parcel']);
	});
});

describe('the date of a version in the changelog', () => {
	it.each([
		['is there', '## [1.0.0] - 2026-12-01', []],
		['is missing', '## [1.0.0]', ['CHANGELOG.md: the date of 1.0.0']],
		['is that of another version', '## [0.9.0] - 2026-12-01', ['CHANGELOG.md: the date of 1.0.0']],
	])('%s', (_, heading, expected) => {
		expect(undated(`# Changelog\n\n${heading}\n`, goodManifest)).toEqual(expected);
	});
});

describe('licences of the tools', () => {
	const packages = {
		'': { license: 'MIT' },
		'node_modules/box': { license: '(MIT OR CC0-1.0)' },
		'node_modules/box/node_modules/n8n-core': { license: 'SEE LICENSE IN LICENSE.md' },
	};

	it('are those that have been looked at', () => {
		expect(unusualLicences({ packages })).toEqual([]);
	});

	it.each([
		['of another kind', { license: 'GPL-3.0' }, 'crate: GPL-3.0'],
		[
			'of another kind beside a usual one',
			{ license: 'MIT AND GPL-3.0' },
			'crate: MIT AND GPL-3.0',
		],
		['missing', {}, 'crate: no licence'],
		["n8n's, but not of n8n", { license: 'SEE LICENSE IN LICENSE.md' }, 'crate: SEE LICENSE IN'],
	])('%s are named', (_, entry, named) => {
		const problems = unusualLicences({ packages: { ...packages, 'node_modules/crate': entry } });
		expect(problems).toEqual([expect.stringContaining(named)]);
	});

	it('are listed for what package.json asks for, and together for the rest', () => {
		const page = licencesPage({ packages }, ['box']);
		expect(page).toContain('| `box` | (MIT OR CC0-1.0) |');
		expect(page).toContain("the licences are: (MIT OR CC0-1.0), n8n's Sustainable Use License.");
	});
});
