import { NodeOperationError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
import { isOutcomeUnknown } from './failure';
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
	/** What of the body an update sends; without it everything. */
	changes?: (body: IDataObject) => IDataObject;
}

/**
 * Looks for the thing with the natural key in the body; creates it if there is none, else updates it
 * or gives it back unchanged, as "When It Exists" says. The main request of the operation is the
 * creation.
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

/** A creation whose answer got lost may have worked all the same; then the thing can be found. */
async function create(
	call: Call,
	spec: CreateOrUpdate,
	key: string,
): Promise<IN8nHttpFullResponse> {
	const creation = call.send({ ...call.request, traceableBy: `${spec.key} ${key}` });
	return await creation.catch(async (error: unknown) => {
		const row = isOutcomeUnknown(error) ? await find(call, spec, key) : undefined;
		if (row === undefined) throw error;
		return await call.send(unchanged(call, spec, row));
	});
}

async function find(
	{ context, send, request, service }: Call,
	spec: CreateOrUpdate,
	key: string,
): Promise<IDataObject | undefined> {
	for (const qs of spec.searches(key)) {
		const { body } = await send({ ...request, method: 'GET', body: undefined, qs });
		// Some filters are looser than the key, e.g. in upper and lower case.
		const rows = listIn(body, context, service.name).filter((row) => String(row[spec.key]) === key);
		if (rows.length > 1) {
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
		if (rows.length === 1) return rows[0];
	}
	return undefined;
}

/** Without a list nothing is known, and to create then could create twice. */
function listIn(body: unknown, context: Call['context'], service: string): IDataObject[] {
	if (Array.isArray(body)) return body as IDataObject[];
	throw new NodeOperationError(context.getNode(), `${service} answered the search with no list`, {
		itemIndex: context.getItemIndex(),
		description: 'Nothing was created or changed. Check the address in the credential.',
	});
}

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
		body: spec.changes?.(body) ?? body,
	};
}
