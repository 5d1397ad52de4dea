import { NodeApiError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
import { isSameInAnyCase } from '../../../shared/operation/key';
import { nodeError } from '../../../shared/operation/nodeError';
import type { Call, Flow } from '../../../shared/operation/operation';
import { inTurn } from '../../../shared/lib/keyLock';
import type { ServiceRequest } from '../../../shared/service/service';
import { asForm, isRefused, tellingMore } from '../../service/otherForm';

/**
 * Sent for a location that is linked; the one known user of the call gives it, too
 * (docs/services/goedgepickt.md, 2.3).
 */
const FIRST_PRIORITY = 1;

/** A product, a location, and how many are to lie there. */
interface StockOnLocation {
	productUuid: string;
	pickLocationUuid: string;
	stockQuantity: number;
}

/**
 * Sets the stock on a location that may not be linked to the product yet: looks, then sets the number
 * where it is linked, else links it with the number (docs/services/goedgepickt.md, 2.3; section 5,
 * row 14). The main request of the operation is the one that sets. A link that fails is looked at
 * once more, as it may be there all the same: after a lost answer, or by someone else's hand. One that
 * is refused and is not there is sent as a form, as the one known user of the call does.
 *
 * @throws NodeOperationError when GoedGepickt gives no list of locations
 */
export const setStockOnLocation: Flow = async (call) => {
	const wanted = wantedIn(call);
	return await inTurn(`GoedGepickt stock ${wanted.productUuid.toLowerCase()}`, async () => {
		const before = await quantityNow(call, wanted);
		if (before !== undefined) return done(await call.send(call.request), wanted, before);
		const request = linking(call, wanted);
		const linked = call.send(request).catch(async (error: unknown) => {
			if (!(error instanceof NodeApiError)) throw error;
			if (await isLinkedNow(call, wanted)) return await call.send(call.request);
			if (!isRefused(error)) throw error;
			return await call.send(asForm(request)).catch((second: unknown) => {
				throw tellingMore(error, second);
			});
		});
		return done(await linked, wanted, undefined);
	});
};

function wantedIn({ path, inputs }: Call): StockOnLocation {
	return {
		productUuid: String(path.productUuid),
		pickLocationUuid: String(path.pickLocationUuid),
		stockQuantity: Number(inputs.stockQuantity),
	};
}

/** How many lie there; undefined when the location is not linked. */
async function quantityNow(
	{ context, request, send }: Call,
	{ productUuid, pickLocationUuid }: StockOnLocation,
): Promise<number | undefined> {
	const url = `/products/${encodeURIComponent(productUuid)}/stock`;
	const { body } = await send({
		...request,
		method: 'GET',
		url,
		body: undefined,
		answer: 'object',
	});
	const locations = (body as IDataObject | null)?.stockLocations;
	if (!Array.isArray(locations)) {
		throw nodeError(
			context,
			'GoedGepickt answered with no list of stock locations',
			'Nothing was changed.',
		);
	}
	const found = (locations as IDataObject[]).find(({ picklocationUuid }) =>
		isSameInAnyCase(picklocationUuid, pickLocationUuid),
	);
	return found && Number(found.stockQuantity ?? 0);
}

/** The error of the link says more than that of a look which fails, too. */
const isLinkedNow = async (call: Call, wanted: StockOnLocation) =>
	await quantityNow(call, wanted).then(
		(quantity) => quantity !== undefined,
		() => false,
	);

const linking = (
	{ request }: Call,
	{ stockQuantity, ...ids }: StockOnLocation,
): ServiceRequest => ({
	...request,
	method: 'POST',
	body: { stockQuantity, priority: FIRST_PRIORITY },
	traceableBy: `the stock of product ${ids.productUuid} on location ${ids.pickLocationUuid}`,
});

/** What the answers of these calls hold is not known, so the item says what was done. */
const done = (
	answer: IN8nHttpFullResponse,
	wanted: StockOnLocation,
	before: number | undefined,
): IN8nHttpFullResponse => ({
	...answer,
	body: { ...wanted, previousQuantity: before ?? null, isNewlyLinked: before === undefined },
});
