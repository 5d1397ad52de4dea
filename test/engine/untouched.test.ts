import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { SERVICES } from '../outputs/services';
import { byId, operationsOf, type Subject } from './operations';
import { ANYWHERE, problemOf, shownIn } from './slots';

/** What is filled in where a plain text would be refused. */
const TEXTS: Record<string, string> = {
	ean: '8712626055143',
	eans: '8712626055143',
	path: '/filled',
	reference: 'FILLED1',
	url: 'https://filled.example',
};

const TEXT = 'filled';
const NUMBER = 47;

/** Numbers for which it matters which they are: bol wants the first price to count from one on. */
const NUMBERS: Record<string, number> = { quantity: 1 };

/** What some operations need although no single field of it is required. */
const MORE: Record<string, INodeParameters> = {
	'order.upsert': { additionalFields: { idcustomer: byId(NUMBER) } },
	'offer.update': { updateFields: { reference: TEXT } },
	'offer.updatePriceAndStock': { updateFields: { stockAmount: NUMBER } },
};

/** Choices on which it depends what else there is to fill in. */
const CHOICES: Record<string, string> = {
	conditionCategory: 'NEW',
	fulfilmentMethod: 'FBR',
	subscriptionType: 'WEBHOOK',
};

/** A row that every search finds, whatever it looks for. */
const ROW: IDataObject = {
	reference: TEXTS.reference,
	productcode: TEXT,
	customerid: TEXT,
	sku: TEXT,
	uuid: 'found',
	idorder: 1,
	idproduct: 1,
	idcustomer: 1,
	idreturn: 1,
	offerId: 'found',
	condition: { category: 'NEW' },
};

/** Answers everything; gives what was written. */
function serve(): Array<{ path: string; body: unknown }> {
	const written: Array<{ path: string; body: unknown }> = [];
	nock(ANYWHERE)
		.persist()
		.intercept(/./, 'GET')
		.reply((path) => {
			const isPicqer = /\/api\/v1\/(orders|products|customers|returns)\?/.test(path);
			const list = isPicqer && !path.includes('page=') ? [ROW] : { items: [ROW], offers: [ROW] };
			return [200, list];
		});
	for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
		nock(ANYWHERE)
			.persist()
			.intercept(/./, method)
			.reply((path, body) => {
				if (path.includes('/token')) return [200, { access_token: 'token', expires_in: 300 }];
				const isText = typeof body === 'string' && body.startsWith('{');
				written.push({ path, body: isText ? (JSON.parse(body) as unknown) : body });
				return [200, { processStatusId: '1', status: 'SUCCESS' }];
			});
	}
	return written;
}

/** The parameters that an operation shows with these. */
const fieldsIn = (subject: Subject, parameters: INodeParameters): INodeProperties[] =>
	shownIn(subject, parameters).shown.filter(
		({ name }) => !['resource', 'operation'].includes(name),
	);

/** What somebody fills in who fills in no more than needed. */
function filledIn(parameter: INodeProperties): INodeParameters[string] | undefined {
	const { default: usual, name, options = [], required, type } = parameter;
	if (type === 'fixedCollection' && name.endsWith('Lines')) {
		const [{ values }] = options as INodePropertyCollection[];
		return { line: [lineOf(values)] };
	}
	if (!required || (usual !== '' && type !== 'resourceLocator' && type !== 'multiOptions')) {
		return undefined;
	}
	if (type === 'resourceLocator') return byId(NUMBER);
	if (type === 'number') return NUMBERS[name] ?? NUMBER;
	if (type === 'dateTime') return '2026-01-05T00:00:00';
	if (type === 'options') return CHOICES[name] ?? (options as Array<{ value: string }>)[1].value;
	if (type === 'multiOptions') return [(options as Array<{ value: string }>)[0].value];
	return TEXTS[name] ?? TEXT;
}

/** A line of which all fields but the optional ones are filled in. */
function lineOf(values: INodeProperties[]): INodeParameters {
	const always = values.filter(({ type }) => type !== 'collection');
	return Object.fromEntries(
		always.map((one) => [
			one.name,
			filledIn({ ...one, required: true }) ?? (one.default as string),
		]),
	);
}

/** An operation with everything filled in that it needs, and nothing else. */
function needed(
	subject: Subject,
	operation: string,
	preset: INodeParameters = {},
): INodeParameters {
	const [resource, value] = operation.split('.');
	let parameters: INodeParameters = { resource, operation: value, ...MORE[operation], ...preset };
	// What is chosen decides what else shows.
	for (let round = 0; round < 3; round++) {
		const shown = fieldsIn(subject, parameters);
		const filled = shown.map((one) => [one.name, filledIn(one)] as const);
		parameters = {
			...Object.fromEntries(filled.filter(([, given]) => given !== undefined)),
			...parameters,
		} as INodeParameters;
	}
	return parameters;
}

/** What an update changes: one field, and nothing where it has no collection of fields. */
function withOneChange(subject: Subject, parameters: INodeParameters): INodeParameters {
	const fields = fieldsIn(subject, parameters).find(({ name }) => name === 'updateFields');
	const isShown = ({ displayOptions, type }: INodeProperties) =>
		['string', 'number', 'resourceLocator'].includes(type) &&
		(displayOptions?.show?.['/resource'] ?? [parameters.resource]).includes(
			parameters.resource as string,
		);
	const first = ((fields?.options ?? []) as INodeProperties[]).find(isShown);
	if (!first || parameters.updateFields) return parameters;
	const given = filledIn({ ...first, default: '', required: true });
	return { ...parameters, updateFields: { [first.name]: given as string } };
}

const leavesOf = (value: unknown): string[] =>
	typeof value === 'object' && value !== null
		? Object.values(value).flatMap(leavesOf)
		: [String(value)];

/** Numbers and choices that an operation cannot do without. */
const decisionsIn = (subject: Subject, parameters: INodeParameters): INodeProperties[] =>
	fieldsIn(subject, parameters).filter(
		({ default: usual, required, type }) =>
			required && usual === '' && ['number', 'options', 'dateTime'].includes(type),
	);

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

describe.each(Object.entries(SERVICES))('%s', (_name, subject) => {
	const operations = [...operationsOf(subject.node).keys()];
	const changes = operations.filter((name) => /\.(update|upsert)/.test(name));
	const decisions = operations.flatMap((operation) =>
		decisionsIn(subject, needed(subject, operation)).map(
			({ displayName, name }) => [operation, displayName, name] as const,
		),
	);

	if (changes.length > 0) {
		test.each(changes)('%s sends nothing that nobody set', async (operation) => {
			const parameters = withOneChange(subject, needed(subject, operation));
			const written = serve();
			const problem = await problemOf(subject, { parameters });
			expect({ problem, written: written.length }).toEqual({ problem: '', written: 1 });
			const given = leavesOf([parameters, subject.credentials]);
			expect(leavesOf(written[0].body).filter((leaf) => !given.includes(leaf))).toEqual([]);
		});
	}

	test.each(decisions)('%s says that %s is empty', async (operation, displayName, name) => {
		const parameters = needed(subject, operation);
		const written = serve();
		const untouched = Object.entries(parameters).filter(([other]) => other !== name);
		expect(await problemOf(subject, { parameters: Object.fromEntries(untouched) })).toContain(
			displayName,
		);
		for (const nothing of ['={{ null }}', '={{ "" }}', '={{ undefined }}']) {
			const run = { parameters: needed(subject, operation, { [name]: nothing }) };
			expect(await problemOf(subject, run)).toBe(`${displayName}: is empty`);
		}
		expect(written).toEqual([]);
	});
});
