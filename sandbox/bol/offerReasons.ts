import { catalogue } from '../catalogue';
import { goneFromBol } from './accountSeeds';
import type { BolOffer } from './offerTypes';
import { openQuantity } from './orders';
import type { BolWorld } from './world';

/** Why an offer is not for sale. */
export interface OfferReason {
	category: string;
	code: string;
	description: string;
	missingAttributes?: Array<{ name: string }>;
}

/** What is left of an offer's own stock after open orders; undefined when it has none. */
export function correctedStock(world: BolWorld, offer: BolOffer): number | undefined {
	const { stock } = offer;
	if (!stock) return undefined;
	const ordered = world.state.orders
		// A seller who manages the stock has subtracted what was ordered before.
		.filter(({ placedAt }) => !stock.managedByRetailer || placedAt > offer.changedAt)
		.flatMap(({ items }) => items)
		.filter(({ offerId }) => offerId === offer.offerId)
		.reduce((sum, item) => sum + openQuantity(item), 0);
	return Math.max(0, stock.amount - ordered);
}

function sellableStock(world: BolWorld, offer: BolOffer): number {
	if (offer.fulfilment.method === 'FBR') return correctedStock(world, offer) ?? 0;
	return offer.reference === goneFromBol ? 0 : 1;
}

/** All reasons why an offer is not for sale; none when it is. */
export function reasonsOf(world: BolWorld, offer: BolOffer): OfferReason[] {
	const product = catalogue.find(({ ean }) => ean === offer.ean);
	const reasons: OfferReason[] = [];
	if (offer.onHoldByRetailer) {
		reasons.push({
			category: 'ON_HOLD',
			code: '4003-1',
			description: 'The seller has not marked the offer for-sale',
		});
	}
	if (sellableStock(world, offer) === 0) {
		reasons.push({
			category: 'STOCK',
			code: '4003-3',
			description: 'Out of stock or remaining stock is reserved for pending orders.',
		});
	}
	if (!product) {
		reasons.push({
			category: 'CONTENT',
			code: '4004-2',
			description: 'For this product essential product information is missing',
			missingAttributes: [{ name: 'Title' }],
		});
	}
	// Where bol draws the line is not known; five times the usual price is this sandbox's own.
	if (product && offer.bundlePrices[0].unitPrice > product.price * 5) {
		reasons.push({ category: 'PRICE', code: '4000-1', description: 'Price too high' });
	}
	return reasons;
}
