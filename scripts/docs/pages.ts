import type {
	INodeProperties,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { namesOf, outputIn, type Output, type Outputs } from '../../test/outputs/outputs';
import { anchor, code, json, plain, table } from './markdown';
import { parametersOf, rowsOf } from './parameters';

/** What the pages of a service are made of. */
export interface ServicePages {
	/** In small letters, as its files are called. */
	service: string;
	node: INodeType;
	triggers: INodeType[];
	/** By resource. */
	outputs: Record<string, Outputs>;
}

const GENERATED = '<!-- Written by `npm run docs`. Do not change it by hand. -->';

/** Files by their path, from the folder of the project on. */
export type Files = Record<string, string>;

interface Resource {
	name: string;
	value: string;
	description?: string;
	operations: INodePropertyOptions[];
}

/** The resources of a node, with their operations, in the order in which the editor lists them. */
function resourcesOf({ properties }: INodeTypeDescription): Resource[] {
	const list = properties.find(({ name }) => name === 'resource');
	return ((list?.options ?? []) as INodePropertyOptions[]).map((option) => {
		const value = String(option.value);
		const operations = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(value),
		);
		return { ...option, value, operations: (operations?.options ?? []) as INodePropertyOptions[] };
	});
}

/** All pages of a service. */
export function pagesOf(pages: ServicePages): Files {
	const { service, node, outputs } = pages;
	const resources = resourcesOf(node.description);
	return {
		[`docs/operations/${service}.md`]: servicePage(pages, resources),
		...Object.fromEntries(
			resources.map((resource) => [
				`docs/operations/${service}/${resource.value}.md`,
				resourcePage(pages, resource, outputs[resource.value] ?? {}),
			]),
		),
	};
}

const requestOf = ({ routing }: INodePropertyOptions) => {
	const { method = 'GET', url = '' } = routing?.request ?? {};
	// API Request takes both from the user.
	return url.startsWith('=') ? 'any method and path' : code(`${method} ${url}`);
};

function servicePage(
	{ service, node, triggers, outputs }: ServicePages,
	resources: Resource[],
): string {
	const { displayName } = node.description;
	return [
		`# ${displayName}: what the nodes can do`,
		'',
		GENERATED,
		'',
		`What is known of the service's API, and how sure it is, is in [docs/services/${service}.md](../services/${service}.md).`,
		'',
		...resources.flatMap(({ name, value, operations }) => [
			`## ${name}`,
			'',
			...table(
				['Operation', 'Request', 'Certainty'],
				operations.map((operation) => [
					`[${plain(operation.name)}](${service}/${value}.md#${anchor(operation.name)})`,
					requestOf(operation),
					outputs[value]?.[String(operation.value)]?.certainty ?? '',
				]),
			),
		]),
		...triggers.flatMap((trigger) => triggerPart(trigger.description)),
	].join('\n');
}

function triggerPart({ displayName, description, properties }: INodeTypeDescription): string[] {
	const shown = properties.filter(({ type }) => type !== 'notice');
	return [
		`## ${displayName}`,
		'',
		`${plain(description)}.`,
		'',
		...table(['Parameter', 'Name', 'Type', 'Required', 'Description'], rowsOf(shown, '', '')),
	];
}

function resourcePage(pages: ServicePages, resource: Resource, outputs: Outputs): string {
	const { service, node } = pages;
	const { name, description, operations } = resource;
	return [
		`# ${node.description.displayName}: ${name}`,
		'',
		GENERATED,
		'',
		...(description ? [`${plain(description)}.`, ''] : []),
		`All resources: [${service}.md](../${service}.md).`,
		'',
		...operations.flatMap((operation) =>
			operationPart(
				operation,
				parametersOf(node.description, resource.value, String(operation.value)),
				resource,
				outputs,
			),
		),
	].join('\n');
}

function operationPart(
	operation: INodePropertyOptions,
	parameters: INodeProperties[],
	resource: Resource,
	outputs: Outputs,
): string[] {
	const value = String(operation.value);
	const { use } = outputs[value] ?? {};
	return [
		`## ${plain(operation.name)}`,
		'',
		`${plain(operation.description ?? '')}.`,
		'',
		requestOf(operation),
		'',
		...table(
			['Parameter', 'Name', 'Type', 'Required', 'Description'],
			rowsOf(parameters, resource.value, value),
		),
		...(outputs[value] ? outputPart(outputs, value, resource) : []),
		...(use
			? [
					`For example, these parameters send ${code(use.request)}${use.body ? ' with this body' : ''}:`,
					'',
					...json(use.parameters),
					...(use.body ? json(use.body) : []),
				]
			: []),
	];
}

function outputPart(outputs: Outputs, value: string, { operations }: Resource): string[] {
	const stored = outputs[value];
	const output = outputIn(outputs, value);
	const same =
		'sameAs' in stored ? operations.find((one) => one.value === stored.sameAs) : undefined;
	return [
		`Certainty: ${output.certainty}.`,
		'',
		...(same
			? [`Each item is the same as with [${plain(same.name)}](#${anchor(same.name)}).`, '']
			: fieldsPart(output)),
		...simplifyPart(output),
		...(same || !output.example
			? []
			: ['An item, with made-up values:', '', ...json(output.example)]),
	];
}

function fieldsPart({ fields, unconfirmed = [], hasFile }: Output): string[] {
	const file = hasFile ? ['The item holds a file.', ''] : [];
	if (namesOf(fields).length === 0) {
		return hasFile
			? file
			: ['What an item holds is not known; it comes as the service sends it.', ''];
	}
	return [
		...file,
		...table(
			['Field of an item', 'Type', 'Certainty'],
			Object.entries(fields).map(([path, type]) => [
				code(path),
				type,
				unconfirmed.includes(path) ? 'unconfirmed' : '',
			]),
		),
	];
}

function simplifyPart({ simplify }: Output): string[] {
	if (!simplify) return [];
	const kept = simplify.fields.map(code).join(', ');
	return [
		`_Simplify_ (${simplify.isUsual ? 'on' : 'off'} unless you change it) leaves ${kept}.`,
		'',
	];
}
