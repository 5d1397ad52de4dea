import { commentsOf } from './commentsOf';
import { additionalFields, updateFields } from '../../shared/operation/collections';
import { email, longText, text, toggle, withParameter } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, language, newName, onlyInactive, path, postalAddress } from '../fields/fields';
import { pages } from '../service/request';

const { create, get, list, update } = verbs(pages, {
	name: 'Supplier',
	one: 'a supplier',
	many: 'suppliers',
});

const { supplier } = path;

/** What "Simplify" keeps. */
const SIMPLE = [
	'idsupplier',
	'name',
	'contactname',
	'address',
	'zipcode',
	'city',
	'country',
	'telephone',
	'emailaddress',
	'active',
];

const supplierFields = [
	...postalAddress,
	text('Telephone', 'telephone'),
	email('Email Address', 'emailaddress'),
	longText('Remarks', 'remarks', { description: 'Free text for the people who handle it' }),
	language,
	withParameter(idField.template, { description: 'Picqer may ignore it (unconfirmed)' }),
];

/** Suppliers; no call to delete one is known: docs/services/picqer.md, 2.18. */
export const supplierResource: Resource = {
	name: 'Supplier',
	value: 'supplier',
	operations: [
		list('/suppliers', {
			simple: SIMPLE,
			description: 'Get the active suppliers, or only the inactive ones',
			inputs: [onlyInactive],
		}),
		get('/suppliers/{idsupplier}', { inputs: [supplier], simple: SIMPLE }),
		create('/suppliers', {
			inputs: [...newName('Lampen Groothandel'), additionalFields(supplierFields)],
			simpleIfAsked: SIMPLE,
		}),
		update('/suppliers/{idsupplier}', {
			inputs: [
				supplier,
				updateFields([
					text('Name', 'name'),
					...supplierFields,
					toggle(
						'Active',
						'active',
						'Whether the supplier is in use; Picqer may ignore it (unconfirmed)',
						{ default: true },
					),
				]),
			],
			simpleIfAsked: SIMPLE,
		}),
		...commentsOf('/suppliers/{idsupplier}', supplier, 'a supplier'),
	],
};
