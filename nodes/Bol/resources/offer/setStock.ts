import type { IDataObject } from 'n8n-workflow';
import { theOneIn } from '../../../shared/commerce/shape';
import { shapeIn } from '../../../shared/commerce/shapeInput';
import { yesOrNo } from '../../../shared/lib/yesOrNo';
import { collection, queryOptions, withFields } from '../../../shared/operation/collections';
import { filledIn, numberFrom, toJson, unlessEmpty } from '../../../shared/operation/convert';
import { whole } from '../../../shared/operation/fields';
import { toKey } from '../../../shared/operation/key';
import type { Call, FlowOfAll, Input } from '../../../shared/operation/operation';
import { dryRun } from '../../../shared/operation/dryRun';
import { parameterError } from '../../../shared/operation/nodeError';
import { switchIn } from '../../../shared/operation/toSwitch';
import { managedByRetailer } from './offerBody';
import { changedOffers, type Changes, type Wish } from './offerChanges';
import { ean, ifUnknown, namedBy, ownInput, sku } from './offerKeys';

/** Largest amount that fits into bol's number of 32 bits (docs/services/bol.md, 2.18). */
const MOST_PIECES = 2_147_483_647;

const stockLevel: Input = {
	parameter: {
		displayName: 'Stock Level',
		name: 'stockLevel',
		type: 'json',
		default: '={{ $json.stockLevel }}',
		description:
			'What a node of a warehouse gives in the field stockLevel, or an object of your own with ean or sku or both, and freeQuantity',
	},
	convert: (context, displayName, value) => {
		const given = shapeIn(context, displayName, () => theOneIn(value, 'a stock level'));
		return toJson('object')(context, displayName, given);
	},
};

const overrides = withFields(
	collection('Overrides', 'overrides', [], 'body', {
		placeholder: 'Add Override',
		description: 'What stands in place of what the stock level says',
	}),
	[
		ean,
		ownInput({
			...whole('Quantity', 'quantity', {
				description:
					'How many can be sold, in place of the free quantity of the stock level. Without a value the item is an error.',
			}),
			// Read with the stock level: one that cannot be used concerns other items of the offer, too.
			convert: undefined,
		}),
		sku,
	],
);

/** A number that limits what is sold; without a value it would limit nothing. */
const limiting = (displayName: string, name: string, description: string): Input => {
	const { parameter, convert } = whole(displayName, name, { least: 0, description });
	return ownInput({ parameter, convert: filledIn(convert) });
};

const sendAgainAfterOrders: Input = {
	parameter: {
		displayName: 'Send Again After Orders',
		name: 'sendAgainAfterOrders',
		type: 'boolean',
		default: false,
		description:
			'Whether to send a stock that is the same as before, when bol has sold some of it since. Turn it on only if all orders of bol are in the warehouse before its stock is read; otherwise what they hold is sold twice. It concerns offers whose stock is managed by the retailer.',
	},
};

const options = withFields(queryOptions([]), [
	limiting('At Most', 'atMost', 'The highest stock to give bol, whatever the warehouse has'),
	ifUnknown,
	limiting(
		'Keep Back',
		'keepBack',
		'How many pieces not to sell at bol; they are taken off the free quantity',
	),
	sendAgainAfterOrders,
	ownInput(managedByRetailer),
]);

/** The inputs of Set Stock. */
export const stockInputs: Input[] = [stockLevel, overrides, dryRun, options];

/** What the user set under Options. */
interface StockOptions {
	atMost?: number;
	keepBack?: number;
	managedByRetailer?: boolean;
	sendAgainAfterOrders?: boolean;
}

const optionsOf = ({ inputs }: Call) => (inputs.options ?? {}) as StockOptions;

const changes: Changes<number> = { wishOf, changeOf };

/**
 * Sets the stock of many offers to what a warehouse has (docs/services/bol.md, 2.18; docs/shapes.md,
 * Stock level).
 */
export const setStock: FlowOfAll = changedOffers(changes);

function wishOf(call: Call): Wish<number> {
	const { context, inputs } = call;
	const level = (inputs.stockLevel ?? {}) as IDataObject;
	const overridden = (inputs.overrides ?? {}) as IDataObject;
	// An override without a value takes the key away, so that the other one counts.
	const key = (name: string, label: string) =>
		name in overridden ? overridden[name] : toKey(context, `Stock Level > ${label}`, level[name]);
	const sought = namedBy(call, 'Stock Level', { ean: key('ean', 'EAN'), sku: key('sku', 'SKU') });
	try {
		if ('quantity' in overridden) {
			return { ...sought, wanted: pieces(call, 'Overrides > Quantity', overridden.quantity) };
		}
		const isUnlimited = switchIn(context, 'Stock Level > isUnlimited', level.isUnlimited);
		if (isUnlimited) return { ...sought, outcome: 'unlimited' };
		return { ...sought, wanted: pieces(call, 'Stock Level > freeQuantity', level.freeQuantity) };
	} catch (error) {
		// Nothing but parameter errors come from there.
		return { ...sought, problem: error as Error };
	}
}

/**
 * The pieces that bol may sell.
 *
 * @throws NodeOperationError where the number is not known: it is never taken for 0
 */
function pieces(call: Call, displayName: string, value: unknown): number {
	const { context } = call;
	if (unlessEmpty(context, displayName, value) === undefined) {
		throw parameterError(
			context,
			displayName,
			'is empty',
			'The stock is not known, so nothing was sent and the offer keeps what it has.',
		);
	}
	const range = { whole: true, most: MOST_PIECES };
	const free = numberFrom(context, displayName, value, range) ?? 0;
	const { atMost = Infinity, keepBack = 0 } = optionsOf(call);
	return Math.max(0, Math.min(atMost, free - keepBack));
}

/** Of two products with one offer the lower stock counts. */
function changeOf(offer: IDataObject, wishes: Parameters<typeof changes.changeOf>[1]) {
	const { amount, managedByRetailer: isManaged, correctedStock } = stockOf(offer);
	const wanted = Math.min(...wishes.map((wish) => wish.wanted));
	const [{ call }] = wishes;
	const { managedByRetailer: shallBeManaged = isManaged, sendAgainAfterOrders: again } =
		optionsOf(call);
	const before = { amount, managedByRetailer: isManaged };
	if ((offer.fulfilment as IDataObject | undefined)?.method === 'FBB') {
		return { outcome: 'fulfilledByBol', before, after: before };
	}
	const isSold = Boolean(again) && isManaged === true && (correctedStock ?? amount) !== amount;
	const isManagedOtherwise = shallBeManaged !== isManaged;
	if (amount === wanted && !isManagedOtherwise && !isSold) {
		return { outcome: 'unchanged', before, after: before };
	}
	return {
		outcome: 'changed',
		before,
		after: { amount: wanted, managedByRetailer: shallBeManaged },
		body: {
			stock: { amount: wanted, ...(isManagedOtherwise && { managedByRetailer: shallBeManaged }) },
		},
	};
}

/** The stock of an offer as bol writes it (docs/services/bol.md, 2.18). */
interface OfferStock {
	amount?: number;
	managedByRetailer?: boolean;
	/** What is left after orders. */
	correctedStock?: number;
}

function stockOf({ stock }: IDataObject): OfferStock {
	const { managedByRetailer, ...rest } = (stock ?? {}) as OfferStock;
	return { ...rest, managedByRetailer: yesOrNo(managedByRetailer) };
}
