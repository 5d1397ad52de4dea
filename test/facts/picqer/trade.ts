import type { Fields, Table } from '../facts';
import { all, fields, listOf } from '../written';
import {
	body,
	comments,
	country,
	day,
	language,
	listed,
	moment,
	oneOf,
	op,
	orNull,
	tags,
} from './words';

const whole = orNull({ type: 'integer' });

const ADDRESS: Fields = {
	...fields({
		text: 'contactname address address2 zipcode city region',
		flag: 'defaultinvoice defaultdelivery',
	}),
	country,
};

const CUSTOMER: Fields = {
	...fields({
		text: 'customerid name contactname telephone emailaddress vatnumber remarks default_order_remarks',
		number: 'discount',
		flag: 'calculatevat auto_split',
	}),
	...all('idtemplate idfulfilment_customer', whole),
	language,
	...listOf('customerfields', {
		...fields({ whole: 'idcustomerfield!' }),
		value: { required: true },
	}),
};

const customer = '/customers/{id}';

/** Customers: docs/services/picqer.md, 2.10. */
const customers: Table = [
	op('GET /customers', listed({ text: 'search customerid' })),
	op(`GET ${customer}`),
	op(
		'POST /customers',
		body({
			...CUSTOMER,
			...fields({ text: 'name!' }),
			...listOf('addresses', { ...ADDRESS, ...fields({ text: 'name!' }) }),
		}),
	),
	op(`PUT ${customer}`, body(CUSTOMER)),
	op(`DELETE ${customer}`),
	op(`GET ${customer}/addresses`),
	op(`POST ${customer}/addresses`, body({ ...ADDRESS, ...fields({ text: 'name!' }) })),
	op(
		`PUT ${customer}/addresses/{idcustomer_address}`,
		body({ ...ADDRESS, ...fields({ text: 'name' }) }),
	),
	op(`DELETE ${customer}/addresses/{idcustomer_address}`),
	...tags(customer),
	...comments(customer),
];

const PURCHASE: Fields = {
	...fields({ text: 'supplier_name supplier_orderid remarks' }),
	...all('idsupplier idtemplate idwarehouse idfulfilment_customer', whole),
	delivery_date: day,
	language,
};

const PURCHASE_LINE: Fields = {
	...fields({
		number: 'price',
		whole: 'amount idvatgroup weight',
		text: 'productcode productcode_supplier name',
	}),
	delivery_date: day,
};

const NEW_PURCHASE_LINE: Fields = { ...PURCHASE_LINE, ...fields({ whole: 'idproduct! amount!' }) };

const purchase = '/purchaseorders/{id}';

/** Purchase orders and receipts: docs/services/picqer.md, 2.11 and 2.13. */
// prettier-ignore
const purchasing: Table = [
	op(
		'GET /purchaseorders',
		listed(
			{ text: 'search', whole: 'idsupplier idwarehouse', moment: 'updated_after' },
			{ status: oneOf('concept', 'purchased', 'received', 'cancelled') },
		),
	),
	op(`GET ${purchase}`),
	op('POST /purchaseorders', body({ ...PURCHASE, ...listOf('products', NEW_PURCHASE_LINE, { required: true, minItems: 1 }) })),
	op(`PUT ${purchase}`, body(PURCHASE)),
	op(`POST ${purchase}/mark-as-purchased`),
	op(`POST ${purchase}/close`),
	op(`POST ${purchase}/cancel`),
	op(`GET ${purchase}/products`),
	op(`POST ${purchase}/products`, body(NEW_PURCHASE_LINE)),
	op(`PUT ${purchase}/products/{idpurchaseorder_product}`, body(PURCHASE_LINE)),
	op(`DELETE ${purchase}/products/{idpurchaseorder_product}`),
	...comments(purchase),
	op(`GET ${purchase}/receipts`),
	op(`GET ${purchase}/receipts/{idreceipt}`),
	op(`POST ${purchase}/receipts`),
	op(
		'GET /receipts',
		listed(
			{
				text: 'receiptid',
				whole: 'idpurchaseorder idsupplier',
				moment: 'updated_after completed_after',
			},
			{ status: oneOf('processing', 'completed') },
		),
	),
	op('GET /receipts/{id}'),
	op('POST /receipts', body({ ...fields({ whole: 'idpurchaseorder idsupplier idwarehouse' }), version: { type: 'integer', minimum: 1, maximum: 2 } })),
	op('PUT /receipts/{id}', body({ status: { required: true, ...oneOf('completed') } })),
	op('DELETE /receipts/{id}'),
	op('GET /receipts/{id}/expected-products'),
	op('GET /receipts/{id}/expected-products/{idproduct}'),
	op('POST /receipts/{id}/products', body(fields({ whole: 'idproduct! amount! idlocation idpurchaseorder_product', text: 'strategy' }))),
	op('POST /receipts/{id}/products/{idreceipt_product}/revert'),
	...comments('/receipts/{id}'),
	op('POST /receipts/{id}/mark-all-received'),
];

/** Backorders: docs/services/picqer.md, 2.12. */
const backorders: Table = [
	op(
		'GET /backorders',
		listed({ whole: 'idorder idproduct idcustomer sinceid', moment: 'sincedate' }),
	),
	op('GET /backorders/{id}'),
	op('DELETE /backorders/{id}'),
	op('POST /backorders/process'),
];

const RETURN: Fields = {
	...all('idcustomer idorder idfulfilment_customer', whole),
	...fields({
		whole: 'idreturn_status idtemplate',
		text: `
			name contactname address address2 zipcode city region telephone emailaddress reference
			tracking_code`,
	}),
	country,
	language,
	received_at: moment,
};

const RETURNED: Fields = fields({
	whole: 'idproduct idreturn_reason idwarehouse amount',
	number: 'price',
});
const REPLACEMENT: Fields = fields({ whole: 'idproduct amount', number: 'price' });
const NEW_REPLACEMENT: Fields = { ...REPLACEMENT, ...fields({ whole: 'idproduct!' }) };
const NEW_RETURNED: Fields = {
	...RETURNED,
	...fields({ whole: 'idproduct! idreturn_reason!', number: 'price!' }),
};

const one = '/returns/{id}';

/** Returns: docs/services/picqer.md, 2.14. */
// prettier-ignore
const returns: Table = [
	op('GET /returns', listed({ text: 'search status emailaddress', whole: 'idcustomer', moment: 'created_after updated_after' })),
	op(`GET ${one}`),
	op(
		'POST /returns',
		body({
			...RETURN,
			...fields({ whole: 'idreturn_status! idtemplate!' }),
			...listOf('returned_products', NEW_RETURNED),
			...listOf('replacement_products', NEW_REPLACEMENT),
		}),
	),
	op(`PUT ${one}`, body(RETURN)),
	op(`DELETE ${one}`),
	op(
		`POST ${one}/receive`,
		body({
			...fields({ whole: 'idwarehouse' }),
			...listOf('return_products', fields({ whole: 'idreturn_product!', text: 'status' })),
		}),
	),
	op(`GET ${one}/logs`),
	op(`POST ${one}/logs`, body(fields({ whole: 'idreturn_status', text: 'message', flag: 'notify_customer' }))),
	op(`GET ${one}/returned_products`),
	op(`POST ${one}/returned_products`, body(NEW_RETURNED)),
	op(`PUT ${one}/returned_products/{idreturn_product}`, body(RETURNED)),
	op(`DELETE ${one}/returned_products/{idreturn_product}`),
	op(`GET ${one}/replacement_products`),
	op(`POST ${one}/replacement_products`, body(NEW_REPLACEMENT)),
	op(`PUT ${one}/replacement_products/{idreturn_product_replacement}`, body(REPLACEMENT)),
	op(`DELETE ${one}/replacement_products/{idreturn_product_replacement}`),
	...comments(one),
	op('GET /return_statuses', listed()),
	op('GET /return_reasons', listed()),
];

export const tradeFacts: Table = [...customers, ...purchasing, ...backorders, ...returns];
