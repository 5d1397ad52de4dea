import type { INodeProperties } from 'n8n-workflow';
import { additionalFields } from '../../shared/describe/collections';
import { place, required, whole } from '../../shared/describe/fields';
import type { Resource } from '../../shared/describe/resource';
import { step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { flowOf } from '../../shared/request/flow';
import { rowsOf } from '../../shared/request/output';
import { chosen, line, path } from '../fields';
import { goedGepickt, pages } from '../request';
import { setStockOnLocation } from '../setStock';

const { action, get } = verbs(goedGepickt, pages, {
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

const reason = (description?: string) =>
	additionalFields([line('Reason', 'reason', { placeholder: 'e.g. Counted', description })]);
const reasonOfMutation = line('Reason', 'mutationReason', { placeholder: 'e.g. Damaged' });

/** An addition that is sent twice adds twice, though its method is PUT (reference 2.3). */
const onceOnly = step(async function (request) {
	const productUuid = String(this.getNodeParameter('productUuid', '', { extractValue: true }));
	const traceableBy = `the change in the stock of product ${productUuid}`;
	return { ...request, repeatable: false, traceableBy };
});

const traceLink = step(async function (request) {
	const productUuid = String(this.getNodeParameter('productUuid', '', { extractValue: true }));
	return { ...request, traceableBy: `the location in the stock of product ${productUuid}` };
});

const onLocation: INodeProperties[] = [product, pickLocation];

/** Stock of a product per pick location: reference goedgepickt.md, 2.3. */
export const productStockResource: Resource = {
	name: 'Product Stock',
	value: 'productStock',
	description: 'Stock of a product per pick location',
	operations: [
		get('/products/{productUuid}/stock', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get the stock of a product on many locations',
			parameters: [product],
			output: [rowsOf('stockLocations')],
		}),
		action(
			'Set Stock on Location',
			'setOnLocation',
			'Set the stock of a product on any location',
			['PUT', '/products/{productUuid}/stock/{pickLocationUuid}'],
			{
				description: 'Set the quantity, and link the location to the product first where needed',
				parameters: [
					...onLocation,
					...quantity,
					reason('Not sent when the location has to be linked first, as that call takes none'),
				],
				flow: flowOf(goedGepickt, setStockOnLocation),
			},
		),
		action(
			'Set Quantity',
			'set',
			'Set the stock of a product on a linked location',
			['PUT', '/products/{productUuid}/stock/{pickLocationUuid}'],
			{
				description: 'Set the quantity on a location that is linked to the product already',
				parameters: [...onLocation, ...quantity, reason()],
			},
		),
		action(
			'Link Location',
			'link',
			'Link a location to a product',
			['POST', '/products/{productUuid}/stock/{pickLocationUuid}'],
			{
				description: 'Link a pick location to a product, with a first quantity',
				parameters: [
					...onLocation,
					...quantity,
					...place([whole('Priority', 'priority', { default: 1 })], 'body'),
				],
				before: [traceLink],
			},
		),
		action(
			'Mutate',
			'mutate',
			'Change the stock of a product by an amount',
			['PUT', '/products/{productUuid}/stock-mutation'],
			{
				description:
					'Add to the stock, or take from it with a negative number. It is never sent a second time by itself.',
				parameters: [
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
					additionalFields([reasonOfMutation, chosen.pickLocation]),
				],
				before: [onceOnly],
			},
		),
	],
};
