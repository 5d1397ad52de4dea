import { updateFields } from '../../shared/operation/collections';
import { text } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { color, newColor, newName, path } from '../fields/fields';
import { pages } from '../service/request';

const { action, create, get, list, remove, update } = verbs(pages, {
	name: 'Location Type',
	one: 'a location type',
	many: 'location types',
});

const { locationType } = path;

/** Types of locations: docs/services/picqer.md, 2.17. */
export const locationTypeResource: Resource = {
	name: 'Location Type',
	value: 'locationType',
	operations: [
		list('/locationtypes'),
		get('/locationtypes/{idlocation_type}', { inputs: [locationType] }),
		create('/locationtypes', { inputs: [...newName('Bulk'), ...newColor] }),
		update('/locationtypes/{idlocation_type}', {
			answer: 'nothing',
			inputs: [locationType, updateFields([text('Name', 'name'), color])],
		}),
		remove('/locationtypes/{idlocation_type}', {
			description: 'Delete a type that is not the default one and not in use',
			inputs: [locationType],
		}),
		action(
			'Set as Default',
			'setDefault',
			'Set a location type as default',
			['POST', '/locationtypes/{idlocation_type}/default'],
			{ answer: 'nothing', inputs: [locationType] },
		),
	],
};
