import { NodeApiError, type IDataObject } from 'n8n-workflow';
import { pagesOf } from '../../nodes/Bol/service/request';
import { pages, picqer } from '../../nodes/Picqer/service/request';
import { Incomplete, type Call, type Inputs } from '../../nodes/shared/operation/operation';
import { allRows, paged, readPages, type Paging } from '../../nodes/shared/service/paging';
import type { ServiceRequest } from '../../nodes/shared/service/service';
import { Cancelled } from '../../nodes/shared/lib/wait';
import { listCall as callOf, testNode } from './context';

const rowsFrom = (first: number, count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ id: first + index }));

const request: ServiceRequest = { method: 'GET', url: '/things', qs: { status: 'open' } };

const listCall = (inputs: Inputs, answer: (qs: IDataObject) => unknown) =>
	callOf({ service: picqer, inputs, request }, answer);

/** A Picqer list with so many rows. */
const picqerList = (total: number) => (qs: IDataObject) => {
	const offset = Number(qs.offset ?? 0);
	return rowsFrom(offset, Math.min(100, total - offset));
};

const walk = async (paging: Paging, call: Call) =>
	(await paged(paging)(call)).body as unknown as IDataObject[];

describe('Limit', () => {
	it.each([
		[1, 250, 1],
		[50, 250, 1],
		[100, 250, 1],
		[101, 250, 2],
		[200, 250, 2],
		[1_000, 250, 3],
		[5, 0, 1],
		[5, 3, 1],
	])('%d of %d rows costs %d requests', async (limit, total, requests) => {
		const { call, queries } = listCall({ returnAll: false, limit }, picqerList(total));
		expect(await walk(pages, call)).toEqual(rowsFrom(0, Math.min(limit, total)));
		expect(queries).toHaveLength(requests);
	});
});

describe('Return All', () => {
	it.each([
		[0, 1],
		[99, 1],
		[100, 2],
		[250, 3],
	])('%d rows cost %d requests', async (total, requests) => {
		const { call, queries } = listCall({ returnAll: true }, picqerList(total));
		expect(await walk(pages, call)).toEqual(rowsFrom(0, total));
		expect(queries).toHaveLength(requests);
	});

	it('is cut at the usual limit where n8n dropped the limit, as with "false" as a text', async () => {
		const { call } = listCall({ returnAll: false }, picqerList(210));
		expect(await walk(pages, call)).toEqual(rowsFrom(0, 50));
	});

	it('goes on from where the user begins', async () => {
		const begun = { service: picqer, inputs: {}, request: { ...request, qs: { offset: 100 } } };
		const { call, queries } = callOf(begun, picqerList(310));
		expect(await walk(pages, call)).toEqual(rowsFrom(100, 210));
		expect(queries).toEqual([{ offset: 100 }, { offset: 200 }, { offset: 300 }]);
	});

	it('leaves out rows that are null, and counts them for the page', async () => {
		const { call, queries } = listCall({ returnAll: true }, ({ offset = 0 }) =>
			offset === 0 ? [null, ...rowsFrom(0, 98), null] : [null],
		);
		expect(await walk(pages, call)).toEqual(rowsFrom(0, 98));
		expect(queries).toHaveLength(2);
	});

	it('gives no null among the rows, and each of those whose ID is empty', async () => {
		const rows = [{ id: '', name: 'A' }, null, { id: '', name: 'B' }];
		const { call } = listCall({ returnAll: true }, () => ({ orders: rows }));
		const paging = { ...pagesOf('orders', 'id'), next: () => undefined };
		expect(await walk(paging, call)).toEqual([rows[0], rows[2]]);
	});
});

describe('reading page by page', () => {
	it('asks for a page only when it is wanted', async () => {
		const { call, queries } = listCall({}, picqerList(250));
		const list = readPages(call.send, pages, call.request);
		expect(queries).toEqual([]);
		const first = await list.next();
		expect(first.value).toMatchObject({ rows: rowsFrom(0, 100), number: 1 });
		expect(queries).toHaveLength(1);
		await list.return(undefined);
		expect(queries).toHaveLength(1);
	});

	it('says which page follows, and goes on from there', async () => {
		const { call } = listCall({}, picqerList(250));
		const { value } = await readPages(call.send, pages, call.request).next();
		const rest = readPages(call.send, pages, value!.next!, 2);
		expect(await allRows(rest)).toEqual(rowsFrom(100, 150));
	});

	it('ends with a list that gives the same rows for every page', async () => {
		const { call, queries } = listCall({}, () => rowsFrom(0, 100));
		const read = [];
		for await (const page of readPages(call.send, pages, call.request)) read.push(page);
		expect(read.map(({ rows, next }) => [rows.length, next !== undefined])).toEqual([
			[100, true],
			// The list may have shifted by a whole page, so one more is looked at.
			[0, true],
			[0, false],
		]);
		expect(queries).toHaveLength(3);
	});
});

describe('a list that shifts while it is read', () => {
	it.each([1, 99, 100, 101, 250])('by %d rows gives each row once', async (shift) => {
		const { call, queries } = listCall({ returnAll: true }, ({ offset = 0 }) =>
			// New rows come first, after the first page was read.
			rowsFrom(Number(offset) - (offset === 0 ? 0 : shift), 100).filter(
				({ id }) => Number(id) < 350,
			),
		);
		const ids = (await walk(pages, call)).map(({ id }) => Number(id));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => id >= 0)).toEqual(rowsFrom(0, 350).map(({ id }) => id));
		expect(queries.length).toBeLessThanOrEqual(7);
	});

	it('gives rows of the same page that look the same as often as they stand there', async () => {
		const twins = [{ comment: 'a' }, { comment: 'a' }];
		const { call } = listCall({ returnAll: true }, () => twins);
		expect(await walk(pages, call)).toEqual(twins);
	});

	it('gives a row once that changed on its way to the next page', async () => {
		const { call } = listCall({ returnAll: true }, ({ page = 1 }) => ({
			orders: page === 1 ? rowsFrom(0, 50) : [{ id: 49, status: 'new' }, ...rowsFrom(50, 2)],
		}));
		expect(await walk(pagesOf('orders', 'id'), call)).toEqual(rowsFrom(0, 52));
	});
});

describe('a list that does not end', () => {
	const failureOf = async (answer: (qs: IDataObject) => unknown, paging = pages) => {
		const { call, queries } = listCall({ returnAll: true }, answer);
		const error: unknown = await walk(paging, call).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(Incomplete);
		const { answer: read, failure } = error as Incomplete;
		return { rows: read.body, failure, queries };
	};

	it.each([2, 3])('since %d pages alternate is an error with the rows', async (count) => {
		const { rows, failure, queries } = await failureOf(({ offset = 0 }) =>
			rowsFrom(Number(offset) % (count * 100), 100),
		);
		expect(failure.message).toMatch(/^Picqer: The list does not end/);
		expect(failure.description).toContain('Use filters');
		expect(rows).toEqual(rowsFrom(0, count * 100));
		expect(queries).toHaveLength(count + 2);
	});

	it('since there are always new rows is an error with the rows', async () => {
		const endless: Paging = {
			...pages,
			next: (request, _rows, page) => ({ ...request, qs: { offset: page } }),
		};
		const { rows, failure, queries } = await failureOf(
			({ offset = 0 }) => rowsFrom(Number(offset), 1),
			endless,
		);
		expect(failure.message).toMatch(/^Picqer: The list does not end: after 20000 pages/);
		expect(rows).toEqual(rowsFrom(0, 20_000));
		expect(queries).toHaveLength(20_000);
	});
});

describe('a page that fails', () => {
	const refusal = () =>
		new NodeApiError(testNode, { message: 'Picqer: no' }, { message: 'Picqer: no' });
	const failingAt = (offset: number, error: () => Error) => (qs: IDataObject) => {
		if (Number(qs.offset ?? 0) === offset) throw error();
		return picqerList(300)(qs);
	};

	it('is the error itself when it is the first', async () => {
		const { call } = listCall({ returnAll: true }, failingAt(0, refusal));
		await expect(walk(pages, call)).rejects.toThrow(NodeApiError);
	});

	it('keeps the rows before it, and says what is missing', async () => {
		const { call } = listCall({ returnAll: true }, failingAt(200, refusal));
		const error = await walk(pages, call).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(Incomplete);
		const { answer, failure } = error as Incomplete;
		expect(answer.body).toEqual(rowsFrom(0, 200));
		expect(failure.message).toContain('Picqer: no');
		expect(failure.description).toMatch(/^Page 3 .*200 rows.*everything after is missing/);
	});

	it('stays a cancellation when the execution was cancelled', async () => {
		const { call } = listCall(
			{ returnAll: true },
			failingAt(100, () => new Cancelled()),
		);
		await expect(walk(pages, call)).rejects.toThrow(Cancelled);
	});
});
