import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { DEFAULT_RATE_LIMIT_OPTIONS } from '../../shared/service/patience';
import type { Convert } from '../../shared/operation/convert';
import { keyOf } from '../../shared/operation/key';
import { givenIn, onlyIdOf, withMode } from '../../shared/operation/lookUp';
import { rateLimitOptionsOf } from '../../shared/operation/rateLimitOptions';
import { parameterError } from '../../shared/operation/nodeError';
import type { Input, ItemContext } from '../../shared/operation/operation';
import { idIn, rowsWithKey } from '../../shared/operation/rowsWithKey';
import { send } from '../../shared/service/send';
import { picqer } from '../service/request';

/**
 * What people call something by, and how its ID is found (docs/services/picqer.md, "Find by ...").
 */
interface Numbered {
	/** What it is, in messages: 'order'. */
	thing: string;
	/** Name of the mode in the editor: 'By Number'. */
	mode: string;
	/** What the number is called in messages: 'number'. */
	called: string;
	example: string;
	/** List that has the filter. */
	list: string;
	/** Name of the number, as filter and in the rows. */
	filter: string;
	/** Queries that find it, asked one after the other until something is found; without it the filter. */
	searches?: (number: string) => IDataObject[];
}

/** A list has either active or inactive products, never both (2.7, List products). */
export const productSearches = (productcode: string) => [
	{ productcode },
	{ productcode, inactive: true },
];

/** Finds a code with blanks around it, too, which the filter on the code does not. */
export const productLooseSearches = (search: string) => [{ search }, { search, inactive: true }];

/** Finds a number with blanks around it, too; what the search looks in is not all documented (2.10). */
export const customerLooseSearches = (search: string) => [{ search }];

/** What has a filter on its number, by the name of its ID (2.1, 2.2, 2.7, 2.10, 2.13). */
const NUMBERED: Record<string, Numbered> = {
	idorder: {
		thing: 'order',
		mode: 'By Number',
		called: 'number',
		example: 'O2026-1001',
		list: '/orders',
		filter: 'orderid',
	},
	idpicklist: {
		thing: 'picklist',
		mode: 'By Number',
		called: 'number',
		example: 'P2026-1001',
		list: '/picklists',
		filter: 'picklistid',
	},
	idcustomer: {
		thing: 'customer',
		mode: 'By Number',
		called: 'number',
		example: 'K1001',
		list: '/customers',
		filter: 'customerid',
		searches: (number) => [{ customerid: number }, ...customerLooseSearches(number)],
	},
	idreceipt: {
		thing: 'receipt',
		mode: 'By Number',
		called: 'number',
		example: 'RC2026-1001',
		list: '/receipts',
		filter: 'receiptid',
	},
	idproduct: {
		thing: 'product',
		mode: 'By Product Code',
		called: 'product code',
		example: 'LAMP-01',
		list: '/products',
		filter: 'productcode',
		searches: (code) => [...productSearches(code), ...productLooseSearches(code)],
	},
};

/** Name of the mode in which a number is given instead of an ID. */
const MODE = 'number';

type Context = ItemContext | ILoadOptionsFunctions;

/**
 * The ID for what the user gave in a resource locator: the ID itself, or a number that is looked up.
 *
 * @param idName the service's name for the ID, e.g. `idorder`
 * @throws NodeOperationError when nothing, or more than one thing, has the number
 */
export async function idOf(context: Context, idName: string, kept: unknown): Promise<unknown> {
	const { mode, value, text } = givenIn(kept);
	return mode === MODE && text !== '' ? await idWithNumber(context, idName, text) : value;
}

async function idWithNumber(context: Context, idName: string, text: string): Promise<unknown> {
	const { thing, called, list, filter, searches } = NUMBERED[idName];
	const wanted = { service: picqer.name, thing, called, text, field: filter, key: text };
	for (const qs of searches?.(text) ?? [{ [filter]: text }]) {
		const request = { method: 'GET' as const, url: list, qs };
		const { body } = await send.call(context, picqer, request, rateLimitOptionsIn(context));
		const rows = rowsWithKey(context, wanted, body);
		const ids = rows.map((row) => idIn(context, wanted, row, idName));
		if (ids.length > 0) return onlyIdOf(context, wanted, ids);
	}
	return onlyIdOf(context, wanted, []);
}

/** Parameters are read alike in every context of an execution; lists in the editor have no setting. */
const rateLimitOptionsIn = (context: Context) =>
	'getItemIndex' in context ? rateLimitOptionsOf(context) : DEFAULT_RATE_LIMIT_OPTIONS;

/**
 * A locator with a mode for the number: it is looked up right before the request is sent, and the ID
 * takes its place. A number where an ID is due is an error that says so.
 *
 * @param idName the service's name for the ID
 */
export function numbered(input: Input, idName: string): Input {
	const { called, mode, example } = NUMBERED[idName];
	const { convert } = input;
	const checked: Convert = (context, displayName, value) => {
		const text = keyOf(value);
		if (text !== '' && !/^\d+$/.test(text)) {
			throw parameterError(
				context,
				displayName,
				`"${text}" is not an ID`,
				`An ID has digits only. If this is the ${called}, choose "${mode}" instead.`,
			);
		}
		return convert ? convert(context, displayName, value) : value;
	};
	return withMode(
		{ ...input, convert: checked },
		{ name: MODE, displayName: mode, example },
		async (context, text) => await idWithNumber(context, idName, text),
	);
}
