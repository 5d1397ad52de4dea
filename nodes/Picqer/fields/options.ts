import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { listSearch } from '../search';

/** Rows after which a list of options ends; nobody scrolls further. */
const MOST = 1000;

/** All pages of a list, for a field in which several rows can be chosen. */
const optionsOf = (search: (typeof listSearch)['searchWarehouses']) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const options: INodePropertyOptions[] = [];
		let token: string | undefined;
		do {
			const page = await search.call(this, undefined, token);
			options.push(...page.results.map(({ name, value }) => ({ name, value })));
			token = page.paginationToken as string | undefined;
		} while (token && options.length < MOST);
		return options;
	};

/** What the editor shows where several can be chosen. */
export const loadOptions = {
	getPriceLists: optionsOf(listSearch.searchPriceLists),
	getWarehouses: optionsOf(listSearch.searchWarehouses),
	getShippingProfiles: optionsOf(listSearch.searchShippingProfiles),
	getNewPicklists: optionsOf(listSearch.searchNewPicklists),
};
