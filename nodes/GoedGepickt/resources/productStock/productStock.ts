import { additionalFields } from '../../../shared/operation/collections';
import { place, required, whole } from '../../../shared/operation/fields';
import { verbs } from '../../../shared/operation/verbs';
import type { Input, Resource, Step } from '../../../shared/operation/operation';
import { idField, line, path } from '../../fields/fields';
import { asForm, inEitherForm, settingAsForm } from '../../service/otherForm';
import { pages } from '../../service/request';
import { setStockOnLocation } from './setStock';

const { action, get } = verbs(pages, {
	name: 'Product Stock',
	one: 'the stock of a product',
	many: 'stock rows of a product',
});

const { pickLocation, product } = path;

const quantity = place(
	[
		required(
			whole('Quantity', 'stockQuantity', {
				least: 0,
				placeholder: 'e.g. 12',
				description: 'How many lie on the location',
			}),
		),
	],
	'body',
);

const reason = (description: string) =>
	additionalFields([line('Reason', 'reason', { placeholder: 'e.g. Counted', description })]);
const reasonOfMutation = line('Reason', 'mutationReason', {
	description: 'Why, for the history of the stock',
	placeholder: 'e.g. Damaged',
});

/**
 * An addition that is sent twice adds twice, though its method is PUT
 * (docs/services/goedgepickt.md, 2.3).
 */
const onceOnly: Step = (draft) => {
	const productUuid = String(draft.inputs.productUuid);
	const traceableBy = `the change in the stock of product ${productUuid}`;
	return { ...draft, repeatable: false, traceableBy };
};

const traceLink: Step = (draft) => {
	const productUuid = String(draft.inputs.productUuid);
	return { ...draft, traceableBy: `the location in the stock of product ${productUuid}` };
};

const onLocation: Input[] = [product, pickLocation];

/** Stock of a product per pick location: docs/services/goedgepickt.md, 2.3. */
export const productStockResource: Resource = {
	name: 'Product Stock',
	value: 'productStock',
	description: 'Stock of a product per pick location',
	operations: [
		get('/products/{productUuid}/stock', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get the stock of a product on many locations',
			inputs: [product],
			answer: { list: 'stockLocations' },
		}),
		action(
			'Set Stock on Location',
			'setOnLocation',
			'Set the stock of a product on any location',
			['PUT', '/products/{productUuid}/stock/{pickLocationUuid}'],
			{
				answer: 'nothing',
				description: 'Set the quantity, and link the location to the product first where needed',
				inputs: [
					...onLocation,
					...quantity,
					reason('Not sent when the location has to be linked first, as that call takes none'),
				],
				flow: inEitherForm(settingAsForm, setStockOnLocation),
			},
		),
		action(
			'Set Quantity',
			'set',
			'Set the stock of a product on a linked location',
			['PUT', '/products/{productUuid}/stock/{pickLocationUuid}'],
			{
				answer: 'nothing',
				description: 'Set the quantity on a location that is linked to the product already',
				inputs: [...onLocation, ...quantity, reason('Why, for the history of the stock')],
				flow: inEitherForm(asForm),
			},
		),
		action(
			'Link Location',
			'link',
			'Link a location to a product',
			['POST', '/products/{productUuid}/stock/{pickLocationUuid}'],
			{
				answer: 'nothing',
				description: 'Link a pick location to a product, with a first quantity',
				inputs: [
					...onLocation,
					...quantity,
					...place(
						[
							whole('Priority', 'priority', {
								description: 'Locations with a lower number come first',
								default: 1,
							}),
						],
						'body',
					),
				],
				before: [traceLink],
				flow: inEitherForm(asForm),
			},
		),
		action(
			'Mutate',
			'mutate',
			'Change the stock of a product by an amount',
			['PUT', '/products/{productUuid}/stock-mutation'],
			{
				answer: 'nothing',
				description:
					'Add to the stock, or take from it with a negative number. It is never sent a second time by itself.',
				inputs: [
					product,
					...place(
						[
							required(
								whole('Change', 'mutation', {
									placeholder: 'e.g. -2',
									description: 'How many to add; a negative number takes away',
								}),
							),
						],
						'body',
					),
					additionalFields([reasonOfMutation, idField.pickLocation]),
				],
				before: [onceOnly],
			},
		),
	],
};
