import { NodeApiError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
import { keyOf } from './key';
import { nodeError } from './nodeError';
import { explainedBy, isOutcomeUnknown } from '../service/failure';
import type { Call, Flow } from './operation';
import { inTurn } from '../lib/keyLock';
import { bodyAs } from '../service/body';
import { readPages, type Paging } from '../service/paging';
import { isShared } from '../service/sharedAccount';
import { idIn, rowsWithKey, severalFound, type Recognised } from './rowsWithKey';
import type { ServiceRequest } from '../service/service';
import { Cancelled } from '../lib/wait';

/** How to find the thing that a Create or Update is about, and how to change it. */
export interface CreateOrUpdate extends Recognised {
	/** What it is called in messages, e.g. 'order'. */
	thing: string;
	/** Field of the body that holds the natural key, e.g. 'reference'. */
	key: string;
	/**
	 * Query parameters that find the rows with this key; asked one after the other until a row is found, and
	 * made when they are needed.
	 *
	 * @throws NodeOperationError when a parameter that they need cannot be used
	 */
	searches: (key: string, inputs: Call['inputs']) => Iterable<IDataObject>;
	/**
	 * Searches that also find a key with blanks around it, where those above are exact. They find much
	 * else, too, so that only their first pages are read.
	 */
	looseSearches?: (key: string) => IDataObject[];
	/** The rows in the body of a lookup's answer; without it the body itself is the list. */
	rowsIn?: (body: unknown) => unknown;
	/** Whether the first of several things with the key is taken; without it they are an error. */
	takesFirst?: (inputs: Call['inputs']) => boolean;
	/** Whether a thing only counts where no other one has its key. */
	isGone?: (row: IDataObject) => boolean;
	/**
	 * Looks at what was there already, as the service gives it in full or after its update.
	 *
	 * @throws NodeOperationError for what cannot be used
	 */
	checkExisting?: (call: Call, thing: IDataObject) => void;
	/** What a creation sends; without it the body as it is. */
	creation?: (body: IDataObject) => IDataObject;
	/** What of the body an update sends; without it everything. */
	changes?: (body: IDataObject, row: IDataObject, inputs: Call['inputs']) => IDataObject;
	/** Whether a creation was refused since the thing exists: after a retry, or when two were made at once. */
	isTaken?: (error: NodeApiError) => boolean;
	/**
	 * How to take back what was created although another process had created it just before; only where
	 * the service takes a key twice.
	 */
	takeBack?: (key: string) => Array<Pick<ServiceRequest, 'method' | 'body'>>;
}

/** A call of one operation, with the key that it is about. */
interface Lookup extends Call {
	spec: CreateOrUpdate;
	paging: Paging;
	key: string;
}

/** How many pages of a loose search are read. */
const LOOSE_PAGES = 5;

/**
 * Looks for the thing with the natural key in the body; creates it if there is none, else updates it
 * or gives it back unchanged, as "When It Exists" says. The main request of the operation is the
 * creation. The key is sent as it was searched.
 *
 * @param paging how the lists are cut that are searched
 * @throws NodeOperationError when the key is empty, when several things have it, or when the answer to
 * a search cannot be used
 */
export function createOrUpdate(spec: CreateOrUpdate, paging: Paging): Flow {
	return async (call) => {
		const { context, service } = call;
		const given = call.request.body as IDataObject;
		const key = keyOf(given[spec.key]);
		if (key === '') {
			const wayOut = `Without it the ${spec.thing} cannot be found again. Fill it in, or use Create.`;
			throw nodeError(context, `The ${spec.key} is empty`, wayOut);
		}
		const body = { ...given, [spec.key]: key };
		const request = { ...call.request, body, isCreateOrUpdate: true };
		const lookup: Lookup = { ...call, request, spec, paging, key };
		return await inTurn(`${service.name} ${String(request.url)} ${key}`, async () => {
			const found = await find(lookup);
			if (found === undefined) return await create(lookup);
			const answer = await call.send(existing(lookup, found));
			spec.checkExisting?.(call, bodyAs<IDataObject>(answer.body));
			return answer;
		});
	};
}

/**
 * A creation whose answer got lost may have worked all the same; then the thing can be found. One that
 * is refused because the thing exists, as others have just created it, becomes an update.
 */
async function create(lookup: Lookup): Promise<IN8nHttpFullResponse> {
	const { request, spec, key, send } = lookup;
	const given = request.body as IDataObject;
	const body = spec.creation?.(given) ?? given;
	const creation = send({ ...request, body, traceableBy: `${spec.key} ${key}` });
	return await creation.then(
		async (answer) => await withoutDouble(lookup, answer),
		async (error: unknown) => {
			const isTaken = error instanceof NodeApiError && (spec.isTaken?.(error) ?? false);
			if (!isTaken && !isOutcomeUnknown(error)) throw error;
			const row = await lookAgain(error, async () => await find(lookup));
			if (row === undefined) throw isTaken ? explainedBy(error, notFoundThough(spec)) : error;
			return await send(isTaken ? existing(lookup, row) : unchanged(lookup, row));
		},
	);
}

/**
 * Another process of n8n can have searched in the same moment, found nothing either, and created the
 * same thing. The one with the lowest ID stays, and whoever made another takes it back
 * (docs/decisions/0010-doubles-across-processes.md).
 */
async function withoutDouble(
	lookup: Lookup,
	answer: IN8nHttpFullResponse,
): Promise<IN8nHttpFullResponse> {
	const { context, inputs, request, send, service, spec, key } = lookup;
	if (!spec.takeBack || inputs.dryRun || !(await isShared(service, context))) return answer;
	const own = bodyAs<IDataObject>(answer.body);
	const earlier = (await rowsWithOwn(lookup))
		.filter((row) => Number(row[spec.id]) < Number(own[spec.id]))
		.sort((one, other) => Number(one[spec.id]) - Number(other[spec.id]));
	if (earlier.length === 0) return answer;
	for (const { method, body } of spec.takeBack(key)) {
		await send({ ...request, method, url: urlOf(lookup, own), body, qs: {}, answer: undefined });
	}
	return await send(existing(lookup, earlier[0]));
}

/**
 * Looks once more after a creation that failed. Where that fails, too, an error that says that the
 * creation may have worked is worth more than that of the search.
 */
export async function lookAgain<T>(error: unknown, look: () => Promise<T>): Promise<T> {
	return await look().catch((failure: unknown) => {
		throw isOutcomeUnknown(error) && !(failure instanceof Cancelled) ? error : failure;
	});
}

const notFoundThough = ({ thing, key }: CreateOrUpdate) =>
	`A second search for a ${thing} with this ${key} found none, so it may be something else that exists.`;

/** All rows with the key, by the first search that finds what was just created. */
async function rowsWithOwn(lookup: Lookup): Promise<IDataObject[]> {
	for (const qs of lookup.spec.searches(lookup.key, lookup.inputs)) {
		const rows = await rowsOf(lookup, qs, Infinity);
		if (rows.length > 0) return rows;
	}
	return [];
}

function* searchesOf({ inputs, spec, key }: Lookup) {
	for (const qs of spec.searches(key, inputs)) yield { qs, mostPages: Infinity };
	for (const qs of spec.looseSearches?.(key) ?? []) yield { qs, mostPages: LOOSE_PAGES };
}

async function find(lookup: Lookup): Promise<IDataObject | undefined> {
	const { context, inputs, spec } = lookup;
	for (const { qs, mostPages } of searchesOf(lookup)) {
		const rows = await rowsOf(lookup, qs, mostPages);
		const wanted = wantedOf(lookup);
		const found = rows.map((row) => [idIn(context, wanted, row, spec.id), row] as const);
		// A list that shifts while it is read shows a row twice.
		const all = [...new Map(found).values()];
		const there = all.filter((row) => !spec.isGone?.(row));
		const each = there.length > 0 ? there : all;
		if (each.length > 1 && !spec.takesFirst?.(inputs)) {
			throw severalFound(context, wanted, each, spec, 'Use Update with the ID of the right one.');
		}
		if (each.length > 0) return each[0];
	}
	return undefined;
}

const wantedOf = ({ service, spec, key }: Lookup) => ({
	service: service.name,
	thing: spec.thing,
	field: spec.key,
	key,
});

async function rowsOf(lookup: Lookup, qs: IDataObject, mostPages: number): Promise<IDataObject[]> {
	const { context, request, send, spec, paging } = lookup;
	const search: ServiceRequest = { ...request, method: 'GET', body: undefined, qs };
	const found: IDataObject[] = [];
	for await (const { answer, number } of readPages(send, paging, search)) {
		const list = spec.rowsIn ? spec.rowsIn(answer.body) : answer.body;
		found.push(...rowsWithKey(context, wantedOf(lookup), list));
		if (number >= mostPages) break;
	}
	return found;
}

const urlOf = ({ request, spec }: Lookup, row: IDataObject) =>
	`${request.url}/${encodeURIComponent(String(row[spec.id]))}`;

/** Reads what is there already. */
const unchanged = (lookup: Lookup, row: IDataObject): ServiceRequest => ({
	...lookup.request,
	method: 'GET',
	url: urlOf(lookup, row),
	body: undefined,
	qs: {},
});

function existing(lookup: Lookup, row: IDataObject): ServiceRequest {
	const { inputs, request, spec } = lookup;
	if (inputs.whenItExists === 'keep') return unchanged(lookup, row);
	const body = request.body as IDataObject;
	return {
		...request,
		method: 'PUT',
		url: urlOf(lookup, row),
		body: spec.changes?.(body, row, inputs) ?? body,
	};
}
