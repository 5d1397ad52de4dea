import { invoicePages, specificationPages } from '../../nodes/Bol/resources/invoice/invoices';
import { offerPages, operatorPages, productPages, rankPages } from '../../nodes/Bol/service/pages';
import { anyPages, bol, pagesOf } from '../../nodes/Bol/service/request';
import type { Paging } from '../../nodes/shared/service/paging';

const orders = pagesOf('orders', 'orderId');
const row = { id: '1' };

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const inBase64 = (value: unknown) => bytes(bytes(value).toString('base64'));

it.each<[string, Paging, unknown, unknown[]]>([
	['a list', orders, { orders: [row] }, [row]],
	['an empty list', orders, { orders: [] }, []],
	['a list that is left out', orders, {}, []],
	['a list that is null', orders, { orders: null }, []],
	['offers left out beside the page', offerPages, { page: { nextCursor: null } }, []],
	['operators left out beside the page', operatorPages, { page: { totalCount: 0 } }, []],
	['ranks left out', rankPages, { hasNextPage: false }, []],
	['products left out', productPages, { sort: 'RELEVANCE' }, []],
	['a list of any name', anyPages, { promotions: [row], page: {} }, [row]],
	['any list that is left out', anyPages, { page: {} }, []],
	['a bare list', anyPages, [row], [row]],
	['invoices in bytes', invoicePages, bytes({ period: '', invoiceListItems: [row] }), [row]],
	['invoices in base64', invoicePages, inBase64({ invoiceListItems: [row] }), [row]],
	['no invoices', invoicePages, bytes({ period: '' }), []],
	['lines somewhere', specificationPages, bytes({ inner: { lines: [row] } }), [row]],
	['bare lines', specificationPages, bytes([row]), [row]],
	['one line', specificationPages, bytes(row), [row]],
	['no line', specificationPages, bytes({}), []],
])('%s', (_, paging, body, rows) => {
	expect(paging.rowsIn(body)).toEqual(rows);
});

const nothings = [undefined, '', 'OK', { message: 'Service is down' }, { other: 1 }];
const kinds: Array<[string, Paging]> = [
	['orders', orders],
	['offers', offerPages],
	['operators', operatorPages],
	['ranks', rankPages],
	['products', productPages],
	['any', anyPages],
	['invoices', invoicePages],
];

it.each(kinds.flatMap(([name, paging]) => nothings.map((body) => [name, body, paging] as const)))(
	'%s are not in %j',
	(_, body, paging) => {
		expect(paging.rowsIn(body)).toBeUndefined();
	},
);

it.each([
	['a report', { message: 'Service is down' }],
	['text', 'OK'],
	['nothing', ''],
])('lines of a specification are not in %s', (_, body) => {
	expect(specificationPages.rowsIn(Buffer.from(JSON.stringify(body)))).toBeUndefined();
});

it('a report with a list of its own is no list of any kind', () => {
	expect(anyPages.rowsIn({ message: 'Refused', errors: [{ field: 'ean' }] })).toBeUndefined();
});

it.each<[unknown, boolean]>([
	[{}, true],
	[{ ratings: null }, true],
	[{ message: 'Service is down' }, false],
	[{ ratings: 5 }, false],
	[undefined, false],
	[[], false],
])('%j stands for an empty list: %p', (body, isEmpty) => {
	expect(bol.isEmptyList?.(body, 'ratings')).toBe(isEmpty);
});
