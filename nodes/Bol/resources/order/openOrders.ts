import { NodeApiError, NodeOperationError, type IDataObject } from 'n8n-workflow';
import { nodeError } from '../../../shared/operation/nodeError';
import { isObject } from '../../../shared/lib/isObject';
import { Incomplete, type Call, type Flow } from '../../../shared/operation/operation';
import { yesOrNo } from '../../../shared/lib/yesOrNo';
import { walkPages } from '../../../shared/service/paging';
import { Cancelled } from '../../../shared/lib/wait';
import { orderInFull } from '../../commerce/orderInFull';
import { badOrder, orderIdOf } from '../../commerce/orderItems';
import { withShopOrder } from '../../commerce/orderOutput';
import {
	askedToBeCancelled,
	toShip,
	toShipOrCancel,
	type PiecesWanted,
} from '../../commerce/shopOrder';
import { pagesOf } from '../../service/request';
import { bodyAs } from '../../../shared/service/body';

/** So many orders are read side by side; when all of them fail, the others are not asked for. */
const SIDE_BY_SIDE = 50;

/** So many orders that could not be read are named in one message. */
const MOST_NAMED = 5;

const orderPages = pagesOf('orders', 'orderId');

type Failure = NodeApiError | NodeOperationError;

/** What came of reading an order: an item, nothing where nothing of it is wanted, or why it failed. */
interface ReadOutcome {
	json?: IDataObject;
	failure?: Failure;
}

/** Open orders with what is still to be shipped of each: docs/services/bol.md, 2.1. */
export const ordersToShip: Flow = async (call) =>
	await wantedOrders(call, call.inputs.includeCancellationRequests ? toShipOrCancel : toShip);

/** Open orders with what the buyer has asked to cancel of each: docs/services/bol.md, 2.1. */
export const ordersToCancel: Flow = async (call) =>
	await wantedOrders(call, askedToBeCancelled, mayBeAskedToCancel);

/** Whether a row of the list can have what the buyer asked to cancel; without items it does not say. */
function mayBeAskedToCancel({ orderItems }: IDataObject): boolean {
	if (!Array.isArray(orderItems)) return true;
	return orderItems.some(
		(item: unknown) => !isObject(item) || yesOrNo(item.cancellationRequest) !== false,
	);
}

/**
 * Lists the open orders, reads each in full, and gives those of which something is wanted, each with
 * the shop order of that.
 *
 * @throws Incomplete with all that could be read, when an order or a page of the list could not be
 */
async function wantedOrders(
	call: Call,
	wanted: PiecesWanted,
	isCandidate: (row: IDataObject) => boolean = isObject,
) {
	const { answer, failure } = await listed(call);
	const rows = bodyAs<IDataObject[]>(answer.body).filter(isCandidate);
	const found: IDataObject[] = [];
	const failures: Failure[] = failure ? [failure] : [];
	for (let begin = 0; begin < rows.length; begin += SIDE_BY_SIDE) {
		const some = rows.slice(begin, begin + SIDE_BY_SIDE);
		const outcomes = await Promise.all(some.map(async (row) => await outcomeOf(call, row, wanted)));
		found.push(...outcomes.flatMap(({ json }) => (json ? [json] : [])));
		failures.push(...outcomes.flatMap((outcome) => outcome.failure ?? []));
		if (outcomes.every((outcome) => outcome.failure instanceof NodeApiError)) break;
	}
	const complete = { ...answer, body: found };
	if (failures.length === 0) return complete;
	throw new Incomplete(complete, together(call, failures, rows.length), failures);
}

/** The rows of the list; those of the pages before, where one of them failed. */
const listed = async (call: Call) =>
	await walkPages(call, orderPages, Infinity).then(
		(answer) => ({ answer, failure: undefined }),
		(error: unknown) => {
			if (error instanceof Incomplete) return { answer: error.answer, failure: error.failure };
			throw error;
		},
	);

async function outcomeOf(call: Call, row: IDataObject, wanted: PiecesWanted): Promise<ReadOutcome> {
	const orderId = orderIdOf(row);
	return await jsonOf(call, orderId, wanted).then(
		(json): ReadOutcome => ({ json }),
		(error: Error): ReadOutcome => {
			if (error instanceof Cancelled) throw error;
			return { failure: named(call, orderId, error) };
		},
	);
}

async function jsonOf(call: Call, orderId: string, wanted: PiecesWanted) {
	if (orderId === '') throw badOrder(orderId, 'stands in the list of open orders');
	return withShopOrder(await orderInFull(call.send, orderId), wanted);
}

/** The failure with the order in its message, which is all that n8n shows of a failed item. */
function named({ context }: Call, orderId: string, error: Error): Failure {
	const itemIndex = context.getItemIndex();
	if (!(error instanceof NodeApiError)) {
		return new NodeOperationError(context.getNode(), error, { itemIndex });
	}
	error.message = `Order ${orderId} could not be read: ${error.message}`;
	return error;
}

/** One error for all that could not be read. */
function together({ context }: Call, failures: readonly Failure[], orders: number): Failure {
	const [first] = failures;
	if (failures.length === 1) return first;
	const some = failures.slice(0, MOST_NAMED).map(({ message }) => message);
	const more = failures.length - some.length;
	const all = [...some, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
	return nodeError(
		context,
		`${failures.length} of ${orders} open orders could not be read: ${all}`,
		'With On Error set to Continue, the other orders come out, and an item with the error for each of these.',
	);
}
