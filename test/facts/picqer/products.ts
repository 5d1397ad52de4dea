import type { Fields, Table } from '../facts';
import { all, fields, listOf } from '../written';
import { body, comments, country, listed, oneOf, op, orNull, readOnly, tags } from './words';

const TYPE = oneOf('normal', 'unlimited_stock', 'virtual_composition', 'composition_with_stock');

const PRODUCT: Fields = {
	...all(
		'idsupplier deliverytime length width height minimum_purchase_quantity purchase_in_quantities_of idfulfilment_customer',
		orNull({ type: 'integer' }),
	),
	...fields({
		whole: 'idvatgroup weight',
		text: 'name productcode productcode_supplier description barcode hs_code',
		number: 'price fixedstockprice',
		flag: 'active show_on_portal',
	}),
	type: TYPE,
	country_of_origin: country,
	...listOf('productfields', {
		...fields({ whole: 'idproductfield!' }),
		value: { required: true },
	}),
};

const asNew = (fieldsOf: Fields, names: string): Fields => ({
	...fieldsOf,
	...Object.fromEntries(
		names.split(' ').map((name) => [name, { ...fieldsOf[name], required: true as const }]),
	),
});

const one = '/products/{id}';
const stock = `${one}/stock/{idwarehouse}`;

/** Products, their stock and its history: docs/services/picqer.md, 2.7 to 2.9. */
// prettier-ignore
export const productFacts: Table = [
	op(
		'GET /products',
		listed(
			{
				text: 'search productcode tag idproducts',
				whole: 'idsupplier idfulfilment_customer',
				only: 'inactive',
			},
			{ type: TYPE },
		),
	),
	op(`GET ${one}`),
	op('POST /products', body(asNew(PRODUCT, 'idvatgroup name price productcode'))),
	op(`PUT ${one}`, body(PRODUCT)),
	op(`POST ${one}/activate`),
	op(`POST ${one}/inactivate`),
	op(`GET ${one}/stock`),
	op(`GET ${stock}`),
	op(`POST ${stock}`, body({ ...fields({ text: 'reason!', whole: 'change amount' }), idlocation: orNull({ type: 'integer' }) })),
	op(`POST ${stock}/move`, body({ ...fields({ whole: 'amount' }), ...all('from_idlocation to_idlocation', orNull({ type: 'integer' })) })),
	op(`GET ${one}/warehouses`),
	op(
		`PUT ${one}/warehouses/{idwarehouse}`,
		body(
			fields({
				whole:
					'stock_level_order stock_level_desired picking_stock_replenish_trigger picking_stock_replenish_to',
				text: 'stock_location',
			}),
		),
	),
	op(`GET ${one}/images`),
	op(`POST ${one}/images`, body(fields({ text: 'image!' }))),
	op(`DELETE ${one}/images/{idproduct_image}`),
	op(`GET ${one}/locations`),
	op(`POST ${one}/locations`, body(fields({ whole: 'idlocation!', text: 'note', flag: 'is_preferred' }))),
	op(`PUT ${one}/locations/{idlocation}`, body(fields({ text: 'note', flag: 'is_preferred' }))),
	op(`DELETE ${one}/locations/{idlocation}`),
	...tags(one),
	op(`GET ${one}/parts`, listed({ only: 'nested' })),
	op(`GET ${one}/parts/{idproduct_part}`),
	op(`POST ${one}/parts`, body(fields({ whole: 'idproduct! amount!' }))),
	op(`PUT ${one}/parts/{idproduct_part}`, body(fields({ whole: 'amount!' }))),
	op(`DELETE ${one}/parts/{idproduct_part}`),
	op(`POST ${one}/produce`, body(fields({ whole: 'idwarehouse amount', text: 'reason' }))),
	...comments(one),
	op(`GET ${one}/pricehistory`),
	op(`GET ${one}/fixedstockpricehistory`),
	op(`GET ${one}/expected`),
	op('GET /stockhistory', listed({ whole: 'idproduct idwarehouse iduser', moment: 'sincedate untildate' })),
	op('GET /stockhistory/{idproduct_stock_history}'),
	...readOnly('/location-stock-history', listed({ whole: 'idproduct idlocation', moment: 'sincedate' })),
];
