import { locator, locatorField } from '../../shared/operation/locator';
import { byKeys, OFFER_SEARCH } from './offerLookUp';

const OFFER = {
	search: 'searchOffers',
	example: '13722de8-8182-d161-5422-4a0a1caab5c8',
	numeric: false,
	hint: OFFER_SEARCH,
};

/** An offer in a path. */
export const offer = byKeys(locator('Offer', 'offerId', OFFER));

/** An offer in a query. */
export const offerField = locatorField('Offer', 'offer-id', OFFER);

const ECONOMIC_OPERATOR = {
	search: 'searchEconomicOperators',
	example: '0c6573a2-a80c-48b7-a03e-d5939f1173fa',
	numeric: false,
};

/** An economic operator in a path. */
export const economicOperator = locator(
	'Economic Operator',
	'economicOperatorId',
	ECONOMIC_OPERATOR,
);

/** The economic operator of an offer. */
export const economicOperatorField = locatorField('Economic Operator', 'economicOperatorId', {
	...ECONOMIC_OPERATOR,
	description:
		'Who answers for the product in the EU; without a valid one the offer is not for sale',
});

/** The delivery promise profile of an offer. */
export const profileField = locatorField('Delivery Promise Profile', 'fulfilment.profileId', {
	search: 'searchDeliveryProfiles',
	example: 'a1b2c3',
	numeric: false,
	description: 'Only with the schedule My Delivery Promise',
});
