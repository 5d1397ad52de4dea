import type { Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({
	name: 'Cost Center',
	one: 'a cost center',
	many: 'cost centers',
});

/** Cost centers of customer orders: docs/services/lagerkoll.md, 2.4. */
export const costCenterResource: Resource = {
	name: 'Cost Center',
	value: 'costCenter',
	operations: [
		list('/costcenters', 'costCenters', { hasMarker: true }),
		get('/costcenters/{costCenterId}', {
			inputs: [path.costCenter],
			output: [
				rowOfList({ thing: 'cost center', property: 'costCenters', parameter: 'costCenterId' }),
			],
		}),
	],
};
