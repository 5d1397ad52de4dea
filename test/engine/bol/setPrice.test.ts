import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { eanOf, offerOf, openShop, runOffers } from './offerShop';

const EAN = eanOf(1);

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

/** Rows of a sheet, and how the node takes them. */
const fromSheet: INodeParameters = {
	ean: '={{ $json.stockLevel.ean }}',
	sku: '={{ $json.stockLevel.sku }}',
	price: '={{ $json.stockLevel.price }}',
	largestChange: 20,
};

/** What came of each row: what it says, or its error. */
async function outcomes(rows: IDataObject[], parameters: INodeParameters = {}): Promise<unknown[]> {
	const all = { ...fromSheet, ...parameters };
	const { items } = await runOffers('setPrice', rows, all, { continueOnFail: true });
	return items[0].map(({ json, error }) => error?.message ?? json.error ?? json.outcome);
}

const pricing = (...unitPrices: number[]) => ({
	bundlePrices: unitPrices.map((unitPrice, index) => ({ quantity: index * 5 + 1, unitPrice })),
});

test('many prices cost one search and a request for each that differs', async () => {
	const shop = openShop(
		Array.from({ length: 60 }, (_, index) => offerOf(`o${index}`, { ean: eanOf(index) })),
	);
	const rows = shop.offers.map(({ ean }, index) => ({
		ean: String(ean),
		price: index < 2 ? '11.5' : 10,
	}));
	expect((await outcomes(rows)).filter((one) => one === 'changed')).toHaveLength(2);
	expect(shop.searches).toHaveLength(1);
	expect(shop.changes).toEqual([
		{ offerId: 'o0', body: { pricing: pricing(11.5) } },
		{ offerId: 'o1', body: { pricing: pricing(11.5) } },
	]);
	expect(new Set(await outcomes(rows))).toEqual(new Set(['unchanged']));
});

test.each<[unknown, string]>([
	[0, 'too low'],
	['0', 'too low'],
	[0.5, 'too low'],
	[-10, 'too low'],
	[null, 'is empty'],
	['', 'is empty'],
	['1.000', 'can be read in two ways'],
	['10,50', 'is not a number'],
	['free', 'is not a number'],
	[10_000, 'too high'],
])('the price %j is refused, and the others are set', async (price, problem) => {
	const shop = openShop([offerOf('one', { ean: EAN }), offerOf('two', { ean: eanOf(2) })]);
	const [wrong, right] = await outcomes([
		{ ean: EAN, price: price as null },
		{ ean: eanOf(2), price: 11 },
	]);
	expect(wrong).toContain(`Price: `);
	expect(wrong).toContain(problem);
	expect(right).toBe('changed');
	expect(shop.changes.map(({ offerId }) => offerId)).toEqual(['two']);
});

describe('Largest Change', () => {
	test.each<[number, number, number, boolean]>([
		[10, 12, 20, true],
		[10, 12.01, 20, false],
		[10, 8, 20, true],
		[10, 7.99, 20, false],
		[3, 3.01, 0, false],
		[19.99, 21.98, 10, true],
		[19.99, 21.99, 10, false],
		[20, 22, 10, true],
		[3.3, 3.63, 10, true],
		[1, 9_999, 1_000_000, true],
	])('from %d to %d with %d per cent: %s', async (before, price, largestChange, isAllowed) => {
		const shop = openShop([offerOf('one', { ean: EAN, pricing: pricing(before) })]);
		const [said] = await outcomes([{ ean: EAN, price }], { largestChange });
		expect(said).toEqual(isAllowed ? 'changed' : expect.stringContaining('the largest change is'));
		expect(shop.changes).toHaveLength(isAllowed ? 1 : 0);
	});

	test('cannot be told without a price at bol', async () => {
		const shop = openShop([offerOf('one', { ean: EAN, pricing: undefined })]);
		expect(await outcomes([{ ean: EAN, price: 10 }])).toEqual([
			expect.stringContaining('bol does not say what the price is now'),
		]);
		expect(shop.changes).toEqual([]);
	});

	test('is the choice of the user', async () => {
		const { error } = await runOffers('setPrice', [{ ean: EAN, price: 10 }], {
			...fromSheet,
			largestChange: '={{ null }}',
		});
		expect(error?.message).toBe('Largest Change (%): is empty');
	});
});

describe('prices for larger quantities', () => {
	test('stay', async () => {
		const shop = openShop([offerOf('one', { ean: EAN, pricing: pricing(10, 9, 8) })]);
		expect(await outcomes([{ ean: EAN, price: 9.5 }])).toEqual(['changed']);
		expect(shop.changes).toEqual([{ offerId: 'one', body: { pricing: pricing(9.5, 9, 8) } }]);
	});

	test('stay, in whichever order bol gives them', async () => {
		const { bundlePrices } = pricing(10, 9);
		const reversed = { bundlePrices: [null, ...bundlePrices.toReversed()] };
		const shop = openShop([offerOf('one', { ean: EAN, pricing: reversed })]);
		expect(await outcomes([{ ean: EAN, price: 9.5 }])).toEqual(['changed']);
		expect(shop.changes).toEqual([{ offerId: 'one', body: { pricing: pricing(9.5, 9) } }]);
	});

	test('are none to compare with, where bol gives none for a single piece', async () => {
		const [, six] = pricing(10, 9).bundlePrices;
		const shop = openShop([offerOf('one', { ean: EAN, pricing: { bundlePrices: [six] } })]);
		const [outcome] = await outcomes([{ ean: EAN, price: 9 }]);
		expect(outcome).toContain('bol does not say what the price is now');
		expect(shop.changes).toEqual([]);
	});

	test('must stay below the one for a single piece', async () => {
		const shop = openShop([offerOf('one', { ean: EAN, pricing: pricing(10, 9) })]);
		expect(await outcomes([{ ean: EAN, price: 9 }])).toEqual([
			expect.stringContaining('it would not be above the price for 6 pieces, 9'),
		]);
		expect(shop.changes).toEqual([]);
	});
});

test('two different prices for one offer are no price; the same twice is one', async () => {
	const shop = openShop([
		offerOf('one', { ean: EAN, reference: 'A' }),
		offerOf('two', { ean: eanOf(2) }),
	]);
	const said = await outcomes([
		{ ean: EAN, price: 11 },
		{ sku: 'A', price: 11.01 },
		{ ean: eanOf(2), price: 11 },
		{ ean: eanOf(2), price: '11.00' },
	]);
	expect(said).toEqual([
		expect.stringContaining('two items have different prices'),
		expect.stringContaining('two items have different prices'),
		'changed',
		'changed',
	]);
	expect(shop.changes.map(({ offerId }) => offerId)).toEqual(['two']);
});

test('also the price of an offer that bol ships, and that is on hold', async () => {
	openShop([offerOf('one', { ean: EAN, fulfilment: { method: 'FBB' }, onHoldByRetailer: true })]);
	expect(await outcomes([{ ean: EAN, price: 11 }])).toEqual(['changed']);
});

test('an unknown product is reported, or an error if the user wants; without a name it is one', async () => {
	openShop([]);
	const rows = [{ ean: EAN, price: 11 }, { price: 11 }];
	const nameless = expect.stringContaining('EAN and SKU: names no product');
	expect(await outcomes(rows)).toEqual(['unknown', nameless]);
	expect(await outcomes(rows, { options: { ifUnknown: 'fail' } })).toEqual([
		expect.stringContaining('You have no offer'),
		nameless,
	]);
});

test('a dry run says what would be sent', async () => {
	const shop = openShop([offerOf('one', { ean: EAN })]);
	const parameters = { ...fromSheet, dryRun: true };
	const { items } = await runOffers('setPrice', [{ ean: EAN, price: 11 }], parameters);
	expect(items[0][0].json).toMatchObject({
		outcome: 'changed',
		before: { unitPrice: 10 },
		after: { unitPrice: 11 },
		requests: [{ method: 'PATCH', path: '/retailer/offers/one', body: { pricing: pricing(11) } }],
	});
	expect(shop.changes).toEqual([]);
});
