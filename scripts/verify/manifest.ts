/** The parts of package.json that n8n and npm look at. */
export interface Manifest {
	name: string;
	version: string;
	license?: string;
	keywords?: string[];
	files?: string[];
	author?: { name?: string; email?: string };
	repository?: { type?: string; url?: string };
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
	peerDependencies?: Record<string, string>;
	n8n?: {
		n8nNodesApiVersion?: number;
		strict?: boolean;
		nodes?: string[];
		credentials?: string[];
	};
	[field: string]: unknown;
}

/** Fields with which the user's npm would install more than the package, or run something. */
const forbidden = [
	'overrides',
	'optionalDependencies',
	'bundleDependencies',
	'bundledDependencies',
];

/** What the field `files` may name. */
const publishable = ['dist', 'examples', 'CHANGELOG.md', 'index.js'];

/** npm runs these on the user's machine. */
const installScripts = ['preinstall', 'install', 'postinstall', 'prepare'];

/** What n8n's rules for verified community packages ask of package.json; one sentence for each that is not so. */
export function manifestProblems(manifest: Manifest): string[] {
	const { name, license, keywords = [], files = [], dependencies = {}, n8n = {} } = manifest;
	const scripts = (manifest.scripts ?? {}) as Record<string, string>;
	const problems: Array<[isWrong: boolean, sentence: string]> = [
		[!/^(@[\w.-]+\/)?n8n-nodes-[a-z0-9-]+$/.test(name), `the name ${name} is no n8n-nodes-… name`],
		[license !== 'MIT', `the licence is ${license}, not MIT`],
		[
			!keywords.includes('n8n-community-node-package'),
			'the keyword by which n8n finds it is missing',
		],
		[
			files.some((file) => !publishable.includes(file)) || !files.includes('dist'),
			`files says ${files.join(', ')}: only ${publishable.join(', ')} are published`,
		],
		[
			Object.keys(dependencies).length > 0,
			`it has runtime dependencies: ${Object.keys(dependencies).join(', ')}`,
		],
		[
			JSON.stringify(manifest.peerDependencies) !== '{"n8n-workflow":"*"}',
			'its one peer dependency has to be n8n-workflow in any version',
		],
		[n8n.strict !== true, 'n8n.strict is not switched on'],
		[n8n.n8nNodesApiVersion !== 1, 'n8n.n8nNodesApiVersion is not 1'],
		...forbidden.map((field): [boolean, string] => [
			manifest[field] !== undefined,
			`it has the field ${field}`,
		]),
		...installScripts.map((script): [boolean, string] => [
			scripts[script] !== undefined,
			`its script ${script} would run on the machine of whoever installs it`,
		]),
	];
	return problems.filter(([isWrong]) => isWrong).map(([, sentence]) => `package.json: ${sentence}`);
}
