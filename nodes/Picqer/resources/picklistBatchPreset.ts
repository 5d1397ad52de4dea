import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { onlyInactive, path } from '../fields';
import { pages, picqer } from '../request';

const { get, list } = verbs(picqer, pages, {
	name: 'Picklist Batch Preset',
	one: 'a picklist batch preset',
	many: 'picklist batch presets',
});

/** Presets for batches; made in Picqer only: reference picqer.md, 2.5. */
export const picklistBatchPresetResource: Resource = {
	name: 'Picklist Batch Preset',
	value: 'picklistBatchPreset',
	description: 'Which picklists a batch gets; made in Picqer',
	operations: [
		list('/picklists/batches/presets', { parameters: [onlyInactive] }),
		get('/picklists/batches/presets/{id}', {
			description: 'Get an active or inactive preset, with the number of its picklists',
			parameters: [path.record],
		}),
	],
};
