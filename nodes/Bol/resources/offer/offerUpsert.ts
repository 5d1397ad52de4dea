import { NodeApiError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
import { without } from '../../../shared/lib/without';
import { nodeError } from '../../../shared/operation/nodeError';
import { withoutZeros } from '../../../shared/operation/key';
import { lookAgain } from '../../../shared/operation/createOrUpdate';
import { isOutcomeUnknown, hasStatus } from '../../../shared/service/failure';
import type { Call, Flow } from '../../../shared/operation/operation';
import { inTurn } from '../../../shared/lib/keyLock';
import { idIn } from '../../../shared/operation/rowsWithKey';
import { eanOfBook } from '../../fields/ean';
import { allOffers } from './offerSearch';

/**
 * The parts of a condition that tell offers for one article apart (docs/services/bol.md, 2.6 and
 * 2.18).
 */
const conditionOf = ({ category, state, grade }: IDataObject) =>
	[category, state, grade].filter(Boolean).join(' ');

/** What an offer is found by. */
interface OfferKey {
	ean: string;
	condition: string;
}

/**
 * Looks for your offer with the same article and condition; creates it if there is none, else updates
 * it or gives it back unchanged, as "When It Exists" says. The main request of the operation is the
 * creation. Either way the answer has the ID of the offer.
 *
 * @throws NodeOperationError when several offers have the same article and condition, or when the
 * answer to the search cannot be used
 */
export const createOrUpdateOffer: Flow = async (call) => {
	const body = call.request.body as IDataObject;
	const ean = eanOfBook(String(body.ean));
	const condition = conditionOf(body.condition as IDataObject);
	return await inTurn(`bol offer ${withoutZeros(ean)} ${condition}`, async () => {
		const found = await find(call, { ean, condition });
		if (found === undefined) return await create(call, { ean, condition });
		return await existing(call, found);
	});
};

/**
 * How bol says that there is an offer for the article in the condition (docs/services/bol.md, 2.18).
 */
const EXISTS = '/problems/offer-exists';

const CONFLICT = 409;

/**
 * A creation whose answer got lost may have worked all the same; one that is refused, as others have
 * just made the offer, becomes an update.
 */
async function create(call: Call, wanted: OfferKey): Promise<IN8nHttpFullResponse> {
	return await call.send(call.request).catch(async (error: unknown) => {
		const isTaken = hasStatus(error, [CONFLICT]);
		if (!isTaken && !isOutcomeUnknown(error)) throw error;
		const named = isTaken ? namedIn(error) : undefined;
		const offerId = named ?? (await lookAgain(error, async () => await find(call, wanted)));
		if (offerId === undefined) throw error;
		return await existing(call, offerId);
	});
}

const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const NAMED = new RegExp(`OfferUid\\W*(${UUID})(?![\\w-])`, 'i');

/** The ID of the offer that is there, where bol names one: "... with OfferUid <uuid>". */
function namedIn({ context, message }: NodeApiError): string | undefined {
	if (!String(context.serviceCode).endsWith(EXISTS)) return undefined;
	return NAMED.exec(message)?.[1];
}

/** The ID of the offer; undefined when there is none. */
async function find(call: Call, { ean, condition }: OfferKey): Promise<string | undefined> {
	const { context, service } = call;
	const about = { service: service.name, thing: 'offer' };
	const ids = (await allOffers(call, { eans: [ean] }))
		.filter(
			(offer) =>
				(offer.ean === undefined || withoutZeros(offer.ean) === withoutZeros(ean)) &&
				conditionOf((offer.condition ?? {}) as IDataObject) === condition,
		)
		.map((offer) => String(idIn(context, about, offer, 'offerId')));
	if (ids.length <= 1) return ids[0];
	throw nodeError(
		context,
		`${ids.length} offers have the EAN ${ean} and the condition ${condition}`,
		`Their IDs are ${ids.join(', ')}. Use Update with the ID of the right one.`,
	);
}

async function existing(call: Call, offerId: string): Promise<IN8nHttpFullResponse> {
	const { inputs, request } = call;
	const url = `${request.url}/${encodeURIComponent(offerId)}`;
	if (inputs.whenItExists === 'keep') {
		const headers = without((request.headers ?? {}) as IDataObject, 'Content-Type');
		return await call.send({ ...request, method: 'GET', url, headers, body: undefined });
	}
	// Article and condition of an offer never change.
	const answer = await call.send({
		...request,
		method: 'PATCH',
		url,
		body: without(request.body as IDataObject, 'ean', 'condition'),
		traceableBy: `the changes in offer ${offerId}`,
		answer: 'nothing',
	});
	// The update answers with nothing, but later steps need the ID.
	return { ...answer, body: { offerId } };
}
