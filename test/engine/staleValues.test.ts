import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { SERVICES } from '../outputs/services';
import { byId, operationsOf, tryOperation, type Subject } from './operations';
import { firstOf, problemOf, serve, shownIn, slotsOf } from './slots';

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

/** Whether others show or do not by the value of a parameter. */
const decides = ({ node }: Subject, { name }: INodeProperties) =>
	node.description.properties.some(({ displayOptions }) => name in (displayOptions?.show ?? {}));

/** Values that a parameter does not take: all of them, or only those that are not the same for each of its kind. */
function misfitsOf(subject: Subject, parameter: INodeProperties, areAll: boolean) {
	const { type } = parameter;
	const object = { [STALE]: STALE };
	const lists = areAll ? [[object], object] : [];
	switch (type) {
		case 'string':
			return [...lists, object];
		case 'boolean':
		case 'dateTime':
		case 'multiOptions':
		case 'number':
			return [...lists, STALE];
		case 'options':
			return [...lists, STALE, ...(decides(subject, parameter) ? [' ', null] : [])];
		case 'resourceLocator':
			return [...lists, { __rl: true, mode: 'formerMode', value: '4711' }];
		default:
			return [];
	}
}

/**
 * What the workflow holds beside the parameters of an operation: values of all parameters that it does
 * not show, in its collections the fields of all others, and what gives nothing in place of defaults.
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
	return { ...leftInAll(hidden), ...nothingIn(shown, parameters), ...Object.fromEntries(own) };
}

/** Expressions that give nothing, in all choices and switches that are as by default and are not sent. */
const nothingIn = (shown: INodeProperties[], given: INodeParameters): INodeParameters =>
	Object.fromEntries(
		shown
			.filter(({ routing, type }) => !routing && ['boolean', 'options'].includes(type))
			.filter(({ name }) => name !== 'authentication' && !(name in given))
			.map(({ name }) => [name, '={{ $json.nothing }}']),
	);

/** What an error says that nobody thought of. */
const UNCLEAR = /TypeError|not a function|not iterable|Cannot read|object Object/;

/** Only what was right may have been looked up before the value was found. */
const isHarmful = (request: string) =>
	!request.startsWith('GET ') || /stale|object%20Object/i.test(request);

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

describe.each(Object.entries(SERVICES))('%s', (service, subject) => {
	const operations = [...operationsOf(subject.node).keys()];

	// What several operations share is the same parameter, and is tried once. Whether lists and objects fit
	// is seen by the type of a parameter and where it stands, so they are tried with one of each.
	const tried = new Set<INodeProperties | string>();

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
				const kind = `${parameter.type} ${typeof Object.values(leftOver(''))[0]}`;
				for (const misfit of misfitsOf(subject, parameter, !tried.has(kind))) {
					nock.cleanAll();
					forgetLimits();
					const sent = serve(subject, first.exchanges);
					const problem = await problemOf(subject, {
						items,
						parameters,
						// A program that writes workflows may leave null, which n8n's types do not have.
						leftOver: leftOver(misfit as INodeParameters[string]),
					});
					const isNamed = problem.includes(parameter.displayName) && !UNCLEAR.test(problem);
					if (!isNamed || sent.some(isHarmful)) wrong.push([parameter.name, misfit, problem, sent]);
				}
				tried.add(parameter).add(kind);
			}
			expect(wrong).toEqual([]);
		},
		60_000,
	);
});
