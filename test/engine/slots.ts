import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';
import nock from 'nock';
import { casesOf } from '../outputs/services';
import { runNode, type NodeRun } from './harness';
import type { Exchange, Subject } from './operations';

const asNode = (parameters: INodeParameters) => ({ parameters, typeVersion: 1 }) as INode;

/** What an operation shows with these parameters, and these with their defaults. */
export function shownIn({ node: { description } }: Subject, parameters: INodeParameters) {
	const given = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		asNode(parameters),
		description,
	) as INodeParameters;
	const isShown = (parameter: INodeProperties) =>
		NodeHelpers.displayParameter(given, parameter, asNode(given), description, given);
	return { given, isShown, shown: description.properties.filter(isShown) };
}

/** A place for a value, and what the workflow holds when there is a value of another parameter. */
export interface Slot {
	parameter: INodeProperties;
	leftOver(value: INodeParameters[string]): INodeParameters;
}

/** The first line of a list that a case fills in. */
const lineIn = (form: INodeParameters[string]) =>
	Object.values((form ?? {}) as Record<string, INodeParameters[]>)[0]?.[0];

/** All places of an operation in which there can be a value. */
export function slotsOf(subject: Subject, parameters: INodeParameters): Slot[] {
	const { given, isShown, shown } = shownIn(subject, parameters);
	return shown.flatMap((parameter): Slot[] => {
		const { name, type, options = [] } = parameter;
		if (['resource', 'operation', 'authentication', 'requestOptions'].includes(name)) return [];
		const leftOver = (value: INodeParameters[string]) => ({ [name]: value });
		if (type === 'collection') {
			const fields = (options as INodeProperties[]).filter((field) => isShown(field));
			return fields.map((field) => ({
				parameter: field,
				leftOver: (value) => leftOver({ ...(given[name] as INodeParameters), [field.name]: value }),
			}));
		}
		if (type === 'fixedCollection') {
			const [{ name: group, values }] = options as INodePropertyCollection[];
			return values.map((field) => ({
				parameter: field,
				leftOver: (value) =>
					leftOver({ [group]: [{ ...lineIn(given[name]), [field.name]: value }] }),
			}));
		}
		return [{ parameter, leftOver }];
	});
}

/**
 * All hosts but this machine's, where the stand-ins of other test files are: a trigger may still be asking
 * them beside its last event.
 */
export const ANYWHERE = /^https?:\/\/(?!127\.0\.0\.1\b)/;

/** Answers as a case says, whatever the query; gives what was sent. */
export function serve({ baseUrl }: Subject, exchanges: Exchange[]): string[] {
	const base = new URL(baseUrl).pathname.replace(/\/$/, '');
	const sent: string[] = [];
	for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
		nock(ANYWHERE)
			.persist()
			.intercept(/./, method)
			.reply((path, body) => {
				sent.push(`${method} ${path} ${JSON.stringify(body)}`);
				const exchange = exchanges.find(
					({ request }) => request.replace(' ', ` ${base}`) === `${method} ${path.split('?')[0]}`,
				);
				if (!exchange) return [400, {}];
				const { status = 200, answer = {}, answerHeaders } = exchange;
				return [status, answer as nock.Body, answerHeaders];
			});
	}
	return sent;
}

/** Runs an operation; gives what it says when it fails. */
export async function problemOf(
	{ credentialTypes, credentials, node }: Subject,
	run: Pick<NodeRun, 'items' | 'leftOver' | 'parameters'>,
): Promise<string> {
	return await runNode({ node, credentialTypes, credentials, ...run }).then(
		({ error }) => error?.message ?? '',
		(error: Error) => `thrown: ${error.message}`,
	);
}

/** The first case of an operation, with all its parameters. */
export async function firstOf(service: string, operation: string) {
	const [resource, value] = operation.split('.');
	const [first] = (await casesOf(service)).get(operation) ?? [];
	const parameters: INodeParameters = { resource, operation: value, ...first.parameters };
	return { first, parameters };
}
