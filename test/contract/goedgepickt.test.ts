import { generalCases } from '../engine/goedgepickt/general.cases';
import { orderCases } from '../engine/goedgepickt/order.cases';
import { productCases } from '../engine/goedgepickt/product.cases';
import { stockCases } from '../engine/goedgepickt/stock.cases';
import { goedGepicktSubject } from '../engine/goedgepickt/subject';
import { goedGepicktFacts } from '../facts/goedgepickt';
import { describeContract } from './describeContract';

/** What the user may add by name, without a field of its own in the node. */
const ADDED = /^query parameter a is unknown$/;
const ADDED_JSON = /"additionalProperty":"(active|customField|ean|tags|weight)"/;

/** What only the sandbox vouches for: docs/services/goedgepickt.md, 6. */
const WITHOUT_PROOF: Record<string, RegExp> = {
	'order.getAll': /^query parameter (a|orderstatus|webshopUuid) is unknown$/,
	'order.create': ADDED_JSON,
	'product.getAll':
		/^query parameter ((a|orderBy|webshopUuid) is unknown$|searchDelimiter: .*allowed values)/,
	'product.create': ADDED_JSON,
	'product.update': ADDED_JSON,
	'webshop.getAll': ADDED,
	'pickLocation.getAll': ADDED,
	'shipment.getAll': ADDED,
	'webhook.getAll': ADDED,
	'webhook.create': ADDED_JSON,
};

// Free requests may go anywhere.
const cases = Object.fromEntries(
	Object.entries({ ...orderCases, ...productCases, ...stockCases, ...generalCases }).filter(
		([name]) => name !== 'apiRequest.send',
	),
);

describe('what is known of GoedGepickt allows each request', () => {
	describeContract({
		subject: goedGepicktSubject,
		cases,
		facts: goedGepicktFacts,
		mistakes: WITHOUT_PROOF,
	});
});
