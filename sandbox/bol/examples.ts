import type { FastifyInstance } from 'fastify';

import { commissionCases } from '../../test/engine/bol/commission.cases';
import { deliveryPromiseCases } from '../../test/engine/bol/deliveryPromise.cases';
import { economicOperatorCases } from '../../test/engine/bol/economicOperator.cases';
import { insightCases } from '../../test/engine/bol/insight.cases';
import { inventoryCases } from '../../test/engine/bol/inventory.cases';
import { invoiceCases } from '../../test/engine/bol/invoice.cases';
import { offerReportCases } from '../../test/engine/bol/offerReport.cases';
import { productCases } from '../../test/engine/bol/product.cases';
import { productContentCases } from '../../test/engine/bol/productContent.cases';
import { promotionCases } from '../../test/engine/bol/promotion.cases';
import { replenishmentCases } from '../../test/engine/bol/replenishment.cases';
import { retailerCases } from '../../test/engine/bol/retailer.cases';
import { shipmentCases } from '../../test/engine/bol/shipment.cases';
import { bolFacts } from '../../test/facts/bol';
import { serveExamples } from '../examples';
import { wholeExample } from '../wholeExample';
import { asObject } from './checks';
import { invalidRequest, notFound } from './problems';
import { eventTypes, processStatusBody } from './processStatus';
import type { BolWorld } from './world';

/** The operations that no stand-in of code answers. */
export const exampleCases = {
	'shipment.uploadInvoice': shipmentCases['shipment.uploadInvoice'],
	...replenishmentCases,
	...inventoryCases,
	...offerReportCases,
	...economicOperatorCases,
	...deliveryPromiseCases,
	...productCases,
	...productContentCases,
	...commissionCases,
	...insightCases,
	...invoiceCases,
	...promotionCases,
	...retailerCases,
};

/** Where docs/services/bol.md says that a document is wrong (2.9 and 2.10). */
const mistakes = /productListFiltersRequest is missing|"missingProperty":"unitId"/;

const answers = Object.values(exampleCases)
	.flat()
	.flatMap(({ exchanges }) => exchanges.map(({ answer }) => asObject(answer)));

/** The process that a write of the cases begins, so that its status can be read; it ends as there. */
function begun(world: BolWorld, { eventType: wanted }: Record<string, unknown>) {
	const eventType = eventTypes.find((known) => known === wanted);
	if (!eventType) throw new Error(`There is no process ${String(wanted)}`);
	const isEnd = (answer: Record<string, unknown>) =>
		answer.eventType === eventType && answer.status === 'SUCCESS';
	const entityId = String(answers.find(isEnd)?.entityId);
	const order = { eventType, entityId, description: eventType, work: () => undefined };
	return processStatusBody(world, world.processes.start(world, order));
}

/** The corners of a seller's account, answered from the cases of the node's operations. */
export function registerExamples(scope: FastifyInstance, world: BolWorld): void {
	serveExamples(scope, {
		facts: bolFacts,
		cases: exampleCases,
		under: '/retailer',
		headers: { accept: /^application\/vnd\.retailer\.v10\+json$/ },
		isLaterPage: ({ page }) => Number(page ?? 1) > 1,
		unknown: (path) => notFound('Resource', path.split('/').slice(-1)[0]),
		refused: (reasons) => invalidRequest(reasons.map((reason) => ({ reason }))),
		mistakes,
		complete(example, fields) {
			if ('processStatusId' in asObject(example)) return begun(world, asObject(example));
			return fields ? wholeExample(fields, example) : example;
		},
	});
}
