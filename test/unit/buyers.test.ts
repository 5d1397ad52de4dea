import { withoutBuyers } from '../../nodes/shared/service/buyers';
import { whatWasSent } from '../../nodes/shared/service/whatWasSent';
import type { ServiceRequest } from '../../nodes/shared/service/service';
import { interruptible } from './interruptible';

const sending = (body: unknown, more: Partial<ServiceRequest> = {}): ServiceRequest =>
	({ method: 'POST', url: '/orders', body, ...more }) as ServiceRequest;

/** What each service is sent of a buyer. */
const bodies: Record<string, object> = {
	Picqer: {
		reference: 'WEB-1',
		deliveryname: 'Jan Jansen',
		deliveryaddress: 'Kerkstraat 1',
		deliveryzipcode: '1234 AB',
		deliverycity: 'Ede',
		emailaddress: 'jan@example.com',
		telephone: '0612345678',
		customer_remarks: 'Ring at Peeters',
		products: [{ productcode: 'LAMP-01', name: 'Lamp', amount: 2 }],
	},
	GoedGepickt: {
		orderNumber: 'WEB-1',
		shippingAddress: {
			firstName: 'Jan',
			lastName: 'Jansen',
			street: 'Kerkstraat',
			zipcode: '1234 AB',
			city: 'Ede',
			email: 'jan@example.com',
			phone: 612345678,
		},
	},
	Lagerkoll: {
		customer: { name: 'Jan Jansen', address: 'Kerkstraat 1', zipCode: '1234 AB', city: 'Ede' },
	},
};

const PERSON = /Jan|Peeters|Kerkstraat|1234 ?AB|\bEde\b|example|612345678/i;

describe.each(Object.entries(bodies))('a reason of %s', (_name, body) => {
	test('does not repeat who the buyer is', () => {
		const said =
			'jan jansen, KERKSTRAAT 1, 1234 AB Ede is wrong (jan@example.com, other+x@mail.example.com)';
		expect(withoutBuyers(said, sending(body))).not.toMatch(/jansen|1234 AB|\bEde\b|example/i);
	});

	test('keeps what was sent of goods and orders', () => {
		const said = 'Reference WEB-1: product LAMP-01 (Lamp), EAN 8712345678906, 2 of 5 on 2026-11-26';
		expect(withoutBuyers(said, sending(body))).toBe(said);
	});

	test('goes without the buyer in what was sent', () => {
		expect(whatWasSent(sending(body))).not.toMatch(PERSON);
	});
});

test('what a buyer wrote is not repeated', () => {
	const said = 'Remarks "Ring at Peeters" are too long';
	expect(withoutBuyers(said, sending(bodies.Picqer))).toBe('Remarks "***" are too long');
});

test('a part of a word is no city', () => {
	expect(withoutBuyers('Nederland needs a code', sending(bodies.Picqer))).toBe(
		'Nederland needs a code',
	);
});

test('a name with signs of its own is found as it is', () => {
	const body = { name: 'J. (Jan) A*B\\C?', email: 'x' };
	expect(withoutBuyers('No J. (Jan) A*B\\C? here', sending(body))).toBe('No *** here');
});

test('a search by e-mail address is not repeated', () => {
	const request = sending(undefined, { method: 'GET', url: '/customers?search=jan@example.com' });
	expect(whatWasSent(request)).toBe('Sent was GET /customers.');
	expect(withoutBuyers('No jan@example.com', request)).toBe('No ***');
});

test('a long text costs little', () => {
	for (const piece of ['a', '@', 'a@', 'a.', 'Jan ', '-']) {
		const text = piece.repeat(20_000 / piece.length);
		interruptible(() => withoutBuyers(text, sending(bodies.Picqer)));
	}
});

describe('what was sent', () => {
	test.each<[string, Partial<ServiceRequest>, string]>([
		['nothing but a path', { method: 'GET', url: '/orders/5' }, 'GET /orders/5.'],
		[
			'a query',
			{ method: 'GET', url: '/orders', qs: { status: 'new' } },
			'GET /orders with the field status.',
		],
		[
			'one of four IDs',
			{
				body: {
					idcustomer: 12,
					idtemplate: 3,
					reference: 'WEB-1',
					invoicename: 'Jan',
					products: [
						{ idproduct: 5, amount: 1 },
						{ idproduct: 6, amount: 1, idvatgroup: 18 },
					],
				},
			},
			'POST /orders with idcustomer 12, idtemplate 3, reference WEB-1, products.idproduct 5, products.idproduct 6, products.idvatgroup 18 and the fields invoicename, products.amount.',
		],
		['null', { body: { reference: null, note: undefined } }, 'POST /orders.'],
		['bytes', { body: Buffer.from('{"name":"Jan"}') as never }, 'POST /orders.'],
		[
			'a long value',
			{ body: { ean: '1'.repeat(100) } },
			`POST /orders with ean ${'1'.repeat(60)}….`,
		],
	])('%s', (_title, request, expected) => {
		expect(whatWasSent(sending(undefined, request))).toBe(`Sent was ${expected}`);
	});

	test('of many rows names a few', () => {
		const products = Array.from({ length: 500 }, (_, index) => ({ idproduct: index, amount: 1 }));
		expect(whatWasSent(sending({ products }))).toMatch(
			/ products.idproduct 7 and 492 more and the field products.amount\.$/,
		);
	});
});
