import type { Table } from './facts';
import { orderFacts } from './picqer/orders';
import { pickingFacts } from './picqer/picking';
import { productFacts } from './picqer/products';
import { settingFacts } from './picqer/settings';
import { tradeFacts } from './picqer/trade';

/**
 * What is known of Picqer's requests, taken by hand from docs/services/picqer.md, 2 and 3.1; answers
 * are left out. `POST /companies` is not in it: it opens new accounts, for partners only (2.32).
 */
export const picqerFacts: Table = [
	...orderFacts,
	...pickingFacts,
	...productFacts,
	...tradeFacts,
	...settingFacts,
];
