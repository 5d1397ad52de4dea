import type { FastifyInstance } from 'fastify';

import { fileCases } from '../../test/engine/lagerkoll/files.cases';
import { officeCases } from '../../test/engine/lagerkoll/office.cases';
import { registerCases } from '../../test/engine/lagerkoll/registers.cases';
import { tradeCases } from '../../test/engine/lagerkoll/trade.cases';
import { lagerkollFacts } from '../../test/facts/lagerkoll';
import { serveExamples } from '../examples';
import { commonCodes, notFound, refused } from './errors';

const withCode = /^(apiRequest|article|customerOrder|purchaseOrder)\./;

const all = { ...fileCases, ...officeCases, ...registerCases, ...tradeCases };

/** The operations that no stand-in of code answers. */
export const exampleCases: typeof all = Object.fromEntries(
	Object.entries(all).filter(([name]) => !withCode.test(name)),
);

/** The code for an ID that does not exist, by the beginning of the path. */
const unknownCodes: Record<string, number> = {
	costcenters: 900911,
	currencies: 900401,
	customers: 900501,
	customer_delivery_terms: 900521,
	documents: 902301,
	feature: 902125,
	images: 901501,
	payment_terms: 900531,
	production_orders: 903004,
	reports: 904001,
	roles: 908001,
	suppliers: 900601,
	supplier_delivery_terms: 900611,
	url: 902201,
	webhooks: 902101,
	wod: 900511,
};

/** What has no state here, answered from the cases of the node's operations. */
export function registerExamples(scope: FastifyInstance): void {
	serveExamples(scope, {
		facts: lagerkollFacts,
		cases: exampleCases,
		isLaterPage: ({ page }) => Number(page ?? 0) > 0,
		unknown: (path) => notFound(unknownCodes[path.split('/')[1]] ?? commonCodes.general),
		refused: (reasons) => refused(commonCodes.general, null, reasons.join('; ')),
	});
}
