import nock from 'nock';
import type { INodeExecutionData } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { adviceIn } from '../advice';
import { runNode } from '../harness';
import { lagerkollSubject } from './subject';
import { failure } from './mistakes';

const withFile: INodeExecutionData = {
	json: {},
	binary: {
		data: {
			data: Buffer.from('%PDF-1.4 note').toString('base64'),
			mimeType: 'application/pdf',
			fileName: 'note.pdf',
		},
	},
};

const withoutFile: INodeExecutionData = { json: {} };

/** Interprets the file of each item; answers in the order of the requests. */
async function interpret(
	items: INodeExecutionData[],
	answers: Array<{ status?: number; answer: object }>,
	continueOnFail = false,
	additionalFields = {},
) {
	for (const { status = 200, answer } of answers) {
		nock(lagerkollSubject.baseUrl).post('/interpreter/deliverynote').reply(status, answer);
	}
	const result = await runNode({
		...lagerkollSubject,
		parameters: { resource: 'interpreter', operation: 'interpretDeliveryNote', additionalFields },
		items,
		continueOnFail,
	});
	expect(nock.pendingMocks()).toEqual([]);
	return result;
}

beforeEach(forgetLimits);

afterEach(() => nock.cleanAll());

describe('Lagerkoll, uploads', () => {
	const found = { answer: { deliveryFrom: { name: 'Nordic Parts AB' } } };
	const missing = { status: 400, answer: failure(909003, 'No interpreter') };

	test('an item without a file stops the workflow', async () => {
		const { error } = await interpret([withoutFile], []);
		expect(error?.message).toContain("binary file 'data', but none was found");
		expect(error?.context.itemIndex).toBe(0);
	});

	test('an item without a file leaves the others alone', async () => {
		const { items } = await interpret([withFile, withoutFile, withFile], [found, found], true);
		expect(items[0].map(({ json }) => json)).toEqual([
			found.answer,
			{ error: expect.stringContaining("binary file 'data', but none was found") },
			found.answer,
		]);
	});

	test('a missing add-on stops the workflow, and says what to install', async () => {
		const { error } = await interpret([withFile], [missing]);
		expect(error?.message).toBe('Lagerkoll: No interpreter');
		expect(adviceIn(error)).toBe(
			'Error 909003 of interpreter means: the interpreter feature is missing. Install the interpreter add-on in Lagerkoll first.',
		);
	});

	test('a missing add-on becomes an item with Continue On Fail', async () => {
		const { items } = await interpret([withFile], [missing], true);
		expect(items[0]).toHaveLength(1);
		expect(items[0][0].json.error).toContain('Install the interpreter add-on in Lagerkoll first');
	});

	test('an order ID that is no number is not sent', async () => {
		const { error } = await interpret([withFile], [], false, { order_id: 'PO-1' });
		expect(error?.message).toBe('Purchase Order ID: "PO-1" is not an ID');
	});
});
