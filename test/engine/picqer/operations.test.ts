import { describeOperations, tryOperation, type Subject } from '../operations';
import { apiRequestCases } from './apiRequest.cases';
import { customerCases } from './customer.cases';
import { generalCases } from './general.cases';
import { orderCases } from './order.cases';
import { picklistCases } from './picklist.cases';
import { picklistBatchCases } from './picklistBatch.cases';
import { productCases } from './product.cases';
import { purchasingCases } from './purchasing.cases';
import { returnCases } from './return.cases';
import { settingsCases } from './settings.cases';
import { picqerSubject } from './subject';
import { warehouseCases } from './warehouse.cases';
import { webhookCases } from './webhook.cases';

describe('Picqer', () => {
	describeOperations(picqerSubject, {
		...orderCases,
		...customerCases,
		...productCases,
		...picklistCases,
		...picklistBatchCases,
		...warehouseCases,
		...settingsCases,
		...purchasingCases,
		...returnCases,
		...generalCases,
		...webhookCases,
		...apiRequestCases,
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
