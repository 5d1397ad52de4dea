import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { explainedBy, isOutcomeUnknown } from './failure';
import type { Call, Flow } from './flow';
import { inTurn } from './keyLock';
import type { ServiceRequest } from './service';

/** A body without the part that has operations of its own. */
export function without(body: IDataObject, property: string): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([name]) => name !== property));
}

/** How to find the thing that a Create or Update is about, and how to change it. */
export interface CreateOrUpdate {
	/** What it is called in messages, e.g. 'order'. */
	thing: string;
	/** Field of the body that holds the natural key, e.g. 'reference'. */
	key: string;
	/** Query parameters that find the rows with this key; asked one after the other until a row is found. */
	searches: (key: string) => IDataObject[];
	/** Name of the id in a found row. */
	id: string;
	/** The rows in the body of a lookup's answer; without it the body itself is the list. */
	rowsIn?: (body: unknown) => unknown;
	/** What a creation sends; without it the body as it is. */
	creation?: (body: IDataObject) => IDataObject;
	/** What of the body an update sends; without it everything. */
	changes?: (body: IDataObject, row: IDataObject, context: Call['context']) => IDataObject;
	/** Whether a creation was refused since the thing exists: after a retry, or when two were made at once. */
	isTaken?: (error: NodeApiError) => boolean;
}

/**
 * Looks for the thing with the natural key in the body; creates it if there is none, else updates it
 * or gives it back unchanged, as "When It Exists" says. The main request of the operation is the
 * creation. Where the operation has the parameter "If Several" with the value `first`, the first of
 * several things with the key is taken.
 *
 * @throws NodeOperationError when the key is empty, or when several things have it
 */
export function createOrUpdate(spec: CreateOrUpdate): Flow {
	return async (call) => {
		const { context, request, service } = call;
		const key = String((request.body as IDataObject)[spec.key] ?? '').trim();
		const itemIndex = context.getItemIndex();
		if (key === '') {
			throw new NodeOperationError(context.getNode(), `The ${spec.key} is empty`, {
				itemIndex,
				description: `Without it the ${spec.thing} cannot be found again. Fill it in, or use Create.`,
			});
		}
		return await inTurn(`${service.name} ${String(request.url)} ${key}`, async () => {
			const found = await find(call, spec, key);
			if (found === undefined) return await create(call, spec, key);
			return await call.send(existing(call, spec, found));
		});
	};
}

/**
 * A creation whose answer got lost may have worked all the same; then the thing can be found. One that
 * is refused because the thing exists, as others have just created it, becomes an update.
 */
async function create(
	call: Call,
	spec: CreateOrUpdate,
	key: string,
): Promise<IN8nHttpFullResponse> {
	const { request } = call;
	const given = request.body as IDataObject;
	const body = spec.creation?.(given) ?? given;
	const creation = call.send({ ...request, body, traceableBy: `${spec.key} ${key}` });
	return await creation.catch(async (error: unknown) => {
		const isTaken = error instanceof NodeApiError && (spec.isTaken?.(error) ?? false);
		const row = isTaken || isOutcomeUnknown(error) ? await find(call, spec, key) : undefined;
		if (row === undefined && isTaken) throw explainedBy(error, notFoundThough(spec));
		if (row === undefined) throw error;
		return await call.send(isTaken ? existing(call, spec, row) : unchanged(call, spec, row));
	});
}

const notFoundThough = ({ thing, key }: CreateOrUpdate) =>
	`A second search for a ${thing} with this ${key} found none, so it may be something else that exists.`;

async function find(
	call: Call,
	spec: CreateOrUpdate,
	key: string,
): Promise<IDataObject | undefined> {
	const { context, send, request, service } = call;
	for (const qs of spec.searches(key)) {
		const { body } = await send({ ...request, method: 'GET', body: undefined, qs });
		const list = spec.rowsIn ? spec.rowsIn(body) : body;
		if (!Array.isArray(list)) throw noList(call);
		// Some filters are looser than the key, e.g. in upper and lower case.
		const rows = (list as IDataObject[]).filter((row) => String(row[spec.key]) === key);
		if (rows.length > 1 && context.getNodeParameter('ifSeveral', 'fail') !== 'first') {
			const ids = rows.map((row) => String(row[spec.id])).join(', ');
			throw new NodeOperationError(
				context.getNode(),
				`${rows.length} ${spec.thing}s in ${service.name} have the ${spec.key} ${key}`,
				{
					itemIndex: context.getItemIndex(),
					description: `Their IDs are ${ids}. Use Update with the ID of the right one.`,
				},
			);
		}
		if (rows.length > 0) return rows[0];
	}
	return undefined;
}

/**
 * The error for a search whose answer has no list. Nothing is known without one, and to create then
 * could create twice.
 */
export const noList = ({ context, service }: Call) =>
	new NodeOperationError(context.getNode(), `${service.name} answered the search with no list`, {
		itemIndex: context.getItemIndex(),
		description: 'Nothing was created or changed. Check the address in the credential.',
	});

const urlOf = ({ request }: Call, { id }: CreateOrUpdate, row: IDataObject) =>
	`${request.url}/${encodeURIComponent(String(row[id]))}`;

/** Reads what is there already. */
const unchanged = (call: Call, spec: CreateOrUpdate, row: IDataObject): ServiceRequest => ({
	...call.request,
	method: 'GET',
	url: urlOf(call, spec, row),
	body: undefined,
	qs: {},
});

function existing(call: Call, spec: CreateOrUpdate, row: IDataObject): ServiceRequest {
	const { context, request } = call;
	if (context.getNodeParameter('whenItExists', 'update') === 'keep') {
		return unchanged(call, spec, row);
	}
	const body = request.body as IDataObject;
	return {
		...request,
		method: 'PUT',
		url: urlOf(call, spec, row),
		body: spec.changes?.(body, row, context) ?? body,
	};
}
