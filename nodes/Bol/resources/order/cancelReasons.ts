/** Why a seller cancels an item (docs/services/bol.md, 2.1, cancel-order-item). */
export const REASONS = [
	'OUT_OF_STOCK',
	'REQUESTED_BY_CUSTOMER',
	'BAD_CONDITION',
	{ name: 'Higher Shipping Cost', value: 'HIGHER_SHIPCOST' },
	'INCORRECT_PRICE',
	{ name: 'Not Available in Time', value: 'NOT_AVAIL_IN_TIME' },
	{ name: 'No Bol Guarantee', value: 'NO_BOL_GUARANTEE' },
	'ORDERED_TWICE',
	'RETAIN_ITEM',
	{ name: 'Technical Issue', value: 'TECH_ISSUE' },
	{ name: 'Item Cannot Be Found', value: 'UNFINDABLE_ITEM' },
	'OTHER',
];
