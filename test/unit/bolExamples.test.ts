import type { INodeProperties } from 'n8n-workflow';
import { Bol } from '../../nodes/Bol/Bol.node';

/** IDs for which bol's demo environment has an answer (docs/services/bol.md, 5). */
const EXAMPLES: Array<[operation: string, parameter: string, example: string]> = [
	['processStatus.get', 'processStatusId', '2'],
	['processStatus.getByEntity', 'entityId', '555551'],
	['order.get', 'orderId', '1042831430'],
	['order.cancelItems', 'orderItemId', '6107434013'],
	['shipment.create', 'orderItemsLines', '6107434013'],
	['shipment.create', 'shippingLabelId', 'd4c50077-0c19-435f-9bee-1b30b9f4ba1a'],
	['shipment.get', 'shipmentId', '914587795'],
	['shippingLabel.getDeliveryOptions', 'orderItemsLines', '2095052647'],
	['shippingLabel.create', 'orderItemsLines', '2095052647'],
	['shippingLabel.create', 'shippingLabelOfferId', '8f956bfc-fabe-45b4-b0e1-1b52a0896b74'],
	['shippingLabel.get', 'shippingLabelId', 'c628ba4f-f31a-4fac-a6a0-062326d0dbbd'],
	['transport.update', 'transportId', '358612589'],
	['return.get', 'returnId', '15892026'],
	['return.create', 'orderItemId', '1044796550'],
	['return.handle', 'rmaId', '86123452'],
	['offer.create', 'ean', '0000007740404'],
	['offer.get', 'offerId', '13722de8-8182-d161-5422-4a0a1caab5c8'],
	['offerReport.getExport', 'reportId', '2d8599c8-b214-448f-961e-783d7f0c8c3d'],
	['offerReport.getUnpublished', 'reportId', '3c343f0e-c189-49cc-ae46-da33b3d47ee6'],
	['inventory.getAll', 'filters', '8718526069334'],
	['replenishment.get', 'replenishmentId', '2312208179'],
	['replenishment.update', 'replenishmentId', '2312188192'],
	['replenishment.getPickList', 'replenishmentId', '2312208179'],
	['replenishment.getLoadCarrierLabels', 'replenishmentId', '2312208179'],
	[
		'replenishment.getProductDestinations',
		'productDestinationsId',
		'6f0d7145-543e-4320-afb7-f43dd69b04dc',
	],
	['replenishment.requestProductDestinations', 'eans', '0846127026185, 8716393000627'],
	['invoice.get', 'invoiceId', '4500022543921'],
	['invoice.getSpecification', 'invoiceId', '4500022543921'],
	['commission.get', 'ean', '8712626055143'],
	['insight.getOfferInsights', 'offerId', '7aec42a4-8c2b-4c38-ac3c-5e5a3f54341e'],
	['insight.getSalesForecast', 'offerId', '91c28f60-ed1d-4b85-e053-828b620a4ed5'],
	['insight.getPerformanceIndicators', 'year', '2019'],
	['insight.getPerformanceIndicators', 'week', '10'],
	['insight.getSearchTerms', 'searchTerm', 'Potter'],
	['insight.getProductRanks', 'ean', '8710103972136'],
	['product.getAssets', 'ean', '5035223124276'],
	['product.getCompetingOffers', 'ean', '5035223124276'],
	['product.getPlacement', 'ean', '4042448804839'],
	['product.getProductIds', 'ean', '8712836327641'],
	['product.getRatings', 'ean', '5030917181740'],
	['promotion.get', 'promotionId', '533736'],
	['promotion.getProducts', 'promotionId', '544860'],
	['retailer.get', 'retailerId', '8493657'],
	['productContent.getUploadReport', 'uploadId', '3f2cc9f9-79de-472c-aeb7-fef416b77928'],
	['productContent.getChunkRecommendations', 'attributesLines', 'Google Chromecast 3'],
	['subscription.get', 'subscriptionId', '1234'],
	['subscription.update', 'subscriptionId', '1234'],
	['subscription.delete', 'subscriptionId', '1234'],
	['subscription.sendTest', 'subscriptionId', '54321'],
];

const { properties } = new Bol().description;

const isShownIn = ({ displayOptions }: INodeProperties, resource: string, operation: string) => {
	const show = displayOptions?.show ?? {};
	return (
		(show.resource === undefined || show.resource.includes(resource)) &&
		(show.operation === undefined || show.operation.includes(operation))
	);
};

test.each(EXAMPLES)('%s shows for %s the ID of the demo: %s', (operation, parameter, example) => {
	const [resource, value] = operation.split('.');
	const shown = properties.filter(
		(property) => property.name === parameter && isShownIn(property, resource, value),
	);
	expect(shown).toHaveLength(1);
	expect(JSON.stringify(shown)).toContain(`e.g. ${example}"`);
});

test('the parameters stay few enough for the time that n8n needs for an item', () => {
	expect(properties.length).toBeLessThanOrEqual(250);
});
