import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { bolSubject } from '../engine/bol/subject';
import { firstOf, problemOf, serve } from '../engine/slots';
import { bolTables } from '../facts/bol';
import type { Fact } from '../facts/facts';

/** The most that a fact allows: characters, entries of a list, or a number. */
const mostOf = ({ maxLength, maxItems, maximum }: Fact) => maxLength ?? maxItems ?? maximum;

/** All fields and query parameters with an upper limit, as `version: METHOD /path field`. */
const limits = new Map<string, number>(
	Object.entries(bolTables).flatMap(([version, table]) =>
		table.flatMap(({ method, path, parameters, body }) =>
			Object.entries({ ...parameters?.query, ...body?.fields })
				.filter(([, fact]) => mostOf(fact) !== undefined)
				.map(([field, fact]): [string, number] => [
					`${version}: ${method} ${path} ${field}`,
					mostOf(fact) ?? NaN,
				]),
		),
	),
);

/** Limits that no parameter can exceed, by what keeps them. */
const KEPT_OTHERWISE: Record<string, RegExp> = {
	'the node walks the pages': / (page|page-size)$/,
	'version 11 of offers has taken over':
		/^retailer-v10: \w+ \/retailer\/offers(\/\{offer-id\}.*)? /,
	'the operation is about one thing':
		/ (orderItems|productContents|productContents\[\]\.attributes\[\]\.values)$/,
};

const isKeptOtherwise = (limit: string) =>
	!limit.includes('POST /retailer/shipments') &&
	Object.values(KEPT_OTHERWISE).some((pattern) => pattern.test(limit));

const text = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
const asJson = (value: unknown) => JSON.stringify(value);

const EAN = '8712626055143';
const product = (amount: number) => ({ line: [{ ean: EAN, quantity: amount }] });
const content = (values: unknown[]) => ({
	attributesInput: 'json',
	attributesJson: asJson([{ id: 'Name', values }]),
});

/** How to reach a limit: the operation, the label that an error names, and what the user fills in. */
type Way = [operation: string, label: RegExp, fill: (size: number) => INodeParameters];

// prettier-ignore
const ways: Record<string, Way> = {
	'retailer-v10: POST /retailer/commission commissionQueries': ['commission.getAll', /Products/, (size) => ({ commissionQueriesInput: 'json', commissionQueriesJson: asJson(times(size, { ean: EAN, unitPrice: 1 })) })],
	'retailer-v10: POST /retailer/commission commissionQueries[].unitPrice': ['commission.getAll', /Unit Price/, (size) => ({ commissionQueriesLines: { line: [{ ean: EAN, unitPrice: size }] } })],
	'retailer-v10: GET /retailer/commission/{ean} unit-price': ['commission.get', /Unit Price/, (size) => ({ unitPrice: size })],
	'retailer-v10: POST /retailer/commissions products': ['commission.getRates', /EANs/, (size) => ({ eans: times(size, EAN).join() })],
	'retailer-v10: POST /retailer/content/chunk-recommendations productContents[].attributes[].values[].value': ['productContent.getChunkRecommendations', /Value/, (size) => ({ attributesLines: { line: [{ id: 'Name', value: text(size) }] } })],
	'retailer-v10: POST /retailer/content/products attributes': ['productContent.create', /Attributes/, (size) => ({ attributesInput: 'json', attributesJson: asJson(Array.from({ length: size - 1 }, (_, index) => ({ id: `A${index}`, values: [{ value: 'x' }] }))) })],
	'retailer-v10: POST /retailer/content/products attributes[].id': ['productContent.create', /Attribute ID/, (size) => ({ attributesInput: 'fields', attributesLines: { line: [{ id: text(size), value: 'x' }] } })],
	'retailer-v10: POST /retailer/content/products attributes[].values': ['productContent.create', /Name/, (size) => content(times(size, { value: 'x' }))],
	'retailer-v10: POST /retailer/content/products attributes[].values[].value': ['productContent.create', /Name/, (size) => content([{ value: text(size) }])],
	'retailer-v10: POST /retailer/content/products assets': ['productContent.create', /Assets/, (size) => ({ assetsInput: 'json', assetsJson: asJson(times(size, { url: 'https://example.com/1.jpg', labels: ['FRONT'] })) })],
	'retailer-v10: POST /retailer/content/products assets[].labels': ['productContent.create', /Labels/, (size) => ({ assetsInput: 'json', assetsJson: asJson([{ url: 'https://example.com/1.jpg', labels: times(size, 'FRONT') }]) })],
	'retailer-v10: GET /retailer/insights/sales-forecast weeks-ahead': ['insight.getSalesForecast', /Weeks Ahead/, (size) => ({ weeksAhead: size })],
	'retailer-v10: GET /retailer/orders change-interval-minute': ['order.getAll', /Changed in the Last Minutes/, (size) => ({ filters: { changeIntervalMinute: size } })],
	'retailer-v10: POST /retailer/products/list searchTerm': ['product.getAll', /Search Term/, (size) => ({ filters: { searchTerm: text(size) } })],
	'retailer-v10: POST /retailer/products/list categoryId': ['product.getAll', /Category ID/, (size) => ({ filters: { categoryId: text(size) } })],
	'retailer-v10: POST /retailer/products/list filterRanges': ['product.getAll', /Filter Ranges/, (size) => ({ filterRangesInput: 'json', filterRangesJson: asJson(times(size, { rangeId: 'PRICE', min: 1, max: 2 })) })],
	'retailer-v10: POST /retailer/products/list filterRanges[].rangeId': ['product.getAll', /Range ID/, (size) => ({ filterRangesInput: 'json', filterRangesJson: asJson([{ rangeId: text(size), min: 1, max: 2 }]) })],
	'retailer-v10: POST /retailer/products/list filterValues': ['product.getAll', /Filter Value IDs/, (size) => ({ filters: { searchTerm: 'LEGO', filterValues: times(size, '38386').join() } })],
	'retailer-v10: GET /retailer/products/list-filters search-term': ['product.getListFilters', /Search Term/, (size) => ({ filters: { searchTerm: text(size) } })],
	'retailer-v10: GET /retailer/products/list-filters category-id': ['product.getListFilters', /Category ID/, (size) => ({ filters: { categoryId: text(size) } })],
	'retailer-v10: POST /retailer/replenishments numberOfLoadCarriers': ['replenishment.create', /Load Carriers/, (size) => ({ numberOfLoadCarriers: size })],
	'retailer-v10: POST /retailer/replenishments lines': ['replenishment.create', /Products/, (size) => ({ linesInput: 'json', linesJson: asJson(times(size, { ean: EAN, quantity: 1 })) })],
	'retailer-v10: POST /retailer/replenishments lines[].quantity': ['replenishment.create', /Quantity/, (size) => ({ linesLines: product(size) })],
	'retailer-v10: POST /retailer/replenishments/pickup-time-slots address.zipCode': ['replenishment.getPickupTimeSlots', /Zip Code/, (size) => ({ zipCode: text(size) })],
	'retailer-v10: POST /retailer/replenishments/pickup-time-slots numberOfLoadCarriers': ['replenishment.getPickupTimeSlots', /Load Carriers/, (size) => ({ numberOfLoadCarriers: size })],
	'retailer-v10: POST /retailer/replenishments/product-destinations eans': ['replenishment.requestProductDestinations', /EANs/, (size) => ({ eans: times(size, EAN).join() })],
	'retailer-v10: POST /retailer/replenishments/product-labels products': ['replenishment.getProductLabels', /Products/, (size) => ({ productsInput: 'json', productsJson: asJson(times(size, { ean: EAN, quantity: 1 })) })],
	'retailer-v10: POST /retailer/replenishments/product-labels products[].quantity': ['replenishment.getProductLabels', /Quantity/, (size) => ({ productsLines: product(size) })],
	'retailer-v10: PUT /retailer/replenishments/{replenishment-id} numberOfLoadCarriers': ['replenishment.update', /Load Carriers/, (size) => ({ updateFields: { numberOfLoadCarriers: size } })],
	'retailer-v10: PUT /retailer/replenishments/{replenishment-id} loadCarriers': ['replenishment.update', /Load Carriers/, (size) => ({ updateFields: { loadCarriers: times(size, '020001200000007000').join() } })],
	'retailer-v10: POST /retailer/returns quantityReturned': ['return.create', /Quantity Returned/, (size) => ({ quantityReturned: size })],
	'retailer-v10: PUT /retailer/returns/{rma-id} quantityReturned': ['return.handle', /Quantity Returned/, (size) => ({ quantityReturned: size })],
	'retailer-v10: POST /retailer/shipments orderItems': ['shipment.create', /Order Items/, (size) => ({ orderItemsInput: 'json', orderItemsJson: asJson(times(size, { orderItemId: '1' })) })],
	'retailer-v10: POST /retailer/shipments shipmentReference': ['shipment.create', /Shipment Reference/, (size) => ({ additionalFields: { shipmentReference: text(size) } })],
	'shared-v10: POST /shared/process-status processStatusQueries': ['processStatus.getByIds', /Process Status IDs/, (size) => ({ ids: times(size, '1').join() })],
	'offers-v11: POST /retailer/offers unknownProductTitle': ['offer.create', /Unknown Product Title/, (size) => ({ additionalFields: { unknownProductTitle: text(size) } })],
	'offers-v11: POST /retailer/offers reference': ['offer.create', /Reference/, (size) => ({ additionalFields: { reference: text(size) } })],
	'offers-v11: POST /retailer/offers pricing.bundlePrices[].unitPrice': ['offer.create', /Unit Price/, (size) => ({ bundlePricesLines: { line: [{ quantity: 1, unitPrice: size }] } })],
	'offers-v11: PATCH /retailer/offers/{offer-id} unknownProductTitle': ['offer.update', /Unknown Product Title/, (size) => ({ updateFields: { unknownProductTitle: text(size) } })],
	'offers-v11: PATCH /retailer/offers/{offer-id} reference': ['offer.update', /Reference/, (size) => ({ updateFields: { reference: text(size) } })],
	'offers-v11: PATCH /retailer/offers/{offer-id} pricing.bundlePrices[].unitPrice': ['offer.update', /Unit Price/, (size) => ({ bundlePricesLines: { line: [{ quantity: 1, unitPrice: size }] } })],
	'economic-operators-v1: POST /retailer/economic-operator externalReference': ['economicOperator.create', /External Reference/, (size) => ({ additionalFields: { externalReference: text(size) } })],
	'economic-operators-v1: POST /retailer/economic-operator name': ['economicOperator.create', /Name/, (size) => ({ name: text(size) })],
	'economic-operators-v1: PUT /retailer/economic-operator/{id} externalReference': ['economicOperator.update', /External Reference/, (size) => ({ additionalFields: { externalReference: text(size) } })],
	'economic-operators-v1: PUT /retailer/economic-operator/{id} name': ['economicOperator.update', /Name/, (size) => ({ name: text(size) })],
	'economic-operators-v1: GET /retailer/economic-operators name': ['economicOperator.getAll', /Name/, (size) => ({ filters: { name: text(size) } })],
};

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

test('every limit of bol is kept, and nothing is taken for one that is none', () => {
	const reached = Object.keys(ways);
	expect([...limits.keys()].filter((limit) => !isKeptOtherwise(limit)).sort()).toEqual(
		reached.sort(),
	);
});

/** Runs the first case of an operation, filled in up to a size; everything is answered. */
async function tryAt([operation, , fill]: Way, size: number) {
	const { first, parameters } = await firstOf('Bol', operation);
	const filled: INodeParameters = { ...parameters, ...fill(size) };
	// Lines are given in a form or as JSON, and the case may have them in the other way.
	for (const name of Object.keys(filled)) {
		if (filled[name] === 'json') delete filled[name.replace(/Input$/, 'Lines')];
	}
	// The last one of several answers to the same: the process that it began is over then.
	const sent = serve(bolSubject, first.exchanges.toReversed());
	return { sent, problem: await problemOf(bolSubject, { parameters: filled }) };
}

describe.each(Object.entries(ways))('%s', (limit, way) => {
	const most = limits.get(limit) ?? NaN;
	const [, method] = limit.split(' ');

	test('is sent at the limit', async () => {
		const { sent, problem } = await tryAt(way, most);
		expect({ problem, sent }).toEqual({
			problem: '',
			sent: expect.arrayContaining([expect.stringMatching(`^${method} `)]),
		});
	});

	test('is refused one above it', async () => {
		const { sent, problem } = await tryAt(way, most + 1);
		expect(problem).toMatch(way[1]);
		// One attribute for the EAN counts, too.
		expect(problem).toMatch(new RegExp(`\\b(${most}|${most - 1})\\b`));
		expect(sent).toEqual([]);
	});
});
