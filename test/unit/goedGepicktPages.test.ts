import type { IDataObject } from 'n8n-workflow';
import { goedGepickt, pages } from '../../nodes/GoedGepickt/service/request';
import { Incomplete, type Inputs } from '../../nodes/shared/operation/operation';
import { paged } from '../../nodes/shared/service/paging';
import type { ServiceRequest } from '../../nodes/shared/service/service';
import { listCall } from './context';

const PAGE = 50;

interface Server {
	/** Rows that there are. */
	total: number;
	/** What the envelope says there are. */
	said?: number;
	/** Whether the envelope has a cursor, the cursor being the row after the page. */
	hasCursor?: boolean;
	/** The cursor that it always has. */
	stuckAt?: string;
	/** Whether pages beyond the edge are the last one again, instead of empty. */
	repeats?: boolean;
}

/**
 * A list as GoedGepickt is said to give it: pages up to row 10,000, beyond by cursor
 * (docs/services/goedgepickt.md, 1.4).
 */
function serverOf({ total, said = total, hasCursor, stuckAt, repeats }: Server) {
	return ({ page = 1, cursor }: IDataObject) => {
		const byPage = (Number(page) - 1) * PAGE;
		const start = cursor === undefined ? byPage : Number(cursor);
		const isBeyond = cursor === undefined && start >= 10_000;
		const first = isBeyond && repeats ? 10_000 - PAGE : start;
		const count = isBeyond && !repeats ? 0 : Math.max(0, Math.min(PAGE, total - first));
		return {
			items: Array.from({ length: count }, (_, index) => ({ uuid: first + index })),
			pageInfo: {
				totalItems: said,
				itemsPerPage: PAGE,
				lastPage: Math.ceil(said / PAGE),
				cursor: stuckAt ?? (hasCursor ? String(first + count) : null),
			},
		};
	};
}

const request: ServiceRequest = { method: 'GET', url: '/orders', qs: { page: '1', perPage: '50' } };

async function walk(server: Server, inputs: Inputs) {
	const { call, queries } = listCall({ service: goedGepickt, inputs, request }, serverOf(server));
	const outcome = await paged(pages)(call).catch((error: unknown) => error as Incomplete);
	const { body } = outcome instanceof Incomplete ? outcome.answer : outcome;
	const uuids = (body as unknown as IDataObject[]).map(({ uuid }) => uuid);
	return { queries, uuids, outcome };
}

const all = { returnAll: true };
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("GoedGepickt's pages", () => {
	it.each([
		[0, 1],
		[49, 1],
		[50, 2],
		[120, 3],
	])('%d rows cost %d requests', async (total, requests) => {
		const { queries, uuids } = await walk({ total }, all);
		expect(uuids).toEqual(upTo(total));
		expect(queries).toHaveLength(requests);
	});

	it('do not use the cursor before row 10,000', async () => {
		const { queries } = await walk({ total: 120, hasCursor: true }, all);
		expect(queries.map(({ page, cursor }) => [Number(page), cursor])).toEqual([
			[1, undefined],
			[2, undefined],
			[3, undefined],
		]);
	});

	it('go on by cursor beyond row 10,000', async () => {
		const { queries, uuids, outcome } = await walk({ total: 10_120, hasCursor: true }, all);
		expect(outcome).not.toBeInstanceOf(Incomplete);
		expect(uuids).toEqual(upTo(10_120));
		expect(queries.slice(199)).toEqual([
			{ page: 200, perPage: '50' },
			{ page: undefined, perPage: '50', cursor: '10000' },
			{ page: undefined, perPage: '50', cursor: '10050' },
			{ page: undefined, perPage: '50', cursor: '10100' },
		]);
	});
});

describe('The edge at row 10,000', () => {
	it.each([
		['an empty page', {}],
		['the last page once more', { repeats: true }],
		['a cursor that leads nowhere', { stuckAt: '10000' }],
	])('without a way on is an error that keeps the rows: %s', async (_title, more) => {
		const { uuids, outcome } = await walk({ total: 12_345, ...more }, all);
		expect(outcome).toBeInstanceOf(Incomplete);
		expect((outcome as Incomplete).failure.message).toMatch(/may have 12345$/);
		expect((outcome as Incomplete).failure.description).toContain('Created After');
		expect(uuids.slice(0, 10_000)).toEqual(upTo(10_000));
	});

	it('counts no page twice to find out whether there is more', async () => {
		const { uuids, outcome } = await walk({ total: 10_050, repeats: true }, all);
		expect((outcome as Incomplete).failure.message).toMatch(/may have 10050$/);
		expect(uuids).toEqual(upTo(10_000));
	});

	it('is no error when the list ends there', async () => {
		const { uuids, outcome } = await walk({ total: 10_000 }, all);
		expect(outcome).not.toBeInstanceOf(Incomplete);
		expect(uuids).toEqual(upTo(10_000));
	});

	it('is no error when the rows that were asked for are there', async () => {
		const inputs = { returnAll: false, limit: 10_000 };
		const { queries, outcome } = await walk({ total: 12_345 }, inputs);
		expect(outcome).not.toBeInstanceOf(Incomplete);
		expect(queries).toHaveLength(200);
	});
});
