import { describeMistakes, trials, type Trial } from '../mistakes';
import { byId, call, type Exchange } from '../operations';
import { failure, mistakes } from './mistakes';
import { lagerkollSubject, userSubject } from './subject';

const run = trials(lagerkollSubject);

describe('Lagerkoll, one item of three is wrong', () => {
	describeMistakes(run, mistakes);
});

/** Runs an operation for one item. */
const once = (does: string, parameters: Trial['parameters'], ...sends: Exchange[]): Trial => ({
	does,
	parameters,
	sends,
});

describe('Lagerkoll, the slash at the end of a base', () => {
	const page = '<html><body>Not Found</body></html>';
	const nothing = (request: string): Exchange =>
		call(request, page, { status: 404, answerHeaders: { 'content-type': 'text/html' } });
	const stores = (request: string): Exchange => call(request, { stores: [{ storeId: 186008 }] });

	test('is tried after a 404, and remembered', async () => {
		const first = await run(
			once('store.getAll', {}, nothing('GET /stores'), stores('GET /stores/')),
		);
		expect(first.rows).toMatchObject([{ storeId: 186008 }]);
		const second = await run(once('store.getAll', {}, stores('GET /stores/')));
		expect(second.rows).toMatchObject([{ storeId: 186008 }]);
	});

	test('is tried for a creation, too, with its query and body', async () => {
		const body = { featureId: 'f', featureMethod: 'm' };
		const sent = { query: { enable_for_group: 'false' }, body };
		const { rows, error } = await run(
			once(
				'webhook.create',
				{ featureId: byId('f'), featureMethod: 'm' },
				{ ...nothing('POST /webhooks'), ...sent },
				{ request: 'POST /webhooks/', ...sent, answer: { id: 1 } },
			),
		);
		expect(error).toBeUndefined();
		expect(rows[0]).toEqual({ id: 1 });
	});

	test('is tried for a request of the user, too', async () => {
		const body = { externalOrderId: '10457' };
		const parameters = { method: 'POST', path: '/customer_orders', jsonBody: JSON.stringify(body) };
		const { rows, error } = await run(
			once(
				'apiRequest.send',
				parameters,
				{ ...nothing('POST /customer_orders'), body },
				{ request: 'POST /customer_orders/', body, answer: { orderId: 1 } },
			),
		);
		expect(error).toBeUndefined();
		expect(rows[0]).toEqual({ orderId: 1 });
	});

	test('is tried for every page', async () => {
		const query = (number: number) => ({ page: String(number), limit: '100' });
		const { rows } = await run(
			once(
				'supplier.getAll',
				{ returnAll: true },
				{ ...nothing('GET /suppliers'), query: query(0) },
				call('GET /suppliers/', { pages: 2, suppliers: [{ id: 1 }] }, { query: query(0) }),
				call('GET /suppliers/', { pages: 2, suppliers: [{ id: 2 }] }, { query: query(1) }),
			),
		);
		expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
	});

	test('is not remembered when it does not help', async () => {
		for (let round = 0; round < 2; round++) {
			const { error } = await run(
				once('store.getAll', {}, nothing('GET /stores'), nothing('GET /stores/')),
			);
			expect(error).toHaveProperty('httpCode', '404');
		}
	});

	test('is not tried when Lagerkoll itself says why', async () => {
		const answer = failure(900101, 'No store');
		const { error } = await run(
			once('store.getAll', {}, { request: 'GET /stores', status: 404, answer }),
		);
		expect(error?.message).toContain('No store');
	});

	test('is not tried behind an ID', async () => {
		const { error } = await run(once('role.get', { roleId: byId('12') }, nothing('GET /roles/12')));
		expect(error).toHaveProperty('httpCode', '404');
	});
});

describe('Lagerkoll, a list that breaks off', () => {
	const query = (number: number) => ({ page: String(number), limit: '100', since: '10' });
	const sends: Exchange[] = [
		call('GET /suppliers', { pages: 2, suppliers: [{ id: 1 }], since: 20 }, { query: query(0) }),
		{ request: 'GET /suppliers', query: query(1), status: 400, answer: failure(900601, 'Broken') },
	];

	test('gives the rows that were read, and an item with the error', async () => {
		const parameters = { returnAll: true, filters: { since: 10 } };
		const { rows } = await run(once('supplier.getAll', parameters, ...sends), true);
		expect(rows).toHaveLength(2);
		expect(rows[0]).toEqual({ id: 1 });
		expect(rows[1].error).toContain('Broken');
	});

	test('gives no marker, so that the next run reads the same again', async () => {
		const parameters = { returnMarker: true, filters: { since: 10 } };
		const { rows } = await run(once('supplier.getAll', parameters, ...sends), true);
		expect(rows).toHaveLength(1);
		expect(rows[0].error).toContain('Broken');
		expect(JSON.stringify(rows)).not.toContain('"since":20');
	});
});

describe('Lagerkoll, email settings', () => {
	const refused: Exchange = call('GET /account/email/settings', failure(900001, 'Denied'), {
		status: 403,
	});

	test('an API key is told that a user is needed', async () => {
		const { error } = await run(once('account.getEmailSettings', {}, refused));
		expect(error?.description).toMatch(/^This needs a user: choose a credential/);
	});

	test('a user is not', async () => {
		const { error } = await run(once('account.getEmailSettings', {}, refused), false, userSubject);
		expect(error?.message).toBe('Lagerkoll: Denied');
		expect(error?.description).toMatch(/^Error 900001 of account means/);
	});
});

describe('Lagerkoll, a delivery note', () => {
	const data = Buffer.from('%PDF-1.4 note').toString('base64');
	const note = { data: { data, mimeType: 'application/pdf', fileName: 'note.pdf' } };
	const missing = call('POST /interpreter/deliverynote', failure(909003, 'No interpreter'), {
		body: /./,
		status: 400,
	});

	test.each<[string, Partial<Trial>, object]>([
		[
			'that is not there',
			{ binaries: [] },
			{ message: expect.stringContaining("binary file 'data', but none was found") },
		],
		[
			'without the add-on',
			{ sends: [missing] },
			{
				message: 'Lagerkoll: No interpreter',
				description: expect.stringMatching(
					/^Error 909003 of interpreter means: the interpreter feature is missing\. Install the interpreter add-on in Lagerkoll first\./,
				),
			},
		],
		[
			'of an order ID that is no number',
			{ parameters: { additionalFields: { order_id: 'PO-1' } } },
			{ message: 'Purchase Order ID: "PO-1" is not an ID' },
		],
	])('%s is not interpreted', async (_title, given, told) => {
		const does = 'interpreter.interpretDeliveryNote';
		const { error } = await run({ does, binaries: [note], ...given });
		expect(error).toMatchObject(told);
	});
});
