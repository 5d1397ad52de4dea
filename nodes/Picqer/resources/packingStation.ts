import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Packing Station',
	one: 'a packing station',
	many: 'packing stations',
});

/** Tables where orders are packed, with their printers: docs/services/picqer.md, 2.29. */
export const packingStationResource: Resource = {
	name: 'Packing Station',
	value: 'packingStation',
	description: 'A table where orders are packed, with its printers',
	operations: [list('/packingstations'), get('/packingstations/{id}', { inputs: [path.record] })],
};
