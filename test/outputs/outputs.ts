import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import type { Operation } from '../../nodes/shared/operation/operation';
import { runCase, type OperationCase, type Subject } from '../engine/operations';
import {
	answerFacts,
	typesIn,
	type AnswerFacts,
	type Certainty,
	type Types,
} from '../facts/answers';
import { casesOf, recordsOf, SERVICES } from './services';

/** What an operation gives, as it stands in `nodes/<Service>/outputs`. */
export interface Output {
	/** How sure it is that the service has this operation. */
	certainty: Certainty;
	/** The types of all fields of an item, by their path. */
	fields: Types;
	/** Names of fields that no source settled. */
	unconfirmed?: string[];
	/** What "Simplify" leaves, where the operation has it, and whether it is on at first. */
	simplify?: { fields: string[]; isUsual: boolean };
	/** Set where the item holds a file beside its fields. */
	hasFile?: true;
	/** An item, with everything that it can hold; made up. */
	example?: IDataObject;
	use?: Use;
}

/** One use of an operation: what is filled in, and the request that comes of it. */
export interface Use {
	parameters: IDataObject;
	/** Method and path, with the query. */
	request: string;
	body?: unknown;
}

/** What operations of one resource can have of their own when they give the same. */
type Own = 'certainty' | 'simplify' | 'use';

/** An operation that gives what another of its resource gives. */
export type Stored = Output | (Pick<Output, Own> & { sameAs: string });

/** The operations of a resource by their values. */
export type Outputs = Record<string, Stored>;

/** What cases gave that were run before, by output of the node. */
export type Given = ReadonlyMap<OperationCase, INodeExecutionData[][]>;

/** What the cases of an operation gave. */
interface Observed {
	items: IDataObject[];
	hasFile: boolean;
	/** Everything that the service answered, as text. */
	answers: string;
}

/** Items that say nothing of what an operation gives: the service's answer was empty. */
const isEmpty = (item: IDataObject) => ['{}', '{"success":true}'].includes(JSON.stringify(item));

async function itemsOf(subject: Subject, name: string, one: OperationCase) {
	forgetLimits();
	const { items } = await runCase(subject, name, one);
	nock.cleanAll();
	return items;
}

async function observe(
	subject: Subject,
	name: string,
	cases: OperationCase[],
	given: Given,
): Promise<Observed> {
	const seen: Observed = { items: [], hasFile: false, answers: '' };
	for (const one of cases) {
		const items = given.get(one) ?? (await itemsOf(subject, name, one));
		seen.items.push(...items[0].map(({ json }) => json));
		seen.hasFile ||= items[0].some(({ binary }) => binary !== undefined);
		seen.answers += JSON.stringify(one.exchanges.map(({ answer }) => answer));
	}
	return seen;
}

/** The names of the fields of an item, without what is within them. */
export const namesOf = (types: Types): string[] =>
	Object.keys(types).filter((name) => !/[.[]/.test(name));

/** The types of everything that any of the items has. */
const seenTypes = (items: IDataObject[]): Types =>
	Object.assign({}, ...items.map((item) => typesIn(item))) as Types;

/** What is within some fields, with them. */
const within = (types: Types, names: string[]): Types =>
	Object.fromEntries(
		Object.entries(types).filter(([path]) => names.includes(path.split(/[.[]/)[0])),
	);

/** The item that says most. */
const richest = (items: IDataObject[]) =>
	[...items].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length).at(0);

/**
 * Which of the things in the service's answer comes out; undefined where nothing is known of it, or
 * where the node gives something of its own.
 *
 * @param made what the node itself adds to the items
 */
function candidateFor(
	candidates: AnswerFacts['candidates'],
	items: IDataObject[],
	made: string[],
): AnswerFacts['candidates'][number] | undefined {
	const names = namesOf(seenTypes(items));
	if (names.length > 0 && names.every((name) => made.includes(name))) return undefined;
	const shared = ({ types }: { types: Types }) =>
		namesOf(types).filter((name) => names.includes(name)).length;
	const [best] = [...candidates].sort((a, b) => shared(b) - shared(a));
	// Of several, such as a list and its rows, only what came out can tell which it is.
	return candidates.length === 1 || (best && shared(best) > 0) ? best : undefined;
}

function outputOf(service: string, operation: Operation, observed: Observed): Output {
	const { method, path, inputs, simple } = operation;
	const { certainty, candidates } = answerFacts(service.toLowerCase(), method, path);
	const { hasFile } = observed;
	const items = observed.items.filter((item) => !isEmpty(item));
	const seen = seenTypes(items);
	const made = namesOf(seen).filter((name) => !observed.answers.includes(`"${name}"`));
	// What became of an item is the node's own, though a name in it is the service's, such as an ID.
	const isOutcome = made.includes('outcome');
	const known = hasFile || isOutcome ? undefined : candidateFor(candidates, items, made);
	// The cases of bol are held against its documents; those of others also have rows that are made up.
	const isAllSeen = isOutcome || (service === 'Bol' && !known && !hasFile);
	const own = isAllSeen ? seen : within(seen, made);
	const fields = { ...known?.types, ...own };
	const isKnown = Object.keys(fields).length > 0;
	const example = known?.example ?? onlyKnown(richest(items) ?? {}, fields);
	const isUsual = inputs.find(({ parameter }) => parameter.name === 'simplify')?.parameter.default;
	return {
		certainty,
		...(simple && { simplify: { fields: [...simple], isUsual: isUsual === true } }),
		fields: isKnown || hasFile ? fields : emptyFields(observed),
		...(known && known.unconfirmed.length > 0 && { unconfirmed: known.unconfirmed }),
		...(hasFile && { hasFile }),
		...(Object.keys(example).length > 0 && { example: example as IDataObject }),
	};
}

/** An item without fields that nobody knows. */
const onlyKnown = (item: IDataObject, fields: Types): IDataObject =>
	Object.fromEntries(Object.entries(item).filter(([name]) => name in fields));

/** Where the service answers nothing, the node says that it worked. */
const emptyFields = ({ items }: Observed): Types =>
	items.some((item) => item.success === true) ? { success: 'boolean' } : {};

/** The first case that can be written as JSON; several requests are more than an example needs. */
function useIn(cases: OperationCase[]): Use | undefined {
	const plain = cases.find(({ exchanges }) => !(exchanges[0].body instanceof RegExp));
	if (!plain) return undefined;
	const { parameters = {}, exchanges } = plain;
	// What writes comes last: those before it look something up.
	const [{ request, query = {}, body }] = exchanges.slice(-1);
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		[value].flat().map((one) => `${name}=${one}`),
	);
	const address = pairs.length > 0 ? `${request}?${pairs.join('&')}` : request;
	return { parameters: parameters as IDataObject, request: address, ...(body && { body }) };
}

/**
 * What all operations of a service give, by resource; what the files of `nodes/<Service>/outputs` hold.
 *
 * @param given the other cases are run
 */
export async function outputsOf(
	service: string,
	given: Given = new Map(),
): Promise<Record<string, Outputs>> {
	const records = await recordsOf(service);
	const cases = await casesOf(service);
	const outputs: Record<string, Outputs> = {};
	for (const [name, operation] of records) {
		const ofOperation = cases.get(name) ?? [];
		const observed = await observe(SERVICES[service], name, ofOperation, given);
		const [resource, value] = name.split('.');
		const others = (outputs[resource] ??= {});
		const use = useIn(ofOperation);
		others[value] = {
			...asStored(outputOf(service, operation, observed), others),
			...(use && { use }),
		};
	}
	return outputs;
}

/** What is told of an output, without what each operation has of its own; nothing of one that points to another. */
const told = (stored: Stored): string =>
	'sameAs' in stored
		? ''
		: JSON.stringify([stored.fields, stored.unconfirmed, stored.hasFile, stored.example]);

/** Says of an output that another one of the resource is the same. */
function asStored(output: Output, others: Outputs): Stored {
	const same = Object.entries(others).find(([, other]) => told(other) === told(output));
	if (!same || Object.keys(output.fields).length < 2) return output;
	const { certainty, simplify } = output;
	return { certainty, ...(simplify && { simplify }), sameAs: same[0] };
}

/** An output with everything that stands at another operation. */
export function outputIn(outputs: Outputs, operation: string): Output {
	const stored = outputs[operation];
	if (!('sameAs' in stored)) return stored;
	const { sameAs, ...own } = stored;
	const { fields, unconfirmed, hasFile, example } = outputIn(outputs, sameAs);
	return { ...own, fields, unconfirmed, hasFile, example };
}
