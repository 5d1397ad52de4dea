import { sleep } from 'n8n-workflow';
import { bodyMismatches, candidatesFor } from '../contract/offences';
import { bolFacts } from '../facts/bol';
import { setBol, setStage } from './stage';

const V11 = 'application/vnd.retailer.v11+json';
const PDF = { Accept: 'application/vnd.retailer.v10+pdf' };
const MOST_READS = 500;

const stage = setStage();
const { bol, get, done } = setBol(stage);

/** A request of version 11. */
const newest = async (method: string, path: string, body?: unknown) =>
	await bol(method, path, body, {
		Accept: V11,
		...(body === undefined ? {} : { 'Content-Type': V11 }),
	});

interface Listed {
	offers: Array<{ offerId: string; ean: string; condition: Record<string, string> }>;
	page: { pageSize: number; nextCursor?: string | null };
}

const listed = async (query: string) =>
	(await newest('GET', `/retailer/offers?${query}`)).json as Listed;

describe('offers of version 11 (docs/services/bol.md, 2.18)', () => {
	const newOffer = async (): Promise<Record<string, unknown>> => {
		const [{ ean }] = (await listed('page-size=1')).offers;
		return {
			ean,
			condition: { category: 'REFURBISHED', grade: 'C', margin: false },
			pricing: { bundlePrices: [{ quantity: 1, unitPrice: 20 }] },
			fulfilment: { method: 'FBR' },
		};
	};

	it('are walked by the cursor, each once, until there is none', async () => {
		const all = (await listed('page-size=100')).offers.map(({ offerId }) => offerId);
		const walked: string[] = [];
		let cursor: string | null | undefined = '';
		for (let pages = 0; pages < 100 && cursor !== undefined && cursor !== null; pages++) {
			const { offers, page }: Listed = await listed(`page-size=7&cursor=${cursor}`);
			expect(page.pageSize).toBe(7);
			expect(offers.length).toBeLessThanOrEqual(7);
			walked.push(...offers.map(({ offerId }) => offerId));
			cursor = page.nextCursor;
		}
		expect(all.length).toBeGreaterThan(7);
		expect(walked).toEqual(all);
	});

	it('are found again by a cursor after some were deleted', async () => {
		const first = await listed('page-size=5');
		await newest('DELETE', `/retailer/offers/${first.offers[4].offerId}`);
		const rest = await listed(`page-size=100&cursor=${first.page.nextCursor}`);
		const left = (await listed('page-size=100')).offers.map(({ offerId }) => offerId);
		expect(rest.offers.map(({ offerId }) => offerId)).toEqual(left.slice(4));
	});

	it.each(['cursor=nonsense', 'page-size=0', 'page-size=101'])('refuse %s', async (query) => {
		expect((await newest('GET', `/retailer/offers?${query}`)).status).toBe(400);
	});

	it('answer 409 to a second one with the same EAN and condition', async () => {
		const body = await newOffer();
		expect((await newest('POST', '/retailer/offers', body)).status).toBe(201);
		const second = await newest('POST', '/retailer/offers', body);
		expect(second.status).toBe(409);
		expect(second.json).toMatchObject({ status: 409, detail: expect.stringContaining('exists') });
		const other = { ...body, condition: { category: 'REFURBISHED', grade: 'B', margin: false } };
		expect((await newest('POST', '/retailer/offers', other)).status).toBe(201);
	});

	it('keep what a partial update does not name', async () => {
		const { offerId } = (await newest('POST', '/retailer/offers', await newOffer())).json;
		const path = `/retailer/offers/${offerId}`;
		const price = { pricing: { bundlePrices: [{ quantity: 1, unitPrice: 33 }] } };
		expect((await newest('PATCH', path, price)).status).toBe(204);
		expect((await newest('GET', path)).json).toMatchObject({
			...price,
			condition: { category: 'REFURBISHED', grade: 'C' },
			fulfilment: { method: 'FBR' },
		});
		const tooHigh = { pricing: { bundlePrices: [{ quantity: 1, unitPrice: 10_000 }] } };
		expect((await newest('PATCH', path, tooHigh)).status).toBe(400);
	});
});

describe('returns (docs/services/bol.md, 2.5)', () => {
	interface Return {
		returnId: string;
		returnItems: Array<{ rmaId: string; handled: boolean; expectedQuantity: number }>;
	}
	const returns = async (handled: boolean): Promise<Return[]> =>
		(await get(`/retailer/returns?handled=${handled}&fulfilment-method=FBR`)).returns ?? [];
	const handle = async (rmaId: string, quantityReturned: number, handlingResult: string) =>
		await done('PUT', `/retailer/returns/${rmaId}`, { quantityReturned, handlingResult });

	it('move from the open to the handled ones, with what became of them', async () => {
		const [{ returnId, returnItems }] = await returns(false);
		for (const { rmaId, expectedQuantity } of returnItems) {
			expect(await handle(rmaId, expectedQuantity, 'RETURN_RECEIVED')).toMatchObject({
				status: 'SUCCESS',
				eventType: 'HANDLE_RETURN_ITEM',
				entityId: rmaId,
			});
		}
		expect((await returns(false)).map((open) => open.returnId)).not.toContain(returnId);
		expect((await returns(true)).map((done) => done.returnId)).toContain(returnId);
		expect((await get(`/retailer/returns/${returnId}`)).returnItems[0]).toMatchObject({
			handled: true,
			processingResults: [{ handlingResult: 'RETURN_RECEIVED', processingResult: 'ACCEPTED' }],
		});
	});

	it('can be approved still after they were refused, and only then', async () => {
		const [{ returnItems }] = await returns(false);
		const [{ rmaId }] = returnItems;
		expect((await handle(rmaId, 1, 'STILL_APPROVED')).status).toBe('FAILURE');
		expect((await handle(rmaId, 1, 'RETURN_DOES_NOT_MEET_CONDITIONS')).status).toBe('SUCCESS');
		expect((await handle(rmaId, 1, 'STILL_APPROVED')).status).toBe('SUCCESS');
	});

	it('fail for an unknown item and for more than was expected', async () => {
		const [{ returnItems }] = await returns(false);
		const [{ rmaId, expectedQuantity }] = returnItems;
		expect((await handle('1', 1, 'RETURN_RECEIVED')).status).toBe('FAILURE');
		expect((await handle(rmaId, expectedQuantity + 1, 'RETURN_RECEIVED')).status).toBe('FAILURE');
	});
});

describe('labels (docs/services/bol.md, 2.3)', () => {
	const orderItems = [{ orderItemId: '6107400060' }];
	const buy = async (shippingLabelOfferId: string) =>
		await done('POST', '/retailer/shipping-labels', { orderItems, shippingLabelOfferId });

	it('are bought from the delivery options, printed, and used in a shipment', async () => {
		const { json: options } = await bol('POST', '/retailer/shipping-labels/delivery-options', {
			orderItems,
		});
		const [{ shippingLabelOfferId, transporterCode }] = options.deliveryOptions;
		const bought = await buy(shippingLabelOfferId);
		expect(bought).toMatchObject({ status: 'SUCCESS', eventType: 'CREATE_SHIPPING_LABEL' });

		const path = `/retailer/shipping-labels/${bought.entityId}`;
		let label = await bol('GET', path, undefined, PDF);
		for (let reads = 0; reads < MOST_READS && label.status === 404; reads++) {
			await sleep(10);
			label = await bol('GET', path, undefined, PDF);
		}
		expect(label.text).toMatch(/^%PDF-/);
		const trackAndTrace = label.headers.get('x-track-and-trace-code');
		expect(label.headers.get('x-transporter-code')).toBe(transporterCode);
		const codes = await bol('HEAD', path, undefined, PDF);
		expect(codes.text).toBe('');
		expect(codes.headers.get('x-track-and-trace-code')).toBe(trackAndTrace);
		expect(codes.headers.get('x-transporter-code')).toBe(transporterCode);

		const shipment = { orderItems, shippingLabelId: bought.entityId };
		expect((await done('POST', '/retailer/shipments', shipment)).status).toBe('SUCCESS');
		const [{ shipmentId }] = (await get('/retailer/shipments')).shipments;
		const json = await get(`/retailer/shipments/${shipmentId}`);
		const [{ answers }] = candidatesFor(bolFacts, 'GET', `/retailer/shipments/${shipmentId}`);
		expect(bodyMismatches(answers['200'].fields ?? {}, json)).toEqual([]);
		expect(json.transport).toMatchObject({ transporterCode, trackAndTrace });
	});

	it('are not sold for an offer of other items', async () => {
		const { json } = await bol('POST', '/retailer/shipping-labels/delivery-options', {
			orderItems: [{ orderItemId: '6107400010' }],
		});
		const [{ shippingLabelOfferId }] = json.deliveryOptions;
		expect((await buy(shippingLabelOfferId)).status).toBe('FAILURE');
	});
});
