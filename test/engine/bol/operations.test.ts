import { bolFacts } from '../../facts/bol';
import { offences } from '../../contract/offences';
import { describeOperations } from '../describeOperations';
import { runCase, tryOperation } from '../operations';
import { labelCase } from './apiRequest.cases';
import { bolCases } from './cases';
import { bolSubject } from './subject';

/**
 * The document of offers is of 11.3; the ID of a profile came with 11.5
 * (docs/services/bol.md, 2.18).
 */
const PROFILE = /^body: \/fulfilment .*"profileId"/;

/** Where docs/services/bol.md says that a document is wrong. */
const mistakes: Record<string, RegExp> = {
	'offer.create': PROFILE,
	'offer.update': PROFILE,
	// A parameter that only the generator of the document knows (2.9).
	'product.getListFilters': /^query parameter productListFiltersRequest is missing$/,
	// The document demands a unit of values that have none, such as the EAN (2.10, unconfirmed).
	'productContent.create': /^body: \/attributes\/\d+\/values\/\d+ .*"missingProperty":"unitId"/,
	// The way out, should bol want the media type of a BETA after all (2.19).
	'retailer.getBeta': /^Accept application\/vnd\.retailer\.v11-beta\+json is none of/,
};

describe('bol', () => {
	describeOperations({ service: 'Bol', cases: bolCases, facts: bolFacts, mistakes });

	test('apiRequest.send sends the Accept header of the user', async () => {
		const accept = /^application\/vnd\.retailer\.v10\+pdf$/;
		const subject = { ...bolSubject, headers: { ...bolSubject.headers, accept } };
		const { sent } = await tryOperation(subject, 'apiRequest.send', labelCase);
		expect(offences(bolFacts, sent[0])).toEqual([]);
	});

	test('a request that the documents do not allow is found', async () => {
		const query = { state: 'OPEN' };
		const { sent } = await runCase(bolSubject, 'apiRequest.send', {
			parameters: {
				path: '/retailer/orders',
				queryParameters: { pair: [{ name: 'state', value: 'OPEN' }] },
			},
			exchanges: [{ request: 'GET /retailer/orders', query }],
		});
		expect(offences(bolFacts, sent[0])).toContain('query parameter state is unknown');
	});
});
