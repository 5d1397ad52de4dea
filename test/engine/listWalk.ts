import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { forgetTrailingSlashes } from '../../nodes/Lagerkoll/service/trailingSlash';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { runListSearch } from './harness';
import { expectExchange, type Exchange, type Subject } from './operations';

/** A row of a list; its ID alone where its name is not looked at. */
type Row = { name: string; value: string | number } | string | number;

/** A page of a list: all that is sent for it, each once, and what it shows. */
interface Page {
	asks: Exchange[];
	shows: Row[];
}

/** A list that the editor opens. */
export interface ListCase extends Page {
	method?: string;
	/** What the node is set to. */
	parameters?: INodeParameters;
	typed?: string;
	/** The next page, which is the last one; without it the list must end, unless it `goesOn`. */
	next?: Page;
	goesOn?: true;
}

/** A list that shows one row of what one request is answered with. */
export const oneRow = (
	method: string,
	request: Exchange,
	name: string,
	value: string | number,
	parameters?: INodeParameters,
): ListCase => ({ method, parameters, asks: [request], shows: [{ name, value }] });

/** Lets a group of tests open a page of a list; nothing but `asks` may be sent. */
export function lists(subject: Subject) {
	beforeEach(() => {
		forgetLimits();
		forgetTrailingSlashes();
	});
	afterEach(() => nock.cleanAll());

	return async (
		method: string,
		{ parameters, typed, asks }: Omit<ListCase, 'shows'>,
		paginationToken?: string,
	) => {
		for (const exchange of asks) expectExchange(subject, exchange);
		const request = { ...subject, parameters, filter: typed, paginationToken };
		const found = await runListSearch(method, request);
		expect(nock.pendingMocks()).toEqual([]);
		return { ...found, paginationToken: found.paginationToken as string | undefined };
	};
}

/** The rows as far as they are looked at. */
const seen = (results: Array<{ value: unknown }>, shows: Row[]) =>
	results.map((row, index) => (typeof shows[index] === 'object' ? row : row.value));

/** Declares a test for each list; its title is its method, where neither it nor the group names one. */
export function describeLists(
	open: ReturnType<typeof lists>,
	cases: Record<string, ListCase>,
	usual?: string,
): void {
	test.each(Object.entries(cases))('%s', async (title, one) => {
		const { method = usual ?? title, shows, next, goesOn = false, ...list } = one;
		const first = await open(method, list);
		expect(seen(first.results, shows)).toEqual(shows);
		expect(first.paginationToken !== undefined).toBe(goesOn || next !== undefined);
		if (!next) return;
		const second = await open(method, { ...list, asks: next.asks }, first.paginationToken);
		expect(seen(second.results, next.shows)).toEqual(next.shows);
		expect(second.paginationToken).toBeUndefined();
	});
}
