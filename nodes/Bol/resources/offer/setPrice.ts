import type { IDataObject } from 'n8n-workflow';
import { queryOptions, withFields } from '../../../shared/operation/collections';
import { decimal, required } from '../../../shared/operation/fields';
import type { Call, FlowOfAll, Input } from '../../../shared/operation/operation';
import { dryRun } from '../../../shared/operation/dryRun';
import { parameterError } from '../../../shared/operation/nodeError';
import { price } from '../../fields/catalogueFields';
import { rowsInField } from '../../service/rows';
import { changedOffers, type OfferChange, type Changes, type ClearWish } from './offerChanges';
import { ean, ifUnknown, namedBy, ownInput, sku } from './offerKeys';
import { LEAST_PRICE, problemWith, type BundlePrice } from './offerPrices';

const newPrice = ownInput(
	required(
		price('Price', 'price', {
			least: LEAST_PRICE,
			description:
				'Of one piece, in euros including VAT; rounded to two decimals. Prices for larger quantities stay.',
		}),
	),
);

const largestChange = ownInput(
	required(
		decimal('Largest Change (%)', 'largestChange', {
			least: 0,
			placeholder: 'e.g. 20',
			description:
				'Refuses a price that is further from the one at bol, up or down, in per cent of the one at bol',
		}),
	),
);

/** The inputs of Set Price. */
export const priceInputs: Input[] = [
	ean,
	sku,
	newPrice,
	largestChange,
	dryRun,
	withFields(queryOptions([]), [ifUnknown]),
];

const changes: Changes<number> = {
	wishOf: (call) => ({
		...namedBy(call, 'EAN and SKU', call.inputs),
		wanted: Number(call.inputs.price),
	}),
	changeOf,
};

/** Sets the price of many offers (docs/services/bol.md, 2.18). */
export const setPrice: FlowOfAll = changedOffers(changes);

const inCents = (euros: number) => Math.round(euros * 100);

function changeOf(offer: IDataObject, wishes: ReadonlyArray<ClearWish<number>>): OfferChange {
	const [{ call, wanted }] = wishes;
	const other = wishes.find((wish) => wish.wanted !== wanted);
	if (other) throw twoPrices(call, wanted, other.wanted);
	const prices = pricesOf(offer);
	const single = prices.find(({ quantity }) => quantity === 1);
	const larger = prices.filter((price) => price !== single);
	const before = { unitPrice: single?.unitPrice };
	if (single && inCents(single.unitPrice) === inCents(wanted)) {
		return { outcome: 'unchanged', before, after: before };
	}
	for (const wish of wishes) demandSmall(wish, single);
	const bundlePrices = [{ quantity: 1, unitPrice: wanted }, ...larger];
	const problem = problemWith(bundlePrices);
	if (problem) throw aboveLarger(call, larger);
	return {
		outcome: 'changed',
		before,
		after: { unitPrice: wanted },
		body: { pricing: { bundlePrices } } as unknown as IDataObject,
	};
}

/** The prices of an offer, for fewer pieces first, in whichever order bol gives them. */
function pricesOf({ pricing }: IDataObject): BundlePrice[] {
	const rows = rowsInField((pricing ?? {}) as IDataObject, 'bundlePrices');
	// So bol writes a price (docs/services/bol.md, 2.18).
	return (rows as object[] as BundlePrice[]).sort((one, other) => one.quantity - other.quantity);
}

/** @throws NodeOperationError for a change that the user calls too large */
function demandSmall({ call, wanted }: ClearWish<number>, current: BundlePrice | undefined) {
	const { context, inputs } = call;
	const now = current?.unitPrice;
	if (typeof now !== 'number' || !(now > 0)) {
		throw parameterError(
			context,
			'Largest Change (%)',
			'bol does not say what the price is now',
			'Set it with Update Price and Stock.',
		);
	}
	const most = Number(inputs.largestChange);
	const change = (Math.abs(inCents(wanted) - inCents(now)) / inCents(now)) * 100;
	// A change of exactly so much is small enough, however the computer rounds it.
	if (change <= most + 1e-9) return;
	throw parameterError(
		context,
		'Price',
		`${wanted} is ${change.toFixed(1)} % away from ${now}, the price at bol; the largest change is ${most} %`,
		'Nothing was sent. Check the price; if it is right, allow a larger change for this item.',
	);
}

const twoPrices = ({ context }: Call, one: number, other: number) =>
	parameterError(
		context,
		'Price',
		`two items have different prices for the same offer: ${one} and ${other}`,
		'Nothing was sent for either of them. Leave one of them out.',
	);

const aboveLarger = ({ context }: Call, larger: readonly BundlePrice[]) =>
	parameterError(
		context,
		'Price',
		`it would not be above the price for ${larger[0].quantity} pieces, ${larger[0].unitPrice}`,
		'Change all prices of the offer together with Update > Bundle Prices.',
	);
