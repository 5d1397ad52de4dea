import type { IDataObject } from 'n8n-workflow';
import { demandAllOf } from '../../../shared/commerce/existingOrder';
import { without } from '../../../shared/lib/without';
import {
	findProductsBy,
	forFields,
	forShopOrder,
	orderInput,
	shopOrder,
	shopOrderIn,
} from '../../../shared/commerce/orderInput';
import { additionalFields } from '../../../shared/operation/collections';
import { keepWhenItExists, whenItExists } from '../../../shared/operation/common';
import { createOrUpdate } from '../../../shared/operation/createOrUpdate';
import { dryRun, withDryRun } from '../../../shared/operation/dryRun';
import { place, text } from '../../../shared/operation/fields';
import { keyOf, toFilledKey } from '../../../shared/operation/key';
import type { Call } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { rowsIn } from '../../../shared/service/body';
import { isCancelled, recognised } from '../../service/findOrder';
import { pages, picqer } from '../../service/request';
import {
	completeAddress,
	neededWithoutCustomer,
	orderFields,
	orderLines,
	withReference,
} from './orderBody';
import { contentOf } from './linesInOrder';
import { sendPrices } from './prices';
import { processToo, withProcess } from './process';
import { fromShopOrder } from './shopOrderBody';
import { SIMPLE } from './simple';

const { action } = verbs(pages, { name: 'Order', one: 'an order', many: 'orders' });

/** An order that is there stays as it is, so it must be all that is still to be shipped of a shop order. */
function demandWhole({ context, inputs, request }: Call, order: IDataObject) {
	const shopOrder = shopOrderIn(inputs);
	if (!shopOrder) return;
	const { pieces, there, mostOf } = contentOf(order);
	const { products } = request.body as IDataObject;
	demandAllOf(context, shopOrder, {
		service: picqer.name,
		name: keyOf(order.orderid),
		isCancelled: isCancelled(order),
		pieces,
		products: { there, wanted: rowsIn(products).map(({ idproduct }) => keyOf(idproduct)) },
		mostOf,
	});
}

const createOnce = createOrUpdate(
	{
		thing: 'order',
		key: 'reference',
		...recognised,
		isGone: isCancelled,
		checkExisting: demandWhole,
		searches: (reference) => [{ reference }],
		// Looks in the reference, too, and finds one with blanks around it (2.1, List filters).
		looseSearches: (search) => [{ search }],
		// An update of an order does not change its lines (2.1, Update order).
		changes: (body) => without(body, 'products'),
		// Cancelled, it would be found by its reference all the same, and be in the way of the other one.
		takeBack: (reference) => [
			{ method: 'PUT', body: { reference: `${reference} (double)` } },
			{ method: 'DELETE' },
		],
	},
	pages,
);

const otherReference = place(
	[
		text('Reference', 'reference', {
			placeholder: 'e.g. WEB-8891',
			convert: toFilledKey,
			description:
				'The number of the shop order when empty; an order that has it already is not created again',
		}),
	],
	'body',
);

/** An order that is created once: docs/services/picqer.md, 2.1. */
export const upsert = action(
	'Create or Update',
	'upsert',
	'Create or update an order',
	['POST', '/orders'],
	{
		answer: 'object',
		// Word for word what n8n's rules want of it.
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		inputs: [
			orderInput,
			shopOrder,
			...withReference.map(forFields),
			...orderLines.map(forFields),
			forFields(neededWithoutCustomer),
			findProductsBy,
			sendPrices,
			...otherReference.map(forShopOrder),
			additionalFields(orderFields),
			forFields(whenItExists),
			forShopOrder(keepWhenItExists),
			processToo,
			dryRun,
		],
		before: [fromShopOrder, completeAddress],
		flow: withDryRun(withProcess(createOnce)),
		simpleIfAsked: SIMPLE,
	},
);
