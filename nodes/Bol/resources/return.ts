import type { IDataObject } from 'n8n-workflow';
import { METHODS, WHO_FULFILS } from '../fields/fulfilmentMethod';
import { filters } from '../../shared/operation/collections';
import {
	allRequired,
	choice,
	choiceToMake,
	place,
	required,
	toggle,
	whole,
} from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import { key } from '../../shared/operation/key';
import type { Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { untilCompleted, waitForCompletion } from '../process/processStatus';
import { pagesOf, V10, writes } from '../service/request';

const { action, create, get, list } = verbs(pagesOf('returns', 'returnId'), {
	name: 'Return',
	one: 'a return',
	many: 'returns',
});

const returned = locator('Return', 'returnId', {
	search: 'searchReturns',
	example: '15892026',
	numeric: false,
	description: 'The list has returns that are still open',
});

const returnItem = locator('Return Item', 'rmaId', {
	search: 'searchReturnItems',
	example: '86123452',
	description:
		'The RMA ID of the item, not the ID of the return. The list has items that are still open.',
});

/** What a seller does with a returned item (2.5). */
const RESULTS = [
	{
		name: 'Customer Keeps Product, Paid',
		value: 'CUSTOMER_KEEPS_PRODUCT_PAID',
	},
	{
		name: 'Exchange Product',
		value: 'EXCHANGE_PRODUCT',
		description: 'A replacement is sent',
	},
	'REPAIR_PRODUCT',
	{
		name: 'Return Does Not Meet Conditions',
		value: 'RETURN_DOES_NOT_MEET_CONDITIONS',
		description: 'The return is rejected',
	},
	{
		name: 'Return Received',
		value: 'RETURN_RECEIVED',
		description: 'The return is accepted and the customer gets the money back',
	},
];

/** Only a return that was handled before can still be approved. */
const STILL_APPROVED = {
	name: 'Still Approved',
	value: 'STILL_APPROVED',
	description: 'The return is accepted after it was rejected',
};

const quantity = place(
	allRequired([
		whole('Quantity Returned', 'quantityReturned', {
			least: 1,
			most: 9999,
			description: 'How many pieces really came back',
		}),
	]),
	'body',
);

const result = (values: typeof RESULTS) =>
	place(
		[
			choiceToMake('Handling Result', 'handlingResult', values, {
				description: 'What became of the goods that came back',
			}),
		],
		'body',
	);

const traceByItem: Step = (draft) => {
	const { orderItemId } = draft.body as IDataObject;
	return { ...draft, traceableBy: `a return of order item ${String(orderItemId)}` };
};

/** Returns of version 10: docs/services/bol.md, 2.5. */
export const returnResource: Resource = {
	name: 'Return',
	value: 'return',
	operations: [
		list('/retailer/returns', {
			description: 'Get returns: open ones oldest first, or handled ones newest first',
			inputs: [
				// What bol takes for granted without it is not known (2.5, get-returns).
				...place(
					[
						required(
							toggle('Handled', 'handled', 'Whether to get handled returns instead of open ones'),
						),
					],
					'query',
				),
				filters([
					choice('Fulfilment Method', 'fulfilment-method', METHODS, {
						description: WHO_FULFILS,
						default: 'FBR',
					}),
				]),
			],
		}),
		get('/retailer/returns/{returnId}', { inputs: [returned] }),
		create('/retailer/returns', {
			description:
				'Create a return and handle it at once, when a parcel came back that the customer had not registered; the customer gets an email',
			// Alone among the requests with JSON it has the plain media type (1.2, Non-JSON calls).
			request: { headers: { Accept: V10, 'Content-Type': 'application/json' } },
			inputs: [
				...place(
					allRequired([
						key('Order Item ID', 'orderItemId', {
							description: 'ID of a line of the order, as Order > Get gives it',
							placeholder: 'e.g. 1044796550',
						}),
					]),
					'body',
				),
				...quantity,
				...result(RESULTS),
				...waitForCompletion,
			],
			before: [traceByItem],
			flow: untilCompleted,
		}),
		action('Handle', 'handle', 'Handle an item of a return', ['PUT', '/retailer/returns/{rmaId}'], {
			answer: 'object',
			description: 'Handle an open return item, or change an earlier result',
			request: writes,
			inputs: [
				returnItem,
				...quantity,
				...result([...RESULTS, STILL_APPROVED]),
				...waitForCompletion,
			],
			flow: untilCompleted,
		}),
	],
};
