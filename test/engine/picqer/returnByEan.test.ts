import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { setScene } from '../../faults/scene';
import { runNode } from '../harness';
import { byId } from '../operations';
import { KNOWN, PLAIN, UNKNOWN_EAN } from '../shapes/shopOrders';

const scene = setScene();

/** An item of a bol return, as Split Out gives it. */
const bolReturn = (rmaId: string, ean: string, orderId = PLAIN.number): IDataObject => ({
	returnId: '65418',
	returnItems: { rmaId, orderId, ean, expectedQuantity: 2 },
});

/** Announces bol returns in Picqer, one an item. */
async function announce(returns: IDataObject[], parameters: INodeParameters = {}) {
	const { items, error } = await runNode({
		...scene.run('picqer', {
			resource: 'return',
			operation: 'upsert',
			reference: '={{ $json.returnItems.rmaId }}',
			idreturn_status: byId(8),
			idtemplate: byId(4),
			returned_productsLines: {
				line: [
					{
						idreturn_reason: byId(2),
						amount: '={{ $json.returnItems.expectedQuantity }}',
						more: { ean: '={{ $json.returnItems.ean }}' },
					},
				],
			},
			additionalFields: { orderReference: '={{ $json.returnItems.orderId }}' },
			...parameters,
		}),
		items: returns.map((json) => ({ json })),
	});
	return { error, rows: (items[0] ?? []).map(({ json }) => json) };
}

const returnsIn = () => (scene.sandbox.state('picqer') as { returns: IDataObject[] }).returns;

test('bol returns are announced once, with product, price, order and address', async () => {
	await runNode(
		scene.run('picqer', {
			resource: 'order',
			operation: 'upsert',
			orderInput: 'shopOrder',
			shopOrder: JSON.stringify(PLAIN),
		}),
	);
	const before = returnsIn().length;
	const { error, rows } = await announce([bolReturn('RMA-1', KNOWN.ean)]);
	expect(error).toBeUndefined();
	expect(rows).toMatchObject([
		{
			reference: 'RMA-1',
			name: 'Test Koper',
			order: { reference: PLAIN.number },
			returned_products: [{ product: { productcode: KNOWN.code }, amount: 2, price: 57.81 }],
		},
	]);
	expect((await announce([bolReturn('RMA-1', `0${KNOWN.ean}`)])).error).toBeUndefined();
	expect(returnsIn()).toHaveLength(before + 1);
});

test('A return of an order that Picqer does not have is announced all the same', async () => {
	const { error, rows } = await announce([bolReturn('RMA-2', KNOWN.ean, 'NEVER-1')]);
	expect(error).toBeUndefined();
	expect(rows).toMatchObject([{ reference: 'RMA-2', idorder: null }]);
});

test('A return of a product that Picqer does not have is refused, and named', async () => {
	const before = returnsIn().length;
	const { error } = await announce([bolReturn('RMA-3', UNKNOWN_EAN)]);
	expect(error?.message).toBe(
		`Returned Products: the return was not sent: Picqer has no product with EAN ${UNKNOWN_EAN}`,
	);
	expect(returnsIn()).toHaveLength(before);
});
