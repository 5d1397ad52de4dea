import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { failure, jsonOf, pass } from '../harness/triggerTesting';
import { ago, answeredTriggers, api, BASE, GENEROUS, idsIn, serve, serveAll } from './bolAnswers';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('bol, requests for returns', () => {
	const trigger = answeredTriggers();
	const parameters = { event: 'returnCreated', fetchFullObject: false };
	const returned = (returnId: string, ms: number, handledAgo?: number): IDataObject => ({
		returnId,
		registrationDateTime: ago(ms),
		fulfilmentMethod: 'FBR',
		returnItems: [
			{
				rmaId: `rma-${returnId}`,
				handled: handledAgo !== undefined,
				processingResults:
					handledAgo === undefined ? [] : [{ processingDateTime: ago(handledAgo) }],
			},
		],
	});
	const returnsOf = (
		handled: boolean,
		rows: IDataObject[] = [],
		more: IDataObject = {},
		times = 1,
	) =>
		serve(
			'/retailer/returns',
			'returns',
			{ handled: String(handled), 'fulfilment-method': 'FBR', ...more },
			rows,
			times,
		);

	/** Answers both lists for one poll. */
	function serveBoth(open: IDataObject[], handled: IDataObject[] = []) {
		returnsOf(false, open);
		returnsOf(true, handled);
	}

	async function activated(open: IDataObject[] = [], handled: IDataObject[] = []) {
		serveBoth(open, handled);
		const active = trigger(parameters);
		expect(await active.poll()).toBeNull();
		return active;
	}

	it('find open and handled ones that are new, once', async () => {
		const old = [returned('1', 20 * DAY), returned('2', 20 * MINUTE)];
		const done = [returned('3', MINUTE, 0), returned('4', 9 * DAY, DAY)];
		const { poll } = await activated(old, done);
		const open = [...old, returned('5', 0)];
		serveBoth(open, [returned('6', 1_000, 0), ...done]);
		expect(idsIn(await poll())).toEqual(['6', '5']);
		serveBoth(open, [returned('6', 1_000, 0), ...done]);
		expect(await poll()).toBeNull();
	});

	it('find one that is handled while it is looked for only once', async () => {
		const { poll } = await activated();
		serveBoth([returned('5', 0)], [returned('5', 0, 0)]);
		expect(jsonOf(await poll())).toHaveLength(1);
	});

	it('walk all open ones, which are oldest first, but not all handled ones', async () => {
		const old = Array.from({ length: 50 }, (_, index) => returned(`o${index}`, 90 * DAY));
		const done = Array.from({ length: 50 }, (_, index) =>
			returned(`d${index}`, 90 * DAY, index === 0 ? HOUR : 30 * DAY),
		);
		// Handled ones leave the list of open ones, so several of its pages are read twice.
		returnsOf(false, old, {}, 2);
		returnsOf(false, old.slice(0, 3), { page: '2' }, 2);
		returnsOf(true, done);
		// The first page has one that was handled lately, so the order says nothing of the next.
		returnsOf(true, done.slice(1).concat(done[1]), { page: '2' });
		expect(await trigger(parameters).poll()).toBeNull();
	});

	it.each([
		['FBB', ['FBB']],
		['ALL', ['FBR', 'FBB']],
	])('ask for the fulfilment method %s', async (fulfilmentMethod, asked) => {
		for (const method of asked) {
			for (const handled of [false, true]) returnsOf(handled, [], { 'fulfilment-method': method });
		}
		expect(await trigger({ ...parameters, fulfilmentMethod }).poll()).toBeNull();
	});

	it('read the whole return unless told otherwise', async () => {
		serveBoth([]);
		const { poll } = trigger({ event: 'returnCreated' });
		await poll();
		serveBoth([returned('5', 0)]);
		api().get('/retailer/returns/5').reply(200, { returnId: '5', customerDetails: {} });
		expect(jsonOf(await poll())).toEqual([{ returnId: '5', customerDetails: {} }]);
	});

	it('go back to a date', async () => {
		serveBoth([returned('1', 3 * DAY), returned('2', DAY)], [returned('3', 1.5 * DAY, HOUR)]);
		const { poll } = trigger({ ...parameters, options: { startFrom: ago(2 * DAY) } });
		expect(idsIn(await poll())).toEqual(['3', '2']);
	});

	/** So many handled returns, the newest first. */
	const handled = (count: number) =>
		Array.from({ length: count }, (_, index) =>
			returned(`d${index}`, (index + 2) * HOUR, (index + 1) * HOUR),
		);

	/** Answers all requests from a list of handled returns; gives the pages that were asked for. */
	function serveHandled(done: IDataObject[]): string[] {
		const pages: string[] = [];
		serveAll('/retailer/returns', ({ searchParams }) => {
			if (searchParams.get('handled') === 'false') return {};
			const page = searchParams.get('page') ?? '1';
			pages.push(page);
			return { returns: done.slice(50 * (+page - 1), 50 * +page) };
		});
		return pages;
	}

	it('go far back bit by bit, newest first, and miss none that comes meanwhile', async () => {
		const done = handled(320);
		const pages = serveHandled(done);
		const { poll } = trigger({ ...parameters, options: { startFrom: ago(90 * DAY) } });
		const expected = done.map(({ returnId }) => String(returnId));

		const given = [idsIn(await poll())];
		expect(given[0].sort()).toEqual(expected.slice(0, 100).sort());
		expect(pages.splice(0)).toEqual(['1', '2']);
		// Rows move to the next page, and what moved there is not to come a second time.
		done.unshift(returned('news', 1_000, 0));
		given.push(idsIn(await poll()));
		// Two pages have 99 of the wanted 100.
		expect(pages.splice(0)).toEqual(['2', '3', '4', '5']);
		given.push(idsIn(await poll()));
		expect(pages.splice(0)).toEqual(['5', '6', '7']);
		expect(given.flat().sort()).toEqual([...expected].sort());
		// The list has been read to its end, so the next poll begins at its front.
		expect(idsIn(await poll())).toEqual(['news']);
		expect(pages[0]).toBe('1');
		expect(await poll()).toBeNull();
	});

	it('go on with what could not be read in full in time, each once', async () => {
		const done = handled(120);
		const pages = serveHandled(done);
		serveAll(/^\/retailer\/returns\/d\d+$/, ({ pathname }) => {
			pass(4_000);
			return { returnId: pathname.split('/').at(-1) };
		});
		const { poll } = trigger({ event: 'returnCreated', options: { startFrom: ago(90 * DAY) } });
		const given = [await poll(), await poll(), await poll()].map(idsIn);
		expect(given[0].length).toBeLessThan(100);
		expect(new Set(given.flat()).size).toBe(120);
		expect(given.flat()).toHaveLength(120);
		// The second poll still looks for what the first one had no time to read.
		expect(pages.slice(0, 4)).toEqual(['1', '2', '1', '2']);
	});

	it('get on by a page with each poll, however slow bol answers', async () => {
		const done = handled(220);
		const pages = serveHandled(done);
		let calls = 0;
		const clock = Date.now;
		// Each look at the clock finds ten seconds gone.
		jest.spyOn(Date, 'now').mockImplementation(() => clock() + 10_000 * calls++);
		const { poll } = trigger({ ...parameters, options: { startFrom: ago(90 * DAY) } });
		const given: unknown[] = [];
		for (let polls = 0; polls < 6; polls++) given.push(...idsIn(await poll()));
		expect(new Set(given).size).toBe(220);
		expect(given).toHaveLength(220);
		expect(pages.slice(0, 5)).toEqual(['1', '1', '2', '2', '3']);
	});

	it('that are held back take turns, a few with each poll, and a report names some of them', async () => {
		const list: IDataObject[] = [];
		serveAll('/retailer/returns', ({ searchParams }) =>
			searchParams.get('handled') === 'true' ? {} : { returns: list },
		);
		let asked: number[] = [];
		let mended = 0;
		nock(BASE)
			.persist()
			.get(/^\/retailer\/returns\/\d+$/)
			.reply((uri) => {
				const id = Number(uri.split('/').at(-1));
				asked.push(id);
				const isThere = id === 101 || id === mended;
				return isThere ? [200, { returnId: String(id) }, GENEROUS] : [404, {}, GENEROUS];
			});
		const { poll } = trigger({ event: 'returnCreated' });
		await poll();
		for (let id = 101; id <= 126; id++) list.push(returned(String(id), 127 - id));
		expect(idsIn(await poll())).toEqual(['101']);
		const turn = async () => {
			asked = [];
			return { given: idsIn(await poll()), asked };
		};
		expect(await turn()).toEqual({ given: [], asked: [102, 103, 104] });
		expect(await turn()).toEqual({ given: [], asked: [105, 106, 107] });
		mended = 109;
		expect(await turn()).toEqual({ given: ['109'], asked: [108, 109, 110, 111, 112] });
		pass(25 * HOUR);
		expect((await failure(poll)).message).toMatch(/102 \(.*, and 4 more$/);
	});

	it('of a test run take the first page of each list', async () => {
		serveBoth([returned('1', 3 * DAY), returned('2', DAY)], [returned('3', 2 * DAY, HOUR)]);
		const { poll } = trigger(parameters, { manual: true });
		expect(idsIn(await poll())).toEqual(['2', '3', '1']);
	});
});
