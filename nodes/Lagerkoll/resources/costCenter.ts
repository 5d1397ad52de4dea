import type { Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { single } from '../fields/single';
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
				single({ thing: 'cost center', property: 'costCenters', parameter: 'costCenterId' }),
			],
		}),
	],
};
