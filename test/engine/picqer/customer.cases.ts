import { asks, byId, call, inTurn, passesOn, removes, sends, type Cases } from '../operationCase';
import { commentsOn, tagsAsList } from './siblings';

const idcustomer = byId(310);
const hundred = Array.from({ length: 100 }, (_, index) => ({ idcustomer: index + 1 }));

/** Customers with their addresses, tags and comments: docs/services/picqer.md, 2.10. */
export const customerCases: Cases = {
	'customer.getAll': [
		sends('GET /customers?search=sanne@example.com&customerid=K1001', {
			parameters: {
				limit: 1,
				simplify: false,
				filters: { search: 'sanne@example.com', customerid: 'K1001' },
			},
			answer: [{ idcustomer: 310 }, { idcustomer: 311 }],
			gives: [{ idcustomer: 310 }],
		}),
		inTurn(
			{ parameters: { limit: 101, simplify: false }, gives: [...hundred, { idcustomer: 101 }] },
			{ request: 'GET /customers', answer: hundred },
			call('GET /customers?offset=100', [{ idcustomer: 101 }, { idcustomer: 102 }]),
		),
		...tagsAsList('/customers', {}, [
			{ tags: { Urgent: { idtag: 7, title: 'Urgent' } } },
			{ tags: [] },
			{ id: 1 },
		]),
	],
	'customer.get': [
		asks('GET /customers/{idcustomer=310}', { idcustomer: 310, discount: 0 }, { simplify: false }),
		sends('GET /customers/{idcustomer=310}', {
			answer: { idcustomer: 310, customerid: 'K1001', name: 'Vries', discount: 0 },
			gives: [{ idcustomer: 310, customerid: 'K1001', name: 'Vries' }],
		}),
		...tagsAsList(
			'/customers/310',
			{ idcustomer },
			{ tags: { Urgent: { idtag: 7, title: 'Urgent' } } },
		),
	],
	'customer.create': [
		passesOn(
			'POST /customers',
			{
				name: 'Vries Fietsen BV',
				addressesLines: {
					line: [
						{
							name: 'Vries Fietsen BV',
							more: {
								contactname: 'Sanne de Vries',
								address: 'Kanaalweg 12',
								address2: 'Unit 3',
								zipcode: '3526 KL',
								city: 'Utrecht',
								region: 'Utrecht',
								country: 'NL',
								defaultinvoice: true,
								defaultdelivery: false,
							},
						},
						{ name: 'Magazijn' },
					],
				},
				additionalFields: {
					customerid: 'K1001',
					contactname: 'Sanne de Vries',
					telephone: '0301234567',
					emailaddress: 'sanne@example.com',
					vatnumber: 'NL001234567B01',
					remarks: 'Rings twice',
					default_order_remarks: 'Thank you',
					discount: 2.5,
					calculatevat: false,
					auto_split: true,
					partialdelivery: false,
					language: 'en',
					idtemplate: byId(4),
					idfulfilment_customer: byId(3),
					customerfields: { row: [{ idcustomerfield: byId(6), value: 'gold' }] },
					pricelists: [5, 6],
				},
			},
			{ answer: { idcustomer: 310 } },
		),
		sends('POST /customers', {
			parameters: {
				name: 'Vries Fietsen BV',
				addressesInput: 'json',
				addressesJson: '[{ "name": "Magazijn", "country": "NL" }]',
			},
			body: { name: 'Vries Fietsen BV', addresses: [{ name: 'Magazijn', country: 'NL' }] },
		}),
		passesOn('POST /customers', { name: 'Vries Fietsen BV' }),
	],
	'customer.upsert': [
		{
			parameters: {
				customerid: 'K1001',
				name: 'Vries Fietsen BV',
				addressesLines: { line: [{ name: 'Magazijn', more: { country: 'NL' } }] },
				additionalFields: {
					customerfields: { row: [{ idcustomerfield: byId(6), value: 'gold' }] },
				},
			},
			exchanges: [
				{ request: 'GET /customers', query: { customerid: 'K1001' }, answer: [] },
				{ request: 'GET /customers', query: { search: 'K1001' }, answer: [] },
				{
					request: 'POST /customers',
					body: {
						customerid: 'K1001',
						name: 'Vries Fietsen BV',
						customerfields: [{ idcustomerfield: 6, value: 'gold' }],
						addresses: [{ name: 'Magazijn', country: 'NL' }],
					},
					status: 201,
					answer: { idcustomer: 310 },
				},
			],
			gives: [{ idcustomer: 310 }],
		},
		{
			parameters: {
				customerid: 'K1001',
				name: 'Vries Fietsen BV',
				addressesLines: { line: [{ name: 'Magazijn', more: { country: 'NL' } }] },
				additionalFields: { telephone: '', pricelists: '5' },
			},
			exchanges: [
				call('GET /customers?customerid=K1001', [{ idcustomer: 310, customerid: 'K1001' }]),
				{
					request: 'PUT /customers/310',
					body: { customerid: 'K1001', name: 'Vries Fietsen BV', telephone: '', pricelists: [5] },
					answer: { idcustomer: 310, name: 'Vries Fietsen BV' },
				},
			],
			gives: [{ idcustomer: 310, name: 'Vries Fietsen BV' }],
		},
		{
			parameters: { customerid: 'K1001', name: 'Vries Fietsen BV', whenItExists: 'keep' },
			exchanges: [
				call('GET /customers?customerid=K1001', [{ idcustomer: 310, customerid: 'K1001' }]),
				{ request: 'GET /customers/310', answer: { idcustomer: 310, name: 'Vries' } },
			],
			gives: [{ idcustomer: 310, name: 'Vries' }],
		},
	],
	'customer.update': passesOn(
		'PUT /customers/{idcustomer=310}',
		{
			updateFields: {
				name: 'Vries Tweewielers BV',
				customerid: 'K1002',
				remarks: '',
				discount: 0,
				calculatevat: true,
				idtemplate: byId(5),
				customerfields: { row: [{ idcustomerfield: byId(6), value: 'silver' }] },
				pricelists: '5',
			},
		},
		{ body: { pricelists: [5] }, answer: { idcustomer: 310 } },
	),
	'customer.delete': removes('DELETE /customers/{idcustomer=310}'),
	'customer.getAddresses': asks('GET /customers/{idcustomer=310}/addresses', [
		{ idcustomer_address: 77 },
	]),
	'customer.addAddress': passesOn(
		'POST /customers/{idcustomer=310}/addresses',
		{
			name: 'Magazijn',
			additionalFields: {
				contactname: 'Mila Bos',
				address: 'Kade 1',
				address2: '',
				zipcode: '3011 AA',
				city: 'Rotterdam',
				region: 'Zuid-Holland',
				country: 'NL',
				defaultinvoice: false,
				defaultdelivery: true,
			},
		},
		{ answer: { idcustomer_address: 78 } },
	),
	'customer.updateAddress': passesOn(
		'PUT /customers/{idcustomer=310}/addresses/{idcustomer_address=77}',
		{ updateFields: { name: 'Magazijn', city: 'Rotterdam', defaultdelivery: true } },
		{ answer: { idcustomer_address: 77 } },
	),
	'customer.deleteAddress': removes(
		'DELETE /customers/{idcustomer=310}/addresses/{idcustomer_address=77}',
	),
	'customer.getTags': asks('GET /customers/{idcustomer=310}/tags', [{ idtag: 7 }]),
	'customer.addTag': passesOn('POST /customers/{idcustomer=310}/tags', { idtag: byId(7) }),
	'customer.removeTag': removes('DELETE /customers/{idcustomer=310}/tags/{idtag=7}'),
	...commentsOn('customer', '/customers/{idcustomer=310}'),
};
