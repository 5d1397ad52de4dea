import nock from 'nock';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runNode } from '../harness';
import { byId } from '../operations';
import { envelope, goedGepicktSubject } from './subject';

const PRODUCT = '3a0d8d0c-5c2f-4a9e-8a53-0d6f1b2c3d4e';
const LOCATION = '51f0b2a4-1b2c-4d3e-9f10-abcdefabcdef';
const STOCK = `/products/${PRODUCT}/stock`;
const ON_LOCATION = `${STOCK}/${LOCATION}`;
const onLocation = {
	resource: 'productStock',
	productUuid: byId(PRODUCT),
	pickLocationUuid: byId(LOCATION),
	stockQuantity: 7,
};

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

/** What reached GoedGepickt, and how it answers: by the form, or by a status for both forms. */
function service({ json = 200, form = 200 }) {
	const sent: string[] = [];
	const api = nock(goedGepicktSubject.baseUrl).persist();
	api.get(STOCK).reply(200, { stockLocations: [] });
	for (const method of ['POST', 'PUT']) {
		api.intercept(ON_LOCATION, method).reply(function (_path, body) {
			const type = String(this.req.headers['content-type']);
			const isForm = type.startsWith('application/x-www-form-urlencoded');
			sent.push(`${method} ${isForm ? String(body) : JSON.stringify(body)}`);
			const status = isForm ? form : json;
			const answer = status < 400 ? { success: true } : { error: `Refused as ${status}` };
			return [status, answer];
		});
	}
	return sent;
}

const run = async (parameters: object) =>
	await runNode({ ...goedGepicktSubject, parameters: { ...parameters }, items: [{ json: {} }] });

const ways = [
	{
		operation: 'set',
		more: { additionalFields: { reason: 'Count & sort' } },
		json: 'PUT {"stockQuantity":7,"reason":"Count & sort"}',
		form: 'PUT stockQuantity=7&reason=Count%20%26%20sort',
	},
	{
		operation: 'link',
		more: {},
		json: 'POST {"stockQuantity":7,"priority":1}',
		form: 'POST stockQuantity=7&priority=1',
	},
	{
		operation: 'setOnLocation',
		more: {},
		json: 'POST {"stockQuantity":7,"priority":1}',
		form: 'POST stockQuantity=7&priority=1',
	},
];

describe.each(ways)('Product Stock > $operation', ({ operation, more, json, form }) => {
	const parameters = { ...onLocation, operation, ...more };

	test('is sent as JSON only, when that is taken', async () => {
		const sent = service({});
		expect((await run(parameters)).error).toBeUndefined();
		expect(sent).toEqual([json]);
	});

	test.each([400, 415, 422])('is sent as a form when JSON is refused with %i', async (status) => {
		const sent = service({ json: status });
		expect((await run(parameters)).error).toBeUndefined();
		expect(sent).toEqual([json, form]);
	});

	test.each([403, 404, 409])('is not sent as a form after a %i', async (status) => {
		const sent = service({ json: status });
		expect((await run(parameters)).error).toBeDefined();
		expect(sent).toEqual([json]);
	});

	test('is not sent as a form when JSON may have been taken', async () => {
		const sent = service({ json: 500 });
		expect((await run(parameters)).error).toBeDefined();
		expect(sent).not.toContain(form);
	});

	test('is not sent a third time when both are refused', async () => {
		const sent = service({ json: 422, form: 400 });
		expect((await run(parameters)).error?.message).toContain('Refused as 422');
		expect(sent).toEqual([json, form]);
	});
});

test('a mutation, which adds once more each time, has one form only', async () => {
	const sent: unknown[] = [];
	nock(goedGepicktSubject.baseUrl)
		.persist()
		.put(`/products/${PRODUCT}/stock-mutation`)
		.reply((_path, body) => {
			sent.push(body);
			return [422, { error: 'No' }];
		});
	const { error } = await run({
		resource: 'productStock',
		operation: 'mutate',
		productUuid: byId(PRODUCT),
		mutation: 1,
	});
	expect(error?.message).toContain('No');
	expect(sent).toEqual([{ mutation: 1 }]);
});

describe('orders of a status', () => {
	const page = Array.from({ length: 50 }, (_, index) => ({ uuid: `a${index}`, status: 'open' }));

	function orders({ refuses }: { refuses: 'searchAttribute' | 'orderstatus' | 'both' }) {
		const sent: string[] = [];
		nock(goedGepicktSubject.baseUrl)
			.persist()
			.get('/orders')
			.query(true)
			.reply((path) => {
				const query = new URL(path, goedGepicktSubject.baseUrl).searchParams;
				const form = query.has('orderstatus') ? 'orderstatus' : 'searchAttribute';
				sent.push(`${form} ${query.get('page')}`);
				if (refuses === form || refuses === 'both') return [422, { message: `No ${form}` }];
				const rows = query.get('page') === '1' ? page : [{ uuid: 'last', status: 'open' }];
				return [200, envelope(rows, { itemsPerPage: 50 })];
			});
		return sent;
	}

	const all = {
		resource: 'order',
		operation: 'getAll',
		returnAll: true,
		filters: { status: 'open' },
	};

	test('are searched for', async () => {
		const sent = orders({ refuses: 'orderstatus' });
		expect((await run(all)).items[0]).toHaveLength(51);
		expect(sent).toEqual(['searchAttribute 1', 'searchAttribute 2']);
	});

	test('are filtered, on all pages, where searching is refused', async () => {
		const sent = orders({ refuses: 'searchAttribute' });
		expect((await run(all)).items[0]).toHaveLength(51);
		expect(sent).toEqual(['searchAttribute 1', 'orderstatus 1', 'orderstatus 2']);
	});

	test('end in the first error where both are refused', async () => {
		const sent = orders({ refuses: 'both' });
		expect((await run(all)).error?.message).toContain('No searchAttribute');
		expect(sent).toEqual(['searchAttribute 1', 'orderstatus 1']);
	});
});
