import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { onlyInactive, path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Picklist Batch Preset',
	one: 'a picklist batch preset',
	many: 'picklist batch presets',
});

/** Presets for batches; made in Picqer only: docs/services/picqer.md, 2.5. */
export const picklistBatchPresetResource: Resource = {
	name: 'Picklist Batch Preset',
	value: 'picklistBatchPreset',
	description: 'Which picklists a batch gets; made in Picqer',
	operations: [
		list('/picklists/batches/presets', { inputs: [onlyInactive] }),
		get('/picklists/batches/presets/{id}', {
			description: 'Get an active or inactive preset, with the number of its picklists',
			inputs: [path.record],
		}),
	],
};
