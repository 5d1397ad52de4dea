import type { FastifyInstance } from 'fastify';
import type { IDataObject } from 'n8n-workflow';

import { picqerCases } from '../../test/engine/picqer/cases';
import type { Exchange, OperationCase } from '../../test/engine/operationCase';
import { candidatesFor } from '../../test/contract/offences';
import { answerFacts } from '../../test/facts/answers';
import { picqerFacts } from '../../test/facts/picqer';
import { serveExamples } from '../examples';
import { notFound, refused } from './errors';

/** An answer with all fields that the object is known to have: a case says only what it is about. */
function completed(exchange: Exchange): Exchange {
	const { request, answer } = exchange;
	if (typeof answer !== 'object' || Buffer.isBuffer(answer)) return exchange;
	const [method, path] = request.split(' ');
	const [operation] = candidatesFor(picqerFacts, method, path);
	const [known] = operation ? answerFacts('picqer', method, operation.path).candidates : [];
	const whole = (row: IDataObject): IDataObject => Object.assign({}, known?.example, row);
	return { ...exchange, answer: Array.isArray(answer) ? answer.map(whole) : whole(answer) };
}

/** Resources that no stand-in of code answers. */
// prettier-ignore
const resources = [
	'comment', 'fulfilmentCustomer', 'location', 'locationStockHistory', 'locationType', 'movement',
	'packaging', 'packingStation', 'pickingContainer', 'picklistBatch', 'picklistBatchPreset',
	'productImage', 'productLocation', 'productPart', 'purchaseOrder', 'purchaseOrderProduct',
	'receipt', 'replacementProduct', 'stat', 'supplier', 'task', 'webshopOrder',
];

/** Of other resources, the operations that no stand-in of code answers. */
const operations: Record<string, string> = {
	backorder: 'delete',
	customer:
		'getAddresses addAddress updateAddress deleteAddress getTags addTag removeTag getComments addComment',
	order:
		'prioritise anonymize getProductStatus getNotes addNote getOrderFields setOrderField clearOrderField',
	picklist: 'setPickLocation getPackagingAdvice setPackagingAdvice getComments addComment',
	product:
		'getExpected getPriceHistory getFixedStockPriceHistory getTags addTag removeTag getComments addComment',
	productStock: 'move produce getWarehouseSettings updateWarehouseSettings',
	return: 'getLogs addLog getComments addComment',
	returnedProduct: 'getAll update delete',
	tag: 'update delete',
	warehouse: 'getProducts',
};

function isExample(name: string): boolean {
	const [resource, operation] = name.split('.');
	return resources.includes(resource) || operations[resource]?.split(' ').includes(operation);
}

/** The uses of the operations that no stand-in of code answers. */
export const exampleCases: Record<string, OperationCase[]> = Object.fromEntries(
	Object.entries(picqerCases)
		.filter(([name]) => isExample(name))
		.map(([name, cases]) => [
			name,
			[cases].flat().map((one) => ({ ...one, exchanges: one.exchanges.map(completed) })),
		]),
);

/** What no source confirms (docs/services/picqer.md, 7), though the node sends it. */
const mistakes =
	/parameter (sincedate|purchaseorderid) is|"additionalProperty":"(title|type|idwarehouse|name)"/;

/** The corners of an account, answered from the cases of the node's operations. */
export function registerExamples(scope: FastifyInstance): void {
	serveExamples(scope, {
		facts: picqerFacts,
		cases: exampleCases,
		isLaterPage: ({ offset }) => Number(offset ?? 0) > 0,
		unknown: notFound,
		refused: (reasons) => refused(5, reasons.join('; ')),
		mistakes,
	});
}
