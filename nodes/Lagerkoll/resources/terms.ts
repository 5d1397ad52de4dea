import type { Input, Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { verbsFor } from '../fields/verbs';

/** A register of codes with a description. */
interface Register {
	name: string;
	value: string;
	/** In singular and plural inside of a sentence. */
	one: string;
	many: string;
	url: string;
	/** The service's word for the rows. */
	property: string;
	/** The code in the path. */
	code: Input;
	description?: string;
}

/** Four registers have the same shape and operations: docs/services/lagerkoll.md, 2.7 to 2.10. */
function register({
	name,
	value,
	one,
	many,
	url,
	property,
	code,
	description,
}: Register): Resource {
	const { get, list } = verbsFor({ name, one: `a ${one}`, many });
	return {
		name,
		value,
		description,
		operations: [
			list(url, property, { hasMarker: true }),
			get(`${url}/{${code.parameter.name}}`, {
				inputs: [code],
				output: [rowOfList({ thing: one, property, parameter: code.parameter.name })],
			}),
		],
	};
}

/** Delivery terms of customer orders: docs/services/lagerkoll.md, 2.7. */
export const customerDeliveryTermResource = register({
	name: 'Customer Delivery Term',
	value: 'customerDeliveryTerm',
	one: 'customer delivery term',
	many: 'customer delivery terms',
	url: '/customer_delivery_terms',
	property: 'customerDeliveryTerms',
	code: path.customerDeliveryTerm,
});

/** Payment terms: docs/services/lagerkoll.md, 2.8. */
export const paymentTermResource = register({
	name: 'Payment Term',
	value: 'paymentTerm',
	one: 'payment term',
	many: 'payment terms',
	url: '/payment_terms',
	property: 'paymentTerms',
	code: path.paymentTerm,
});

/** Delivery terms of suppliers: docs/services/lagerkoll.md, 2.9. */
export const supplierDeliveryTermResource = register({
	name: 'Supplier Delivery Term',
	value: 'supplierDeliveryTerm',
	one: 'supplier delivery term',
	many: 'supplier delivery terms',
	url: '/supplier_delivery_terms',
	property: 'supplierDeliveryTerms',
	code: path.supplierDeliveryTerm,
});

/** Ways of delivery: docs/services/lagerkoll.md, 2.10. */
export const wayOfDeliveryResource = register({
	name: 'Way of Delivery',
	value: 'wayOfDelivery',
	one: 'way of delivery',
	many: 'ways of delivery',
	url: '/wod',
	property: 'wayOfDeliveries',
	code: path.wayOfDelivery,
});
