import { DateTime } from 'luxon';
import { ShapeError } from '../../nodes/shared/commerce/shape';
import { readShopOrder } from '../../nodes/shared/commerce/shopOrder';

const address = {
	name: 'Test Buyer',
	street: 'Village Street',
	houseNumber: '12',
	zipCode: '1234AB',
	city: 'Utrecht',
	country: 'NL',
};

const order = { number: 'WEB-1001', deliverTo: address, lines: [{ sku: 'LAMP-1', quantity: 2 }] };

const withLine = (line: object) => ({ ...order, lines: [...order.lines, line] });
const withAddress = (change: object) => ({ ...order, deliverTo: { ...address, ...change } });

/** What is wrong with a shop order: the error that reading it throws. */
function mistakesIn(value: unknown): ShapeError {
	let failure: unknown;
	try {
		readShopOrder(value);
	} catch (error) {
		failure = error;
	}
	expect(failure).toBeInstanceOf(ShapeError);
	return failure as ShapeError;
}

it('takes a shop order with what is needed and nothing else', () => {
	expect(readShopOrder(order)).toEqual(order);
});

it('takes every field', () => {
	const full = {
		number: 'WEB-1001',
		placedAt: '2026-11-25T19:00:00.000Z',
		latestDeliveryDate: '2026-11-27',
		channel: 'own shop',
		currency: 'EUR',
		buyer: {
			name: 'Test Buyer',
			company: 'Example Ltd',
			emailAddress: 'buyer@example.com',
			telephone: '+31 6 00000000',
			vatNumber: 'NL001234567B01',
			language: 'nl',
		},
		deliverTo: {
			...address,
			company: 'Example Ltd',
			pickUpPoint: 'Corner Shop',
			houseNumberExtension: 'A bis',
			secondLine: 'at the back',
			emailAddress: 'buyer@example.com',
			telephone: '+31 6 00000000',
		},
		invoiceTo: address,
		lines: [
			{
				lineId: '1',
				ean: '8719327000243',
				sku: 'LAMP-1',
				title: 'Lamp',
				quantity: 2,
				priceIncludingVat: 0,
			},
		],
	};
	expect(readShopOrder(full)).toEqual(full);
});

it.each([
	['JSON text', JSON.stringify(order)],
	['a list of one', [order]],
	['a list of one as JSON text', JSON.stringify([order])],
	['its only line without a list', { ...order, lines: order.lines[0] }],
])('takes %s', (_what, value) => {
	expect(readShopOrder(value)).toEqual(order);
});

it.each([null, undefined, '', '  ', '\u200b', {}, [], [null]])(
	'takes %j in an optional field for not given',
	(nothing) => {
		const { invoiceTo, buyer, deliverTo, ...rest } = readShopOrder({
			...withAddress({ secondLine: nothing }),
			invoiceTo: nothing,
			buyer: nothing,
			placedAt: nothing,
			channel: nothing,
		});
		expect({ ...rest, deliverTo }).toEqual(order);
		expect([invoiceTo, buyer]).toEqual([undefined, undefined]);
	},
);

it('takes an address in which every field is null for not given', () => {
	expect(
		readShopOrder({ ...order, invoiceTo: { name: null, street: '', zipCode: undefined } }),
	).toEqual(order);
});

it('trims keys, and makes text of numbers', () => {
	const { number, lines, deliverTo } = readShopOrder({
		number: 1001,
		deliverTo: { ...address, houseNumber: 12, country: ' nl ' },
		lines: [{ ean: 8719327000243, sku: ' LAMP-1\u200b', quantity: '2' }],
	});
	expect(number).toBe('1001');
	expect(deliverTo).toEqual(address);
	expect(lines).toEqual([{ ean: '8719327000243', sku: 'LAMP-1', quantity: 2 }]);
});

it.each([
	['2026-11-25T20:00:00+01:00', '2026-11-25T19:00:00.000Z'],
	['2026-11-25T20:00:00', '2026-11-25T19:00:00.000Z'],
	[DateTime.fromISO('2026-11-25T20:00:00+01:00'), '2026-11-25T19:00:00.000Z'],
	[1_795_633_200_000, '2026-11-25T19:00:00.000Z'],
])('reads %p as a moment', (placedAt, moment) => {
	expect(readShopOrder({ ...order, placedAt }, 'Europe/Amsterdam').placedAt).toBe(moment);
});

it.each([
	['2026-11-27', '2026-11-27'],
	['2026-11-27T00:00:00', '2026-11-27'],
	['2026-11-26T23:30:00Z', '2026-11-27'],
])('reads %p as a day', (latestDeliveryDate, day) => {
	const read = readShopOrder({ ...order, latestDeliveryDate }, 'Europe/Amsterdam');
	expect(read.latestDeliveryDate).toBe(day);
});

it.each([
	[withLine({ sku: 'LAMP-2' }), 'lines[1].quantity is missing'],
	[withLine({ sku: 'LAMP-2', quantity: null }), 'lines[1].quantity is missing'],
	[withLine({ sku: 'LAMP-2', quantity: 0 }), 'lines[1].quantity cannot be used: 0 is too low'],
	[withLine({ sku: 'LAMP-2', quantity: -1 }), 'lines[1].quantity cannot be used: -1 is too low'],
	[withLine({ sku: 'LAMP-2', quantity: 1.5 }), '"1.5" is not a whole number'],
	[withLine({ sku: 'LAMP-2', quantity: '1.000' }), 'can be read in two ways'],
	[withLine({ sku: 'LAMP-2', quantity: true }), '"true" is not a whole number'],
	[withLine({ sku: 'LAMP-2', quantity: NaN }), '"NaN" is not a whole number'],
	[withLine({ quantity: 1 }), 'lines[1] needs an ean or a sku'],
	[withLine({ ean: 'LAMP-2', quantity: 1 }), 'lines[1].ean is not an EAN'],
	[withLine({ ean: 1.5, quantity: 1 }), 'lines[1].ean is a number that is not exact'],
	[withLine({ sku: 'A', quantity: 1, priceIncludingVat: -1 }), 'lines[1].priceIncludingVat'],
	[withLine({ sku: 'A', quantity: 1, priceIncludingVat: '12,50' }), '"12,50" is not a number'],
	[withLine({}), 'lines[1] is empty'],
	[{ ...order, lines: [...order.lines, 'LAMP-2'] }, 'lines[1] must be a line, as an object'],
	[{ ...order, lines: [] }, 'lines is missing'],
	[{ ...order, number: ' ' }, 'number is missing'],
	[{ ...order, number: {}, channel: ['x', 'y'] }, 'number is missing. channel must be text'],
	[{ ...order, deliverTo: undefined }, 'deliverTo is missing'],
	[{ ...order, deliverTo: 'Village Street 12' }, 'deliverTo must be an address, as an object'],
	[withAddress({ city: '' }), 'deliverTo.city is missing'],
	[withAddress({ name: null }), 'deliverTo needs a name, a company or a pickUpPoint'],
	[withAddress({ country: 'Netherlands' }), 'deliverTo.country must be a country code'],
	[{ ...order, currency: '€' }, 'currency must be a currency code of 3 letters'],
	[{ ...order, placedAt: 'yesterday' }, 'placedAt is not a date'],
	[{ ...order, placedAt: 1_795_633_200 }, 'placedAt is not a date'],
	[{ ...order, latestDeliveryDate: '27-11-2026' }, 'latestDeliveryDate is not a date'],
	[{ ...order, invoiceTo: { name: 'Test Buyer' } }, 'invoiceTo.street is missing'],
	['{"number": ', 'is not valid JSON'],
	['WEB-1001', 'is not valid JSON'],
	[7, 'must be a shop order, as an object'],
	[undefined, 'is empty'],
	[null, 'is empty'],
	['', 'is empty'],
	[{}, 'is empty'],
	[[], 'is empty'],
	[[order, order], 'has 2 in a list, and takes one'],
	[{ orderId: '1', shopOrder: order }, 'this is a whole item, in which a shop order stands'],
])('names what is wrong with %j', (value, mistake) => {
	expect(mistakesIn(value).problem).toContain(mistake);
});

it('names all mistakes at once, and ten at most', () => {
	expect(mistakesIn({ number: 'WEB-1001', lines: [{ quantity: 1 }] }).problem).toBe(
		'deliverTo is missing. lines[0] needs an ean or a sku',
	);
	const many = { ...order, lines: Array.from({ length: 12 }, () => ({ sku: 'LAMP-1' })) };
	expect(mistakesIn(many).problem).toMatch(/lines\[9\].quantity is missing. and 2 more$/);
});

it.each([
	[withAddress({ zipcode: '1234AB' }), 'deliverTo.zipcode', 'zipCode'],
	[withAddress({ pickupPoint: '' }), 'deliverTo.pickupPoint', 'pickUpPoint'],
	[withAddress({ house_number_extension: 'A' }), 'house_number_extension', 'houseNumberExtension'],
	[withAddress({ countryCode: 'NL' }), 'deliverTo.countryCode', 'country'],
	[withAddress({ email: 'a@b.nl' }), 'deliverTo.email', 'emailAddress'],
	[withLine({ sku: 'A', quantty: 1, quantity: 1 }), 'lines[1].quantty', 'quantity'],
	[withLine({ SKU: 'A', quantity: 1, sku: 'A' }), 'lines[1].SKU', 'sku'],
	[withLine({ sku: 'A', quantity: 1, price: 1 }), 'lines[1].price', 'priceIncludingVat'],
	[{ ...order, orderNumber: 'WEB-1001' }, 'orderNumber', 'number'],
	[{ ...order, order_lines: [] }, 'order_lines', 'lines'],
])('asks what an unknown field in %j was meant to be', (value, path, meant) => {
	expect(mistakesIn(value).problem).toMatch(new RegExp(`${path.replace(/[[\]]/g, '\\$&')} is not`));
	expect(mistakesIn(value).problem).toContain(`did you mean ${meant}?`);
});

it('lists the fields where an unknown one is like none of them', () => {
	const { problem, wayOut } = mistakesIn({ ...order, gift: true });
	expect(problem).toBe('gift is not a field of a shop order');
	expect(wayOut).toContain('The fields of a shop order are number, placedAt,');
});

it('shows nothing that a buyer wrote', () => {
	const secret = 'Hidden Lane';
	const wrong = [
		withAddress({ country: secret, zipCode: { secret } }),
		{ ...order, placedAt: secret, buyer: secret },
		`{"number": "1", "deliverTo": "${secret}`,
	];
	expect(wrong.map((value) => mistakesIn(value).message).join()).not.toContain(secret);
});
