import type { IDataObject } from 'n8n-workflow';
import { without } from '../../shared/lib/without';
import {
	numberFrom,
	toJson,
	toText,
	toWallClock,
	unlessEmpty,
	type Convert,
} from '../../shared/operation/convert';
import {
	dateTime,
	decimal,
	notice,
	text,
	type Field,
	type More,
} from '../../shared/operation/fields';
import { keyOf, toFilledKey, toKey } from '../../shared/operation/key';
import { locator, locatorField } from '../../shared/operation/locator';
import { parameterError } from '../../shared/operation/nodeError';
import type { Input, Step } from '../../shared/operation/operation';
import { withSkuMode } from './bySku';
import { goedGepickt, ZONE } from '../service/request';

const WEBSHOP = {
	search: 'searchWebshops',
	example: '9f6d0e52-7a1b-4b6e-9d57-1c2d3e4f5a6b',
	numeric: false,
};
const PRODUCT = {
	search: 'searchProducts',
	example: '3a0d8d0c-5c2f-4a9e-8a53-0d6f1b2c3d4e',
	numeric: false,
	description: 'The list finds a product by its whole SKU, or among the first products by a part',
};
const PICK_LOCATION = {
	search: 'searchPickLocations',
	example: '51f0b2a4-1b2c-4d3e-9f10-abcdefabcdef',
	numeric: false,
};
const ORDER = {
	search: 'searchOrders',
	example: '802b2103-0000-4000-8000-60fe6b87e466',
	numeric: false,
	description: 'The list has the orders of the last 30 days',
};

/** What stands in a path. */
export const path = {
	product: withSkuMode(locator('Product', 'productUuid', PRODUCT)),
	pickLocation: locator('Pick Location', 'pickLocationUuid', PICK_LOCATION),
	order: locator('Order', 'orderUuid', ORDER),
};

/** What stands in a query or body. */
export const idField = {
	pickLocation: locatorField('Pick Location', 'pickLocationUuid', {
		...PICK_LOCATION,
		description:
			'Without it GoedGepickt chooses the location; which one it takes is not documented (unconfirmed)',
	}),
	order: locatorField('Order', 'orderUuid', ORDER),
	webshop: locatorField('Webshop', 'webshopUuid', {
		...WEBSHOP,
		description: 'GoedGepickt may ignore this filter (unconfirmed)',
	}),
};

/** The webshop that something new belongs to; `fillWebshop` puts it into the body. */
const webshop: Input = {
	parameter: locatorField('Webshop', 'webshopUuid', {
		...WEBSHOP,
		description: 'The Default Webshop UUID of the credential when empty',
	}).parameter,
};

/** Says before the run what `fillWebshop` refuses. */
export const webshopNeeded = notice(
	'webshopNeeded',
	'A key belongs to the whole account, so GoedGepickt needs the webshop: choose one here, or fill in Default Webshop UUID in the credential.',
);

/** The webshop of something new or changed, and when it is needed. */
export const ofWebshop = [webshop, webshopNeeded];

/**
 * Writes carry the webshop, since a key belongs to the account (docs/services/goedgepickt.md, 1.1):
 * the node's own, or else the credential's. One in "Additional Fields (JSON)" goes before both.
 */
export const fillWebshop: Step = async (draft, context) => {
	const body = draft.body as IDataObject;
	const given = draft.inputs.webshopUuid;
	const credentials = await context.getCredentials(goedGepickt.credentialType);
	const uuid = [body.webshopUuid, given, credentials.webshopUuid]
		.map(keyOf)
		.find((one) => one !== '');
	if (uuid !== undefined) return { ...draft, body: { ...body, webshopUuid: uuid } };
	throw parameterError(
		context,
		'Webshop',
		'is empty',
		'Choose one, or fill in Default Webshop UUID in the credential.',
	);
};

/**
 * Fields that no source shows being written, in the service's own names
 * (docs/services/goedgepickt.md, 2.2, section 4).
 */
export const additionalJson: Input = {
	parameter: {
		displayName: 'Additional Fields (JSON)',
		name: 'additionalJson',
		type: 'json',
		default: '{}',
		description:
			'More fields as an object, in the names that GoedGepickt uses, e.g. { "name": "value" }; they replace fields of the same name',
	},
	convert: toJson('object'),
};

/** Fields by which products and orders are found again. */
const KEYS = ['sku', 'productId', 'orderId', 'orderDisplayId'];

/** Puts "Additional Fields (JSON)" into the body; an empty key there takes none away. */
export const mergeJson: Step = (draft, context) => {
	// The input makes an object of it, or nothing.
	const more = (draft.inputs.additionalJson ?? {}) as IDataObject;
	const keys = KEYS.map((name): [string, unknown] => [
		name,
		toKey(context, `Additional Fields (JSON), ${name}`, more[name]),
	]).filter(([, value]) => value !== undefined && value !== '');
	const given = { ...without(more, ...KEYS), ...(Object.fromEntries(keys) as IDataObject) };
	return { ...draft, body: { ...(draft.body as IDataObject), ...given } };
};

/** A date as list filters take it: `YYYY-MM-DD` (docs/services/goedgepickt.md, 1.2). */
export const dayField = (displayName: string, property: string, more: More = {}): Field =>
	dateTime(displayName, property, {
		convert: toWallClock({ zone: ZONE, dateOnly: true }),
		...more,
	});

/** `2026-03-02T14:05:00.000`, Dutch time without zone (docs/services/goedgepickt.md, 1.2). */
export const toDutchTime: Convert = (context, displayName, value) => {
	const wall = toWallClock({ zone: ZONE })(context, displayName, value);
	return wall === undefined ? undefined : `${String(wall).replace(' ', 'T')}.000`;
};

/** VAT in per cent. */
export const TAX_RATE = { least: 0, most: 100 };

/**
 * Money: text with a point and two decimals, `19.95` (docs/services/goedgepickt.md, 1.2). A fraction of a
 * cent is not rounded, as that adds up over many pieces.
 */
const toMoney =
	(least?: number): Convert =>
	(context, displayName, value) => {
		const number = numberFrom(context, displayName, value, { least });
		if (number === undefined) return undefined;
		// What is left by calculations such as 0.1 + 0.2 is no fraction of a cent.
		const exact = Number(number.toFixed(6));
		if (Number(exact.toFixed(2)) === exact) return exact.toFixed(2);
		const wayOut = 'Round it to whole cents, as in {{ $json.price.round(2) }}.';
		throw parameterError(context, displayName, `${number} has more than two decimals`, wayOut);
	};

/**
 * An amount of money.
 *
 * @param least smallest amount; undefined where one below zero can be meant, as that of a line that is a
 * discount
 */
export const money = (
	displayName: string,
	property: string,
	{ least }: { least?: number } = {},
): Field =>
	decimal(displayName, property, {
		least,
		convert: toMoney(least),
		description: 'An amount of money with two decimals, such as 19.95',
	});

/** Text that is left out when empty; numbers become text. */
export const filledText: Convert = (context, displayName, value) =>
	unlessEmpty(context, displayName, toText(context, displayName, value));

/** A key that is left out when empty. */
export const keyLine = (displayName: string, property: string, more: More = {}): Field =>
	text(displayName, property, { convert: toFilledKey, ...more });

/** A line of text that is left out when empty. */
export const line = (displayName: string, property: string, more: More = {}): Field =>
	text(displayName, property, { convert: filledText, ...more });
