import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { goedGepicktSubject } from './goedgepickt/subject';
import { runNode } from './harness';
import { byId, type Subject } from './operations';
import { picqerSubject } from './picqer/subject';

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

/** Where a text of one form is due: the operation, its label, and what the user fills in. */
type Place = [label: string, subject: Subject, fill: (text: string) => INodeParameters];

const supplier = (fields: object) => ({
	resource: 'supplier',
	operation: 'update',
	idsupplier: byId(14),
	updateFields: { ...fields },
});

const goedGepicktOrder = (fields: object) => ({
	resource: 'order',
	operation: 'create',
	orderId: '1',
	orderStatus: 'open',
	orderItemsLines: { line: [{ sku: 'A', productName: 'A', productQuantity: 1, taxRate: 21 }] },
	additionalFields: { ...fields },
});

const places: Place[] = [
	['Country', picqerSubject, (country) => supplier({ country })],
	[
		'Delivery Country',
		picqerSubject,
		(deliverycountry) => ({
			resource: 'order',
			operation: 'update',
			idorder: byId(1),
			updateFields: { deliverycountry },
		}),
	],
	[
		'Shipping Country',
		goedGepicktSubject,
		(shippingCountry) => goedGepicktOrder({ shippingCountry }),
	],
];

async function sentWith([, subject, fill]: Place, text: string) {
	const sent: string[] = [];
	for (const method of ['POST', 'PUT']) {
		nock(subject.baseUrl)
			.intercept(/.*/, method, (body) => {
				sent.push(JSON.stringify(body));
				return true;
			})
			.reply(200, { idsupplier: 14, idorder: 1, orderUuid: 'a' });
	}
	const { error } = await runNode({ ...subject, parameters: fill(text) });
	return { sent, message: error?.message };
}

describe.each(places)('%s', (...place) => {
	const [label] = place;

	test.each(['NL', 'nl', ' be '])('takes two letters: "%s"', async (text) => {
		const { sent, message } = await sentWith(place, text);
		expect(message).toBeUndefined();
		expect(sent[0]).toContain(`"${text.trim().toUpperCase()}"`);
	});

	test.each(['Nederland', 'NLD', 'N', '31'])('refuses "%s" before sending', async (text) => {
		const { sent, message } = await sentWith(place, text);
		expect(message).toContain(`${label}: "${text}" must be a country in two letters, such as NL`);
		expect(sent).toEqual([]);
	});
});

test.each(['red', '32CD32', '#32CD3'])('Picqer gets no color like "%s"', async (color) => {
	const { sent, message } = await sentWith(
		[
			'Color',
			picqerSubject,
			(text) => ({ resource: 'locationType', operation: 'create', name: 'Bulk', color: text }),
		],
		color,
	);
	expect(message).toContain('must be a hex code, such as #32CD32');
	expect(sent).toEqual([]);
});
