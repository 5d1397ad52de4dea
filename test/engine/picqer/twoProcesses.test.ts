import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { setScene } from '../../faults/scene';
import { runNode } from '../harness';
import { byId } from '../operations';
import { PLAIN } from '../shapes/shopOrders';

const scene = setScene();

/** Creates or updates an order, in an n8n of which so many processes share the account. */
async function give(processes: number, parameters: INodeParameters = {}) {
	const upsert = { resource: 'order', operation: 'upsert', orderInput: 'shopOrder', ...parameters };
	const { items, error } = await runNode({
		...scene.run('picqer', upsert),
		credentials: scene.credential('picqer', { processes }),
		items: [{ json: { shopOrder: PLAIN } as unknown as IDataObject }],
	});
	expect(error).toBeUndefined();
	return items[0][0].json;
}

const orders = () => (scene.sandbox.state('picqer') as { orders: IDataObject[] }).orders;

/** Answers the next searches with these rows. */
const answerSearches = (times: number, body: IDataObject[], path = '/orders$') =>
	scene.sandbox.addFault({
		service: 'picqer',
		match: { method: 'GET', path },
		kind: 'status',
		status: 200,
		body,
		times,
	});

/** Both searches of a Create or Update were answered before the other process had made its order. */
const searchTooEarly = () => answerSearches(2, []);

const searches = () =>
	scene.sandbox.log('picqer').filter(({ method, path }) => {
		return method === 'GET' && path.endsWith('/orders');
	}).length;

test('an order that another process made in the same moment stays, and the double is cancelled', async () => {
	const first = await give(2);
	searchTooEarly();
	const given = await give(2, { process: true });
	expect(given).toMatchObject({ idorder: first.idorder, status: 'processing' });
	expect(orders().map(({ reference, status }) => [reference, status])).toEqual([
		[PLAIN.number, 'processing'],
		[`${PLAIN.number} (double)`, 'cancelled'],
	]);
	// Nothing of the double is in the way of a later run.
	expect(await give(2)).toMatchObject({ idorder: first.idorder });
	expect(orders()).toHaveLength(2);
});

test('a return that another process made in the same moment stays, and the double is deleted', async () => {
	const giveReturn = async () => {
		const { items, error } = await runNode({
			...scene.run('picqer', {
				resource: 'return',
				operation: 'upsert',
				reference: 'R-1',
				idreturn_status: byId(8),
				idtemplate: byId(4),
				daysBack: 3,
			}),
			credentials: scene.credential('picqer', { processes: 2 }),
		});
		expect(error).toBeUndefined();
		return items[0][0].json;
	};
	const returns = () => (scene.sandbox.state('picqer') as { returns: IDataObject[] }).returns;
	const before = returns().length;
	const first = await giveReturn();
	answerSearches(2, [], '/returns$');
	expect(await giveReturn()).toMatchObject({ idreturn: first.idreturn });
	expect(returns()).toHaveLength(before + 1);
});

test('an order stays that was made before that of another process', async () => {
	searchTooEarly();
	answerSearches(1, [{ idorder: 999_999_999, reference: PLAIN.number, status: 'concept' }]);
	const given = await give(2, { process: true });
	expect(orders()).toMatchObject([{ idorder: given.idorder, status: 'processing' }]);
});

test('an order stays that the search does not know yet', async () => {
	answerSearches(3, []);
	const given = await give(2);
	expect(orders()).toMatchObject([{ idorder: given.idorder, status: 'concept' }]);
});

test.each([
	{ processes: 1, extra: 0 },
	{ processes: 2, extra: 1 },
])('$processes processes: $extra searches more for an order that is created', async (given) => {
	await give(given.processes);
	expect(searches()).toBe(2 + given.extra);
	scene.sandbox.clearCounters();
	await give(given.processes);
	expect(searches()).toBe(1);
});

test('a dry run searches no more than without the setting', async () => {
	await give(2, { dryRun: true });
	expect(searches()).toBe(2);
	expect(orders()).toEqual([]);
});
