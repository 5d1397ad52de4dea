import nock from 'nock';
import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { eanOf, offerOf, openShop, runOffers } from './offerShop';

const EAN = eanOf(1);

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

const setStock = async (levels: unknown[], parameters: INodeParameters = {}) =>
	await runOffers('setStock', levels, parameters, { continueOnFail: true });

/** What came of each item: what it says, or its error. */
async function outcomes(levels: unknown[], parameters: INodeParameters = {}): Promise<unknown[]> {
	const { items, error } = await setStock(levels, parameters);
	expect(error).toBeUndefined();
	expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual(
		levels.map((_level, item) => ({ item })),
	);
	return items[0].map(({ json, error: failure }) => failure?.message ?? json.error ?? json.outcome);
}

const amounts = (changes: Array<{ offerId: string; body: IDataObject }>) =>
	Object.fromEntries(
		changes.map(({ offerId, body }) => [offerId, (body.stock as IDataObject).amount]),
	);

test('250 levels cost three searches and a request for each that differs, and nothing the next time', async () => {
	const shop = openShop(
		Array.from({ length: 250 }, (_, index) => offerOf(`o${index}`, { ean: eanOf(index) })),
	);
	const levels = shop.offers.map(({ ean }, index) => ({
		ean,
		freeQuantity: index % 100 === 0 ? index : 10,
	}));
	expect((await outcomes(levels)).filter((outcome) => outcome === 'changed')).toHaveLength(3);
	expect(shop.searches.map(({ searchParams }) => searchParams.getAll('eans').length)).toEqual([
		100, 100, 50,
	]);
	expect(amounts(shop.changes)).toEqual({ o0: 0, o100: 100, o200: 200 });

	expect(new Set(await outcomes(levels))).toEqual(new Set(['unchanged']));
	expect(shop.changes).toHaveLength(3);
});

test.each([
	['by EAN', { ean: EAN }, { ean: EAN }],
	['by SKU', { sku: 'MUG' }, { sku: 'MUG' }],
	['by EAN, and by both', { ean: EAN }, { ean: `0${EAN}`, sku: 'MUG' }],
	['by SKU, and by both', { sku: 'MUG' }, { ean: EAN, sku: 'MUG' }],
])('of two runs at once about one offer the later one counts: %s', async (_how, one, other) => {
	const stock = { amount: 3, managedByRetailer: true };
	let later: Promise<unknown> | undefined;
	const shop = openShop([offerOf('one', { ean: EAN, reference: 'MUG', stock })], () => {
		if (later) return undefined;
		later = outcomes([
			{ ean: eanOf(2), freeQuantity: 1 },
			{ ...other, freeQuantity: 3 },
		]);
		// Long enough to compare with what the first one is about to change, if it did not wait.
		return sleep(100).then(() => undefined);
	});
	expect(await outcomes([{ ...one, freeQuantity: 5 }])).toEqual(['changed']);
	expect(await later).toEqual(['unknown', 'changed']);
	expect(shop.offers).toMatchObject([{ stock: { amount: 3 } }]);
});

describe('a stock that is not known is an error, and never 0', () => {
	test.each<[unknown, string]>([
		[null, 'is empty'],
		['', 'is empty'],
		[' ', 'is empty'],
		[undefined, 'is empty'],
		['many', 'not a whole number'],
		['1.000', 'can be read in two ways'],
		['1,000', 'can be read in two ways'],
		['0x10', 'not a whole number'],
		['1e3', 'not a whole number'],
		[2.5, 'not a whole number'],
		[NaN, 'not a whole number'],
		[[], 'is empty'],
		[{}, 'not a whole number'],
		[true, 'not a whole number'],
		[3_000_000_000, 'too high'],
	])('%j', async (freeQuantity, problem) => {
		const shop = openShop([offerOf('one', { ean: EAN }), offerOf('two', { ean: eanOf(2) })]);
		const [wrong, right] = await outcomes([
			{ ean: EAN, freeQuantity },
			{ ean: eanOf(2), freeQuantity: 3 },
		]);
		expect(wrong).toContain('Stock Level > freeQuantity');
		expect(wrong).toContain(problem);
		expect(right).toBe('changed');
		expect(amounts(shop.changes)).toEqual({ two: 3 });
	});

	test('also when an override gives nothing', async () => {
		const shop = openShop([offerOf('one', { ean: EAN })]);
		const overrides = { quantity: '={{ $json.stockLevel.safe }}' };
		const said = await outcomes([{ ean: EAN, freeQuantity: 5 }], { overrides });
		expect(said).toEqual([expect.stringContaining('Overrides > Quantity: is empty')]);
		expect(shop.changes).toEqual([]);
	});

	test('and without Continue On Fail it fails the node after the others are done', async () => {
		const shop = openShop([offerOf('one', { ean: EAN }), offerOf('two', { ean: eanOf(2) })]);
		const { error } = await runOffers('setStock', [
			{ ean: eanOf(2), freeQuantity: 3 },
			{ ean: EAN, freeQuantity: null },
		]);
		expect(error?.message).toContain('Stock Level > freeQuantity: is empty');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(amounts(shop.changes)).toEqual({ two: 3 });
	});
});

test.each<[string, INodeParameters, number, number]>([
	['a negative stock is 0', {}, -4, 0],
	['At Most', { atMost: 25 }, 900, 25],
	['Keep Back', { keepBack: 3 }, 5, 2],
	['Keep Back more than there is', { keepBack: 3 }, 2, 0],
	['both', { atMost: 4, keepBack: 3 }, 9, 4],
	['At Most of 0', { atMost: 0 }, 9, 0],
])('%s', async (_title, options, freeQuantity, amount) => {
	const shop = openShop([offerOf('one', { ean: EAN })]);
	expect(await outcomes([{ ean: EAN, freeQuantity }], { options })).toEqual(['changed']);
	expect(amounts(shop.changes)).toEqual({ one: amount });
});

test.each(['atMost', 'keepBack'])(
	'a %s that is empty limits nothing, so it is an error',
	async (name) => {
		const shop = openShop([offerOf('one', { ean: EAN })]);
		const options = { [name]: '={{ null }}' };
		expect(await outcomes([{ ean: EAN, freeQuantity: 5 }], { options })).toEqual([
			expect.stringContaining('is empty'),
		]);
		expect(shop.searches).toEqual([]);
	},
);

describe('two products with one EAN', () => {
	test('take the lower stock, however the EAN is written', async () => {
		const shop = openShop([offerOf('one', { ean: '0000096385074', reference: 'A' })]);
		const { items } = await setStock([
			{ ean: '96385074', freeQuantity: 8 },
			{ ean: '00000096385074', freeQuantity: 6 },
			{ sku: 'A', freeQuantity: 7 },
			{ ean: 96385074, isUnlimited: true, freeQuantity: 1 },
		]);
		expect(amounts(shop.changes)).toEqual({ one: 6 });
		expect(shop.changes).toHaveLength(1);
		const after = { amount: 6, managedByRetailer: true };
		expect(items[0].map(({ json }) => [json.outcome, json.after])).toEqual([
			['changed', after],
			['changed', after],
			['changed', after],
			['unlimited', undefined],
		]);
	});

	test('have no known stock when that of one is not known', async () => {
		const shop = openShop([offerOf('one', { ean: EAN })]);
		const said = await outcomes([
			{ ean: EAN, freeQuantity: 3 },
			{ ean: EAN, freeQuantity: null },
		]);
		expect(said).toEqual([
			expect.stringContaining('Item 1 is about the same offer'),
			expect.stringContaining('is empty'),
		]);
		expect(shop.changes).toEqual([]);
	});
});

describe('which offer is meant', () => {
	const used = { condition: { category: 'SECONDHAND', state: 'GOOD' } };

	test('the new one, unless the SKU says otherwise', async () => {
		const shop = openShop([
			offerOf('used', { ean: EAN, reference: 'B', ...used }),
			offerOf('new', { ean: EAN, reference: 'A' }),
		]);
		await outcomes([{ ean: EAN, freeQuantity: 3 }]);
		expect(amounts(shop.changes)).toEqual({ new: 3 });
		await outcomes([{ ean: EAN, sku: ' B ', freeQuantity: 1 }]);
		expect(amounts(shop.changes)).toEqual({ new: 3, used: 1 });
	});

	test('none, where the only one is for used articles', async () => {
		const shop = openShop([offerOf('used', { ean: EAN, ...used })]);
		expect(await outcomes([{ ean: EAN, freeQuantity: 3 }])).toEqual(['unknown']);
		expect(shop.changes).toEqual([]);
	});

	test('none, where the SKU fits but the EAN is of something else', async () => {
		const shop = openShop([offerOf('one', { ean: eanOf(2), reference: 'A' })]);
		expect(await outcomes([{ ean: EAN, sku: 'A', freeQuantity: 3 }])).toEqual(['unknown']);
		expect(
			await outcomes([{ ean: EAN, sku: 'A', freeQuantity: 3 }], { overrides: { ean: '' } }),
		).toEqual(['changed']);
		expect(amounts(shop.changes)).toEqual({ one: 3 });
	});

	test.each(['none', '8712626055144', '12345'])(
		'the one with the SKU, where the EAN is none: %s',
		async (ean) => {
			const shop = openShop([offerOf('one', { ean: EAN, reference: 'A' })]);
			expect(await outcomes([{ ean, sku: 'A', freeQuantity: 3 }])).toEqual(['changed']);
			expect(amounts(shop.changes)).toEqual({ one: 3 });
		},
	);

	test.each([[[{ ean: EAN, freeQuantity: 3 }]], [`[{ "ean": "${EAN}", "freeQuantity": 3 }]`]])(
		'the one that a list of one names: %j',
		async (level) => {
			const shop = openShop([offerOf('one', { ean: EAN })]);
			expect(await outcomes([level])).toEqual(['changed']);
			expect(amounts(shop.changes)).toEqual({ one: 3 });
		},
	);

	test('an error, where several have one reference', async () => {
		openShop([
			offerOf('one', { ean: eanOf(1), reference: 'A' }),
			offerOf('two', { ean: eanOf(2), reference: 'A' }),
		]);
		expect(await outcomes([{ sku: 'A', freeQuantity: 3 }])).toEqual([
			expect.stringContaining('2 offers at bol have the SKU A'),
		]);
	});

	test('none that bol ships', async () => {
		const shop = openShop([offerOf('one', { ean: EAN, fulfilment: { method: 'FBB' } })]);
		expect(await outcomes([{ ean: EAN, freeQuantity: 3 }])).toEqual(['fulfilledByBol']);
		expect(shop.changes).toEqual([]);
	});

	test('one on hold, which stays on hold', async () => {
		const shop = openShop([offerOf('one', { ean: EAN, onHoldByRetailer: true })]);
		expect(await outcomes([{ ean: EAN, freeQuantity: 3 }])).toEqual(['changed']);
		expect(shop.changes).toEqual([{ offerId: 'one', body: { stock: { amount: 3 } } }]);
	});

	test.each(['none', '12345', '871262605514', '8712626055144', '00000000', 'X'.repeat(300)])(
		'none for the EAN %s, and bol is not asked',
		async (ean) => {
			const shop = openShop([offerOf('one', { ean: EAN })]);
			expect(await outcomes([{ ean, freeQuantity: 3 }])).toEqual(['unknown']);
			expect(shop.searches).toEqual([]);
		},
	);

	test.each([{}, { freeQuantity: 3 }, { ean: '', sku: null, freeQuantity: 3 }, undefined, null])(
		'nobody knows it of %j',
		async (level) => {
			expect(await outcomes([level])).toEqual([expect.stringContaining('names no product')]);
		},
	);

	test.each([
		['5', 'must be an object'],
		['[{}]', 'names no product'],
		['[[{}]]', 'must be an object'],
		['[{}, {}]', 'has 2 in a list, and takes one'],
		['{', 'is not valid JSON'],
	])('%s is no stock level', async (stockLevel, problem) => {
		expect(await outcomes([{}], { stockLevel })).toEqual([expect.stringContaining(problem)]);
	});
});

test('no offers at all: every product is unknown, or an error if the user wants', async () => {
	openShop([]);
	const levels = [
		{ ean: EAN, freeQuantity: 3 },
		{ sku: 'A', freeQuantity: 3 },
	];
	expect(await outcomes(levels)).toEqual(['unknown', 'unknown']);
	expect(await outcomes(levels, { options: { ifUnknown: 'fail' } })).toEqual([
		`You have no offer with the EAN ${EAN} at bol.`,
		'You have no offer with the SKU A at bol.',
	]);
});

describe('managed by the retailer', () => {
	const stock = { amount: 5, correctedStock: 4, managedByRetailer: true };
	const inText = { ...stock, managedByRetailer: 'true' };
	const level = [{ ean: EAN, freeQuantity: 5 }];

	test('is sent where the user wants another setting, also for the same amount', async () => {
		for (const as of [inText, stock]) {
			openShop([offerOf('one', { ean: EAN, stock: as })]);
			const options = { managedByRetailer: true };
			expect(await outcomes(level, { options })).toEqual(['unchanged']);
			nock.cleanAll();
		}
		const shop = openShop([offerOf('one', { ean: EAN, stock })]);
		expect(await outcomes(level, { options: { managedByRetailer: false } })).toEqual(['changed']);
		expect(shop.changes.map(({ body }) => body)).toEqual([
			{ stock: { amount: 5, managedByRetailer: false } },
		]);
	});

	test('what bol has sold since is sent again only where the user wants it', async () => {
		const shop = openShop([offerOf('one', { ean: EAN, stock })]);
		expect(await outcomes(level)).toEqual(['unchanged']);
		const options = { sendAgainAfterOrders: true };
		expect(await outcomes(level, { options })).toEqual(['changed']);
		expect(amounts(shop.changes)).toEqual({ one: 5 });
	});

	test('an offer without a stock gets one', async () => {
		const shop = openShop([offerOf('one', { ean: EAN, stock: undefined })]);
		expect(await outcomes([{ ean: EAN, freeQuantity: 0 }])).toEqual(['changed']);
		expect(amounts(shop.changes)).toEqual({ one: 0 });
	});
});

test('a dry run says what would be sent, and sends nothing', async () => {
	const shop = openShop([offerOf('one', { ean: EAN })]);
	const { items } = await setStock([{ ean: EAN, freeQuantity: 3 }], { dryRun: true });
	expect(items[0][0].json).toMatchObject({
		outcome: 'changed',
		dryRun: true,
		requests: [{ method: 'PATCH', path: '/retailer/offers/one', body: { stock: { amount: 3 } } }],
	});
	expect(shop.changes).toEqual([]);
});

describe('what bol refuses', () => {
	const levels = Array.from({ length: 8 }, (_, index) => ({ ean: eanOf(index), freeQuantity: 3 }));
	const offers = () => levels.map(({ ean }, index) => offerOf(`o${index}`, { ean }));

	test('one EAN: only its item fails', async () => {
		const shop = openShop(offers(), ({ searchParams }) =>
			searchParams.getAll('eans').includes(eanOf(5)) ? 400 : undefined,
		);
		const said = await outcomes(levels);
		expect(said.filter((one) => one === 'changed')).toHaveLength(7);
		expect(said[5]).toContain('Refused with 400');
		expect(Object.keys(amounts(shop.changes))).not.toContain('o5');
	});

	test('many EANs in one request: fewer are asked for', async () => {
		const shop = openShop(offers(), ({ searchParams }) =>
			searchParams.getAll('eans').length > 3 ? 414 : undefined,
		);
		expect(new Set(await outcomes(levels))).toEqual(new Set(['changed']));
		expect(shop.searches).toHaveLength(7);
	});

	test('every search: it gives up after some', async () => {
		const many = Array.from({ length: 300 }, (_, index) => ({
			ean: eanOf(index),
			freeQuantity: 1,
		}));
		const shop = openShop([], () => 400);
		const said = await outcomes(many);
		expect(said.every((one) => String(one).includes('Refused with 400'))).toBe(true);
		expect(shop.searches.length).toBeLessThan(110);
	});

	test('a change: its item fails with the ID of the offer, the others are done', async () => {
		const shop = openShop(offers(), undefined, (offerId) => (offerId === 'o2' ? 409 : undefined));
		const { items } = await setStock(levels);
		expect(items[0][2].error?.message).toContain('Refused with 409');
		expect(items[0][2].error?.message).toContain('This is about offer o2.');
		expect(Object.keys(amounts(shop.changes)).sort()).toEqual([
			'o0',
			'o1',
			'o3',
			'o4',
			'o5',
			'o6',
			'o7',
		]);
	});

	test('a change that may not have arrived: it is sent again, since that does no harm', async () => {
		const refusals = [503, 503];
		const shop = openShop(offers(), undefined, () => refusals.pop());
		expect(new Set(await outcomes(levels.slice(0, 1)))).toEqual(new Set(['changed']));
		expect(shop.changes).toHaveLength(1);
	});
});

test('offers by SKU: one by one while they are few, from the list when there are more', async () => {
	const offers = Array.from({ length: 130 }, (_, index) =>
		offerOf(`o${index}`, { ean: eanOf(index), reference: `S${index}` }),
	);
	const levelsOf = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ sku: `S${index}`, freeQuantity: 10 }));
	const few = openShop(offers);
	expect(new Set(await outcomes(levelsOf(10)))).toEqual(new Set(['unchanged']));
	expect(few.searches).toHaveLength(10);
	nock.cleanAll();

	const more = openShop(offers);
	expect(new Set(await outcomes(levelsOf(120)))).toEqual(new Set(['unchanged']));
	expect(more.searches).toHaveLength(2);
	nock.cleanAll();
});

test('a list of all offers that is much longer than the SKUs is not read to its end', async () => {
	const shop = openShop(
		Array.from({ length: 1_500 }, (_, index) =>
			offerOf(`o${index}`, { ean: eanOf(index), reference: `S${index}` }),
		),
	);
	const levels = Array.from({ length: 12 }, (_, index) => ({
		sku: `S${index * 120}`,
		freeQuantity: 10,
	}));
	expect(new Set(await outcomes(levels))).toEqual(new Set(['unchanged']));
	// Twelve pages, in which ten of them stand, and the other two one by one.
	expect(shop.searches).toHaveLength(14);
});
