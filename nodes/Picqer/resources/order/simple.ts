/** What "Simplify" keeps of an order. */
export const SIMPLE = [
	'idorder',
	'orderid',
	'reference',
	'status',
	'idcustomer',
	'deliveryname',
	'deliverycountry',
	'products',
	'created',
	'updated',
];
