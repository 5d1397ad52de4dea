import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { ownAnswer } from '../../../shared/service/body';
import { nodeError } from '../../../shared/operation/nodeError';
import { inTurnOfAll } from '../../../shared/lib/keyLock';
import { inTurns } from '../../../shared/lib/turns';
import { cancellation, cancelSignalOf } from '../../../shared/lib/wait';
import { asShown } from '../../../shared/operation/dryRun';
import { accountAndKeysOfItem } from '../../../shared/service/account';
import { explainedBy, reworded } from '../../../shared/service/failure';
import { withoutZeros } from '../../../shared/operation/key';
import type { Call, FlowOfAll } from '../../../shared/operation/operation';
import { idIn } from '../../../shared/operation/rowsWithKey';
import { V11, writesAs } from '../../service/request';
import { matchOf } from './offerMatch';
import { offersOf, type Sought } from './offerSearch';

/** What an item wants of the offer that it names. */
export interface Wish<T> extends Sought {
	/** Missing where nothing is to be sent. */
	wanted?: T;
	/** Why it cannot be told what is wanted; no other item may decide for the offer then. */
	problem?: Error;
	/** What the output says where nothing is to be sent and all is well. */
	outcome?: string;
}

/** A wish that says what is wanted. */
export type ClearWish<T> = Wish<T> & { wanted: T };

/** What is to be done with an offer. */
export interface OfferChange {
	outcome: string;
	before: IDataObject;
	after: IDataObject;
	/** What is sent; nothing without it. */
	body?: IDataObject;
}

/** How the offers of many items are changed. */
export interface Changes<T> {
	/**
	 * Reads what an item wants.
	 *
	 * @throws NodeOperationError for inputs that do not say which offer it is about
	 */
	wishOf(call: Call): Wish<T>;
	/**
	 * What to do with an offer.
	 *
	 * @param wishes of all items that are about it, at least one
	 * @throws NodeOperationError when that cannot be done
	 */
	changeOf(offer: IDataObject, wishes: ReadonlyArray<ClearWish<T>>): OfferChange;
}

type ChangeOutcome = PromiseSettledResult<IDataObject>;

const failure = (reason: unknown): ChangeOutcome => ({ status: 'rejected', reason });

const output = (value: IDataObject): ChangeOutcome => ({ status: 'fulfilled', value });

/**
 * Changes the offers of all items together: reads them in few requests, compares, and sends what
 * differs, once for each offer. Each item gets an outcome of its own: what there was and what there
 * is now. Runs about the same offer take turns, or what the later one wants would be compared with what
 * the earlier one is about to change.
 */
export function changedOffers<T>(changes: Changes<T>): FlowOfAll {
	return async (calls) => {
		const outcomes = new Map<Call, ChangeOutcome>();
		const wishes = await wishesOf(changes, calls, outcomes);
		const cancelled = cancellation(cancelSignalOf(calls[0].context));
		const changing = inTurnOfAll(await turnsOf(calls[0], wishes), async () => {
			await changeAll(changes, wishes, outcomes);
		});
		// The turn may be far off.
		await Promise.race([changing, cancelled.promise]).finally(cancelled.stop);
		return calls.map((call) => answerTo(wishes, call, outcomes.get(call) as ChangeOutcome));
	};
}

/** What tells the offers of the wishes from others, by which other runs may know them, too. */
async function turnsOf<T>({ context, service }: Call, wishes: Map<Call, Wish<T>>) {
	const account = await accountAndKeysOfItem(context, service);
	const keys = [...wishes.values()].flatMap(({ ean, sku }) => [
		...(ean === undefined ? [] : [`EAN ${withoutZeros(ean)}`]),
		...(sku === undefined ? [] : [`SKU ${sku}`]),
	]);
	return [...new Set(keys)].map((key) => `bol offers of ${account}, ${key}`);
}

async function changeAll<T>(
	changes: Changes<T>,
	wishes: Map<Call, Wish<T>>,
	outcomes: Map<Call, ChangeOutcome>,
) {
	const groups = await groupsOf(wishes, outcomes);
	const changed: Array<Promise<void>> = [];
	await inTurns(groups, ({ offer, wishes: all }) => {
		const outcome = change(changes, offer, all).then(output, failure);
		const tellAll = (said: ChangeOutcome) => {
			for (const { call } of all) if (!outcomes.has(call)) outcomes.set(call, said);
		};
		changed.push(outcome.then(tellAll));
	});
	await Promise.all(changed);
}

/** Reads all wishes; an item without one has its outcome already. */
async function wishesOf<T>(
	{ wishOf }: Changes<T>,
	calls: readonly Call[],
	outcomes: Map<Call, ChangeOutcome>,
): Promise<Map<Call, Wish<T>>> {
	const wishes = new Map<Call, Wish<T>>();
	await inTurns(calls, (call) => {
		try {
			const wish = wishOf(call);
			wishes.set(call, wish);
			if (wish.problem) outcomes.set(call, failure(wish.problem));
			else if (wish.outcome !== undefined) outcomes.set(call, output({ outcome: wish.outcome }));
		} catch (error) {
			outcomes.set(call, failure(error));
		}
	});
	return wishes;
}

/** An offer with the wishes of all items that are about it. */
interface Group<T> {
	offer: IDataObject;
	wishes: Array<Wish<T>>;
}

/** Finds the offers; an item without one gets its outcome. */
async function groupsOf<T>(
	wishes: Map<Call, Wish<T>>,
	outcomes: Map<Call, ChangeOutcome>,
): Promise<Array<Group<T>>> {
	const sought = [...wishes.values()].filter(({ outcome }) => outcome === undefined);
	// Where nothing will be sent there is nothing to compare with.
	if (sought.every(({ problem }) => problem)) return [];
	const found = await offersOf(sought);
	const groups = new Map<unknown, Group<T>>();
	await inTurns(sought.entries(), ([index, wish]) => {
		const { call, problem } = wish;
		try {
			const offers = found[index];
			if (offers.status === 'rejected') throw offers.reason;
			const match = matchOf(wish, offers.value);
			if ('unknown' in match) {
				if (!problem) outcomes.set(call, unknown(call, match.unknown));
				return;
			}
			const { offer } = match;
			const group = groups.get(offer.offerId) ?? { offer, wishes: [] };
			group.wishes.push(wish);
			groups.set(offer.offerId, group);
		} catch (error) {
			if (!problem) outcomes.set(call, failure(error));
		}
	});
	return [...groups.values()];
}

function unknown({ context, inputs }: Call, reason: string): ChangeOutcome {
	const { ifUnknown } = inputs.options as IDataObject;
	if (ifUnknown !== 'fail') return output({ outcome: 'unknown', reason });
	return failure(nodeError(context, reason));
}

/**
 * Changes an offer, unless it is as all want it or nothing is to be sent.
 *
 * @throws NodeOperationError when it cannot be told what it should be like
 * @throws NodeApiError when bol refuses it
 */
async function change<T>(
	{ changeOf }: Changes<T>,
	offer: IDataObject,
	wishes: ReadonlyArray<Wish<T>>,
): Promise<IDataObject> {
	const unclear = wishes.find(({ problem }) => problem);
	if (unclear) throw contradicted(wishes[0].call, unclear);
	const clear = wishes.filter((wish): wish is ClearWish<T> => wish.wanted !== undefined);
	const [{ call }] = clear;
	const { context, service } = call;
	const offerId = String(
		idIn(context, { service: service.name, thing: 'offer' }, offer, 'offerId'),
	);
	const { body, outcome, before, after } = changeOf(offer, clear);
	const isDry = clear.some(({ call: { inputs } }) => inputs.dryRun);
	const sent = body && changeRequest(offerId, body);
	if (sent && !isDry) await sendChange(call, offerId, sent);
	return {
		outcome,
		offerId,
		before,
		after,
		...(isDry && { dryRun: true, requests: sent ? [asShown(sent)] : [] }),
	};
}

function contradicted({ context }: Call, { call, problem }: Wish<unknown>) {
	const message = `Item ${call.context.getItemIndex()} is about the same offer, and says nothing that can be used`;
	return nodeError(
		context,
		message,
		`Nothing was sent for either of them. ${problem?.message ?? ''}`,
	);
}

const changeRequest = (offerId: string, body: IDataObject) => ({
	method: 'PATCH' as const,
	url: `/retailer/offers/${encodeURIComponent(offerId)}`,
	body,
});

/** A change that is sent twice leaves the offer the same. */
async function sendChange(call: Call, offerId: string, change: ReturnType<typeof changeRequest>) {
	const sending = call.send({
		...call.request,
		...writesAs(V11),
		...change,
		qs: {},
		answer: 'nothing',
		repeatable: true,
	});
	await reworded(sending, (error) => explainedBy(error, `This is about offer ${offerId}.`));
}

/** The answer for an item: what it named, and what came of it. */
function answerTo(
	wishes: Map<Call, Sought>,
	call: Call,
	outcome: ChangeOutcome,
): PromiseSettledResult<IN8nHttpFullResponse> {
	if (outcome.status === 'rejected') return outcome;
	const { ean, sku } = wishes.get(call) ?? {};
	const { outcome: said, ...more } = outcome.value;
	const body = {
		outcome: said,
		...(ean !== undefined && { ean }),
		...(sku !== undefined && { sku }),
		...more,
	};
	return { status: 'fulfilled', value: ownAnswer(body) };
}
