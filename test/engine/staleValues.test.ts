import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { casesOf, SERVICES } from '../outputs/services';
import { runNode, type NodeRun } from './harness';
import { byId, operationsOf, tryOperation, type Exchange, type Subject } from './operations';

/** A word that stands nowhere but in values that were left over. */
const STALE = 'STALE';

/** What another resource may have left in a parameter of a type. */
const LEFT: Partial<Record<INodeProperties['type'], INodeParameters[string]>> = {
	boolean: true,
	dateTime: '2001-01-01T00:00:00',
	multiOptions: [STALE],
	number: 4711,
	resourceLocator: byId(4711),
};

function leftIn({ type, options = [] }: INodeProperties): INodeParameters[string] {
	if (type === 'collection') return leftInAll(options as INodeProperties[]);
	if (type === 'fixedCollection') {
		const [{ name, values }] = options as INodePropertyCollection[];
		return { [name]: [leftInAll(values)] };
	}
	return LEFT[type] ?? STALE;
}

const leftInAll = (parameters: INodeProperties[]): INodeParameters =>
	Object.fromEntries(parameters.map((one) => [one.name, leftIn(one)]));

/** Values that no parameter of such a type takes. */
function misfitsOf({ type }: INodeProperties): INodeParameters[string][] {
	const lists: INodeParameters[string][] = [[{ [STALE]: STALE }], { [STALE]: STALE }];
	switch (type) {
		case 'string':
			return lists;
		case 'boolean':
		case 'dateTime':
		case 'multiOptions':
		case 'number':
		case 'options':
			return [...lists, STALE];
		case 'resourceLocator':
			return [...lists, { __rl: true, mode: 'formerMode', value: '4711' }];
		default:
			return [];
	}
}

const asNode = (parameters: INodeParameters) => ({ parameters, typeVersion: 1 }) as INode;

/** What an operation shows with these parameters, and these with their defaults. */
function shownIn({ node: { description } }: Subject, parameters: INodeParameters) {
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

/**
 * What the workflow holds beside the parameters of an operation: values of all parameters that it does
 * not show, and in its collections the fields of all others.
 */
function leftBeside(subject: Subject, parameters: INodeParameters): INodeParameters {
	const { properties } = subject.node.description;
	const { given, shown } = shownIn(subject, parameters);
	const names = shown.map(({ name }) => name);
	const hidden = properties.filter(({ name }) => !names.includes(name));
	const collections = properties.filter(({ type }) => type === 'collection');
	const own = collections
		.filter((parameter) => shown.includes(parameter))
		.map(({ name, options = [] }) => {
			const known = options.map((option) => option.name);
			const others = collections
				.flatMap((one) => one.options as INodeProperties[])
				.filter((field) => !known.includes(field.name));
			return [name, { ...leftInAll(others), ...(given[name] as INodeParameters) }] as const;
		});
	return { ...leftInAll(hidden), ...Object.fromEntries(own) };
}

/** A place for a value, and what the workflow holds when there is a value of another parameter. */
interface Slot {
	parameter: INodeProperties;
	leftOver(value: INodeParameters[string]): INodeParameters;
}

/** The first line of a list that a case fills in. */
const lineIn = (form: INodeParameters[string]) =>
	Object.values((form ?? {}) as Record<string, INodeParameters[]>)[0]?.[0];

/** All places of an operation in which there can be a value. */
function slotsOf(subject: Subject, parameters: INodeParameters): Slot[] {
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

/** Answers as a case says, whatever the query; gives what was sent. */
function serve({ baseUrl }: Subject, exchanges: Exchange[]): string[] {
	const base = new URL(baseUrl).pathname.replace(/\/$/, '');
	const sent: string[] = [];
	for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
		nock(/./)
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
async function problemOf(
	{ credentialTypes, credentials, node }: Subject,
	run: Pick<NodeRun, 'items' | 'leftOver' | 'parameters'>,
): Promise<string> {
	return await runNode({ node, credentialTypes, credentials, ...run }).then(
		({ error }) => error?.message ?? '',
		(error: Error) => `thrown: ${error.message}`,
	);
}

/** What an error says that nobody thought of. */
const UNCLEAR = /TypeError|not a function|not iterable|Cannot read|object Object/;

/** Only what was right may have been looked up before the value was found. */
const isHarmful = (request: string) =>
	!request.startsWith('GET ') || /stale|object%20Object/i.test(request);

/** The first case of an operation, with all its parameters. */
async function firstOf(service: string, operation: string) {
	const [resource, value] = operation.split('.');
	const [first] = (await casesOf(service)).get(operation) ?? [];
	const parameters: INodeParameters = { resource, operation: value, ...first.parameters };
	return { first, parameters };
}

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

describe.each(Object.entries(SERVICES))('%s', (service, subject) => {
	const operations = [...operationsOf(subject.node).keys()];

	// What several operations share is the same parameter, and is tried once.
	const tried = new Set<INodeProperties>();

	test.each(operations)('%s is not disturbed by what others left', async (operation) => {
		const { parameters, first } = await firstOf(service, operation);
		await tryOperation(subject, operation, first, leftBeside(subject, parameters));
	});

	test.each(operations)(
		'%s names a value that does not fit',
		async (operation) => {
			const { parameters, first } = await firstOf(service, operation);
			const items = [{ json: {}, binary: first.binary }];
			const wrong: unknown[] = [];
			for (const { parameter, leftOver } of slotsOf(subject, parameters)) {
				if (tried.has(parameter)) continue;
				tried.add(parameter);
				for (const misfit of misfitsOf(parameter)) {
					nock.cleanAll();
					forgetLimits();
					const sent = serve(subject, first.exchanges);
					const problem = await problemOf(subject, {
						items,
						parameters,
						leftOver: leftOver(misfit),
					});
					const isNamed = problem.includes(parameter.displayName) && !UNCLEAR.test(problem);
					if (!isNamed || sent.some(isHarmful)) wrong.push([parameter.name, misfit, problem, sent]);
				}
			}
			expect(wrong).toEqual([]);
		},
		60_000,
	);
});
