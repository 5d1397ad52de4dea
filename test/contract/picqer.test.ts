import { picqerCases } from '../engine/picqer/cases';
import { picqerSubject } from '../engine/picqer/subject';
import { picqerFacts } from '../facts/picqer';
import { describeContract } from './describeContract';

const field = (names: string) =>
	new RegExp(`^query parameter (${names}) is unknown$|"additionalProperty":"(${names})"`);

/** What only the sandbox vouches for: docs/services/picqer.md, 7. */
const WITHOUT_PROOF: Record<string, RegExp> = {
	'customer.create': field('partialdelivery|pricelists'),
	'customer.update': field('partialdelivery|pricelists'),
	'customer.upsert': field('partialdelivery|pricelists'),
	'product.getAll': field('barcode'),
	'product.create': field('pricelists'),
	'product.update': field('pricelists'),
	'product.upsert': field('pricelists'),
	'picklistBatch.create': field('title|type|idwarehouse'),
	'purchaseOrder.getAll': field('sincedate|purchaseorderid'),
	'shippingProvider.getAll': field('offset'),
	'tag.update': field('name'),
};

// Free requests may go anywhere.
const cases = Object.fromEntries(
	Object.entries(picqerCases).filter(([name]) => name !== 'apiRequest.send'),
);

describe('what is known of Picqer allows each request', () => {
	describeContract({ subject: picqerSubject, cases, facts: picqerFacts, mistakes: WITHOUT_PROOF });
});
