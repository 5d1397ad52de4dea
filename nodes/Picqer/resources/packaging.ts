import { additionalFields, updateFields } from '../../shared/operation/collections';
import { text, toggle, whole } from '../../shared/operation/fields';
import { key } from '../../shared/operation/key';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { newName, onlyInactive, path } from '../fields/fields';
import { pages } from '../service/request';

const { create, get, list, update } = verbs(pages, {
	name: 'Packaging',
	one: 'a packaging',
	many: 'packagings',
});

const UNIT = { description: 'Picqer does not document the unit (unconfirmed)', least: 0 };

const packagingFields = [
	key('Barcode', 'barcode', {
		description: 'EAN or another code that a scanner reads',
		placeholder: 'e.g. BOX-M',
	}),
	whole('Length (Centimetres)', 'length', UNIT),
	whole('Width (Centimetres)', 'width', UNIT),
	whole('Height (Centimetres)', 'height', UNIT),
	toggle(
		'Use in Automatic Advice',
		'use_in_auto_advice',
		'Whether Picqer may advise this packaging for a picklist',
	),
];

/** Boxes and bags that goods are sent in: docs/services/picqer.md, 2.28. */
export const packagingResource: Resource = {
	name: 'Packaging',
	value: 'packaging',
	operations: [
		list('/packagings', { inputs: [onlyInactive] }),
		get('/packagings/{idpackaging}', { inputs: [path.packaging] }),
		create('/packagings', { inputs: [...newName('Box M'), additionalFields(packagingFields)] }),
		update('/packagings/{idpackaging}', {
			description: 'Change a packaging; to take it out of use, set Active to off',
			inputs: [
				path.packaging,
				updateFields([
					text('Name', 'name'),
					...packagingFields,
					toggle('Active', 'active', 'Whether the packaging is in use', { default: true }),
				]),
			],
		}),
	],
};
