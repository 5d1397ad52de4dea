import type { Resource } from '../../shared/operation/operation';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'Unit', one: 'a unit', many: 'units' });

/** Units of articles: docs/services/lagerkoll.md, 2.30. */
export const unitResource: Resource = {
	name: 'Unit',
	value: 'unit',
	operations: [list('/units', 'units', { hasMarker: true })],
};
