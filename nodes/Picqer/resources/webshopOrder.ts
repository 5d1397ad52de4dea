import { filters } from '../../shared/operation/collections';
import { text } from '../../shared/operation/fields';
import { key } from '../../shared/operation/key';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Webshop Order',
	one: 'a webshop order',
	many: 'webshop orders',
});

/** What "Simplify" keeps. */
const SIMPLE = [
	'idcompany_webshop_order',
	'idcompany_webshop',
	'idorder',
	'foreign_id',
	'foreign_number',
	'foreign_status',
	'status',
	'reason',
	'ordered',
	'updated',
];

/** Orders that Picqer's own webshop connections see: docs/services/picqer.md, 2.30. */
export const webshopOrderResource: Resource = {
	name: 'Webshop Order',
	value: 'webshopOrder',
	description: "An order in a webshop that is connected by one of Picqer's own connections",
	operations: [
		list('/webshoporders', {
			simple: SIMPLE,
			inputs: [
				filters([
					text('ID in Webshop', 'foreign_id', {
						description: 'The exact ID that the webshop uses',
					}),
					key('Number in Webshop', 'foreign_number', {
						description: 'The exact number that the webshop shows',
						placeholder: 'e.g. WEB-8891',
					}),
					idField.order,
				]),
			],
		}),
		get('/webshoporders/{id}', { inputs: [path.record], simple: SIMPLE }),
	],
};
