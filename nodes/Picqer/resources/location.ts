import {
	additionalFields,
	filters,
	updateFields,
	withFields,
} from '../../shared/operation/collections';
import type { Convert } from '../../shared/operation/convert';
import {
	choice,
	place,
	required,
	text,
	toggle,
	withParameter,
} from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { switchIn } from '../../shared/operation/toSwitch';
import { verbs } from '../../shared/operation/verbs';
import { idField, newName, path, trueOrNothing } from '../fields/fields';
import { pages } from '../service/request';

const { action, create, get, list, remove, update } = verbs(pages, {
	name: 'Location',
	one: 'a location',
	many: 'locations',
});

const { location } = path;

const productOnLocation = locator('Product', 'idproduct', {
	search: 'searchProductsOnLocation',
	example: '720',
});

/** A container is a location that moves, such as a cart (docs/services/picqer.md, 2.16). */
const type = choice('Type', 'type', ['location', 'container'], {
	description: 'A container is a location that moves, such as a cart',
	default: 'location',
});

const onlyOfLocations = { description: 'Not for containers' };

const locationFields = [
	type,
	text('Remarks', 'remarks', { description: 'Free text for the people who handle it' }),
	withParameter(idField.locationType, {
		description: 'A new location gets the default type when left out; not for containers',
	}),
	withParameter(idField.parentLocation, onlyOfLocations),
	toggle(
		'Unlink on Empty',
		'unlink_on_empty',
		'Whether a product is unlinked when its last piece is gone; not for containers',
	),
	toggle(
		'Bulk Location',
		'is_bulk_location',
		'Whether this is a bulk location; not for containers',
	),
	toggle(
		'Exclusive Location',
		'is_exclusive_location',
		'Whether only one product may lie here; not for containers',
	),
];

const linkToParent = {
	...toggle(
		'Link to Parent',
		'auto_link_to_parent',
		'Whether Picqer looks for the parent location by the name, and makes it where there is none',
	),
	// The documented value is 1 (2.16, Create); Picqer may not know `true` here.
	convert: ((context, label, value) =>
		switchIn(context, label, value) ? 1 : undefined) as Convert,
};

/** All of it goes into the body but for one, which Picqer wants in the query (2.16, Create). */
const fieldsOfNew = withFields(additionalFields(locationFields), place([linkToParent], 'query'));

const intendedLocation = withParameter(idField.location, {
	displayName: 'Intended Location',
	name: 'intendedLocation',
	description: 'Where the product is to go',
});

/** Locations in warehouses: docs/services/picqer.md, 2.16. */
export const locationResource: Resource = {
	name: 'Location',
	value: 'location',
	description: 'A place in a warehouse; products are linked to it by Product Location',
	operations: [
		list('/locations', {
			inputs: [
				filters([
					type,
					idField.locationType,
					idField.warehouse,
					{
						...toggle(
							'Only Available',
							'only_available',
							'Whether to get only locations that no product is linked to',
						),
						convert: trueOrNothing,
					},
					text('Name', 'name', { placeholder: 'e.g. A.1.3' }),
				]),
			],
		}),
		get('/locations/{idlocation}', { inputs: [location] }),
		create('/locations', {
			inputs: [...place([required(idField.warehouse)], 'body'), ...newName('A.1.3'), fieldsOfNew],
		}),
		update('/locations/{idlocation}', {
			inputs: [
				location,
				updateFields([text('Name', 'name'), idField.warehouse, ...locationFields]),
			],
		}),
		remove('/locations/{idlocation}', {
			description: 'Delete a location that no product is linked to',
			inputs: [location],
		}),
		list('/locations/{idlocation}/products', {
			name: 'Get Products',
			value: 'getProducts',
			action: 'Get the products on a location',
			description: 'Get the products that are linked to a location, with or without stock',
			inputs: [location],
		}),
		action(
			'Set Intent',
			'setIntent',
			'Set where a product in a container is meant to go',
			['PUT', '/locations/{idlocation}/products/{idproduct}/intent'],
			{
				answer: 'nothing',
				description: 'Say where a product in a container is meant to go',
				inputs: [location, productOnLocation, ...place([required(intendedLocation)], 'body')],
			},
		),
	],
};
