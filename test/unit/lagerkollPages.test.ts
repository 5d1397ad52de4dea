import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { anyPages, pagesIfCounted, pagesOf } from '../../nodes/Lagerkoll/service/pages';
import { allRows, readPages, type Paging } from '../../nodes/shared/service/paging';

/** Rows by page. */
type Pages = number[][];

const FULL: Pages = [[1, 2], [3, 4], [5]];

/**
 * Reads a list.
 *
 * @param counts what its answers count beside the rows
 */
async function read(paging: Paging, pages: Pages, counts: IDataObject) {
	const asked: number[] = [];
	const ask = async ({ qs = {} }: { qs?: IDataObject }): Promise<IN8nHttpFullResponse> => {
		const page = Number(qs.page ?? 0);
		asked.push(page);
		const articles = (pages[page] ?? []).map((articleId) => ({ articleId }));
		return { statusCode: 200, headers: {}, body: { articles, ...counts } };
	};
	const request = { method: 'GET' as const, url: '/articles', qs: { page: '0', limit: '2' } };
	const rows = await allRows(readPages(ask, paging, request));
	return { read: rows.map(({ articleId }) => articleId), asked };
}

describe.each([
	['of its own', pagesOf('articles')],
	['of a free request', anyPages],
])('a list %s', (_name, paging) => {
	it.each<[string, IDataObject]>([
		['missing', {}],
		['too low', { articlesCount: 1 }],
		['zero', { articlesCount: 0 }],
		['too high', { articlesCount: 500 }],
		['text', { articlesCount: '5' }],
		['no number at all', { articlesCount: 'many' }],
		['null', { articlesCount: null }],
	])('is read to its end when the count of rows is %s', async (_how, counts) => {
		expect((await read(paging, FULL, counts)).read).toEqual([1, 2, 3, 4, 5]);
		expect((await read(paging, FULL, { ...counts, pages: 3 })).read).toEqual([1, 2, 3, 4, 5]);
	});

	it.each([1, 2, 0, 9, '1', '3', 'many', null])(
		'is read to its end when the count of pages is %j',
		async (pages) => {
			const { read: rows, asked } = await read(paging, FULL, { pages, pageSize: 2 });
			expect(rows).toEqual([1, 2, 3, 4, 5]);
			expect(asked.length).toBeLessThanOrEqual(4);
		},
	);

	it.each<[string, IDataObject]>([
		['without a count', {}],
		['with the right count', { pages: 3 }],
		['with a count of rows', { articlesCount: 4 }],
	])('goes on after a short page, %s', async (_how, counts) => {
		expect((await read(paging, [[1, 2], [3], [4, 5]], counts)).read).toEqual([1, 2, 3, 4, 5]);
	});

	it('is not asked for a page without rows where its pages are counted', async () => {
		expect((await read(paging, FULL, { pages: 3 })).asked).toEqual([0, 1, 2]);
	});
});

it('is one page where nothing counts the pages of a list that may have none', async () => {
	const paging = pagesIfCounted('articles');
	expect((await read(paging, FULL, { articlesCount: 5 })).asked).toEqual([0]);
	expect((await read(paging, FULL, { pages: '3' })).read).toEqual([1, 2, 3, 4, 5]);
});
