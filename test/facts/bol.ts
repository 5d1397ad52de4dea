import deliveryPromise from './bol/delivery-promise-v1.json';
import economicOperators from './bol/economic-operators-v1.json';
import offers from './bol/offers-v11.json';
import retailer from './bol/retailer-v10.json';
import retailers from './bol/retailers-v11.json';
import shared from './bol/shared-v10.json';
import type { Table } from './facts';

/** bol's tables of facts, by the resource and its version; `npm run facts` makes them. */
export const bolTables = {
	'retailer-v10': retailer,
	'shared-v10': shared,
	'offers-v11': offers,
	'economic-operators-v1': economicOperators,
	'retailers-v11': retailers,
	'delivery-promise-v1': deliveryPromise,
	// TypeScript reads the words in JSON as any text.
} as unknown as Record<string, Table>;

/** All operations of bol; a path can stand in several versions. */
export const bolFacts: Table = Object.values(bolTables).flat();
