import type { IDataObject } from 'n8n-workflow';
import { ownAnswer } from '../../../shared/service/body';
import { completionTimeout } from '../../process/processStatus';
import { nodeError } from '../../../shared/operation/nodeError';
import { shapeIn } from '../../../shared/commerce/shapeInput';
import {
	readShopOrder,
	type ShopOrder,
	type ShopOrderLine,
} from '../../../shared/commerce/shopOrder';
import { choiceToMake, toggle } from '../../../shared/operation/fields';
import type { Call, Flow, Input } from '../../../shared/operation/operation';
import { CarryOut } from '../../commerce/carryOut';
import { dryRun } from '../../../shared/operation/dryRun';
import { orderInFull } from '../../commerce/orderInFull';
import { orderItemsIn, type OrderItem } from '../../commerce/orderItems';
import { inOrderTurn } from '../../commerce/orderTurn';
import { REASONS } from './cancelReasons';

const shopOrder: Input = {
	parameter: {
		displayName: 'Shop Order',
		name: 'shopOrder',
		type: 'json',
		required: true,
		default: '={{ $json.shopOrder }}',
		description:
			'The shop order whose lines are to be cancelled, as Get Cancellation Requests gives it. Each line names the item of bol in lineId.',
	},
};

/** What the user fills in. */
export const cancelInputs: Input[] = [
	shopOrder,
	choiceToMake('Reason', 'reasonCode', REASONS, { description: 'Why, in the terms of bol' }),
	toggle(
		'Only When Asked',
		'onlyWhenAsked',
		'Whether to leave alone items that the buyer has not asked to cancel',
		{ default: true },
	),
	dryRun,
	completionTimeout,
];

/** An item that is not cancelled, and why. */
interface LeftOut {
	line: ShopOrderLine;
	reason: string;
}

/**
 * Cancels the items of a shop order that are not shipped. The order is read right before, so that
 * nothing is both shipped and cancelled, and a second run changes nothing.
 *
 * @throws NodeOperationError for a shop order that cannot be used, or with lines that the order does not have
 * @throws NodeApiError when bol refuses it, or cannot carry it out
 */
export const cancelled: Flow = async (call) => {
	const given = shapeIn(call.context, shopOrder.parameter.displayName, () =>
		readShopOrder(call.inputs.shopOrder, call.context.getTimezone()),
	);
	const body = await inOrderTurn(call, given.number, async (begun) => {
		return await cancelLines(call, given, new CarryOut(call, begun));
	});
	return ownAnswer(body);
};

async function cancelLines(
	call: Call,
	{ number, lines }: ShopOrder,
	carryOut: CarryOut,
): Promise<IDataObject> {
	const items = orderItemsIn(await orderInFull(call.send, number));
	const byId = new Map(items.map((item) => [item.orderItemId, item]));
	const unknown = lines.filter(({ lineId }) => !byId.has(lineId ?? ''));
	if (unknown.length > 0) throw unknownLines(call, number, unknown);
	const done: ShopOrderLine[] = [];
	const leftOut: LeftOut[] = [];
	for (const line of onePerItem(lines)) {
		// All lines have an item: see above.
		const reason = whyNot(call, line, byId.get(line.lineId ?? '') as OrderItem);
		if (reason !== undefined) {
			leftOut.push({ line, reason });
			continue;
		}
		await carryOut.send(cancellation(call, line));
		done.push(line);
	}
	const isDry = call.inputs.dryRun === true;
	const short = ({ lineId, ean, sku, quantity }: ShopOrderLine) => ({ lineId, ean, sku, quantity });
	return carryOut.output({
		orderNumber: number,
		cancelled: isDry ? [] : done.map(short),
		leftOut: leftOut.map(({ line, reason }) => ({ ...short(line), reason })),
		message: carryOut.sentence(messageOf(number, done.length)),
	});
}

/** One line for each item, as bol cancels an item once and as a whole. */
function onePerItem(lines: readonly ShopOrderLine[]): ShopOrderLine[] {
	const byId = new Map<string | undefined, ShopOrderLine>();
	for (const line of lines) {
		const before = byId.get(line.lineId)?.quantity ?? 0;
		byId.set(line.lineId, { ...line, quantity: before + line.quantity });
	}
	return [...byId.values()];
}

/** Why an item is left alone; undefined where it is to be cancelled. */
function whyNot({ inputs }: Call, line: ShopOrderLine, item: OrderItem): string | undefined {
	if (item.isShippedByBol) return 'shipped by bol itself';
	if (item.open === 0) return item.shipped > 0 ? 'shipped' : 'cancelled before';
	// bol cancels an item as a whole, so what is left of it cannot be cancelled here.
	if (item.shipped > 0) return `${item.shipped} of it shipped`;
	if (line.quantity < item.open)
		return `${item.open} of it open, and bol cancels an item as a whole`;
	if (inputs.onlyWhenAsked && !item.isAskedToBeCancelled) return 'not asked to be cancelled';
	return undefined;
}

const cancellation = ({ inputs }: Call, { lineId }: ShopOrderLine) => ({
	method: 'PUT' as const,
	url: '/retailer/orders/cancellation',
	body: { orderItems: [{ orderItemId: lineId, reasonCode: inputs.reasonCode as string }] },
	process: { eventType: 'CANCEL_ORDER', entityIds: lineId === undefined ? [] : [lineId] },
});

const unknownLines = ({ context }: Call, number: string, lines: ShopOrderLine[]) =>
	nodeError(
		context,
		`Shop Order: order ${number} at bol has no items with these lineIds: ${lines.map(({ lineId = 'none' }) => lineId).join(', ')}`,
		'Nothing was cancelled. Take the shop order as Get Cancellation Requests gives it.',
	);

function messageOf(orderNumber: string, count: number): string {
	if (count === 0) return `nothing is left to cancel of order ${orderNumber}`;
	return `${count} ${count === 1 ? 'item' : 'items'} of order ${orderNumber} cancelled`;
}
