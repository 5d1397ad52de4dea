import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { METHODS, WHO_FULFILS } from '../../fields/fulfilmentMethod';
import { choice, choiceToMake, place, whole, type Field } from '../../../shared/operation/fields';
import { parameterError } from '../../../shared/operation/nodeError';
import { profileField } from '../../fields/idFields';
import type { Step } from '../../../shared/operation/operation';

/** How an offer in version 11 is fulfilled: docs/services/bol.md, 2.18. */

/** Who ships, where it may be left out. */
export const methodField = choice('Fulfilment Method', 'fulfilment.method', METHODS, {
	description: WHO_FULFILS,
	default: 'FBR',
});

/** Who ships. */
export const fulfilmentMethod = place(
	[
		choiceToMake('Fulfilment Method', 'fulfilment.method', METHODS, {
			description: WHO_FULFILS,
		}),
	],
	'body',
);

/** The order times that next-day promises of version 10 knew. */
const ORDER_TIMES = Array.from({ length: 12 }, (_, index) => `${index + 12}:00`).map((value) => ({
	name: value,
	value,
}));

/** How and how soon an offer reaches the customer. */
export const fulfilmentFields: Field[] = [
	choice(
		'Delivery Schedule',
		'fulfilment.schedule',
		['BOL_DELIVERY_PROMISE', 'MY_DELIVERY_PROMISE', 'SHIPPING_VIA_BOL'],
		{ description: 'When the goods are sent', default: 'BOL_DELIVERY_PROMISE' },
	),
	profileField,
	whole('Minimum Days to Customer', 'fulfilment.deliveryPromise.minimumDaysToCustomer', {
		name: 'minimumDaysToCustomer',
		least: 0,
		description: 'Only with FBR, and together with Maximum Days to Customer',
	}),
	whole('Maximum Days to Customer', 'fulfilment.deliveryPromise.maximumDaysToCustomer', {
		name: 'maximumDaysToCustomer',
		least: 0,
		description: 'Only with FBR, and together with Minimum Days to Customer',
	}),
	choice('Ultimate Order Time', 'fulfilment.deliveryPromise.ultimateOrderTime', ORDER_TIMES, {
		name: 'ultimateOrderTime',
		description: 'Orders until then are delivered the next day; later ones a day later',
	}),
];

/** bol takes the parts of a fulfilment only together; an emptied part is no part. */
export const completeFulfilment: Step = (draft, context) => {
	const { fulfilment, ...others } = draft.body as IDataObject;
	const given = withoutEmpty((fulfilment ?? {}) as IDataObject);
	if (Object.keys(given).length === 0) return { ...draft, body: others };
	checkFulfilment(context, given);
	return { ...draft, body: { ...others, fulfilment: given } };
};

function withoutEmpty(fulfilment: IDataObject): IDataObject {
	const { deliveryPromise, ...others } = fulfilment;
	const isEmpty = Object.keys((deliveryPromise ?? {}) as IDataObject).length === 0;
	return isEmpty ? others : fulfilment;
}

function checkFulfilment(
	context: IExecuteSingleFunctions,
	{ method, deliveryPromise }: IDataObject,
) {
	if (!method) {
		throw parameterError(
			context,
			'Fulfilment Method',
			'is needed when anything else about the fulfilment changes',
			'Add it to the fields: FBR or FBB.',
		);
	}
	if (!deliveryPromise) return;
	if (method === 'FBB') {
		const days = 'Minimum Days, Maximum Days, Ultimate Order Time';
		throw parameterError(context, days, 'are only possible with the fulfilment method FBR');
	}
	const { minimumDaysToCustomer: least, maximumDaysToCustomer: most } =
		deliveryPromise as IDataObject;
	if (least === undefined || most === undefined) {
		throw parameterError(context, 'Minimum and Maximum Days to Customer', 'both are needed');
	}
	if (Number(least) > Number(most)) {
		throw parameterError(context, 'Minimum Days to Customer', 'is more than the maximum');
	}
}
