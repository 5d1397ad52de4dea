import { runNode } from '../engine/harness';
import { eanOf } from '../engine/bol/offerShop';
import type { BolOffer } from '../../sandbox/bol/offerTypes';
import { note } from './figures';
import { setScene } from './scene';

const scene = setScene();

const LEVELS = 10_000;
const CHANGED = 200;

/** What bol allows of searches and of changes, in requests a second (docs/services/bol.md, 1.5). */
const SEARCHES_A_SECOND = 25;
const CHANGES_A_SECOND = 50;

/** EANs in one search, and offers in one page (docs/services/bol.md, 2.18). */
const PAGE_SIZE = 100;

/** Gives the sandbox so many offers, each with a stock of 10. */
function stockUp(): BolOffer[] {
	const { offers } = scene.sandbox.state('bol');
	const [{ condition, countries, bundlePrices, fulfilment }] = offers;
	const all = Array.from(
		{ length: LEVELS },
		(_, index): BolOffer => ({
			offerId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
			ean: eanOf(index),
			reference: `S${index}`,
			onHoldByRetailer: false,
			changedAt: 0,
			stock: { amount: 10, managedByRetailer: true },
			condition,
			countries,
			bundlePrices,
			fulfilment,
		}),
	);
	offers.splice(0, offers.length, ...all);
	return offers;
}

const setStock = async (levels: object[]) =>
	await runNode(
		scene.run(
			'bol',
			{ resource: 'offer', operation: 'setStock' },
			{ items: levels.map((stockLevel) => ({ json: { stockLevel: { ...stockLevel } } })) },
		),
	);

test.each(['ean', 'reference'] as const)(
	'10,000 levels by %s, of which 200 changed',
	async (key) => {
		const offers = stockUp();
		const levels = offers.map((offer, index) => ({
			[key === 'ean' ? 'ean' : 'sku']: offer[key],
			freeQuantity: index % (LEVELS / CHANGED) === 0 ? 3 : 10,
		}));
		scene.sandbox.clearCounters();
		const { items, error } = await setStock(levels);
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(LEVELS);
		expect(items[0].filter(({ json }) => json.outcome === 'changed')).toHaveLength(CHANGED);
		expect(offers.filter(({ stock }) => stock?.amount === 3)).toHaveLength(CHANGED);

		const searches = LEVELS / PAGE_SIZE;
		const { tokenRequests } = scene.sandbox.counters().bol;
		const requests = scene.requests('bol') - tokenRequests;
		expect(requests).toBe(searches + CHANGED);

		scene.sandbox.clearCounters();
		const again = await setStock(levels);
		expect(new Set(again.items[0].map(({ json }) => json.outcome))).toEqual(new Set(['unchanged']));
		expect(scene.requests('bol') - scene.sandbox.counters().bol.tokenRequests).toBe(searches);

		note(`${LEVELS} stock levels by ${key}, ${CHANGED} changed`, {
			requests,
			secondsAtLimits: searches / SEARCHES_A_SECOND + CHANGED / CHANGES_A_SECOND,
			requestsOneByOne: LEVELS,
			secondsOneByOne: LEVELS / CHANGES_A_SECOND,
			requestsAgain: searches,
		});
	},
);
