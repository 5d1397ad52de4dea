import type { IDataObject } from 'n8n-workflow';
import { isSameInAnyCase } from '../../shared/operation/key';
import { without } from '../../shared/lib/without';
import { withParameter } from '../../shared/operation/fields';
import { filters } from '../../shared/operation/collections';
import { verbs } from '../../shared/operation/verbs';
import type { Resource, Step } from '../../shared/operation/operation';
import { idField, dayField } from '../fields/fields';
import { checkedList, extraParameters, perPage, spreadExtra } from '../fields/listFilters';
import { pages } from '../service/request';

const { list } = verbs(pages, {
	name: 'Shipment',
	one: 'a shipment',
	many: 'shipments',
});

/** What "Simplify" keeps. */
const SIMPLE = [
	'uuid',
	'status',
	'createDate',
	'deliveredDate',
	'trackTraceCode',
	'trackTraceUrl',
	'referenceText',
	'linkedOrder',
	'shippingMethod',
	'shippingCity',
];

/**
 * GoedGepickt has no filter by order, so it is the node's own (docs/services/goedgepickt.md, 2.6,
 * section 4).
 */
const orderHere = withParameter(idField.order, {
	description:
		'All shipments are read and the others left out, as GoedGepickt cannot filter by order: give Created After, too. Get of an order is faster.',
});

const keepOrderHere: Step = (draft) => ({
	...draft,
	query: without(draft.query, 'orderUuid'),
});

const ofOrder = checkedList(({ inputs }) => {
	const { orderUuid } = inputs.filters as IDataObject;
	if (orderUuid === undefined) return () => true;
	return ({ linkedOrder, orderUuid: direct }) =>
		[(linkedOrder as IDataObject | null | undefined)?.uuid, direct].some((uuid) =>
			isSameInAnyCase(uuid, orderUuid),
		);
});

/** Shipments: docs/services/goedgepickt.md, 2.6. */
export const shipmentResource: Resource = {
	name: 'Shipment',
	value: 'shipment',
	operations: [
		list('/shipments', {
			description:
				'Get many shipments; GoedGepickt answers slowly, so give Created After and leave the time-out',
			request: perPage(100),
			simple: SIMPLE,
			flow: ofOrder,
			inputs: [
				filters([
					dayField('Created After', 'createdAfter', {
						description: 'Only shipments made after this day',
					}),
					orderHere,
					extraParameters,
				]),
			],
			before: [keepOrderHere, spreadExtra],
		}),
	],
};
