import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '../harness/triggerTesting';
import { ago, answeredTriggers, serve } from './bolAnswers';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('bol, invoice requests', () => {
	const trigger = answeredTriggers();
	const parameters = { event: 'invoiceRequestCreated' };
	const requested = (shipmentId: string, ...transitions: Array<[string, number]>): IDataObject => ({
		shipmentId,
		status: transitions.at(-1)?.[0],
		statusTransitions: transitions.map(([status, ms]) => ({ status, statusDateTime: ago(ms) })),
	});
	const requestsOf = (rows: IDataObject[], query: IDataObject = {}, times = 1) =>
		serve(
			'/retailer/shipments/invoices/requests',
			'invoiceRequests',
			{ state: 'OPEN', ...query },
			rows,
			times,
		);

	it('find new ones, once', async () => {
		const old = requested('1', ['INVOICE_REQUESTED', 5 * MINUTE]);
		const ancient = requested('2', ['INVOICE_REQUESTED', 5 * DAY]);
		requestsOf([old, ancient]);
		const { poll } = trigger(parameters);
		expect(await poll()).toBeNull();
		const news = requested('3', ['INVOICE_REQUESTED', 0]);
		requestsOf([news, old, ancient]);
		expect(jsonOf(await poll())).toEqual([news]);
		requestsOf([news, old, ancient]);
		expect(await poll()).toBeNull();
	});

	it.each(['ALL', 'UPLOAD_ERROR'])('find each change of the state %s', async (state) => {
		requestsOf([], { state });
		const { poll } = trigger({ ...parameters, state });
		await poll();
		const once = requested('1', ['INVOICE_REQUESTED', 3_000], ['INVOICE_INCORRECT', 2_000]);
		requestsOf([once], { state });
		expect(jsonOf(await poll())).toEqual([once]);
		const transitions = [
			...(once.statusTransitions as IDataObject[]),
			{ status: 'INVOICE_VIRUS_DETECTED', statusDateTime: ago(0) },
		];
		requestsOf([{ ...once, statusTransitions: transitions.reverse() }], { state });
		expect(jsonOf(await poll())).toHaveLength(1);
	});

	it('read all pages, and twice, since what is uploaded leaves the list', async () => {
		const rows = Array.from({ length: 70 }, (_, index) =>
			requested(`s${index}`, ['INVOICE_REQUESTED', 1_000 * index]),
		);
		// The first one leaves, and the one at the edge moves up to the page that was read.
		requestsOf(rows.slice(0, 50));
		requestsOf(rows.slice(51), { page: '2' }, 2);
		requestsOf(rows.slice(1, 51));
		const { poll } = trigger({ ...parameters, options: { startFrom: ago(HOUR) } });
		expect(jsonOf(await poll())).toHaveLength(70);
	});

	it('of a test run take the first page', async () => {
		requestsOf([requested('1', ['INVOICE_REQUESTED', DAY])]);
		expect(jsonOf(await trigger(parameters, { manual: true }).poll())).toHaveLength(1);
	});
});
