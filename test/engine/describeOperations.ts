import type { INodeExecutionData, INodeProperties, INodeType } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { documentsOf, type DOCUMENTED } from '../../scripts/docs/all';
import { offences } from '../contract/offences';
import type { Table } from '../facts/facts';
import { SERVICES } from '../outputs/services';
import { filesIn } from '../unit/projectFiles';
import {
	operationsOf,
	tryOperation,
	type Cases,
	type Exchange,
	type OperationCase,
} from './operations';

/** A service whose operations are tried, and against which table of facts its requests are held. */
interface Operations {
	/** The folder of its node. */
	service: (typeof DOCUMENTED)[number];
	/** The cases of all operations. */
	cases: Cases;
	facts: Table;
	/** By operation, what the facts wrongly forbid. */
	mistakes?: Record<string, RegExp>;
}

/** All cases, each with its operation. */
const listOf = (cases: Operations['cases']) =>
	Object.entries(cases).flatMap(([name, one]) =>
		[one].flat().map((operation) => [name, operation] as const),
	);

/** A text without white space, lines of tables, and backslashes, which Prettier sets. */
const bare = (text: string) => text.replace(/\s|\\|-{3,}/g, '');

/** The files that `npm run docs` has written for a service. */
const writtenFor = (service: string) => [
	...filesIn(`nodes/${service}/outputs`, /\.json$/),
	...filesIn('docs/operations', /\.md$/).filter(({ path }) =>
		new RegExp(`^docs/operations/${service.toLowerCase()}[./]`).test(path),
	),
];

/**
 * Declares a test for each case: it does what it says, and the facts allow each of its requests. Others fail when
 * an operation has no case, or when what is written of the operations is not what the cases give.
 */
export function describeOperations({ service, cases, facts, mistakes = {} }: Operations) {
	const { [service]: subject } = SERVICES;
	const listed = listOf(cases);
	const given = new Map<OperationCase, INodeExecutionData[][]>();

	// The cases together would exceed some limits.
	beforeEach(forgetLimits);
	afterEach(() => nock.cleanAll());

	test('every operation has a case, and every case an operation', () => {
		expect(Object.keys(cases).sort()).toEqual([...operationsOf(subject.node).keys()].sort());
	});

	test('n8n finds what runs each operation', () => {
		const run = Object.entries(subject.node.customOperations ?? {}).flatMap(([resource, values]) =>
			Object.keys(values).map((value) => `${resource}.${value}`),
		);
		expect(run.sort()).toEqual([...operationsOf(subject.node).keys()].sort());
	});

	test.each(listed)('%s', async (name, operation) => {
		const { items, sent } = await tryOperation(subject, name, operation);
		given.set(operation, items);
		const found = sent.flatMap((request) => offences(facts, request));
		expect(found.filter((offence) => !mistakes[name]?.test(offence))).toEqual([]);
	});

	test('what `npm run docs` writes is up to date', async () => {
		const made = await documentsOf(service, given);
		const there = writtenFor(service);
		expect(there.map(({ path }) => path).sort()).toEqual(Object.keys(made).sort());
		const stale = there.filter(({ path, text }) => bare(text) !== bare(made[path]));
		expect(stale.map(({ path }) => path)).toEqual([]);
	});

	// The descriptions say everything: n8n's own engine for declarative nodes does the same with them.
	test.each(oneOfEachKind(subject.node, listed))(
		"%s, run by n8n's declarative engine",
		async (name, operation) => {
			const node = Object.create(subject.node, { customOperations: {} }) as INodeType;
			await tryOperation({ ...subject, node }, name, operation);
		},
	);
}

type Listed = readonly [name: string, operation: OperationCase];

/**
 * The cases with a kind of input, request or answer that none before them has: both engines have the
 * same code for a kind, whatever the operation.
 */
function oneOfEachKind(node: INodeType, listed: readonly Listed[]): Listed[] {
	const known = new Set<string>();
	return listed.filter(([, operation]) => {
		const kinds = kindsIn(node.description.properties, operation);
		const isNew = kinds.some((kind) => !known.has(kind));
		for (const kind of kinds) known.add(kind);
		return isNew;
	});
}

function kindsIn(properties: INodeProperties[], operation: OperationCase): string[] {
	const { parameters = {}, exchanges, gives, files, binary } = operation;
	const { query, body, answer, status }: Partial<Exchange> = exchanges[0] ?? {};
	// What is sent one after the other tells the flow.
	const methods = exchanges.map(({ request }) => request.split(' ')[0]);
	const [method] = methods;
	const inputs = Object.entries(parameters).map(([name, value]) => {
		const type = properties.find((one) => one.name === name)?.type;
		return `${type} ${(value as { mode?: string } | null)?.mode ?? typeof value}`;
	});
	return [
		...inputs.map((input) => `${method} ${input}`),
		`${methods.join()} ${query !== undefined} ${kindOf(body)} ${binary !== undefined}`,
		`answer ${kindOf(answer)} ${status} ${kindOf(gives)} ${files !== undefined}`,
	];
}

const kindOf = (value: unknown) =>
	Array.isArray(value) || Buffer.isBuffer(value) ? value.constructor.name : typeof value;
