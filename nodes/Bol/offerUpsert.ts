import { NodeOperationError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
import { objectIn } from '../shared/request/body';
import { noList, without } from '../shared/request/createOrUpdate';
import type { Call, Flow } from '../shared/request/flow';
import { inTurn } from '../shared/request/keyLock';
import { readPages } from '../shared/request/paging';
import type { ServiceRequest } from '../shared/request/service';
import { eanOfBook } from './ean';
import { offerPages } from './pages';

/** The parts of a condition that tell offers for one article apart (reference bol.md, 2.6 and 2.18). */
const keyOf = ({ category, state, grade }: IDataObject) =>
	[category, state, grade].filter(Boolean).join(' ');

/**
 * Looks for your offer with the same article and condition; creates it if there is none, else updates
 * it or gives it back unchanged, as "When It Exists" says. The main request of the operation is the
 * creation. Either way the answer has the ID of the offer.
 *
 * @throws NodeOperationError when several offers have the same article and condition
 */
export const createOrUpdateOffer: Flow = async (call) => {
	const body = call.request.body as IDataObject;
	const ean = eanOfBook(String(body.ean));
	const condition = keyOf(body.condition as IDataObject);
	return await inTurn(`bol offer ${ean} ${condition}`, async () => {
		const found = await find(call, ean, condition);
		if (found === undefined) return await call.send(call.request);
		return await existing(call, String(found.offerId));
	});
};

async function find(call: Call, ean: string, condition: string): Promise<IDataObject | undefined> {
	const offers = await offersFor(call, ean);
	const same = offers.filter(
		(offer) =>
			(offer.ean === undefined || offer.ean === ean) &&
			keyOf((offer.condition ?? {}) as IDataObject) === condition,
	);
	if (same.length <= 1) return same[0];
	const ids = same.map(({ offerId }) => String(offerId)).join(', ');
	throw new NodeOperationError(
		call.context.getNode(),
		`${same.length} offers have the EAN ${ean} and the condition ${condition}`,
		{
			itemIndex: call.context.getItemIndex(),
			description: `Their IDs are ${ids}. Use Update with the ID of the right one.`,
		},
	);
}

async function offersFor(call: Call, ean: string): Promise<IDataObject[]> {
	const offers: IDataObject[] = [];
	const search: ServiceRequest = {
		...call.request,
		method: 'GET',
		headers: without((call.request.headers ?? {}) as IDataObject, 'Content-Type'),
		body: undefined,
		qs: { eans: [ean], 'page-size': '100' },
		traceableBy: undefined,
	};
	for await (const { answer, rows } of readPages(call.send, offerPages, search)) {
		if (objectIn(answer) === undefined) throw noList(call);
		offers.push(...rows);
	}
	return offers;
}

async function existing(call: Call, offerId: string): Promise<IN8nHttpFullResponse> {
	const { context, request } = call;
	const url = `${request.url}/${encodeURIComponent(offerId)}`;
	if (context.getNodeParameter('whenItExists', 'update') === 'keep') {
		const headers = without((request.headers ?? {}) as IDataObject, 'Content-Type');
		return await call.send({ ...request, method: 'GET', url, headers, body: undefined });
	}
	// Article and condition of an offer never change.
	const body = without(without(request.body as IDataObject, 'ean'), 'condition');
	const answer = await call.send({
		...request,
		method: 'PATCH',
		url,
		body,
		traceableBy: `the changes in offer ${offerId}`,
	});
	// The update answers with nothing, but later steps need the ID.
	return { ...answer, body: { offerId } };
}
