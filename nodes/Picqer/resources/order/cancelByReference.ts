import { NodeApiError, type IDataObject } from 'n8n-workflow';
import { ownAnswer } from '../../../shared/service/body';
import { forFields, orderInput, shopOrder, shopOrderIn } from '../../../shared/commerce/orderInput';
import { dryRun, withDryRun } from '../../../shared/operation/dryRun';
import { choice, longText, required, withParameter } from '../../../shared/operation/fields';
import { key, keyOf } from '../../../shared/operation/key';
import type { Call, Flow, Input } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { inTurn } from '../../../shared/lib/keyLock';
import { orderWithReference } from '../../service/findOrder';
import { oneWithId } from '../../service/read';
import { isWrongStatus, pages, picqer } from '../../service/request';
import { shareOf, type Share } from './linesInOrder';
import { isPicked } from './picked';

const { action } = verbs(pages, { name: 'Order', one: 'an order', many: 'orders' });

/** What came of the wish to cancel an order. */
type CancelOutcome = 'cancelled' | 'paused' | 'alreadyPicked' | 'notFound';

const reference: Input = required(
	key('Reference', 'reference', {
		placeholder: 'e.g. WEB-8891',
		description: 'Your own number of the order, all of which is to be cancelled',
	}),
);

const linesToCancel: Input = withParameter(shopOrder, {
	description:
		'An order of which all lines are to be cancelled, as bol > Order > Get Cancellation Requests or the bol Polling Trigger gives it. Where the order in Picqer has more, it is paused, as Picqer cancels whole orders only.',
});

const ifProcessed: Input = choice(
	'If Processed',
	'ifProcessed',
	[
		{
			name: 'Cancel',
			value: 'cancel',
			description:
				'Pause it, look once more whether something is picked, then cancel it with its picklists',
		},
		{ name: 'Pause', value: 'pause', description: 'Somebody decides in Picqer' },
	],
	{
		default: 'pause',
		description:
			'What to do with an order that has picklists of which nothing is picked. Orders that are not processed are always cancelled.',
	},
);

const reason: Input = longText('Pause Reason', 'reason', {
	default: 'The buyer has asked to cancel this order',
	description: 'Shown in Picqer where the order is paused',
});

/** Order > Cancel by Reference, as one run of it does. */
interface Job {
	call: Call;
	reference: string;
	share(order: IDataObject): Promise<Share>;
}

/**
 * Cancels an order, or pauses it, as long as nothing of it is picked (docs/services/picqer.md, 2.1). It
 * never pauses or cancels what is picked, and can be run again.
 */
const cancelled: Flow = async (call) => {
	const { context, inputs } = call;
	const given = shopOrderIn(inputs);
	const number = given?.number ?? keyOf(inputs.reference);
	const job: Job = {
		call,
		reference: number,
		share: async (order) => (given ? await shareOf(context, order, given.lines) : 'whole'),
	};
	// The same turn as that of Create or Update.
	const result = await inTurn(`${picqer.name} /orders ${number}`, async () => await settled(job));
	const body = { ...result, ...(given && { shopOrder: given as object as IDataObject }) };
	return ownAnswer(body);
};

/** Where the status changes between looking and acting, Picqer refuses, and it is looked at once more. */
const settled = async (job: Job): Promise<IDataObject> =>
	await settle(job).catch(async (error: unknown) => {
		if (error instanceof NodeApiError && isWrongStatus(error)) return await settle(job);
		throw error;
	});

async function settle(job: Job): Promise<IDataObject> {
	const row = await orderWithReference(job.call.context, job.reference);
	if (row === undefined) {
		return outcome(job, 'notFound', 'Picqer has no order with this reference');
	}
	const order = await read(job, row);
	const share = await job.share(order);
	if (share === 'nothing') {
		return outcome(job, 'notFound', 'The order in Picqer has none of these products', order);
	}
	if (order.status === 'cancelled') {
		return outcome(job, 'cancelled', 'The order was cancelled before', order);
	}
	if (order.status === 'completed') return outcome(job, 'alreadyPicked', 'All was shipped', order);
	if (share === 'whole' && (order.status === 'concept' || order.status === 'expected')) {
		// Without force Picqer refuses it where it went to the warehouse in the meantime.
		await change(job, 'DELETE', order, {});
		return outcome(job, 'cancelled', 'It had not gone to the warehouse', gone(order));
	}
	return await stop(job, order, share);
}

/** Pauses first, so that nobody picks while it is looked whether somebody did. */
async function stop(job: Job, order: IDataObject, share: Share): Promise<IDataObject> {
	const { call } = job;
	if ((await isPicked(call.context, order)) === true) {
		return outcome(job, 'alreadyPicked', 'Something of it is picked', order);
	}
	const isPaused = order.status === 'paused';
	if (!isPaused)
		await change(job, 'POST', order, { reason: call.inputs.reason as string }, 'pause');
	const picked = await isPicked(call.context, await read(job, order));
	if (picked === true) {
		if (!isPaused) await change(job, 'POST', order, {}, 'resume');
		return outcome(job, 'alreadyPicked', 'Something of it is picked', order);
	}
	const why = whyOnlyPaused(share, picked, call.inputs.ifProcessed);
	if (why !== undefined) return outcome(job, 'paused', why, { ...order, status: 'paused' }, share);
	await change(job, 'DELETE', order, { force: true });
	return outcome(job, 'cancelled', 'Nothing of it was picked', gone(order));
}

function whyOnlyPaused(share: Share, picked: boolean | undefined, wish: unknown) {
	if (share === 'part') {
		return 'Only a part of the order is to be cancelled, and Picqer cancels whole orders only: change it in Picqer, and resume it';
	}
	if (picked === undefined)
		return 'Picqer does not say whether something is picked: look in Picqer';
	return wish === 'cancel' ? undefined : 'Nothing of it is picked: cancel or resume it in Picqer';
}

const urlOf = ({ idorder }: IDataObject) => `/orders/${encodeURIComponent(String(idorder))}`;

const read = async ({ call }: Job, order: IDataObject): Promise<IDataObject> => ({
	...(await oneWithId(call.context, 'order', order.idorder)),
	idorder: order.idorder,
});

/** Force goes in the query and in the body (docs/services/picqer.md, 2.1, Cancel order). */
async function change(
	{ call, reference: number }: Job,
	method: 'DELETE' | 'POST',
	order: IDataObject,
	body: IDataObject,
	what?: 'pause' | 'resume',
) {
	await call.send({
		...call.request,
		method,
		url: what === undefined ? urlOf(order) : `${urlOf(order)}/${what}`,
		qs: body.force ? { force: true } : {},
		body,
		answer: 'nothing',
		traceableBy: `the order with reference ${number}`,
	});
}

const gone = (order: IDataObject): IDataObject => ({ ...order, status: 'cancelled' });

/** @param order as it is now; none where there is none */
function outcome(
	{ reference: number }: Job,
	came: CancelOutcome,
	message: string,
	order: IDataObject = {},
	share: Share = 'whole',
): IDataObject {
	const { idorder, orderid, status } = order;
	const known = idorder === undefined ? {} : { idorder, orderid, status };
	return { outcome: came, message, isPartial: share === 'part', reference: number, ...known };
}

/** Takes an order back from the warehouse: docs/services/picqer.md, 2.1. */
export const cancelByReference = action(
	'Cancel by Reference',
	'cancelByReference',
	'Cancel an order by its reference',
	['GET', '/orders'],
	{
		answer: 'object',
		description:
			'Cancel or pause an order as long as nothing of it is picked; the field outcome says what came of it: cancelled, paused, alreadyPicked or notFound',
		inputs: [orderInput, linesToCancel, forFields(reference), ifProcessed, reason, dryRun],
		flow: withDryRun(cancelled),
	},
);
