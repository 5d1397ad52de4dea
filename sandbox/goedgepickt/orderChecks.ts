import { invalid } from './errors';
import type { GoedGepicktState } from './types';
import { isMissing, missingFields, refuseIfAny } from './world';

type Body = Record<string, unknown>;

const required = [
	'webshopUuid',
	'orderId',
	'createDate',
	'orderStatus',
	'shippingAddress',
	'shippingHouseNumber',
];

const requiredOfItem = ['sku', 'productName', 'productQuantity', 'taxRate'];

const statuses = ['open', 'on_hold', 'completed', 'cancelled'];

/** The two forms that were seen, both without a zone. */
const dateForms = [
	/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?$/,
	/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/,
];

function isDate(value: unknown): boolean {
	const text = String(value);
	return (
		dateForms.some((form) => form.test(text)) && !Number.isNaN(Date.parse(text.replace(' ', 'T')))
	);
}

function itemErrors(item: unknown, index: number): Record<string, string[]> {
	const fields = (typeof item === 'object' && item !== null ? item : {}) as Body;
	const errors = missingFields(fields, requiredOfItem);
	const quantity = Number(fields.productQuantity);
	if (!errors.productQuantity && !(Number.isInteger(quantity) && quantity > 0))
		errors.productQuantity = ['productQuantity moet een geheel getal groter dan 0 zijn.'];
	if (!errors.taxRate && Number.isNaN(Number(fields.taxRate)))
		errors.taxRate = ['taxRate moet een getal zijn.'];
	return Object.fromEntries(
		Object.entries(errors).map(([name, texts]) => [`orderItems.${index}.${name}`, texts]),
	);
}

function houseNumberErrors(body: Body): Record<string, string[]> {
	const names = {
		billingHouseNumber: 'Factuur huisnummer',
		shippingHouseNumber: 'Verzend huisnummer',
	};
	return Object.fromEntries(
		Object.entries(names)
			.filter(([name]) => !isMissing(body[name]) && typeof body[name] !== 'string')
			.map(([name, text]) => [name, [`${text} moet tekst zijn.`]]),
	);
}

/**
 * Checks the body of a new order (docs/services/goedgepickt.md, 2.5); gives its items.
 *
 * @throws GoedGepicktError a 422 that names all wrong fields
 */
export function checkedItems(state: GoedGepicktState, body: Body): Body[] {
	const errors = { ...missingFields(body, required), ...houseNumberErrors(body) };
	if (!errors.webshopUuid && !state.webshops.some(({ uuid }) => uuid === body.webshopUuid))
		errors.webshopUuid = ['webshopUuid bestaat niet.'];
	if (!errors.orderStatus && !statuses.includes(String(body.orderStatus)))
		errors.orderStatus = ['orderStatus is ongeldig.'];
	for (const name of ['createDate', 'finishDate']) {
		if (!isMissing(body[name]) && !isDate(body[name]))
			errors[name] = [`${name} is geen geldige datum.`];
	}
	for (const name of ['billingCountry', 'shippingCountry']) {
		if (!isMissing(body[name]) && !/^[A-Z]{2}$/.test(String(body[name])))
			errors[name] = [`${name} moet een landcode van twee letters zijn.`];
	}
	refuseIfAny(errors);
	const items: unknown = body.orderItems;
	if (!Array.isArray(items) || items.length === 0)
		throw invalid({ orderItems: ['orderItems is verplicht.'] });
	refuseIfAny(Object.assign({}, ...items.map(itemErrors)) as Record<string, string[]>);
	return items as Body[];
}
