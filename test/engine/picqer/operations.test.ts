import { picqerFacts } from '../../facts/picqer';
import { describeOperations } from '../describeOperations';
import { tryOperation, type Subject } from '../operations';
import { picqerCases } from './cases';
import { picqerSubject } from './subject';

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
	// Free requests may go anywhere.
	'apiRequest.send': /./,
};

describe('Picqer', () => {
	describeOperations({
		service: 'Picqer',
		cases: picqerCases,
		facts: picqerFacts,
		mistakes: WITHOUT_PROOF,
	});

	test('apiRequest.send with headers of the user', async () => {
		const traced: Subject = {
			...picqerSubject,
			headers: { ...picqerSubject.headers, 'x-trace': /^run 1$/ },
		};
		await tryOperation(traced, 'apiRequest.send', {
			parameters: {
				path: '/suppliers',
				headers: {
					pair: [
						{ name: 'X-Trace', value: 'run 1' },
						{ name: '', value: 'an empty row' },
					],
				},
			},
			exchanges: [{ request: 'GET /suppliers', answer: [{ idsupplier: 14 }] }],
			gives: [{ idsupplier: 14 }],
		});
	});
});
