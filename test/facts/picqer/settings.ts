import type { Fields, Table } from '../facts';
import { all, fields } from '../written';
import {
	body,
	color,
	comments,
	country,
	day,
	language,
	listed,
	oneOf,
	op,
	orNull,
	readOnly,
} from './words';

const LOCATION: Fields = {
	...fields({
		whole: 'idwarehouse',
		text: 'name remarks',
		flag: 'unlink_on_empty is_bulk_location is_exclusive_location',
	}),
	...all('idlocation_type parent_idlocation', orNull({ type: 'integer' })),
	type: oneOf('location', 'container'),
};

/** Warehouses, locations and their types: docs/services/picqer.md, 2.15 to 2.17. */
const warehouses: Table = [
	...readOnly('/warehouses'),
	op('GET /warehouses/{id}/stock', listed()),
	op(
		'GET /locations',
		listed(
			{ whole: 'idlocation_type idwarehouse', text: 'name', only: 'only_available' },
			{ type: oneOf('location', 'container') },
		),
	),
	op('GET /locations/{id}'),
	op('POST /locations', {
		query: { auto_link_to_parent: oneOf('1') },
		...body({ ...LOCATION, ...fields({ whole: 'idwarehouse!', text: 'name!' }) }),
	}),
	op('PUT /locations/{id}', body(LOCATION)),
	op('DELETE /locations/{id}'),
	op('GET /locations/{id}/products', listed()),
	op('PUT /locations/{id}/products/{idproduct}/intent', body(fields({ whole: 'idlocation' }))),
	op('GET /locationtypes', listed()),
	op('GET /locationtypes/{id}'),
	op('POST /locationtypes', body({ ...fields({ text: 'name!' }), ...all('color!', color) })),
	op('PUT /locationtypes/{id}', body({ ...fields({ text: 'name' }), color })),
	op('DELETE /locationtypes/{id}'),
	op('POST /locationtypes/{id}/default'),
];

const SUPPLIER: Fields = {
	...fields({
		text: 'name contactname address address2 zipcode city region telephone emailaddress remarks',
		flag: 'active',
	}),
	...all('idtemplate', orNull({ type: 'integer' })),
	country,
	language,
};

const FULFILMENT: Fields = {
	...fields({ text: 'name username password emailaddress', flag: 'can_login' }),
	...all('idtemplate preferred_idwarehouse', orNull({ type: 'integer' })),
	language,
	allowed_shipping_profiles: { type: 'array' },
	'allowed_shipping_profiles[]': { type: 'integer' },
};

const TASK: Fields = {
	...fields({ text: 'title description' }),
	assigned_to_iduser: orNull({ type: 'integer' }),
	deadline_date: day,
	deadline_time: { type: 'string', pattern: '^\\d{2}:\\d{2}(:\\d{2})?$' },
};

const PACKAGING: Fields = fields({
	text: 'name barcode',
	whole: 'length width height',
	flag: 'use_in_auto_advice',
});

const TAG: Fields = { ...fields({ text: 'title', flag: 'inherit' }), color };

/** All the rest: docs/services/picqer.md, 2.18 to 2.31 and 3.1. */
const rest: Table = [
	op('GET /suppliers', listed({ only: 'inactive' })),
	op('GET /suppliers/{id}'),
	op('POST /suppliers', body({ ...SUPPLIER, ...fields({ text: 'name!' }) })),
	op('PUT /suppliers/{id}', body(SUPPLIER)),
	...comments('/suppliers/{id}'),
	op('GET /shippingproviders'),
	op('GET /tags', listed({ text: 'search' })),
	op('GET /tags/{id}'),
	op(
		'POST /tags',
		body({ ...fields({ text: 'title!', flag: 'inherit!' }), ...all('color!', color) }),
	),
	op('PUT /tags/{id}', body(TAG)),
	op('DELETE /tags/{id}'),
	op('GET /users', listed({ flag: 'active' })),
	op('GET /users/me'),
	op('GET /users/{id}'),
	...['/vatgroups', '/pricelists', '/templates'].flatMap((thing) => readOnly(thing)),
	op(
		'GET /comments',
		listed(
			{ whole: 'idauthor idmentioned' },
			all('author_type mentioned_type', oneOf('user', 'fulfilment_customer')),
		),
	),
	op('GET /comments/{id}'),
	op('DELETE /comments/{id}'),
	...['/productfields', '/orderfields', '/customerfields'].flatMap((thing) => readOnly(thing)),
	op('GET /stats'),
	op('GET /stats/{key}'),
	...readOnly('/fulfilment/customers'),
	op('POST /fulfilment/customers', body({ ...FULFILMENT, ...fields({ text: 'name!' }) })),
	op('PUT /fulfilment/customers/{id}', body(FULFILMENT)),
	op('GET /fulfilment/customers/{id}/report', { query: all('start-date! end-date!', day) }),
	...readOnly('/tasks', listed({ flag: 'completed' })),
	op('POST /tasks', body({ ...TASK, ...fields({ text: 'title!' }) })),
	op('PUT /tasks/{id}', body(TASK)),
	op('DELETE /tasks/{id}'),
	op('POST /tasks/{id}/complete'),
	op('POST /tasks/{id}/uncomplete'),
	...readOnly('/packagings', listed({ only: 'inactive' })),
	op('POST /packagings', body({ ...PACKAGING, ...fields({ text: 'name!' }) })),
	op('PUT /packagings/{id}', body({ ...PACKAGING, ...fields({ flag: 'active' }) })),
	...readOnly('/packingstations'),
	...readOnly('/webshoporders', listed({ text: 'foreign_id foreign_number', whole: 'idorder' })),
	...readOnly('/movements'),
	op('GET /hooks', listed()),
	op('GET /hooks/{idhook}'),
	op('POST /hooks', body(fields({ text: 'name! event! address! secret' }))),
	op('DELETE /hooks/{idhook}'),
	op('POST /hooks/{idhook}/reactivate'),
];

export const settingFacts: Table = [...warehouses, ...rest];
