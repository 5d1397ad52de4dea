import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { setScene, type Tested } from '../faults/scene';
import { runNode } from './harness';
import { PLAIN } from './shapes/shopOrders';

/** Items of one run have different accounts where a field of the credential is an expression. */

const scene = setScene();

let other: Sandbox;
beforeAll(async () => (other = await startSandbox()));
beforeEach(() => other.reset());
afterAll(async () => await other.stop());

/** Runs an operation for an item of each of two accounts, whose servers stand in the items. */
async function runForEach(service: Tested, parameters: IDataObject, items: IDataObject[]) {
	const server = '={{ $json.server }}';
	const servers = [scene.sandbox, other].map(({ urls }) => urls[service]);
	const { items: out, error } = await runNode({
		...scene.run(service, parameters as never),
		credentials: scene.credential(service, { url: server, apiUrl: server, loginUrl: server }),
		items: items.map((json, index) => ({ json: { ...json, server: servers[index] } })),
	});
	expect(error).toBeUndefined();
	return out[0].map(({ json }) => json);
}

/** Rows of a stand-in, by which both accounts differ. */
const rowsOf = (sandbox: Sandbox, service: Tested, name: string) =>
	(sandbox.state(service) as unknown as Record<string, IDataObject[]>)[name];

test('Products of an order are those of its own account', async () => {
	for (const product of rowsOf(other, 'picqer', 'products')) {
		product.idproduct = Number(product.idproduct) + 5_000;
	}
	const operation = { resource: 'order', operation: 'upsert', orderInput: 'shopOrder' };
	const [one, two] = await runForEach('picqer', operation, [
		{ shopOrder: PLAIN as object as IDataObject },
		{ shopOrder: PLAIN as object as IDataObject },
	]);
	const idOf = ({ products }: IDataObject) => (products as IDataObject[])[0].idproduct;
	expect(idOf(two)).toBe(Number(idOf(one)) + 5_000);
});

test('An order is made in each account', async () => {
	const operation = {
		resource: 'order',
		operation: 'createOnce',
		orderInput: 'shopOrder',
		taxRate: 21,
	};
	const order = { shopOrder: PLAIN as object as IDataObject };
	const rows = await runForEach('goedgepickt', operation, [order, order]);
	expect(rows).toMatchObject([{ created: true }, { created: true }]);
});

test('Stock goes to the offers of its own account', async () => {
	const [{ ean }] = rowsOf(other, 'bol', 'offers');
	await runForEach(
		'bol',
		{ resource: 'offer', operation: 'setStock' },
		[41, 42].map((freeQuantity) => ({ stockLevel: { ean, freeQuantity } })),
	);
	const stocks = [scene.sandbox, other].map(
		(sandbox) => rowsOf(sandbox, 'bol', 'offers').find((offer) => offer.ean === ean)?.stock,
	);
	expect(stocks).toMatchObject([{ amount: 41 }, { amount: 42 }]);
});
