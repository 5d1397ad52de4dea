import type { Fields, Table } from '../facts';
import { all, fields, listOf } from '../written';
import { body, comments, country, day, language, listed, oneOf, op, orNull, tags } from './words';

const ORDER: Fields = {
	...all(
		'idcustomer idtemplate idshippingprovider_profile idfulfilment_customer',
		orNull({ type: 'integer' }),
	),
	...fields({
		text: `
			deliveryname deliverycontactname deliveryaddress deliveryaddress2 deliveryzipcode
			deliverycity deliveryregion
			invoicename invoicecontactname invoiceaddress invoiceaddress2 invoicezipcode
			invoicecity invoiceregion
			telephone emailaddress reference customer_remarks`,
		flag: 'partialdelivery auto_split invoiced calculatevat',
		number: 'discount',
		object: 'pickup_point_data',
	}),
	...all('deliverycountry invoicecountry', country),
	preferred_delivery_date: day,
	language,
	...all('warehouses pricelists', { type: 'array' }),
	...all('warehouses[] pricelists[]', { type: 'integer' }),
	...listOf('orderfields', { ...fields({ whole: 'idorderfield!' }), value: { required: true } }),
};

const LINE: Fields = fields({
	whole: 'idproduct amount! idvatgroup',
	text: 'productcode name remarks',
	number: 'price',
});

const STATUS = oneOf('concept', 'expected', 'processing', 'paused', 'completed', 'cancelled');

const one = '/orders/{id}';
const action = (name: string) => op(`POST ${one}/${name}`);

/** Orders: docs/services/picqer.md, 2.1. */
// prettier-ignore
export const orderFacts: Table = [
	op(
		'GET /orders',
		listed(
			{
				text: 'search reference emailaddress orderid tag',
				whole: 'sinceid beforeid idcustomer idwarehouse idfulfilment_customer',
				moment: 'sincedate untildate',
			},
			{ status: STATUS },
		),
	),
	op(`GET ${one}`),
	op('POST /orders', body({ ...ORDER, ...listOf('products', LINE, { required: true, minItems: 1 }) })),
	op(`PUT ${one}`, body(ORDER)),
	op(`DELETE ${one}`, { ...listed({ only: 'force' }), ...body(fields({ flag: 'force' })) }),
	op(`POST ${one}/pause`, body(fields({ text: 'reason' }))),
	...['process', 'resume', 'reopen', 'change-to-concept', 'undo-cancellation', 'allocate', 'deallocate', 'prioritise', 'anonymize'].map(action),
	op(`POST ${one}/process-backorders`, body(fields({ flag: 'prefer_bulk_locations' }))),
	op(`GET ${one}/productstatus`),
	op(`GET ${one}/backorders`),
	op(`GET ${one}/notes`),
	op(`POST ${one}/notes`, body(fields({ text: 'note!' }))),
	...comments(one),
	...tags(one),
	op(`GET ${one}/orderfields`),
	op(`PUT ${one}/orderfields/{idorderfield}`, body({ value: { required: true } })),
	op(`DELETE ${one}/orderfields/{idorderfield}`),
	op(`GET ${one}/products`),
	op(`GET ${one}/products/{idorder_product}`),
	op(`POST ${one}/products`, body(fields({ whole: 'idproduct! amount!', number: 'price', text: 'name remarks' }))),
	op(`PUT ${one}/products/{idorder_product}`, body(fields({ whole: 'amount', number: 'price', text: 'name remarks' }))),
	op(`DELETE ${one}/products/{idorder_product}`),
];
