import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { GoedGepickt } from '../../../nodes/GoedGepickt/GoedGepickt.node.ts';
import type { Subject } from '../operations';

/** The webshop that the credential names as its default. */
export const DEFAULT_WEBSHOP = '9f6d0e52-7a1b-4b6e-9d57-1c2d3e4f5a6b';

/** The GoedGepickt node with the key of an account. */
export const goedGepicktSubject: Subject = {
	node: new GoedGepickt(),
	credentialTypes: [new GoedGepicktApi()],
	credentials: {
		goedGepicktApi: {
			api: 'account',
			apiKey: 'the-api-key',
			webshopUuid: DEFAULT_WEBSHOP,
			server: 'goedGepickt',
		},
	},
	baseUrl: 'https://account.goedgepickt.nl/api/v1',
	headers: { authorization: /^Bearer the-api-key$/, accept: /^application\/json$/ },
};

const { goedGepicktApi } = goedGepicktSubject.credentials;

/**
 * The same node with the key of a customer of a fulfilment company
 * (docs/services/goedgepickt.md, 1.6).
 */
export const fulfilmentSubject: Subject = {
	...goedGepicktSubject,
	credentials: { goedGepicktApi: { ...goedGepicktApi, api: 'fulfilment' } },
	baseUrl: 'https://account.goedgepickt.nl/api/fulfilment/v1',
};

/** The same node with a credential that names no webshop. */
export const withoutWebshop: Subject = {
	...goedGepicktSubject,
	credentials: { goedGepicktApi: { ...goedGepicktApi, webshopUuid: '' } },
};

/** Rows in GoedGepickt's envelope (docs/services/goedgepickt.md, 1.4). */
export const envelope = (
	items: object[],
	pageInfo: Record<string, unknown> = { itemsPerPage: 100 },
) => ({ items, pageInfo }) as never;

/** Rows with consecutive IDs. */
export const rowsFrom = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ uuid: `row-${first + index}` }));

/** Query of the first page of a list. */
export const firstPage = (perPage = '100') => ({ page: '1', perPage });

/** What the editor stores for a product that is given "By SKU". */
export const bySku = (value: string) => ({ __rl: true, mode: 'sku', value });

/** Query of the search for an SKU (2.2). */
export const skuQuery = (sku: string) => ({
	...firstPage(),
	searchAttribute: 'sku',
	searchDelimiter: '=',
	searchValue: sku,
});
