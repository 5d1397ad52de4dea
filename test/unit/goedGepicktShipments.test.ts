import type { IHttpRequestOptions, IPollFunctions } from 'n8n-workflow';
import { newOrders, newShipments, type Choice } from '../../nodes/GoedGepickt/polling/created';
import { itemContext } from './context';

const choice: Choice = { daysBack: 0, statuses: [], productsBy: 'sku', products: [] };

/** The time-out of the request that reads a list, in ms. */
async function timeoutOf(source: typeof newOrders): Promise<number | undefined> {
	const sent: IHttpRequestOptions[] = [];
	const context = itemContext(
		{},
		{
			getCredentials: async () => ({ server: 'custom', url: 'https://gateway.example' }),
			helpers: {
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
					sent.push(options);
					return { statusCode: 200, headers: {}, body: { items: [] } };
				},
			},
		},
	) as unknown as IPollFunctions;
	const start = { upTo: 0, floor: 0, isInventory: false, isStrict: false };
	for await (const piece of source.read(context, choice, start)) {
		expect(piece.next).toBeUndefined();
	}
	expect(sent).toHaveLength(1);
	return sent[0].timeout;
}

it('gives the slow list of shipments a minute, as it needs 15 seconds or more', async () => {
	expect(await timeoutOf(newShipments)).toBe(60_000);
});

it('gives other lists no less', async () => {
	expect(await timeoutOf(newOrders)).toBeGreaterThanOrEqual(60_000);
});
