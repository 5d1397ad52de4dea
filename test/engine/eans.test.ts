import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { stockLevelIn as ofGoedGepickt } from '../../nodes/GoedGepickt/fields/stockLevel';
import { stockLevelIn as ofPicqer } from '../../nodes/Picqer/fields/stockLevel';
import { summedUp } from '../../nodes/shared/commerce/sentLines';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { offerOf, openShop, runOffers } from './bol/offerShop';

/** One article, as shops, warehouses and sheets write it. */
const SPELLINGS = ['45496420055', '045496420055', '0045496420055', '00045496420055', 45496420055];

/** As bol writes it. */
const EAN = '0045496420055';

const LEVELS: Record<string, (code: unknown) => IDataObject> = {
	'the barcode of Picqer': (barcode) => ({
		...ofPicqer({ barcode, type: 'normal', stock: [{ freestock: 3 }] } as IDataObject),
	}),
	'the EAN of GoedGepickt': (ean) => ({
		...ofGoedGepickt({ ean, stock: { freeStock: 3 } } as IDataObject),
	}),
	'the barcode of GoedGepickt': (barcode) => ({
		...ofGoedGepickt({ barcode, stock: { freeStock: 3 } } as IDataObject),
	}),
};

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

describe.each(Object.entries(LEVELS))('the stock of a product with %s', (_name, levelOf) => {
	test.each(SPELLINGS)('goes to the offer of bol when it is %j', async (code) => {
		const shop = openShop([offerOf('one', { ean: EAN })]);
		const { items } = await runOffers('setStock', [levelOf(code)]);
		expect(items[0][0].json).toMatchObject({ outcome: 'changed', offerId: 'one' });
		expect(shop.changes).toEqual([{ offerId: 'one', body: { stock: { amount: 3 } } }]);
	});
});

test.each(SPELLINGS)(
	'a price goes to the offer of bol when a sheet has its EAN as %j',
	async (ean) => {
		const shop = openShop([offerOf('one', { ean: EAN })]);
		await runOffers('setPrice', [{ ean }], {
			ean: '={{ $json.stockLevel.ean }}',
			price: 11,
			largestChange: 20,
		});
		expect(shop.changes).toMatchObject([{ offerId: 'one', body: { pricing: {} } }]);
	},
);

test.each(SPELLINGS.map(String))('what was sent of a product counts together with %s', (ean) => {
	const sent = [
		{ ean: EAN, sku: 'A', quantity: 1 },
		{ ean, sku: 'A', quantity: 2 },
		{ ean: '8712626055143', sku: 'A', quantity: 4 },
	];
	expect(summedUp(sent).map(({ quantity }) => quantity)).toEqual([3, 4]);
});
