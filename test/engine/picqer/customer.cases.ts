import { byId, type OperationCase } from '../operationCase';
import { tagsAsList } from './tags';

const idcustomer = byId(310);
const idcustomer_address = byId(77);

const hundred = Array.from({ length: 100 }, (_, index) => ({ idcustomer: index + 1 }));

/** Customers with their addresses, tags and comments: docs/services/picqer.md, 2.10. */
export const customerCases: Record<string, OperationCase | OperationCase[]> = {
	'customer.getAll': [
		{
			parameters: {
				limit: 1,
				simplify: false,
				filters: { search: 'sanne@example.com', customerid: 'K1001' },
			},
			exchanges: [
				{
					request: 'GET /customers',
					query: { search: 'sanne@example.com', customerid: 'K1001' },
					answer: [{ idcustomer: 310 }, { idcustomer: 311 }],
				},
			],
			gives: [{ idcustomer: 310 }],
		},
		{
			parameters: { limit: 101, simplify: false },
			exchanges: [
				{ request: 'GET /customers', answer: hundred },
				{
					request: 'GET /customers',
					query: { offset: '100' },
					answer: [{ idcustomer: 101 }, { idcustomer: 102 }],
				},
			],
			gives: [...hundred, { idcustomer: 101 }],
		},
		...tagsAsList('/customers', {}, [
			{ tags: { Urgent: { idtag: 7, title: 'Urgent' } } },
			{ tags: [] },
			{ id: 1 },
		]),
	],
	'customer.get': [
		{
			parameters: { idcustomer, simplify: false },
			exchanges: [{ request: 'GET /customers/310', answer: { idcustomer: 310, discount: 0 } }],
			gives: [{ idcustomer: 310, discount: 0 }],
		},
		{
			parameters: { idcustomer },
			exchanges: [
				{
					request: 'GET /customers/310',
					answer: { idcustomer: 310, customerid: 'K1001', name: 'Vries', discount: 0 },
				},
			],
			gives: [{ idcustomer: 310, customerid: 'K1001', name: 'Vries' }],
		},
		...tagsAsList(
			'/customers/310',
			{ idcustomer },
			{ tags: { Urgent: { idtag: 7, title: 'Urgent' } } },
		),
	],
	'customer.create': [
		{
			parameters: {
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
			exchanges: [
				{
					request: 'POST /customers',
					body: {
						name: 'Vries Fietsen BV',
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
						idtemplate: 4,
						idfulfilment_customer: 3,
						customerfields: [{ idcustomerfield: 6, value: 'gold' }],
						pricelists: [5, 6],
						addresses: [
							{
								name: 'Vries Fietsen BV',
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
							{ name: 'Magazijn' },
						],
					},
					status: 201,
					answer: { idcustomer: 310 },
				},
			],
			gives: [{ idcustomer: 310 }],
		},
		{
			parameters: {
				name: 'Vries Fietsen BV',
				addressesInput: 'json',
				addressesJson: '[{ "name": "Magazijn", "country": "NL" }]',
			},
			exchanges: [
				{
					request: 'POST /customers',
					body: { name: 'Vries Fietsen BV', addresses: [{ name: 'Magazijn', country: 'NL' }] },
					status: 201,
				},
			],
		},
		{
			parameters: { name: 'Vries Fietsen BV' },
			exchanges: [{ request: 'POST /customers', body: { name: 'Vries Fietsen BV' }, status: 201 }],
		},
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
				{
					request: 'GET /customers',
					query: { customerid: 'K1001' },
					answer: [{ idcustomer: 310, customerid: 'K1001' }],
				},
				{
					request: 'PUT /customers/310',
					body: {
						customerid: 'K1001',
						name: 'Vries Fietsen BV',
						telephone: '',
						pricelists: [5],
					},
					answer: { idcustomer: 310, name: 'Vries Fietsen BV' },
				},
			],
			gives: [{ idcustomer: 310, name: 'Vries Fietsen BV' }],
		},
		{
			parameters: { customerid: 'K1001', name: 'Vries Fietsen BV', whenItExists: 'keep' },
			exchanges: [
				{
					request: 'GET /customers',
					query: { customerid: 'K1001' },
					answer: [{ idcustomer: 310, customerid: 'K1001' }],
				},
				{ request: 'GET /customers/310', answer: { idcustomer: 310, name: 'Vries' } },
			],
			gives: [{ idcustomer: 310, name: 'Vries' }],
		},
	],
	'customer.update': {
		parameters: {
			idcustomer,
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
		exchanges: [
			{
				request: 'PUT /customers/310',
				body: {
					name: 'Vries Tweewielers BV',
					customerid: 'K1002',
					remarks: '',
					discount: 0,
					calculatevat: true,
					idtemplate: 5,
					customerfields: [{ idcustomerfield: 6, value: 'silver' }],
					pricelists: [5],
				},
				answer: { idcustomer: 310 },
			},
		],
		gives: [{ idcustomer: 310 }],
	},
	'customer.delete': {
		parameters: { idcustomer },
		exchanges: [{ request: 'DELETE /customers/310', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'customer.getAddresses': {
		parameters: { idcustomer },
		exchanges: [{ request: 'GET /customers/310/addresses', answer: [{ idcustomer_address: 77 }] }],
		gives: [{ idcustomer_address: 77 }],
	},
	'customer.addAddress': {
		parameters: {
			idcustomer,
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
		exchanges: [
			{
				request: 'POST /customers/310/addresses',
				body: {
					name: 'Magazijn',
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
				status: 201,
				answer: { idcustomer_address: 78 },
			},
		],
		gives: [{ idcustomer_address: 78 }],
	},
	'customer.updateAddress': {
		parameters: {
			idcustomer,
			idcustomer_address,
			updateFields: { name: 'Magazijn', city: 'Rotterdam', defaultdelivery: true },
		},
		exchanges: [
			{
				request: 'PUT /customers/310/addresses/77',
				body: { name: 'Magazijn', city: 'Rotterdam', defaultdelivery: true },
				answer: { idcustomer_address: 77 },
			},
		],
		gives: [{ idcustomer_address: 77 }],
	},
	'customer.deleteAddress': {
		parameters: { idcustomer, idcustomer_address },
		exchanges: [{ request: 'DELETE /customers/310/addresses/77', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'customer.getTags': {
		parameters: { idcustomer },
		exchanges: [{ request: 'GET /customers/310/tags', answer: [{ idtag: 7 }] }],
		gives: [{ idtag: 7 }],
	},
	'customer.addTag': {
		parameters: { idcustomer, idtag: byId(7) },
		exchanges: [{ request: 'POST /customers/310/tags', body: { idtag: 7 } }],
	},
	'customer.removeTag': {
		parameters: { idcustomer, idtag: byId(7) },
		exchanges: [{ request: 'DELETE /customers/310/tags/7', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'customer.getComments': {
		parameters: { idcustomer, returnAll: true },
		exchanges: [{ request: 'GET /customers/310/comments', answer: [{ idcomment: 912 }] }],
		gives: [{ idcomment: 912 }],
	},
	'customer.addComment': {
		parameters: {
			idcustomer,
			body: 'Call @Mila Bos',
			additionalFields: { show_at_related: true, is_visible_fulfilment: false },
		},
		exchanges: [
			{
				request: 'POST /customers/310/comments',
				body: { body: 'Call @Mila Bos', show_at_related: true, is_visible_fulfilment: false },
				status: 201,
				answer: { idcomment: 913 },
			},
		],
		gives: [{ idcomment: 913 }],
	},
};
