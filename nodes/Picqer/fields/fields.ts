import { filters } from '../../shared/operation/collections';
import { toId, toList, toWallClock, type Convert } from '../../shared/operation/convert';
import {
	choice,
	dateTime,
	decimal,
	field,
	json,
	place,
	required,
	text,
	toggle,
	whole,
	type Field,
	type More,
	withParameter,
} from '../../shared/operation/fields';
import { textLike, toCountry } from '../../shared/operation/limits';
import { locator, locatorField } from '../../shared/operation/locator';
import { switchIn } from '../../shared/operation/toSwitch';
import type { Input } from '../../shared/operation/operation';
import { numbered } from './byNumber';
import { ZONE } from '../service/request';

/** Date with time as Picqer writes it: `YYYY-MM-DD HH:MM:SS` (docs/services/picqer.md, 1.3). */
export const momentField = (displayName: string, property: string, more: More = {}): Field =>
	dateTime(displayName, property, { convert: toWallClock({ zone: ZONE }), ...more });

/** Date as Picqer writes it: `YYYY-MM-DD`. */
export const dayField = (displayName: string, property: string, more: More = {}): Field =>
	dateTime(displayName, property, {
		convert: toWallClock({ zone: ZONE, dateOnly: true }),
		...more,
	});

/** Country in two letters. */
export const country = (displayName: string, property: string): Field =>
	text(displayName, property, {
		placeholder: 'e.g. NL',
		description: 'Two letters, as in ISO 3166',
		convert: toCountry,
	});

/** Percentage that is taken off. */
export const discount = decimal('Discount (%)', 'discount', {
	description: 'Percentage that is taken off the price',
	least: 0,
	most: 100,
});

/** Language of documents and messages. */
export const language = choice(
	'Language',
	'language',
	[
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
	],
	{ description: 'Language of documents and messages' },
);

/**
 * Several things, chosen from a list or given by their IDs with an expression.
 *
 * @param things in plural, e.g. 'Warehouse' for the label "Warehouse Names or IDs"
 * @param method name of the node's method that loads the list
 */
export const several = (
	things: string,
	property: string,
	method: string,
	description = '',
): Field => ({
	...field(`${things} Names or IDs`, property, 'multiOptions', {
		default: [],
		typeOptions: { loadOptionsMethod: method },
		description: description ? `${description} ${CHOOSE}.` : CHOOSE,
	}),
	convert: toList(toId),
});

/** What n8n wants a list to say that the node loads. */
const CHOOSE =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/**
 * A postal address, as customers, returns and suppliers have one (docs/services/picqer.md, 2.10,
 * 2.14, 2.18).
 */
export const postalAddress: Field[] = [
	text('Contact Name', 'contactname'),
	text('Address', 'address'),
	text('Address Line 2', 'address2'),
	text('Postal Code', 'zipcode'),
	text('City', 'city'),
	text('Region', 'region'),
	country('Country', 'country'),
];

/** The point where the customer picks the parcel up; its shape is not documented. */
export const pickupPoint = json('Pickup Point', 'pickup_point_data', {
	kind: 'object',
	description:
		'The pickup point as the carrier describes it; Picqer does not document its shape (unconfirmed). Seen in use: an object with carrier, location_code, name, street, house_number, zipcode, city, country (texts).',
});

const ORDER = { search: 'searchOrders', example: '5001' };
const PRODUCT = { search: 'searchProducts', example: '720' };
const CUSTOMER = { search: 'searchCustomers', example: '310' };
const PICKLIST = { search: 'searchPicklists', example: '6100' };
const WAREHOUSE = { search: 'searchWarehouses', example: '18' };
const USER = { search: 'searchUsers', example: '5' };
const TAG = { search: 'searchTags', example: '7' };
const TEMPLATE = { search: 'searchTemplates', example: '4' };
const VAT_GROUP = { search: 'searchVatGroups', example: '2' };
const SUPPLIER = { search: 'searchSuppliers', example: '14' };
const LOCATION = { search: 'searchLocations', example: '41' };
const PROFILE = { search: 'searchShippingProfiles', example: '12' };
const PACKAGING = { search: 'searchPackagings', example: '3' };
const FULFILMENT_CUSTOMER = { search: 'searchFulfilmentCustomers', example: '3' };
const PRESET = { search: 'searchPicklistBatchPresets', example: '8234' };
const LOCATION_TYPE = { search: 'searchLocationTypes', example: '2' };
const PURCHASE_ORDER = { search: 'searchPurchaseOrders', example: '701' };
const RECEIPT = { search: 'searchReceipts', example: '469' };
const RETURN_STATUS = { search: 'searchReturnStatuses', example: '8' };
const RETURN_REASON = { search: 'searchReturnReasons', example: '2' };

/** Empties a locator with another resource, whose IDs mean something else. */
function emptiedWithResource(input: Input): Input {
	const typeOptions = { loadOptionsDependsOn: ['resource'] };
	return withParameter(input, { typeOptions });
}

/** What stands in paths, each chosen from a list or given by its ID. */
export const path = {
	order: numbered(locator('Order', 'idorder', ORDER), 'idorder'),
	product: numbered(locator('Product', 'idproduct', PRODUCT), 'idproduct'),
	customer: numbered(locator('Customer', 'idcustomer', CUSTOMER), 'idcustomer'),
	picklist: numbered(locator('Picklist', 'idpicklist', PICKLIST), 'idpicklist'),
	warehouse: locator('Warehouse', 'idwarehouse', WAREHOUSE),
	tag: locator('Tag', 'idtag', TAG),
	location: locator('Location', 'idlocation', LOCATION),
	supplier: locator('Supplier', 'idsupplier', SUPPLIER),
	purchaseOrder: locator('Purchase Order', 'idpurchaseorder', PURCHASE_ORDER),
	receipt: numbered(locator('Receipt', 'idreceipt', RECEIPT), 'idreceipt'),
	return: locator('Return', 'idreturn', { search: 'searchReturns', example: '392' }),
	locationType: locator('Location Type', 'idlocation_type', LOCATION_TYPE),
	packaging: locator('Packaging', 'idpackaging', PACKAGING),
	fulfilmentCustomer: locator('Fulfilment Customer', 'idfulfilment_customer', FULFILMENT_CUSTOMER),
	/** One for all resources that can only be read: its list shows what the chosen resource has. */
	record: emptiedWithResource(locator('Record', 'id', { search: 'searchRecords', example: '2' })),
};

/** What stands in bodies and filters, each chosen from a list or given by its ID. */
export const idField = {
	order: locatorField('Order', 'idorder', ORDER),
	product: locatorField('Product', 'idproduct', PRODUCT),
	customer: locatorField('Customer', 'idcustomer', CUSTOMER),
	warehouse: locatorField('Warehouse', 'idwarehouse', WAREHOUSE),
	user: locatorField('User', 'iduser', USER),
	assignedUser: locatorField('Assigned User', 'assigned_to_iduser', USER),
	tag: locatorField('Tag', 'idtag', TAG),
	template: locatorField('Template', 'idtemplate', TEMPLATE),
	vatGroup: locatorField('VAT Group', 'idvatgroup', VAT_GROUP),
	supplier: locatorField('Supplier', 'idsupplier', SUPPLIER),
	purchaseOrder: locatorField('Purchase Order', 'idpurchaseorder', PURCHASE_ORDER),
	returnStatus: locatorField('Return Status', 'idreturn_status', RETURN_STATUS),
	returnReason: locatorField('Return Reason', 'idreturn_reason', RETURN_REASON),
	author: locatorField('Author', 'idauthor', USER),
	mentioned: locatorField('Mentioned', 'idmentioned', USER),
	location: locatorField('Location', 'idlocation', LOCATION),
	fromLocation: locatorField('From Location', 'from_idlocation', LOCATION),
	toLocation: locatorField('To Location', 'to_idlocation', LOCATION),
	shippingProfile: locatorField('Shipping Profile', 'idshippingprovider_profile', PROFILE),
	packaging: locatorField('Packaging', 'idpackaging', PACKAGING),
	picklist: locatorField('Picklist', 'idpicklist', PICKLIST),
	preset: locatorField('Preset', 'idpicklist_batch_preset', PRESET),
	locationType: locatorField('Location Type', 'idlocation_type', LOCATION_TYPE),
	parentLocation: locatorField('Parent Location', 'parent_idlocation', LOCATION),
	preferredWarehouse: locatorField('Preferred Warehouse', 'preferred_idwarehouse', WAREHOUSE),
	fulfilmentCustomer: locatorField('Fulfilment Customer', 'idfulfilment_customer', {
		...FULFILMENT_CUSTOMER,
		description: 'Only for accounts with the fulfilment features',
	}),
};

/** Where a returned product goes; only the object that Picqer describes has it (2.14). */
export const intoWarehouse: Field = withParameter(idField.warehouse, {
	description: 'Receive Products names it later; Picqer may ignore it here (unconfirmed)',
});

/** What one piece on a line costs; a line can be a discount. */
export const price = decimal('Price', 'price', { description: 'Excluding VAT' });

/** How many, at least one. */
export const amount = whole('Amount', 'amount', { description: 'How many pieces', least: 1 });

/** Parameters of an operation that adds a product to something. */
export const productToAdd = place([required(idField.product), required(amount)], 'body').map(
	(input) => (input.parameter.name === 'idproduct' ? numbered(input, 'idproduct') : input),
);

/** The title of something new. */
export const newTitle = (example: string) =>
	place([required(text('Title', 'title', { placeholder: `e.g. ${example}` }))], 'body');

/** Sends true or nothing: Picqer may read a filter as set because its name is there (1.3, Booleans). */
export const trueOrNothing: Convert = (context, displayName, value) =>
	switchIn(context, displayName, value) ? true : undefined;

/** Filter of lists that have either the active or the inactive ones. */
export const onlyInactive = filters([
	{
		...toggle('Inactive', 'inactive', 'Whether to get only inactive ones instead of active ones'),
		convert: trueOrNothing,
	},
]);

/** The name of something new. */
export const newName = (example: string) =>
	place([required(text('Name', 'name', { placeholder: `e.g. ${example}` }))], 'body');

/** A colour as web pages write it, e.g. `#32CD32`. */
export const color = field('Color', 'color', 'color', {
	description: 'Color in the web application',
	default: '#32CD32',
	convert: textLike(/^#[\da-f]{6}$/i, 'must be a hex code, such as #32CD32'),
});

/** The colour of something new. */
export const newColor = place([required(color)], 'body');
